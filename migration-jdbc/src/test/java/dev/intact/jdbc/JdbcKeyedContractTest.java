package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.sink.Sink;
import dev.intact.testkit.KeyedTargetContract;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Tables whose rows are found by a key of two columns. */
class JdbcKeyedContractTest {
    record Price(String article, int since, @Nullable BigDecimal amount) {}

    abstract static class Prices extends KeyedTargetContract<Price> {
        private final Db db = product()
                .with(
                        "create table price(article varchar(9), since int, amount numeric(9, 2), primary key (article, since))");

        abstract Db.Product product();

        @Override
        protected JdbcTarget target() {
            return JdbcTarget.of(db.connections());
        }

        @Override
        protected Sink<Price> first() {
            return target().table("price", Price.class).upsertOn(Price::since, Price::article);
        }

        @Override
        protected Price row(int number) {
            return new Price("a" + number % 7, number, number % 3 == 0 ? null : BigDecimal.valueOf(number * 125L, 2));
        }

        @Override
        protected List<Price> stored(Sink<Price> sink) {
            List<List<Object>> rows = db.rows("select article, since, amount from price");
            assertThat(rows).isNotNull();
            return rows.stream()
                    .map(row -> new Price((String) row.get(0), (Integer) row.get(1), (BigDecimal) row.get(2)))
                    .toList();
        }

        @AfterEach
        void close() {
            db.close();
        }
    }

    @Nested
    class OnH2 extends Prices {
        @Override
        Db.Product product() {
            return Db.Product.H2;
        }
    }

    @Nested
    class OnPostgres extends Prices {
        @Override
        Db.Product product() {
            return Db.Product.POSTGRES;
        }
    }
}
