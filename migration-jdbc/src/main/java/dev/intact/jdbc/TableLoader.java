package dev.intact.jdbc;

import dev.intact.mapping.Loader;
import dev.intact.source.SourceException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Loads the answers of a {@link JdbcLookup}; the columns are the first two where none are named. */
record TableLoader<K, V>(
        String name,
        Connections connections,
        Origin origin,
        @Nullable String keyColumn,
        @Nullable String valueColumn,
        Class<K> keys,
        Class<V> values)
        implements Loader<K, V> {
    private static final int LISTED = 500; // Oracle takes no more than 1,000 in one list

    @Override
    public Map<K, V> load(Set<K> wanted) {
        try (Snapshot snapshot = Snapshot.open(connections, origin)) {
            return load(snapshot, List.copyOf(wanted));
        }
    }

    private Map<K, V> load(Snapshot snapshot, List<K> wanted) {
        try {
            Relation relation = origin.require(snapshot.database());
            List<SourceColumn> columns = columns(snapshot, snapshot.columns(relation));
            Map<Object, List<K>> asked = new HashMap<>();
            wanted.forEach(key ->
                    asked.computeIfAbsent(normal(key), any -> new ArrayList<>()).add(key));
            Answers<K, V> answers = new Answers<>(asked, new HashMap<>(), new HashSet<>());
            for (int from = 0; from < wanted.size(); from += LISTED) {
                ask(snapshot, relation, columns, wanted.subList(from, Math.min(wanted.size(), from + LISTED)), answers);
            }
            requireOne(snapshot, columns, answers);
            return answers.found();
        } catch (SQLException e) {
            throw snapshot.cannotOpen(e);
        } catch (Misfit e) {
            throw new SourceException("lookup '%s': a value of %s %s"
                    .formatted(name, snapshot.source(), e.problem().what()));
        }
    }

    /** What was asked for by its normal form, what was found, and what was found twice. */
    private record Answers<K, V>(Map<Object, List<K>> asked, Map<K, V> found, Set<K> ambiguous) {}

    private List<SourceColumn> columns(Snapshot snapshot, List<SourceColumn> present) {
        List<String> faults = new ArrayList<>();
        List<SourceColumn> found = new ArrayList<>();
        if (keyColumn == null || valueColumn == null) {
            if (present.size() != 2) {
                throw new SourceException("lookup '%s' needs a query of two columns, the key and the value, not of %s"
                        .formatted(name, present.size()));
            }
            found.addAll(present);
        } else {
            List<String> valid = present.stream().map(SourceColumn::name).toList();
            for (String column : List.of(keyColumn, valueColumn)) {
                Optional<String> resolved = Names.resolve(column, valid);
                resolved.ifPresentOrElse(
                        exact -> found.add(present.get(valid.indexOf(exact))),
                        () -> faults.add(Names.unresolved(column, "column", origin.name(), valid)));
            }
        }
        if (faults.isEmpty()) {
            addMismatches(found, faults);
        }
        if (!faults.isEmpty()) {
            throw new SourceException(
                    ColumnMatch.message("lookup '%s' of %s".formatted(name, snapshot.source()), faults));
        }
        return found;
    }

    private void addMismatches(List<SourceColumn> found, List<String> faults) {
        ValueType key = ValueType.known(keys);
        Kind kind = found.get(0).kind();
        if (!key.readable().contains(kind) || !key.writable().contains(kind)) {
            faults.add(mismatch(found.get(0), keys));
        }
        if (!ValueType.known(values).readable().contains(found.get(1).kind())) {
            faults.add(mismatch(found.get(1), values));
        }
    }

    private static String mismatch(SourceColumn column, Class<?> type) {
        return "column %s is %s, which is no %s".formatted(column.name(), column.typeName(), type.getSimpleName());
    }

    private void ask(
            Snapshot snapshot, Relation relation, List<SourceColumn> columns, List<K> part, Answers<K, V> answers)
            throws SQLException, Misfit {
        Field<Object> key = DSL.field(DSL.quotedName(columns.get(0).name()), Object.class);
        Field<Object> value = DSL.field(DSL.quotedName(columns.get(1).name()), Object.class);
        Field<Object> parameter = DSL.field(DSL.raw("?"), Object.class);
        String sql = snapshot.render(DSL.select(key, value)
                .from(relation.from())
                .where(key.in(Collections.nCopies(part.size(), parameter)))
                .and(value.isNotNull()));
        try (PreparedStatement statement = snapshot.connection().prepareStatement(sql)) {
            ValueType.Binder binder = ValueType.known(keys).binder();
            for (int i = 0; i < part.size(); i++) {
                binder.bind(statement, i + 1, part.get(i), columns.get(0).kind());
            }
            try (ResultSet rows = statement.executeQuery()) {
                read(rows, columns, answers);
            }
        }
    }

    @SuppressWarnings("unchecked") // a reader of a type gives values of that type
    private void read(ResultSet rows, List<SourceColumn> columns, Answers<K, V> answers) throws SQLException, Misfit {
        ValueType.Reader keyReader = columns.get(0).reader(ValueType.known(keys));
        ValueType.Reader valueReader = columns.get(1).reader(ValueType.known(values));
        while (rows.next()) {
            Object key = keyReader.read(rows, 1);
            V value = (V) valueReader.read(rows, 2);
            if (key != null && value != null) {
                for (K asked : answers.asked().getOrDefault(normal(key), List.of())) {
                    V before = answers.found().put(asked, value);
                    if (before != null && !normal(before).equals(normal(value))) {
                        answers.ambiguous().add(asked);
                    }
                }
            }
        }
    }

    /** What a database adds or leaves out without a change of meaning: blanks of a CHAR, zeros of a decimal. */
    private static Object normal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros();
        }
        return value instanceof String text ? text.stripTrailing() : value;
    }

    private void requireOne(Snapshot snapshot, List<SourceColumn> columns, Answers<K, V> answers) {
        if (!answers.ambiguous().isEmpty()) {
            String key = columns.get(0).name();
            throw new SourceException(
                    ("lookup '%s' has more than one value for %s of the %s keys asked for, and cannot choose: "
                                    + "%s by %s in %s; make %s unique there, or select one value for each in a query")
                            .formatted(
                                    name,
                                    answers.ambiguous().size(),
                                    answers.asked().size(),
                                    columns.get(1).name(),
                                    key,
                                    snapshot.source(),
                                    key));
        }
    }
}
