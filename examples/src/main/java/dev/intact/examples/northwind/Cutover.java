package dev.intact.examples.northwind;

import dev.intact.jdbc.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What is left to do by those who run the ERP, after the run and before its users come back. */
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
