package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.quality.Finding;
import dev.intact.sink.Inflow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds rows against the columns that they would go to, and counts what these would not take. */
final class RowCheck {
    private static final int MOST_REMEMBERED = 100_000;

    private final Inflow<?> inflow;
    private final TableWrite<?> write;
    private final Map<Problem, Found> faults = new LinkedHashMap<>();
    private final Map<List<String>, Set<Object>> unique = new LinkedHashMap<>();
    private long rows;

    /** How many values do not fit a column, and the longest of them. */
    private static final class Found {
        private long count;
        private int longest;
    }

    RowCheck(Inflow<?> inflow, TableWrite<?> write) {
        this.inflow = inflow;
        this.write = write;
        for (Constraint constraint : write.table().constraints()) {
            if (constraint.type() == Constraint.Type.UNIQUE && !SchemaCheck.isKey(write, constraint.columns())) {
                unique.put(constraint.columns(), new HashSet<>());
            }
        }
    }

    void add(@Nullable Object[] values) {
        rows++;
        write.slots().forEach(slot -> check(slot, values[slot.leaf().index()]));
        unique.forEach((columns, seen) -> checkUnique(columns, seen, values));
    }

    private void check(TableWrite.Slot slot, @Nullable Object value) {
        TargetColumn column = slot.column();
        if (value == null) {
            if (!column.nullable()) {
                count(slot, "have no value, but the column takes no null", 0);
            }
            return;
        }
        try {
            column.check(value);
            if (column.isExceededBy(value)) {
                count(slot, "exceed their column", value.toString().length());
            }
        } catch (Misfit e) {
            count(slot, "%s".formatted(plural(e.problem().what())), 0);
        }
    }

    private static String plural(String what) {
        return what.startsWith("has ") ? "have " + what.substring("has ".length()) : what;
    }

    private void count(TableWrite.Slot slot, String what, int length) {
        Problem fault = Problem.of(what)
                .at(slot.leaf().name())
                .rule("%s.%s %s"
                        .formatted(
                                write.table().name(),
                                slot.column().name(),
                                slot.column().words()));
        Found found = faults.computeIfAbsent(fault, any -> new Found());
        found.count++;
        found.longest = Math.max(found.longest, slot.column().kind() == Kind.TEXT ? length : 0);
    }

    private void checkUnique(List<String> columns, Set<Object> seen, @Nullable Object[] values) {
        List<Object> key = new ArrayList<>();
        for (Field leaf : SchemaCheck.leavesOf(write, columns).values()) {
            Object value = values[leaf.index()];
            if (value != null) {
                key.add(value);
            }
        }
        if (key.size() == columns.size() && seen.size() < MOST_REMEMBERED && !seen.add(key)) {
            Problem fault = Problem.of("repeat a value that must be unique")
                    .rule("%s(%s) unique".formatted(write.table().name(), String.join(", ", columns)));
            faults.computeIfAbsent(fault, any -> new Found()).count++;
        }
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        faults.forEach((fault, found) -> {
            String counted = String.format(Locale.ROOT, "%,d of %,d rows %s", found.count, rows, fault.what());
            String longest = found.longest == 0 ? "" : ", the longest has " + found.longest;
            findings.add(Finding.warning(
                    inflow.toString(),
                    Problem.of(counted + longest).at(fault.field()).rule(fault.rule())));
        });
        return findings;
    }
}
