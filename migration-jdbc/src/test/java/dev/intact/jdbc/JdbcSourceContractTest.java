package dev.intact.jdbc;

import dev.intact.source.Source;
import dev.intact.testkit.SourceContract;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcSourceContractTest {
    abstract static class Items extends SourceContract<Item> {
        private final Db db = product().with(Item.TABLE);

        Db.Product product() {
            return Db.Product.H2;
        }

        abstract Source<Item> reading(Connections connections);

        /** MariaDB has no times with a zone: what they mean is said by a converter. */
        JdbcSource<Item> table(Connections connections) {
            return seen(JdbcSource.table(connections, "item", Item.class));
        }

        JdbcSource<Item> seen(JdbcSource<Item> source) {
            return product() == Db.Product.MARIADB ? source.column(Item::seen, "seen", Samples.UTC) : source;
        }

        List<String> constraints() {
            return Stream.of("id", "amount", "code", "ref", "at", "seen", "on_day")
                    .map(column -> "create unique index item_%s on item(%s)".formatted(column, column))
                    .toList();
        }

        @Override
        protected List<Item> records() {
            return Item.some();
        }

        @Override
        protected Source<Item> source(List<Item> records) {
            constraints().forEach(db::execute);
            Item.insert(db.connections(), records);
            return reading(db.connections());
        }

        /** What cannot be read is a stock that is missing, although it is a number in any record. */
        @Override
        protected Optional<Source<Item>> sourceWithOneUnreadable(List<Item> records) {
            Source<Item> source = source(records);
            db.execute(product()
                    .worded("insert into item values (0, 0.02, 'k1a', '80000000-0000-0000-0000-000000000000',"
                            + " '2024-01-01 06:30:00', '2024-01-01 06:30:00+00:00', '2023-12-30', null, 'no stock')"));
            return Optional.of(source);
        }

        @AfterEach
        void close() {
            db.close();
        }
    }

    @Nested
    class OfTableByCursor extends Items {
        @Override
        Source<Item> reading(Connections connections) {
            return table(connections);
        }
    }

    @Nested
    class OfTableBySmallFetches extends Items {
        @Override
        Source<Item> reading(Connections connections) {
            return table(connections).fetchSize(3);
        }
    }

    @Nested
    class OfTableWithoutKeyByCursor extends Items {
        @Override
        List<String> constraints() {
            return List.of();
        }

        @Override
        protected List<Item> records() {
            List<Item> some = super.records();
            return Stream.concat(some.stream(), some.stream().limit(3)).toList();
        }

        @Override
        Source<Item> reading(Connections connections) {
            return table(connections);
        }
    }

    @Nested
    class OfTablePagedByNumber extends Items {
        @Override
        Source<Item> reading(Connections connections) {
            return table(connections).pagedBy(Item::id).pageSize(4);
        }
    }

    /** The last page is full, and yet the last. */
    @Nested
    class OfTableInPagesThatEndWithTheRows extends Items {
        @Override
        Source<Item> reading(Connections connections) {
            return table(connections).pagedBy(Item::id).pageSize(Item.SOME / 5);
        }
    }

    @Nested
    class OfTablePagedByNumberThatNothingDeclaresUnique extends Items {
        @Override
        List<String> constraints() {
            return List.of();
        }

        @Override
        Source<Item> reading(Connections connections) {
            return table(connections).pagedBy(Item::id).pageSize(4);
        }
    }

    @Nested
    class OfTablePagedByDecimal extends Items {
        @Override
        Source<Item> reading(Connections connections) {
            return table(connections).pagedBy(Item::amount).pageSize(4);
        }
    }

    @Nested
    class OfTablePagedByText extends Items {
        @Override
        Source<Item> reading(Connections connections) {
            return table(connections).pagedBy(Item::code).pageSize(4);
        }
    }

    @Nested
    class OfTablePagedByUuid extends Items {
        @Override
        Source<Item> reading(Connections connections) {
            return table(connections).pagedBy(Item::ref).pageSize(4);
        }
    }

    @Nested
    class OfTablePagedByTime extends Items {
        @Override
        Source<Item> reading(Connections connections) {
            return table(connections).pagedBy(Item::at).pageSize(4);
        }
    }

    @Nested
    class OfTablePagedByZonedTime extends Items {
        @Override
        Source<Item> reading(Connections connections) {
            return table(connections).pagedBy(Item::seen).pageSize(4);
        }
    }

    @Nested
    class OfTablePagedByDay extends Items {
        @Override
        Source<Item> reading(Connections connections) {
            return table(connections).pagedBy(Item::onDay).pageSize(4);
        }
    }

    abstract static class Queries extends Items {
        JdbcSource<Item> query(Connections connections) {
            return seen(JdbcSource.query(
                    connections, "items", "select * from item where id > -1000 order by id desc", Item.class));
        }
    }

    @Nested
    class OfQueryByCursor extends Queries {
        @Override
        Source<Item> reading(Connections connections) {
            return query(connections);
        }
    }

    @Nested
    class OfQueryPagedByNumber extends Queries {
        @Override
        Source<Item> reading(Connections connections) {
            return query(connections).pagedBy(Item::id).pageSize(4);
        }
    }

    @Nested
    class OfTableBySmallFetchesOnPostgres extends OfTableBySmallFetches {
        @Override
        Db.Product product() {
            return Db.Product.POSTGRES;
        }
    }

    @Nested
    class OfTableWithoutKeyByCursorOnPostgres extends OfTableWithoutKeyByCursor {
        @Override
        Db.Product product() {
            return Db.Product.POSTGRES;
        }
    }

    @Nested
    class OfTablePagedByNumberOnPostgres extends OfTablePagedByNumber {
        @Override
        Db.Product product() {
            return Db.Product.POSTGRES;
        }
    }

    @Nested
    class OfTablePagedByTextOnPostgres extends OfTablePagedByText {
        @Override
        Db.Product product() {
            return Db.Product.POSTGRES;
        }
    }

    @Nested
    class OfTablePagedByUuidOnPostgres extends OfTablePagedByUuid {
        @Override
        Db.Product product() {
            return Db.Product.POSTGRES;
        }
    }

    @Nested
    class OfTablePagedByZonedTimeOnPostgres extends OfTablePagedByZonedTime {
        @Override
        Db.Product product() {
            return Db.Product.POSTGRES;
        }
    }

    @Nested
    class OfQueryByCursorOnPostgres extends OfQueryByCursor {
        @Override
        Db.Product product() {
            return Db.Product.POSTGRES;
        }
    }

    @Nested
    class OfTableByCursorOnSqlite extends OfTableByCursor {
        @Override
        Db.Product product() {
            return Db.Product.SQLITE;
        }
    }

    @Nested
    class OfTablePagedByNumberOnSqlite extends OfTablePagedByNumber {
        @Override
        Db.Product product() {
            return Db.Product.SQLITE;
        }
    }

    @Nested
    class OfTablePagedByTextOnSqlite extends OfTablePagedByText {
        @Override
        Db.Product product() {
            return Db.Product.SQLITE;
        }
    }

    @Nested
    class OfQueryByCursorOnSqlite extends OfQueryByCursor {
        @Override
        Db.Product product() {
            return Db.Product.SQLITE;
        }
    }

    @Nested
    class OfTableByCursorOnMariaDb extends OfTableByCursor {
        @Override
        Db.Product product() {
            return Db.Product.MARIADB;
        }
    }

    @Nested
    class OfTableWithoutKeyByCursorOnMariaDb extends OfTableWithoutKeyByCursor {
        @Override
        Db.Product product() {
            return Db.Product.MARIADB;
        }
    }

    @Nested
    class OfTablePagedByNumberOnMariaDb extends OfTablePagedByNumber {
        @Override
        Db.Product product() {
            return Db.Product.MARIADB;
        }
    }

    @Nested
    class OfTablePagedByTextOnMariaDb extends OfTablePagedByText {
        @Override
        Db.Product product() {
            return Db.Product.MARIADB;
        }
    }

    @Nested
    class OfQueryByCursorOnMariaDb extends OfQueryByCursor {
        @Override
        Db.Product product() {
            return Db.Product.MARIADB;
        }
    }
}
