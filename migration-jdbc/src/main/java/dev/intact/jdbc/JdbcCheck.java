package dev.intact.jdbc;

import dev.intact.field.Problem;
import dev.intact.quality.Finding;
import dev.intact.sink.Inflow;
import dev.intact.sink.TargetCheck;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds the inflows of a database against its catalogue and its rights, and rows against their columns. */
final class JdbcCheck implements TargetCheck {
    private final List<Finding> known;
    private final Map<Inflow<?>, RowCheck> rows;

    private JdbcCheck(List<Finding> known, Map<Inflow<?>, RowCheck> rows) {
        this.known = List.copyOf(known);
        this.rows = rows;
    }

    static JdbcCheck open(Connections connections, List<Inflow<?>> inflows, List<String> faults) {
        List<Finding> findings = new ArrayList<>();
        faults.forEach(fault -> findings.add(Finding.error(connections.name(), Problem.of(fault))));
        Map<Inflow<?>, TableWrite<?>> writes = new LinkedHashMap<>();
        try (Borrowed borrowed = Borrowed.from(connections)) {
            Backends.watch(borrowed);
            borrowed.transactional();
            Database database = new Database(borrowed.connection());
            if (borrowed.connection().isReadOnly()) {
                findings.add(Finding.error(connections.name(), Problem.of("is open for reading only")));
            }
            for (Inflow<?> inflow : inflows) {
                fit(database, inflow, writes, findings);
            }
            for (Inflow<?> inflow : writes.keySet()) {
                findings.addAll(SchemaCheck.of(database, inflow, writes));
            }
        } catch (SQLException e) {
            throw JdbcSession.failed(connections, "cannot be checked", e);
        }
        Map<Inflow<?>, RowCheck> rows = new LinkedHashMap<>();
        writes.forEach((inflow, write) -> rows.put(inflow, new RowCheck(inflow, write)));
        return new JdbcCheck(findings, rows);
    }

    private static void fit(
            Database database, Inflow<?> inflow, Map<Inflow<?>, TableWrite<?>> writes, List<Finding> findings)
            throws SQLException {
        List<String> faults = new ArrayList<>();
        JdbcSink<?> sink = (JdbcSink<?>) inflow.sink();
        TableWrite.of(database, sink, inflow.output().generated(), faults)
                .ifPresent(write -> writes.put(inflow, write));
        faults.forEach(fault -> findings.add(Finding.error(inflow.toString(), Problem.of(fault))));
    }

    @Override
    public <T> void row(Inflow<T> inflow, T row) {
        RowCheck check = rows.get(inflow);
        if (check != null) {
            check.add(inflow.sink().schema().values(row));
        }
    }

    @Override
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(known);
        rows.values().forEach(check -> all.addAll(check.findings()));
        return all;
    }

    @Override
    public void close() {
        // the connection was closed when the catalogue was read
    }
}
