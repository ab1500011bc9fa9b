package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.jdbc.Writing.Mode;
import dev.intact.jdbc.Writing.Policy;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.RuleDescription;
import dev.intact.quality.Finding;
import dev.intact.quality.Finding.Level;
import dev.intact.sink.Inflow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Holds what one inflow will write against what its table demands, as far as definition and catalogue tell. */
final class SchemaCheck {
    private final Database database;
    private final Inflow<?> inflow;
    private final TableWrite<?> write;
    private final List<Finding> found = new ArrayList<>();

    private SchemaCheck(Database database, Inflow<?> inflow, TableWrite<?> write) {
        this.database = database;
        this.inflow = inflow;
        this.write = write;
    }

    /** What is wrong with an inflow among others, which are in the order in which they will be filled. */
    static List<Finding> of(Database database, Inflow<?> inflow, Map<Inflow<?>, TableWrite<?>> all)
            throws SQLException {
        TableWrite<?> write = Objects.requireNonNull(all.get(inflow), "an inflow that fits its table");
        SchemaCheck check = new SchemaCheck(database, inflow, write);
        check.checkEngine();
        write.slots().forEach(check::checkNull);
        check.checkFilling();
        check.checkUnique();
        check.found.addAll(new ReferenceCheck(database, inflow, write, all).findings());
        WriteProbe.of(database, write).ifPresent(problem -> check.found.add(Finding.error(check.where(), problem)));
        return check.found;
    }

    private String where() {
        return inflow.toString();
    }

    private void checkEngine() throws SQLException {
        database.engineWithoutTransactions(write.table().name())
                .ifPresent(engine -> found.add(Finding.error(
                        where(),
                        Problem.of(
                                        "table %s is kept by %s, which takes nothing back: no chunk would be written as a whole"
                                                .formatted(write.table().name(), engine))
                                .advice("alter table %s engine = InnoDB"
                                        .formatted(write.table().name())))));
    }

    private void checkNull(TableWrite.Slot slot) {
        boolean neverWritten =
                write.mode() == Mode.UPDATE && write.sink().writing().policy(slot.leaf()) != Policy.OVERWRITE;
        if (slot.column().nullable() || neverWritten) {
            return;
        }
        String field = slot.leaf().name();
        boolean met = write.mode() == Mode.UPSERT && write.sink().writing().policy(slot.leaf()) != Policy.OVERWRITE;
        if (inflow.isFilledLater(slot.leaf()) && !met) {
            found.add(Finding.error(
                    where(),
                    Problem.of(
                                    "is empty until all records are there, as references lead in a circle, but column %s takes no null"
                                            .formatted(name(slot.column())))
                            .at(field)
                            .advice("let the column take nulls while the run lasts")));
        } else if (isLeftEmpty(inflow, slot.leaf()) && !met) {
            found.add(Finding.error(
                    where(),
                    Problem.of("is left empty, but column %s takes no null".formatted(name(slot.column())))
                            .at(field)
                            .advice("map it, give it a constant, or let the target generate it")));
        } else if (slot.leaf().nullable()) {
            found.add(Finding.warning(
                    where(),
                    Problem.of("may be missing, but column %s takes no null".formatted(name(slot.column())))
                            .at(field)
                            .advice("declare what stands in for it, or expect such records to be rejected")));
        }
    }

    static boolean isLeftEmpty(Inflow<?> inflow, Field leaf) {
        return rule(inflow, leaf)
                .filter(rule -> rule.kind().equals("left empty"))
                .isPresent();
    }

    private static Optional<RuleDescription> rule(Inflow<?> inflow, Field leaf) {
        return inflow.mapping()
                .flatMap(mapping -> mapping.rules().stream()
                        .filter(rule -> rule.target().covers(leaf.index()))
                        .findFirst());
    }

    private void checkFilling() throws SQLException {
        Map<String, Field> filled = new LinkedHashMap<>();
        write.slots().forEach(slot -> filled.put(slot.column().name(), slot.leaf()));
        List<String> made =
                write.generated().stream().map(slot -> slot.column().name()).toList();
        boolean triggered = database.mayHaveTriggers(write.table().name());
        database.fillings(write.table().name()).forEach((column, filling) -> {
            String name = write.table().name() + "." + column;
            Field leaf = filled.get(column);
            boolean open = filling == Filling.NOBODY && leaf == null && !made.contains(column);
            if (open && write.mode() != Mode.UPDATE) {
                found.add(Finding.of(
                        triggered ? Level.WARNING : Level.ERROR,
                        where(),
                        Problem.of("column %s must have a value, has no default, and is filled by no field"
                                        .formatted(name))
                                .advice("add a field for it, or give it a default")));
            } else if (filling == Filling.COMPUTED && leaf != null) {
                found.add(Finding.error(
                        where(),
                        Problem.of("column %s is filled by the database alone".formatted(name))
                                .at(leaf.name())
                                .advice("map it as generated")));
            }
        });
    }

    /** What must be unique should be made of what tells the records apart. */
    private void checkUnique() {
        Set<List<String>> seen = new LinkedHashSet<>();
        for (Constraint constraint : write.table().constraints()) {
            if (constraint.type() == Constraint.Type.UNIQUE && seen.add(constraint.columns())) {
                inflow.mapping().ifPresent(mapping -> checkUnique(mapping, constraint.columns()));
            }
        }
    }

    private void checkUnique(Mapping<?, ?> mapping, List<String> columns) {
        Map<String, Field> leaves = leavesOf(write, columns);
        if (leaves.size() < columns.size() || isKey(write, columns)) {
            return; // what the target makes itself it keeps unique; what rows are found by is met, not repeated
        }
        if (leaves.values().stream().anyMatch(leaf -> isLeftEmpty(inflow, leaf))) {
            return; // a null clashes with nothing
        }
        Set<Field> sources = new LinkedHashSet<>();
        leaves.values().forEach(leaf -> rule(inflow, leaf).ifPresent(rule -> sources.addAll(rule.sources())));
        if (!sources.containsAll(mapping.keyFields())) {
            List<String> key = mapping.keyFields().stream().map(Field::name).toList();
            found.add(Finding.warning(
                    where(),
                    Problem.of("%s must be unique in %s, but is not made of the key (%s)"
                                    .formatted(
                                            String.join(" + ", columns),
                                            write.table().name(),
                                            String.join(", ", key)))
                            .advice("expect a record with a value that is already there to be rejected")));
        }
    }

    /** Whether rows that are there are found by these columns. */
    static boolean isKey(TableWrite<?> write, List<String> columns) {
        List<String> key =
                write.key().stream().map(slot -> slot.column().name()).toList();
        return !key.isEmpty() && columns.containsAll(key);
    }

    /** The leaves that are written to some columns, by column; fewer than there are columns if others fill them. */
    static Map<String, Field> leavesOf(TableWrite<?> write, List<String> columns) {
        Map<String, Field> leaves = new LinkedHashMap<>();
        for (TableWrite.Slot slot : write.slots()) {
            if (columns.contains(slot.column().name())) {
                leaves.put(slot.column().name(), slot.leaf());
            }
        }
        return leaves;
    }

    private String name(TargetColumn column) {
        return write.table().name() + "." + column.name();
    }
}
