package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.field.Naming;
import dev.intact.ledger.Fingerprint;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.Change;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport.State;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A source that is declared otherwise while a run that reads it is interrupted. */
class ChangedSourceTest {
    private final Db db = Db.with(
            "create table old(id int primary key, name varchar(20) not null)",
            "create table thing(id int primary key, name varchar(20) not null)",
            "insert into old select x, 'thing ' || x from system_range(1, 100)");

    record Thing(int id, String name) {}

    record Visit(long id, Instant seenAt, @Nullable Integer stars) {}

    @AfterEach
    void close() {
        db.close();
    }

    private JdbcSource<Thing> things(String where) {
        return JdbcSource.query(db.connections(), "things", "select id, name from old where " + where, Thing.class)
                .pagedBy(Thing::id);
    }

    private Migration migration(JdbcSource<Thing> source) {
        Mapping<Thing, Thing> mapping = Mapping.from(Thing.class)
                .to(Thing.class)
                .key(Thing::id)
                .field(map(Thing::id).copiedFrom(Thing::id))
                .field(map(Thing::name).copiedFrom(Thing::name))
                .build();
        JdbcTarget target = JdbcTarget.of(db.connections());
        return Migration.of(
                "things", Move.named("things").from(source).to(mapping, target.table("thing", Thing.class)));
    }

    private void stopAfterThirty(JdbcSource<Thing> source) {
        Cancellation wish = new Cancellation();
        AtomicInteger chunks = new AtomicInteger();
        RunListener stopping = new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                if (chunks.incrementAndGet() == 3) {
                    wish.cancel();
                }
            }
        };
        Options options =
                Options.defaults().workers(1).chunkSize(10).listener(stopping).cancellation(wish);
        assertThat(Migrator.with(options).run(migration(source)).state()).isEqualTo(State.CANCELLED);
    }

    private List<String> facts(JdbcSource<?> source) {
        return source.fingerprint().facts();
    }

    private Fingerprint ofQuery(String sql) {
        return JdbcSource.query(db.connections(), "things", sql, Thing.class).fingerprint();
    }

    private Fingerprint ofQuery(Select<?> select) {
        return JdbcSource.query(db.connections(), "things", select, Thing.class).fingerprint();
    }

    @Test
    void a_query_that_has_changed_is_told_before_a_run_goes_on() {
        stopAfterThirty(things("id <= 5 or id > 15"));

        assertThatThrownBy(() -> Migrator.create().run(migration(things("id > 0"))))
                .hasMessageMatching("""
                        things failed: the source of move 'things' has changed since the run was begun:
                          was: reads query things: select id, name from old where id <= 5 or id > 15 \\(SHA-256 \\p{XDigit}{16}\\)
                          is: reads query things: select id, name from old where id > 0 \\(SHA-256 \\p{XDigit}{16}\\)
                        restore it, begin anew, or go on despite Change\\.SOURCE""");
        assertThat(db.column("select count(*) from thing")).containsExactly(30L);
    }

    @Test
    void a_query_that_has_changed_is_read_on_where_that_is_wanted() {
        stopAfterThirty(things("id <= 5 or id > 15"));

        assertThat(Migrator.with(Options.defaults().despite(Change.SOURCE))
                        .run(migration(things("id > 0")))
                        .state())
                .isEqualTo(State.COMPLETED);
        assertThat(db.column("select count(*) from thing")).containsExactly(90L);
    }

    @Test
    void a_fingerprint_holds_table_key_and_columns() {
        JdbcSource<Visit> visits = JdbcSource.table(db.connections(), "visit", Visit.class)
                .inSchema("crm")
                .naming(Naming.UPPER_SNAKE_CASE)
                .column(Visit::stars, "rating")
                .column(Visit::seenAt, "seen", Samples.UTC)
                .pagedBy(Visit::id);

        assertThat(facts(visits))
                .containsExactly(
                        "reads table crm.visit",
                        "is read in the order of id",
                        "id is long of column ID",
                        "seenAt is Instant of column seen, converted from LocalDateTime by dev.intact.jdbc.Samples$Utc",
                        "stars is Integer of column rating, may be missing");
        assertThat(facts(JdbcSource.table(db.connections(), "visit", Visit.class)))
                .startsWith("reads table visit", "is read as one result");
        assertThat(Travel.of(visits).fingerprint()).isEqualTo(visits.fingerprint());
    }

    @Test
    void how_much_is_read_at_once_is_no_fact() {
        JdbcSource<Thing> things = things("id > 0");

        assertThat(things.pageSize(7).fingerprint()).isEqualTo(things.fingerprint());
    }

    @Test
    void a_text_in_a_query_is_not_shown_and_told_apart() {
        Fingerprint one = ofQuery("select id, decrypted(name, 'secret one') name from old");
        Fingerprint other = ofQuery("select id, decrypted(name, 'secret two') name from old");

        assertThat(one.facts().get(0))
                .matches("reads query things: select id, decrypted\\(name, … \\(SHA-256 \\p{XDigit}{16}\\)");
        assertThat(one).isNotEqualTo(other);
        assertThat(ofQuery("select $$secret$$ name").text()).doesNotContain("secret");
        assertThat(ofQuery("select \"secret\" name").text()).doesNotContain("secret");
    }

    @Test
    void the_values_of_a_query_of_jooq_are_not_shown_and_told_apart() {
        Select<?> query = DSL.select(DSL.field("id"), DSL.field(DSL.name("name")))
                .from("old")
                .where(DSL.field("name", String.class).eq("secret one"));
        Select<?> other = DSL.select(DSL.field("id"), DSL.field(DSL.name("name")))
                .from("old")
                .where(DSL.field("name", String.class).eq("secret two"));

        assertThat(ofQuery(query).facts().get(0))
                .matches("reads query things: select id, name from old where name = \\? \\(SHA-256 \\p{XDigit}{16}\\)");
        assertThat(ofQuery(query)).isEqualTo(Travel.of(ofQuery(query))).isNotEqualTo(ofQuery(other));
    }
}
