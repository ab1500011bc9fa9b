package dev.intact.jdbc;

import dev.intact.jdbc.Db.Product;
import dev.intact.sink.Sink;
import dev.intact.testkit.LedgerContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class JdbcLedgerContractTest {
    record Thing(int id, String name) {}

    abstract static class Things extends LedgerContract<Thing> {
        private final Db db;

        Things(Product product) {
            this.db = product.open();
        }

        @BeforeEach
        void createTable() {
            db.execute("create table thing(id int primary key, name varchar(20) not null)");
        }

        @AfterEach
        void close() {
            db.close();
        }

        @Override
        protected JdbcTarget target() {
            return JdbcTarget.of(db.connections()).lease(Duration.ofSeconds(1));
        }

        @Override
        protected Sink<Thing> first() {
            return target().table("thing", Thing.class);
        }

        @Override
        protected Thing row(int number) {
            return new Thing(number, "thing " + number);
        }

        @Override
        protected List<Thing> stored(Sink<Thing> sink) {
            return Reading.of(JdbcSource.table(db.connections(), "thing", Thing.class)).records;
        }
    }

    @Nested
    class OnH2 extends Things {
        OnH2() {
            super(Product.H2);
        }
    }

    @Nested
    class OnPostgres extends Things {
        OnPostgres() {
            super(Product.POSTGRES);
        }
    }

    @Nested
    class OnSqlite extends Things {
        OnSqlite() {
            super(Product.SQLITE);
        }
    }

    @Nested
    class OnMariaDb extends Things {
        OnMariaDb() {
            super(Product.MARIADB);
        }
    }
}
