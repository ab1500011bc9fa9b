package dev.intact.examples.northwind;

import dev.intact.jdbc.Connections;
import dev.intact.mapping.Lookup;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Lookups in the result of a small query, whose first column is the key and whose second is the answer. */
final class QueriedLookup {
    private QueriedLookup() {}

    static <K, V> Lookup<K, V> of(
            String name, Connections connections, String query, Class<K> keyType, Class<V> answerType) {
        return Lookup.loaded(name, keys -> load(connections, query, keyType, answerType, keys));
    }

    private static <K, V> Map<K, V> load(
            Connections connections, String query, Class<K> keyType, Class<V> answerType, Set<K> keys) {
        Map<K, V> answers = new HashMap<>();
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                K key = rows.getObject(1, keyType);
                if (keys.contains(key)) {
                    answers.put(key, rows.getObject(2, answerType));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the answers of a lookup cannot be read", e);
        }
        return answers;
    }
}
