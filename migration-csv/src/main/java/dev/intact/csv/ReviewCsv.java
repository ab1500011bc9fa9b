package dev.intact.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.intact.duplicates.Overrides;
import dev.intact.duplicates.ReviewPair;
import dev.intact.duplicates.ReviewSheet;
import dev.intact.field.Key;
import dev.intact.sink.OwnerOnly;
import dev.intact.source.SourceException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pairs that may be duplicates as a file in which people say whether they are, and what they said read from that file:
 *
 * <pre>{@code
 * ReviewCsv.export(sheet, file);
 * // … somebody answers yes or no …
 * Overrides said = ReviewCsv.answers(file);
 * }</pre>
 *
 * <p>A row is a pair. Into its column {@code #same} goes {@code yes} or {@code no}; empty means that nobody has
 * decided. The other columns say which records it is, why they may be one, and what each of the two has in each field,
 * side by side; they are for the reader, and only the keys are read back. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe, which is not part of the value. Rows may be sorted and deleted. UTF-8, comma, as
 * RFC 4180 has it.
 */
public final class ReviewCsv {
    private static final String SAME = "#same";
    private static final String ONE = "#key 1";
    private static final String OTHER = "#key 2";
    private static final List<String> HEAD = List.of(SAME, ONE, OTHER, "#score", "#rule", "#why");
    private static final int LONGEST_CELL = 16 * 1024 * 1024;
    private static final int SHOWN = 10;

    private ReviewCsv() {}

    /**
     * Writes the file, which its owner alone may read and write.
     *
     * @param sheet the pairs
     * @param file the file, which must not exist
     * @throws IOException if it exists, or cannot be written
     */
    public static void export(ReviewSheet sheet, Path file) throws IOException {
        OwnerOnly.create(file);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().build(out)) {
            List<String> header = new ArrayList<>(HEAD);
            sheet.fields().forEach(field -> header.addAll(List.of(field + " 1", field + " 2")));
            CsvWriter unused = csv.writeRecord(header);
            for (ReviewPair pair : sheet.pairs()) {
                CsvWriter unusedToo = csv.writeRecord(row(pair));
            }
        }
    }

    private static List<String> row(ReviewPair pair) {
        List<String> row = new ArrayList<>();
        row.add("");
        row.add(Formulas.neutralised(pair.match().one().text()));
        row.add(Formulas.neutralised(pair.match().other().text()));
        row.add(String.format(Locale.ROOT, "%.3f", pair.match().score()));
        row.add(Formulas.neutralised(pair.match().rule()));
        row.add(Formulas.neutralised(pair.why()));
        for (int i = 0; i < pair.one().size(); i++) {
            row.add(Formulas.neutralised(pair.one().get(i)));
            row.add(Formulas.neutralised(pair.other().get(i)));
        }
        return row;
    }

    /**
     * Reads what people said.
     *
     * @param file the answered file
     * @return the pairs that were answered
     * @throws IllegalArgumentException if it cannot be read or is not such a file, if an answer is neither yes nor no,
     *     or if two contradict each other; all that is wrong is told at once, without values
     */
    public static Overrides answers(Path file) {
        List<String> faults = new ArrayList<>();
        Overrides said = Overrides.none();
        try (RecordReader csv = strictly(file)) {
            List<String> header = List.of();
            while (csv.next()) {
                List<String> row = csv.fields().texts();
                if (header.isEmpty()) {
                    header = header(row, file);
                } else if (csv.gate().scanner().flaw() != RecordScanner.Flaw.NONE) {
                    faults.add("line %s is no record: a quote stands where none may".formatted(csv.line()));
                } else if (row.size() != header.size()) {
                    faults.add(
                            "line %s has %s cells, and the header %s".formatted(csv.line(), row.size(), header.size()));
                } else {
                    said = with(said, header, row, csv.line(), faults);
                }
            }
        } catch (SourceException e) {
            throw new IllegalArgumentException(
                    "%s; save it as CSV in UTF-8, with commas between the cells".formatted(e.getMessage()), e);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("%s cannot be taken for answers:\n  %s%s"
                    .formatted(
                            file.getFileName(),
                            faults.stream().limit(SHOWN).collect(Collectors.joining("\n  ")),
                            faults.size() > SHOWN ? "\n  and %s more".formatted(faults.size() - SHOWN) : ""));
        }
        return said;
    }

    private static RecordReader strictly(Path file) {
        RecordGate gate = CsvFile.open(file, Dialect.rfc4180(), LONGEST_CELL);
        return new RecordReader(String.valueOf(file.getFileName()), gate, Dialect.rfc4180(), LONGEST_CELL);
    }

    private static List<String> header(List<String> header, Path file) {
        if (!header.containsAll(List.of(SAME, ONE, OTHER)) || Set.copyOf(header).size() != header.size()) {
            throw new IllegalArgumentException(
                    "%s is no review of duplicates: its header must have %s, %s and %s, each column once"
                            .formatted(file.getFileName(), SAME, ONE, OTHER));
        }
        return header;
    }

    private static Overrides with(
            Overrides said, List<String> header, List<String> row, long line, List<String> faults) {
        String answer = row.get(header.indexOf(SAME)).strip().toLowerCase(Locale.ROOT);
        if (answer.isEmpty()) {
            return said;
        }
        if (!answer.equals("yes") && !answer.equals("no")) {
            faults.add("line %s: the answer in %s is neither yes nor no".formatted(line, SAME));
            return said;
        }
        Key one = Key.ofText(plain(row.get(header.indexOf(ONE))));
        Key other = Key.ofText(plain(row.get(header.indexOf(OTHER))));
        try {
            return answer.equals("yes") ? said.mustLink(one, other) : said.neverLink(one, other);
        } catch (IllegalArgumentException e) { // its message tells the keys
            faults.add("line %s: it contradicts another line, or names one record twice".formatted(line));
            return said;
        }
    }

    private static String plain(String cell) {
        boolean isEscaped = cell.length() > 1
                && cell.startsWith("'")
                && !Formulas.neutralised(cell.substring(1)).equals(cell.substring(1));
        return isEscaped ? cell.substring(1) : cell;
    }
}
