package dev.intact.csv;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a row of a record's raw fields, or says all that is wrong with it. Holds one row at a time. */
final class RowMaker<S> {
    private final Schema<S> schema;
    private final Layout layout;
    private final Dialect dialect;
    private final int maxFieldLength;
    private final List<Problem> problems = new ArrayList<>();

    RowMaker(Schema<S> schema, Layout layout, Dialect dialect, int maxFieldLength) {
        this.schema = schema;
        this.layout = layout;
        this.dialect = dialect;
        this.maxFieldLength = maxFieldLength;
    }

    /** {@return the row; null if there are {@link #problems()}} */
    @Nullable
    S make(FieldCollector fields, RecordScanner scanner) {
        problems.clear();
        if (scanner.flaw() != RecordScanner.Flaw.NONE) {
            problems.add(flaw(scanner));
            return null;
        }
        if (!layout.fits(fields.count())) {
            problems.add(Problem.of("the row has %s fields instead of %s".formatted(fields.count(), layout.width()))
                    .advice("quote the fields that hold a separator"));
            return null;
        }
        @Nullable Object[] values = values(fields);
        addMissing(values);
        return problems.isEmpty() ? create(values) : null;
    }

    private @Nullable Object[] values(FieldCollector fields) {
        List<ReadColumn> columns = layout.columns();
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            ReadColumn column = columns.get(i);
            int place = layout.place(i);
            values[column.field().index()] = column.value(
                    fields.text(place),
                    fields.isQuoted(place),
                    dialect,
                    problem -> problems.add(located(problem, column.field().name(), place)));
        }
        return values;
    }

    private Problem located(Problem problem, String field, int place) {
        return Problem.of("%s (%s)".formatted(problem.what(), layout.words(place)))
                .value(problem.value().orElse(null))
                .rule(problem.rule())
                .advice(problem.advice())
                .at(field);
    }

    private void addMissing(@Nullable Object[] values) {
        List<String> known = problems.stream().map(Problem::field).toList();
        for (Field field : schema.missing(values)) {
            if (!known.contains(field.name())) {
                problems.add(located(Problem.of("must have a value, but is empty"), field.name(), placeOf(field)));
            }
        }
    }

    private int placeOf(Field field) {
        List<ReadColumn> columns = layout.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).field().index() == field.index()) {
                return layout.place(i);
            }
        }
        throw new IllegalStateException("%s is read from no column".formatted(field.name()));
    }

    /** What a constructor throws may hold values, so only its class is named. */
    private @Nullable S create(@Nullable Object[] values) {
        try {
            return schema.create(values);
        } catch (RuntimeException e) {
            problems.add(Problem.of("%s refuses the values (%s)"
                    .formatted(schema.name(), e.getClass().getSimpleName())));
            return null;
        }
    }

    private Problem flaw(RecordScanner scanner) {
        Problem problem = switch (scanner.flaw()) {
            case TEXT_AFTER_QUOTE ->
                Problem.of("has text after its closing quote").advice("double the quotes inside a quoted field");
            case QUOTE_IN_TEXT ->
                Problem.of("has a quote, but is not quoted").advice("quote the field, and double the quotes inside");
            case TOO_LONG ->
                Problem.of("is longer than %s characters".formatted(maxFieldLength))
                        .advice("if it is meant to be, raise maxFieldLength");
            case NONE -> throw new IllegalStateException("a record without a flaw");
        };
        return located(problem, layout.fieldAt(scanner.flawColumn()), scanner.flawColumn());
    }

    /** What is wrong with the current row. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
