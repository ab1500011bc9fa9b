package dev.intact.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.intact.field.Problem;
import dev.intact.ledger.KeptValue;
import dev.intact.run.Fixes;
import dev.intact.run.Quarantine;
import dev.intact.run.QuarantinedRecord;
import dev.intact.sink.OwnerOnly;
import dev.intact.source.SourceException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The records in quarantine of one move as a file in which people fix them, and the fixes read from that file:
 *
 * <pre>{@code
 * QuarantineCsv customers = QuarantineCsv.of(migrator.quarantine(migration), "customers");
 * customers.export(file);
 * // … somebody edits the file …
 * ReplayReport report = migrator.replay(migration, customers.fixes(file));
 * }</pre>
 *
 * <p>A row is a record. Columns whose names begin with {@code #} say which it is and what is wrong; behind them is one
 * for each source field, to be edited. A cell that was changed is a fix; a row without a changed cell is not tried,
 * unless there is any text in its column {@code #replay}. An emptied cell stands for no value. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe, which is not part of the value. Rows may be sorted
 * and deleted.
 *
 * <p>Sensitive fields are shown as {@code ***}: another text in such a cell replaces the value, unseen. UTF-8, comma,
 * as RFC 4180 has it. Immutable and thread-safe.
 */
public final class QuarantineCsv {
    private static final String ID = "#record";
    private static final String REPLAY = "#replay";
    private static final List<String> HEAD = List.of(ID, "#key", "#since", "#problems", "#waits for", REPLAY);
    private static final int LONGEST_CELL = 16 * 1024 * 1024;
    private static final int SHORT = 16;
    private static final int SHOWN = 10;

    private final Quarantine quarantine;
    private final String move;
    private final @Nullable SecretKey key;

    private QuarantineCsv(Quarantine quarantine, String move, @Nullable SecretKey key) {
        this.quarantine = Objects.requireNonNull(quarantine, "quarantine");
        this.move = Objects.requireNonNull(move, "move");
        this.key = key;
    }

    /**
     * The records in quarantine of a move, sensitive fields masked.
     *
     * @param quarantine the quarantine
     * @param move the name of the move
     * @return what can be exported and read
     */
    public static QuarantineCsv of(Quarantine quarantine, String move) {
        return new QuarantineCsv(quarantine, move, null);
    }

    /**
     * The same with sensitive fields opened: the file then holds them in the clear, for its owner alone.
     *
     * @param opening the key that {@code Options.quarantineKey} had in the run
     * @return the changed copy
     */
    public QuarantineCsv opened(SecretKey opening) {
        return new QuarantineCsv(quarantine, move, Objects.requireNonNull(opening, "opening"));
    }

    private void forEach(Consumer<QuarantinedRecord> visitor) {
        SecretKey opening = key;
        quarantine.forEach(move, record -> visitor.accept(opening == null ? record : record.opened(opening)));
    }

    private List<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        forEach(record -> fields.addAll(record.fields().keySet()));
        return List.copyOf(fields);
    }

    /**
     * Writes the file, which its owner alone may read and write. The records are read twice, one by one.
     *
     * @param file the file, which must not exist
     * @throws IOException if it exists, or cannot be written
     * @throws IllegalArgumentException if a field was sealed with another key
     * @throws IllegalStateException if records with other fields were rejected meanwhile
     */
    public void export(Path file) throws IOException {
        List<String> fields = fields();
        OwnerOnly.create(file);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().build(out)) {
            List<String> header = new ArrayList<>(HEAD);
            header.addAll(fields);
            CsvWriter unused = csv.writeRecord(header);
            forEach(record -> {
                requireKnown(record, fields, file);
                CsvWriter unusedToo = csv.writeRecord(row(record, fields));
            });
        }
    }

    /** What was rejected between the two readings, by a changed definition, may have other fields. */
    private static void requireKnown(QuarantinedRecord record, List<String> fields, Path file) {
        if (!fields.containsAll(record.fields().keySet())) {
            throw new IllegalStateException("records were rejected while %s was written; delete it, and export again"
                    .formatted(file.getFileName()));
        }
    }

    private static List<String> row(QuarantinedRecord record, List<String> fields) {
        List<String> row = new ArrayList<>();
        row.add(record.id().substring(0, SHORT));
        row.add(Formulas.neutralised(record.key()));
        row.add(record.since().toString());
        row.add(Formulas.neutralised(
                record.problems().stream().map(Problem::message).collect(Collectors.joining("\n"))));
        row.add(Formulas.neutralised(
                record.waitsFor().stream().map(Object::toString).collect(Collectors.joining("\n"))));
        row.add("");
        fields.forEach(field -> row.add(cell(record.fields().get(field))));
        return row;
    }

    private static String cell(@Nullable KeptValue value) {
        if (value == null) {
            return "";
        }
        return switch (value.form()) {
            case PLAIN -> value.text().map(Formulas::neutralised).orElse("");
            case MASKED, SEALED -> Problem.MASK;
            case OMITTED -> "…";
        };
    }

    /**
     * Reads the fixes: what differs from what was exported.
     *
     * @param file the edited file
     * @return the records that were changed or marked, with their new values
     * @throws IllegalArgumentException if it cannot be read, is not such a file, or names a record that is not in this
     *     quarantine; all that is wrong is told at once, without values
     */
    public Fixes fixes(Path file) {
        Map<String, QuarantinedRecord> known = new LinkedHashMap<>();
        forEach(record -> known.put(record.id().substring(0, SHORT), record));
        Set<String> fields = new LinkedHashSet<>();
        known.values().forEach(record -> fields.addAll(record.fields().keySet()));
        List<String> faults = new ArrayList<>();
        Fixes fixes = Fixes.chosen();
        try (RecordReader csv = strictly(file)) {
            List<String> header = List.of();
            while (csv.next()) {
                List<String> row = csv.fields().texts();
                if (header.isEmpty()) {
                    header = header(row, List.copyOf(fields));
                } else if (csv.gate().scanner().flaw() != RecordScanner.Flaw.NONE) {
                    faults.add("line %s is no record: a quote stands where none may".formatted(csv.line()));
                } else if (row.size() != header.size()) {
                    faults.add(
                            "line %s has %s cells, and the header %s".formatted(csv.line(), row.size(), header.size()));
                } else {
                    fixes = with(fixes, header, row, csv.line(), known, faults);
                }
            }
        } catch (SourceException e) {
            throw new IllegalArgumentException(
                    "%s; save it as CSV in UTF-8, with commas between the cells".formatted(e.getMessage()), e);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("%s cannot be taken for fixes of %s:\n  %s%s"
                    .formatted(
                            file.getFileName(),
                            move,
                            faults.stream().limit(SHOWN).collect(Collectors.joining("\n  ")),
                            faults.size() > SHOWN ? "\n  and %s more".formatted(faults.size() - SHOWN) : ""));
        }
        return fixes;
    }

    /** As a source is read: bytes that are no UTF-8, and quotes that are not closed, end the reading. */
    private static RecordReader strictly(Path file) {
        RecordGate gate = CsvFile.open(file, Dialect.rfc4180(), LONGEST_CELL);
        return new RecordReader(String.valueOf(file.getFileName()), gate, Dialect.rfc4180(), LONGEST_CELL);
    }

    private List<String> header(List<String> header, List<String> fields) {
        List<String> strange = header.stream()
                .filter(name -> !HEAD.contains(name) && !fields.contains(name))
                .toList();
        if (!header.contains(ID) || !strange.isEmpty() || Set.copyOf(header).size() != header.size()) {
            throw new IllegalArgumentException(
                    "the header is not that of an export of %s: it must have %s, each column once, and none beside %s and %s%s"
                            .formatted(
                                    move,
                                    ID,
                                    String.join(", ", HEAD),
                                    String.join(", ", fields),
                                    strange.isEmpty() ? "" : "; strange are: " + String.join(", ", strange)));
        }
        return header;
    }

    private static Fixes with(
            Fixes fixes,
            List<String> header,
            List<String> row,
            long line,
            Map<String, QuarantinedRecord> known,
            List<String> faults) {
        QuarantinedRecord record = known.get(row.get(header.indexOf(ID)));
        if (record == null) {
            faults.add("line %s: its record is not in quarantine (any more); remove the row".formatted(line));
            return fixes;
        }
        Fixes more = fixes;
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            String cell = row.get(i);
            boolean isMark = name.equals(REPLAY) && !cell.isBlank();
            Optional<KeptValue> before = Optional.ofNullable(record.fields().get(name));
            if (isMark) {
                more = more.retry(record);
            } else if (before.isPresent() && !cell(before.get()).equals(cell)) {
                more = more.fix(record, name, value(cell));
            }
        }
        return more;
    }

    /** What stands in an edited cell; one that had a value, and is empty, has none. */
    private static @Nullable String value(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        boolean isEscaped = cell.length() > 1
                && cell.startsWith("'")
                && !Formulas.neutralised(cell.substring(1)).equals(cell.substring(1));
        return isEscaped ? cell.substring(1) : cell;
    }

    @Override
    public String toString() {
        return "%s of %s".formatted(move, quarantine);
    }
}
