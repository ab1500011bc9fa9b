package dev.intact.csv;

import dev.intact.convert.Conversion;
import dev.intact.convert.Text;
import dev.intact.field.Column;
import dev.intact.field.Problem;
import dev.intact.field.Row;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.DefinitionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one code table, and collects what is wrong with it. */
final class CodeTableReading<R, A, V> {
    private static final Conversion<String, String> BLANK_TO_NULL = Text.blankToNull();

    private final String name;
    private final Column<R, String> codeColumn;
    private final Conversion<String, A> codes;
    private final Column<R, String> valueColumn;
    private final Conversion<String, V> values;
    private final Map<A, V> entries = new LinkedHashMap<>();
    private final Map<Object, Listed<V>> listed = new HashMap<>();
    private final List<Problem> faults = new ArrayList<>();

    CodeTableReading(
            String name,
            Column<R, String> codeColumn,
            Conversion<String, A> codes,
            Column<R, String> valueColumn,
            Conversion<String, V> values) {
        this.name = name;
        this.codeColumn = codeColumn;
        this.codes = codes;
        this.valueColumn = valueColumn;
        this.values = values;
    }

    CodeTable<A, V> read(CsvSource<Row<R>> source) {
        try (FileReading<Row<R>> reading = FileReading.open(source, 0, 0)) {
            while (reading.next()) {
                Row<R> row = reading.row();
                if (row == null) {
                    reading.problems().forEach(problem -> faults.add(problem.at("line " + reading.line())));
                } else {
                    take(row, reading.line());
                }
            }
            reading.checkEnd();
        }
        if (entries.isEmpty() && faults.isEmpty()) {
            faults.add(Problem.of("lists no code").advice("fill the file, or correct its path"));
        }
        if (!faults.isEmpty()) {
            throw new DefinitionException("code table '%s' in %s".formatted(name, source.name()), faults);
        }
        return CodeTable.of(name, entries);
    }

    private void take(Row<R> row, long line) {
        A code = converted(row.get(codeColumn), codes, codeColumn, line);
        V value = converted(row.get(valueColumn), values, valueColumn, line);
        if (code == null) {
            return;
        }
        Listed<V> before = listed.putIfAbsent(CodeTable.comparable(code), new Listed<>(line, value));
        if (before != null) {
            faults.add(twice(code, value, before).at("line " + line));
        } else if (value != null) {
            entries.put(code, value);
        }
    }

    private static <V> Problem twice(Object code, @Nullable V value, Listed<V> before) {
        return Problem.of("is listed already in line %s%s".formatted(before.line, comparison(value, before.value)))
                .value(code)
                .advice("keep one of the two lines");
    }

    private static String comparison(@Nullable Object value, @Nullable Object before) {
        if (value == null || before == null) {
            return "";
        }
        return value.equals(before) ? ", with the same value" : ", with another value";
    }

    private <B> @Nullable B converted(
            @Nullable String text, Conversion<String, B> conversion, Column<R, String> column, long line) {
        String where = " (column '%s')".formatted(column.name());
        if (text == null || BLANK_TO_NULL.convert(text, faults::add) == null) {
            faults.add(Problem.of("is blank" + where)
                    .advice("fill it, or remove the line")
                    .at("line " + line));
            return null;
        }
        int before = faults.size();
        B converted = conversion.convert(
                text,
                problem -> faults.add(Problem.of(problem.what() + where)
                        .value(problem.value().orElse(null))
                        .rule(problem.rule())
                        .advice(problem.advice())
                        .at("line " + line)));
        if (converted == null && faults.size() == before) {
            faults.add(Problem.of("becomes no value" + where)
                    .value(text)
                    .advice("correct it")
                    .at("line " + line));
        }
        return converted;
    }

    /** Where a code was listed first, and what it becomes; null if that cannot be read. */
    private record Listed<V>(long line, @Nullable V value) {}
}
