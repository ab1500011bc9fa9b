package dev.intact.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Takes the fields of one record from the parser. It holds no more of them than were asked for, but counts them all.
 */
final class FieldCollector extends AbstractBaseCsvCallbackHandler<FieldCollector> {
    /** More columns than any table has. */
    static final int MOST_COLUMNS = 100_000;

    private final List<String> texts = new ArrayList<>();
    private final BitSet quoted = new BitSet();
    private int kept = MOST_COLUMNS;

    /** Keeps only the first fields of each record from now on. */
    void keep(int first) {
        kept = first;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        texts.clear();
        quoted.clear();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean inQuotes) {
        if (index < kept) {
            texts.add(new String(buffer, offset, length));
            quoted.set(index, inQuotes);
        }
    }

    @Override
    protected FieldCollector buildRecord() {
        return this;
    }

    /** How many fields the record has. */
    int count() {
        return getFieldCount();
    }

    String text(int column) {
        return texts.get(column);
    }

    boolean isQuoted(int column) {
        return quoted.get(column);
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
