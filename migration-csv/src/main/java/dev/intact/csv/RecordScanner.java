package dev.intact.csv;

/**
 * Follows the quotes, lines and records of a file, character by character, beneath the parser and independently of it.
 *
 * <p>It knows what a lenient parser does not say: where an open quote began, which record breaks the rules of RFC 4180
 * and in which column, and how many records there are. A record that breaks the rules is cut short for the parser, so
 * that neither a stray quote nor an endless field ends the reading, or fills the memory.
 */
final class RecordScanner {

    /** What is to be done with a character. */
    enum Step {
        KEEP,
        DROP,
        REPLACE_BY_QUOTE,
        KEEP_AND_END_RECORD,
        STOP
    }

    /** How a record breaks the rules. */
    enum Flaw {
        NONE,
        TEXT_AFTER_QUOTE,
        QUOTE_IN_TEXT,
        TOO_LONG
    }

    private enum State {
        BETWEEN_RECORDS,
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED,
        AFTER_QUOTED,
        QUOTED_AGAIN
    }

    private final char separator;
    private final char quote;
    private final int maxFieldLength;

    private State state = State.BETWEEN_RECORDS;
    private boolean afterCarriageReturn;
    private boolean cutShort;
    private long records;
    private long line = 1;
    private long recordLine = 1;
    private long quoteLine;
    private long quoteAt;
    private int column;
    private int length;
    private Flaw flaw = Flaw.NONE;
    private int flawColumn;

    RecordScanner(char separator, char quote, int maxFieldLength) {
        this.separator = separator;
        this.quote = quote;
        this.maxFieldLength = maxFieldLength;
    }

    /**
     * Takes the next character.
     *
     * @param at its place among all characters, kept for a quote that opens
     */
    Step next(char c, long at) {
        boolean endsPair = afterCarriageReturn && c == '\n';
        afterCarriageReturn = c == '\r';
        boolean lineBreak = c == '\r' || (c == '\n' && !endsPair);
        if (lineBreak) {
            line++;
        }
        if (state == State.BETWEEN_RECORDS) {
            if (lineBreak || endsPair) {
                return Step.KEEP;
            }
            beginRecord();
        }
        return switch (state) {
            case QUOTED -> quoted(c);
            case QUOTED_AGAIN -> quotedAgain(c, lineBreak);
            case BETWEEN_RECORDS, FIELD_START, PLAIN, QUOTE_IN_QUOTED, AFTER_QUOTED -> unquoted(c, lineBreak, at);
        };
    }

    /**
     * Takes at once the characters that do no more than continue the current field.
     *
     * @return how many there are, to be kept; the next one is for {@link #next}
     */
    int run(char[] text, int from, int to) {
        boolean quoted = state == State.QUOTED;
        if (cutShort || (!quoted && state != State.PLAIN)) {
            return 0;
        }
        int end = from + Math.min(to - from, maxFieldLength - length);
        int at = from;
        while (at < end && continues(text[at], quoted)) {
            at++;
        }
        if (at > from) {
            afterCarriageReturn = false;
            length += at - from;
        }
        return at - from;
    }

    private boolean continues(char c, boolean quoted) {
        return c != quote && c != '\n' && c != '\r' && (quoted || c != separator);
    }

    private void beginRecord() {
        state = State.FIELD_START;
        recordLine = line;
        column = 0;
        cutShort = false;
        flaw = Flaw.NONE;
    }

    private Step unquoted(char c, boolean lineBreak, long at) {
        if (lineBreak) {
            end();
            return Step.KEEP_AND_END_RECORD;
        }
        if (c == separator) {
            state = State.FIELD_START;
            column++;
            return kept();
        }
        return c == quote ? unquotedQuote(at) : unquotedText();
    }

    private Step unquotedQuote(long at) {
        switch (state) {
            case FIELD_START -> {
                open(at);
                state = State.QUOTED;
                length = 0;
            }
            case AFTER_QUOTED -> {
                open(at);
                state = State.QUOTED_AGAIN;
            }
            case QUOTE_IN_QUOTED -> {
                state = State.QUOTED;
                return length < maxFieldLength ? counted() : cut(Flaw.TOO_LONG, Step.DROP);
            }
            default -> {
                found(Flaw.QUOTE_IN_TEXT);
                return unquotedText();
            }
        }
        return kept();
    }

    private void open(long at) {
        quoteAt = at;
        quoteLine = line;
    }

    private Step unquotedText() {
        switch (state) {
            case FIELD_START -> {
                state = State.PLAIN;
                length = 0;
                return counted();
            }
            case PLAIN -> {
                return length < maxFieldLength ? counted() : cut(Flaw.TOO_LONG, Step.DROP);
            }
            case QUOTE_IN_QUOTED -> {
                state = State.AFTER_QUOTED;
                return line == quoteLine ? cut(Flaw.TEXT_AFTER_QUOTE, Step.DROP) : Step.STOP;
            }
            default -> {
                return kept();
            }
        }
    }

    private Step quoted(char c) {
        if (c == quote) {
            state = State.QUOTE_IN_QUOTED;
            return kept();
        }
        return length < maxFieldLength ? counted() : cut(Flaw.TOO_LONG, Step.REPLACE_BY_QUOTE);
    }

    /** Quotes after a closed field are followed only to see whether they are balanced by the end of the line. */
    private Step quotedAgain(char c, boolean lineBreak) {
        if (c == quote) {
            state = State.AFTER_QUOTED;
        }
        return lineBreak ? Step.STOP : kept();
    }

    private Step counted() {
        length++;
        return kept();
    }

    private Step kept() {
        return cutShort ? Step.DROP : Step.KEEP;
    }

    private Step cut(Flaw why, Step step) {
        found(why);
        Step first = cutShort ? Step.DROP : step;
        cutShort = true;
        return first;
    }

    private void found(Flaw what) {
        if (flaw == Flaw.NONE) {
            flaw = what;
            flawColumn = column;
        }
    }

    /** Ends the record, if there is one; at the end of the input no line break need do it. */
    void end() {
        if (isInsideRecord()) {
            records++;
            state = State.BETWEEN_RECORDS;
        }
    }

    boolean isInsideQuotes() {
        return state == State.QUOTED || state == State.QUOTED_AGAIN;
    }

    boolean isInsideRecord() {
        return state != State.BETWEEN_RECORDS;
    }

    /** How many records have ended; empty lines are none. */
    long records() {
        return records;
    }

    /** The line of the next character, from 1. */
    long line() {
        return line;
    }

    /** The line at which the current record, or the one that has just ended, began. */
    long recordLine() {
        return recordLine;
    }

    long quoteLine() {
        return quoteLine;
    }

    long quoteAt() {
        return quoteAt;
    }

    Flaw flaw() {
        return flaw;
    }

    int flawColumn() {
        return flawColumn;
    }
}
