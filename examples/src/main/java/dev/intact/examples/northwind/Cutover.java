package dev.intact.examples.northwind;

import dev.intact.jdbc.Connections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What those who run the ERP see to, before the run and after it, while its users are away. */
final class Cutover {
    private static final List<String> NUMBERED = List.of(
            "llx_categorie",
            "llx_commande",
            "llx_commandedet",
            "llx_element_contact",
            "llx_expedition",
            "llx_expeditiondet",
            "llx_product",
            "llx_product_fournisseur_price",
            "llx_product_stock",
            "llx_societe",
            "llx_socpeople");

    private Cutover() {}

    /**
     * Refuses to begin while a number is taken that Northwind's records will get. The ERP would refuse the record
     * itself; but what refers to it would find the other one there.
     *
     * @throws IllegalStateException if one is; the message names the tables
     */
    static void requireFreeNumbers(Connections erp) throws SQLException {
        List<String> taken = new ArrayList<>();
        try (Connection connection = erp.open();
                Statement statement = connection.createStatement()) {
            for (String table : NUMBERED) {
                try (ResultSet rows = statement.executeQuery(
                        "select from %s where rowid >= %s limit 1".formatted(table, ErpNumbers.FIRST))) {
                    if (rows.next()) {
                        taken.add(table);
                    }
                }
            }
        }
        if (!taken.isEmpty()) {
            throw new IllegalStateException(
                    "numbers from %s are taken in %s, by others or by a run before; agree on another range"
                            .formatted(ErpNumbers.FIRST, String.join(", ", taken)));
        }
    }

    /** Lets the ERP number its next records behind those that arrived with numbers. */
    static void moveSequencesOn(Connections erp) throws SQLException {
        try (Connection connection = erp.open();
                Statement statement = connection.createStatement()) {
            for (String table : NUMBERED) {
                statement.execute("select setval(pg_get_serial_sequence('%1$s', 'rowid'), max(rowid)) from %1$s"
                        .formatted(table));
            }
        }
    }
}
