package dev.intact.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import dev.intact.convert.Failures;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.sink.RowWriter;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes rows as the lines of a file. */
final class CsvRowWriter<T> implements RowWriter<T> {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char LAST_OF_ASCII = '\u007F';

    private final Schema<T> schema;
    private final Dialect dialect;
    private final List<WriteColumn> columns;
    private final CsvForm form;
    private final Set<String> generated;
    private final CharsetEncoder encoder;
    private final CharArrayWriter line = new CharArrayWriter();
    private final BitSet quoted = new BitSet();
    private final CsvWriter csv;

    CsvRowWriter(Schema<T> schema, Dialect dialect, List<WriteColumn> columns, CsvForm form, Set<String> generated) {
        this.schema = schema;
        this.dialect = dialect;
        this.columns = columns;
        this.form = form;
        this.generated = generated;
        this.encoder =
                ByteOrderMark.definite(dialect.charset(), Optional.empty()).newEncoder(); // reports by default
        this.csv = CsvWriter.builder()
                .fieldSeparator(dialect.separator())
                .quoteCharacter(dialect.quote())
                .commentCharacter(unused(dialect))
                .lineDelimiter(LineDelimiter.of(dialect.lineBreak()))
                .quoteStrategy(new Chosen(quoted))
                .bufferSize(0)
                .build(line);
    }

    /** The writer wants a character for comments, although none is written. */
    private static char unused(Dialect dialect) {
        return Stream.of('#', '~', '^')
                .filter(mark -> mark != dialect.separator() && mark != dialect.quote())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void begin(OutputStream to) throws IOException {
        if (form.byteOrderMark()) {
            write(CharBuffer.wrap(new char[] {BYTE_ORDER_MARK}), to);
        }
        if (form.header()) {
            List<String> names = columns.stream().map(WriteColumn::header).toList();
            quoted.clear();
            quoted.set(0, isMistakable(names.get(0)));
            write(line(names), to);
        }
    }

    @Override
    public Optional<Problem> write(T row, OutputStream to) throws IOException {
        @Nullable Object[] values = schema.values(row);
        List<String> texts = new ArrayList<>(columns.size());
        First first = new First();
        quoted.clear();
        for (WriteColumn column : columns) {
            boolean omitted = generated.contains(column.field().name());
            texts.add(text(column, omitted ? null : values[column.field().index()], texts.size(), first));
        }
        if (first.problem.isPresent()) {
            return first.problem;
        }
        try {
            write(line(texts), to);
            return Optional.empty();
        } catch (CharacterCodingException e) {
            return unwritable(texts);
        }
    }

    private String text(WriteColumn column, @Nullable Object value, int place, First first) {
        if (value == null) {
            return dialect.nullText();
        }
        String text =
                column.text(value, found -> first.add(found.at(column.field().name())));
        if (text == null) {
            return "";
        }
        if (dialect.isNullText(text) && !column.isText()) {
            first.add(Problem.of("is written like null")
                    .value(value)
                    .at(column.field().name()));
        }
        String safe = form.formulasNeutralised() && !column.isNumber() ? Formulas.neutralised(text) : text;
        quoted.set(place, safe.isEmpty() || dialect.isNullText(safe) || (place == 0 && isMistakable(safe)));
        return safe;
    }

    /** At the beginning of a file, such a character could be taken for a byte order mark. */
    private static boolean isMistakable(String text) {
        return !text.isEmpty() && (text.charAt(0) > LAST_OF_ASCII || text.charAt(0) == 0);
    }

    private CharBuffer line(List<String> texts) {
        line.reset();
        csv.writeRecord(texts);
        return CharBuffer.wrap(line.toCharArray());
    }

    private void write(CharBuffer text, OutputStream to) throws IOException {
        ByteBuffer bytes = encoder.encode(text);
        to.write(bytes.array(), bytes.arrayOffset(), bytes.limit());
    }

    private Optional<Problem> unwritable(List<String> texts) {
        encoder.reset(); // it stands at the character that it could not encode
        for (int i = 0; i < texts.size(); i++) {
            if (!encoder.canEncode(texts.get(i))) {
                return Optional.of(Problem.of("has a character that %s cannot hold".formatted(dialect.charset()))
                        .value(texts.get(i))
                        .advice("replace it, or write the file in UTF-8")
                        .at(columns.get(i).field().name()));
            }
        }
        return Optional.of(Problem.of("the separator, quote or line break is none in " + dialect.charset()));
    }

    /** Quotes the fields that were chosen; those that need quotes get them anyway. */
    private record Chosen(BitSet quoted) implements QuoteStrategy {
        @Override
        public boolean quoteEmpty(int line, int field) {
            return quoted.get(field);
        }

        @Override
        public boolean quoteValue(int line, int field, String value) {
            return quoted.get(field);
        }
    }

    private static final class First implements Failures {
        private Optional<Problem> problem = Optional.empty();

        @Override
        public void add(Problem found) {
            problem = problem.or(() -> Optional.of(found));
        }
    }
}
