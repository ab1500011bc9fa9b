package dev.intact.jdbc;

import dev.intact.field.Problem;
import dev.intact.ledger.Waiting;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in plain words why the database did not take a row. The kind comes from the SQLState; the column from the
 * catalogue and the row's own values. Of the driver's message only names are used that the catalogue knows: the message
 * itself holds values.
 */
final class Diagnosis {
    private final TableWrite<?> write;
    private final @Nullable Object[] values;
    private final String state;
    private final String message;

    private Diagnosis(TableWrite<?> write, @Nullable Object[] values, SQLException error) {
        this.write = write;
        this.values = values;
        this.state = SqlStates.of(error);
        this.message = String.valueOf(error.getMessage());
    }

    static Problem of(Refusal refusal, @Nullable Object @Nullable [] values) {
        TableWrite<?> write = refusal.write();
        if (refusal.problem() != null) {
            return refusal.problem();
        }
        SQLException telling = SqlFault.telling(refusal.cause().orElseThrow());
        return new Diagnosis(write, Objects.requireNonNull(values, "the row that was refused"), telling).problem();
    }

    /** What a failed commit did: a constraint that is checked only then took the chunk back. */
    static String atCommit(SQLException error, List<TableWrite<?>> writes, String move) {
        SQLException telling = SqlFault.telling(error);
        if (!SqlFault.isDataFault(error)) {
            return "did not confirm the commit of a chunk of " + move;
        }
        return "took a chunk of %s back at its commit, for %s"
                .formatted(
                        move,
                        writes.stream()
                                .map(write -> new Diagnosis(write, new @Nullable Object[0], telling))
                                .flatMap(one -> one.constraintNamed().stream()
                                        .map(constraint -> "the constraint %s of %s, which is checked only then"
                                                .formatted(constraint.name(), one.table())))
                                .findFirst()
                                .orElse("a constraint that is checked only then"));
    }

    private Optional<Constraint> constraintNamed() {
        return write.table().constraints().stream()
                .filter(constraint -> place(constraint) >= 0)
                .min(Comparator.comparingInt(this::place));
    }

    private Problem problem() {
        return switch (state) {
            case "23505" -> broken(Constraint.Type.UNIQUE, "has a value that is already there");
            case "23503", "23506" -> broken(Constraint.Type.REFERENCE, Waiting.ON_A_ROW);
            case "23513", "23514" -> broken(Constraint.Type.CHECK, "breaks a check of its table");
            case "23502" ->
                inColumn(
                        "has no value, but must have one",
                        (column, value) -> value == null && !column.nullable(),
                        column -> "not null");
            case "22001", "22003", "22004" -> exceeded();
            default ->
                inColumn(
                        state.startsWith("22") ? "does not fit its column" : "breaks a constraint of its table",
                        (column, value) -> false,
                        TargetColumn::typeName);
        };
    }

    private Problem exceeded() {
        BiPredicate<TargetColumn, @Nullable Object> exceeds =
                (column, value) -> value != null && column.isExceededBy(value);
        boolean inLength = write.slots().stream()
                .filter(slot -> exceeds.test(slot.column(), values[slot.leaf().index()]))
                .anyMatch(slot ->
                        slot.column().kind() == Kind.TEXT || slot.column().kind() == Kind.BINARY);
        return inColumn(inLength ? "is too long" : "is too large", exceeds, TargetColumn::words);
    }

    /** Blames the first column that the fault fits, else the one that the message names. */
    private Problem inColumn(
            String what, BiPredicate<TargetColumn, @Nullable Object> fault, Function<TargetColumn, String> rule) {
        Problem problem = Problem.of(what);
        Optional<TableWrite.Slot> slot = write.slots().stream()
                .filter(s -> fault.test(s.column(), values[s.leaf().index()]))
                .findFirst()
                .or(() ->
                        write.slots().stream().filter(s -> isNamed(s.column())).findFirst());
        if (slot.isPresent()) {
            TargetColumn column = slot.get().column();
            return problem.at(slot.get().leaf().name())
                    .rule("%s.%s %s".formatted(table(), column.name(), rule.apply(column)));
        }
        return unmappedColumn()
                .map(column -> problem.rule("%s.%s %s".formatted(table(), column.name(), rule.apply(column)))
                        .advice("map it"))
                .orElseGet(() -> problem.rule("%s, SQLState %s".formatted(table(), state)));
    }

    private boolean isNamed(TargetColumn column) {
        String name = "column \"" + column.name();
        return message.contains(name + '"') || message.contains(name + ' ');
    }

    private Optional<TargetColumn> unmappedColumn() {
        return write.table().columns().stream().filter(this::isNamed).findFirst();
    }

    private Problem broken(Constraint.Type type, String what) {
        Problem problem = Problem.of(what);
        Optional<Constraint> found = named(type);
        if (found.isEmpty()) {
            return problem.rule("%s, SQLState %s".formatted(table(), state));
        }
        Constraint constraint = found.get();
        List<String> columns = constraint.columns();
        String where = columns.size() == 1
                ? table() + "." + columns.get(0)
                : columns.isEmpty() ? table() : "%s(%s)".formatted(table(), String.join(", ", columns));
        String demand = switch (type) {
            case UNIQUE -> "unique";
            case REFERENCE -> "references " + constraint.references();
            case CHECK -> "check " + constraint.name();
        };
        return at(problem.rule(where + " " + demand), columns);
    }

    private Problem at(Problem problem, List<String> columns) {
        return write.slots().stream()
                .filter(slot ->
                        columns.size() == 1 && columns.contains(slot.column().name()))
                .findFirst()
                .map(slot -> problem.at(slot.leaf().name()))
                .orElse(problem);
    }

    /** The constraint that the message names first, else the only one of the kind. */
    private Optional<Constraint> named(Constraint.Type type) {
        List<Constraint> known = write.table().constraints().stream()
                .filter(constraint -> constraint.type() == type)
                .toList();
        Optional<Constraint> named = known.stream()
                .filter(constraint -> place(constraint) >= 0)
                .min(Comparator.comparingInt(this::place)
                        .thenComparing(constraint -> -constraint.name().length()));
        boolean only = known.stream().map(Constraint::columns).distinct().count() == 1;
        return named.or(() -> only ? known.stream().findFirst() : Optional.empty());
    }

    private int place(Constraint constraint) {
        Matcher name = Pattern.compile(
                        "(?<![\\p{L}\\p{N}_])" + Pattern.quote(constraint.name()) + "(?![\\p{L}\\p{N}_])")
                .matcher(message);
        return name.find() ? name.start() : -1;
    }

    private String table() {
        return write.table().name().name();
    }
}
