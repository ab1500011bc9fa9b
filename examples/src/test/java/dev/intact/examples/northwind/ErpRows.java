package dev.intact.examples.northwind;

import dev.intact.databases.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every row of every table of a database, in PostgreSQL's own text of a whole row. */
record ErpRows(Map<String, List<String>> byTable) {

    static ErpRows of(Postgres database) throws SQLException {
        Map<String, List<String>> byTable = new TreeMap<>();
        for (String table : texts(
                database,
                "select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_name not like 'intact~_%' escape '~'")) { // the ledger is not the ERP's
            byTable.put(table, texts(database, "select t::text from %s t order by 1".formatted(table)));
        }
        return new ErpRows(byTable);
    }

    /** The rows that are here and were not there, each as often as that is so. */
    ErpRows without(ErpRows there) {
        Map<String, List<String>> more = new TreeMap<>();
        byTable.forEach((table, rows) -> {
            List<String> left = new ArrayList<>(rows);
            there.byTable.getOrDefault(table, List.of()).forEach(left::remove);
            if (!left.isEmpty()) {
                more.put(table, left);
            }
        });
        return new ErpRows(more);
    }

    /** {@code table=number of rows}. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        byTable.forEach((table, rows) -> counts.put(table, rows.size()));
        return counts;
    }

    static List<String> texts(Postgres database, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
