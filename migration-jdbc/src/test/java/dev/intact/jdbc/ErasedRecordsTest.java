package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.field.Key;
import dev.intact.incremental.Incremental;
import dev.intact.jdbc.Db.Product;
import dev.intact.mapping.Mapping;
import dev.intact.run.Fixes;
import dev.intact.run.Options;
import dev.intact.run.RunReport;
import dev.intact.run.UndoReport;
import dev.intact.source.InMemorySource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is erased is in no run of the migration any more, whatever its state. */
class ErasedRecordsTest {
    private static final String TABLE = "create table person (mail varchar(40) primary key, name varchar(8) not null)";
    private static final String ANN = "ann@example.org";
    private static final String BEN = "ben@example.org";
    private static final List<String> KEPT = List.of("quarantine", "outcome", "problem", "record", "record_before");

    record Old(String mail, String name) {}

    record Person(String mail, String name) {}

    private static Migration migration(Db db, Old... old) {
        Mapping<Old, Person> people = Mapping.from(Old.class)
                .to(Person.class)
                .key(Old::mail)
                .field(map(Person::mail).copiedFrom(Old::mail))
                .field(map(Person::name).copiedFrom(Old::name))
                .build();
        JdbcTarget target = JdbcTarget.of(db.connections()).lease(Duration.ofSeconds(1));
        return Migration.of(
                "people",
                Move.named("people")
                        .from(InMemorySource.of(Old.class, List.of(old)))
                        .to(people, target.table("person", Person.class).upsertOn(Person::mail))
                        .incremental(Incremental.byRowHash()));
    }

    private static Migrator migrator() {
        return Migrator.with(Options.defaults().undoable().fullLedger());
    }

    /** In which tables of the ledger a text stands in some key. */
    private static Set<String> tablesWith(Db db, String text) {
        Set<String> tables = new TreeSet<>();
        for (String table : KEPT) {
            if (db.column("select \"record_key\" from \"intact_%s\"".formatted(table))
                    .toString()
                    .contains(text)) {
                tables.add(table);
            }
        }
        return tables;
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void no_key_of_an_erased_record_stays_in_any_run(Product product) {
        try (Db db = product.with(TABLE)) {
            Old ben = new Old(BEN, "far too long for it");
            var unusedFirst = migrator().run(migration(db, new Old(ANN, "far too long"), ben));
            Migration corrected = migration(db, new Old(ANN, "Ann"), ben);
            var unusedReplay = migrator().replay(corrected, Fixes.none()); // ann is resolved
            Migration broken = migration(db, new Old(ANN, "far too long again"), ben);
            var unusedSecond = migrator().run(broken); // and rejected once more
            assertThat(tablesWith(db, ANN)).containsExactlyInAnyOrderElementsOf(KEPT);

            int erased = migrator().quarantine(broken).erase("people", Key.of(ANN));

            assertThat(erased).isEqualTo(1);
            assertThat(tablesWith(db, ANN)).isEmpty();
            assertThat(tablesWith(db, BEN)).containsExactlyInAnyOrderElementsOf(KEPT);
        }
    }

    private static List<Object> imaged(Db db) {
        Object images = db.column("select table_name from information_schema.tables where table_schema = current_schema"
                        + " and table_name like 'intact_image_person%'")
                .get(0);
        return db.column("select distinct mail from \"%s\" order by 1".formatted(images));
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void no_image_of_its_rows_stays_and_an_undo_leaves_them_as_they_are(Product product) {
        try (Db db = product.with(TABLE)) {
            Old ben = new Old(BEN, "Ben");
            RunReport first = migrator().run(migration(db, new Old(ANN, "Ann"), ben));
            Migration broken = migration(db, new Old(ANN, "far too long"), ben);
            RunReport second = migrator().run(broken);
            assertThat(imaged(db)).containsExactly(ANN, BEN);

            assertThat(migrator().quarantine(broken).erase("people", Key.of(ANN)))
                    .isEqualTo(1);

            assertThat(imaged(db)).containsExactly(BEN);
            assertThat(migrator().undo(broken, second.run()).refused()).isEmpty();
            UndoReport undone = migrator().undo(broken, first.run());
            assertThat(undone.removed()).isEqualTo(1);
            assertThat(undone.refused()).isEmpty();
            assertThat(db.column("select name from person")).containsExactly("Ann");
        }
    }
}
