package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Key;
import dev.intact.jdbc.Db.Product;
import dev.intact.sink.Output;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A schema beside that of the connection; MariaDB calls it a database, and JDBC its catalog. */
class SchemaNamesTest {
    private static final String TABLE = "(id int primary key, name varchar(9))";

    record Named(int id, String name) {}

    private static void write(JdbcSink<Named> sink, Named row) {
        try (TargetSession session = sink.target().open(List.of(Output.of(sink, List.of())));
                UnitOfWork work = session.begin()) {
            assertThat(work.write(List.of(TargetRows.of(Key.of(1)).and(sink, row)))
                            .refused())
                    .isEmpty();
            assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Product.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void tables_of_the_same_name_are_told_apart(Product product) {
        try (Db db = product.with("create table person" + TABLE)) {
            String other = "other_" + ProcessHandle.current().pid();
            db.execute("create schema " + other, "create table %s.person%s".formatted(other, TABLE));
            try {
                JdbcSink<Named> there = JdbcTarget.of(db.connections())
                        .table("person", Named.class)
                        .inSchema(other)
                        .upsertOn(Named::id);
                write(there, new Named(1, "before"));
                write(there, new Named(1, "there"));

                assertThat(db.column("select name from %s.person".formatted(other)))
                        .containsExactly("there");
                assertThat(Reading.of(JdbcSource.table(db.connections(), "person", Named.class)
                                        .inSchema(other)
                                        .pagedBy(Named::id))
                                .records)
                        .containsExactly(new Named(1, "there"));
                assertThat(Reading.of(JdbcSource.table(db.connections(), "person", Named.class)).records)
                        .isEmpty();
            } finally {
                db.execute("drop schema " + other + (product == Product.MARIADB ? "" : " cascade"));
            }
        }
    }
}
