package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.jdbc.Writing.Mode;
import dev.intact.quality.Finding;
import dev.intact.sink.Inflow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;

/** Asks of each reference of a table where the rows that it refers to come from. */
final class ReferenceCheck {
    private final Database database;
    private final Inflow<?> inflow;
    private final TableWrite<?> write;
    private final Map<Inflow<?>, TableWrite<?>> all;

    ReferenceCheck(Database database, Inflow<?> inflow, TableWrite<?> write, Map<Inflow<?>, TableWrite<?>> all) {
        this.database = database;
        this.inflow = inflow;
        this.write = write;
        this.all = all;
    }

    List<Finding> findings() throws SQLException {
        List<Finding> found = new ArrayList<>();
        for (Constraint constraint : write.table().constraints()) {
            if (constraint.type() == Constraint.Type.REFERENCE && isFilled(constraint)) {
                check(constraint, found);
            }
        }
        return found;
    }

    private boolean isFilled(Constraint constraint) {
        Collection<Field> leaves =
                SchemaCheck.leavesOf(write, constraint.columns()).values();
        return !leaves.isEmpty()
                && leaves.stream()
                        .noneMatch(leaf -> SchemaCheck.isLeftEmpty(inflow, leaf) || inflow.isFilledLater(leaf));
    }

    private void check(Constraint constraint, List<Finding> found) throws SQLException {
        String parent = constraint.references();
        if (parent.equals(write.table().name().name())) {
            found.add(warning(
                    constraint,
                    "refers to its own table",
                    "let parents come before their children, or expect the children to be rejected"));
            return;
        }
        List<Inflow<?>> filling =
                all.keySet().stream().filter(other -> fills(other, parent)).toList();
        String move = filling.isEmpty() ? "" : filling.get(0).move();
        if (!filling.isEmpty() && (move.equals(inflow.move()) || !isLater(filling.get(0)))) {
            return;
        }
        if (filling.isEmpty()) {
            add(
                    constraint,
                    "refers to %s, which no move fills".formatted(parent),
                    "move the rows it refers to first",
                    found);
        } else {
            add(
                    constraint,
                    "refers to %s, which move '%s' fills later".formatted(parent, move),
                    "put that move before '%s'".formatted(inflow.move()),
                    found);
        }
    }

    /** Where every row must refer to one, and there is none, no row can be written. */
    private void add(Constraint constraint, String what, String advice, List<Finding> found) throws SQLException {
        if (!isEmpty(constraint.references())) {
            found.add(warning(constraint, what, "make sure that the rows it refers to are there already"));
        } else if (isRequired(constraint)) {
            found.add(error(constraint, what + ", and which is empty", advice));
        } else {
            found.add(warning(constraint, what + ", and which is empty", advice));
        }
    }

    private boolean isRequired(Constraint constraint) {
        return write.slots().stream()
                .filter(slot -> constraint.columns().contains(slot.column().name()))
                .noneMatch(slot -> slot.leaf().nullable() || slot.column().nullable());
    }

    private boolean fills(Inflow<?> other, String parent) {
        TableWrite<?> its = all.get(other);
        return its != null
                && its.mode() != Mode.UPDATE
                && its.table().name().name().equals(parent);
    }

    private boolean isLater(Inflow<?> other) {
        List<Inflow<?>> order = List.copyOf(all.keySet());
        return order.indexOf(other) > order.indexOf(inflow);
    }

    /** Whether a table next to this one is known to be empty; one of the same name elsewhere is not known. */
    private boolean isEmpty(String parent) throws SQLException {
        TableName own = write.table().name();
        if (!database.references(own, parent)) {
            return false;
        }
        TableName name = new TableName(own.catalog(), own.schema(), parent, own.inCatalog());
        String sql = database.render(DSL.selectOne().from(name.quoted()).limit(DSL.inline(1)));
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return !rows.next();
        } catch (SQLException e) {
            SqlFault.passOver(e, database.connection()); // it lies elsewhere, or may not be read
            return false;
        }
    }

    private Finding warning(Constraint constraint, String what, String advice) {
        return Finding.warning(inflow.toString(), problem(constraint, what, advice));
    }

    private Finding error(Constraint constraint, String what, String advice) {
        return Finding.error(inflow.toString(), problem(constraint, what, advice));
    }

    private Problem problem(Constraint constraint, String what, String advice) {
        String columns = String.join(" + ", constraint.columns());
        return Problem.of("%s.%s %s".formatted(write.table().name(), columns, what))
                .advice(advice);
    }
}
