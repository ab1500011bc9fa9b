package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.jdbc.Db.Product;
import dev.intact.quality.Finding.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same faults, planted in MariaDB. */
class PreflightOnMariaDbTest extends PreflightCases {
    PreflightOnMariaDbTest() {
        super(Product.MARIADB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MyISAM", "Aria", "MEMORY"})
    void a_table_without_transactions(String engine) {
        db.execute("alter table owner engine = " + engine);

        assertThat(messages(Level.ERROR, owners()))
                .containsExactly(
                        "owners → owner: table owner is kept by %s, which takes nothing back: no chunk would be written as a whole; alter table owner engine = InnoDB"
                                .formatted(engine));
    }
}
