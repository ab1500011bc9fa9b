package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.convert.Conversion;
import dev.intact.field.Column;
import dev.intact.field.Key;
import dev.intact.field.Row;
import dev.intact.field.Schema;
import dev.intact.field.Table;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.quality.Rule;
import dev.intact.run.Options;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.sink.Archived;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.source.Cursor;
import dev.intact.source.InMemorySource;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigratorTest {
    record Old(int id, String owner, String note, boolean test) {}

    record New(int id, String owner) {}

    static final List<Set<String>> LOADED = new CopyOnWriteArrayList<>();

    static final Lookup<String, String> OWNERS = Lookup.loaded("owners", keys -> {
        LOADED.add(new HashSet<>(keys));
        Map<String, String> found = new HashMap<>();
        keys.stream().filter(key -> !key.equals("nobody")).forEach(key -> found.put(key, "user-" + key));
        return found;
    });

    static Mapping<Old, New> mapping() {
        return Mapping.from(Old.class)
                .to(New.class)
                .key(Old::id)
                .exclude("test records", Old::test)
                .archive(Rule.on(Old::note).oneOf("history"))
                .field(map(New::id).copiedFrom(Old::id))
                .field(map(New::owner).from(Old::owner).via(OWNERS))
                .archive(Old::note, "kept for support")
                .drop(Old::test, "test records stay behind")
                .build();
    }

    static List<Old> records(int count) {
        List<Old> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String owner = i % 10 == 3 ? "nobody" : "o" + i % 4;
            records.add(new Old(i, owner, i % 10 == 5 ? "history" : "n" + i, i % 10 == 7));
        }
        return records;
    }

    final InMemoryTarget target = InMemoryTarget.named("new system");
    final Sink<New> news = target.sink("new", New.class);
    final Sink<Archived> archive = target.sink("archive", Archived.class);
    final Sink<Rejected> rejects = target.sink("rejects", Rejected.class);

    Migration migration(Source<Old> source) {
        return Migration.of(
                "old to new",
                Move.named("things").from(source).to(mapping(), news).archiveInto(archive));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void accounts_for_every_record_whatever_the_number_of_workers(int workers) {
        Options options = Options.defaults().chunkSize(7).workers(workers).rejectsInto(rejects);

        RunReport report = Migrator.with(options).run(migration(InMemorySource.of(Old.class, records(100))));

        assertThat(report.state()).isEqualTo(State.COMPLETED);
        assertThat(report.move("things").orElseThrow())
                .hasToString("balance things: read=100 migrated=70 merged=0 excluded=10 rejected=10 archived=10"
                        + " unchanged=0");
        assertThat(target.rows(news)).hasSize(70).doesNotHaveDuplicates();
        assertThat(target.rows(archive)).hasSize(80);
        assertThat(target.rows(rejects)).hasSize(10).extracting(Rejected::value).containsOnly("nobody");
        assertThat(report.balance().closes()).isTrue();
    }

    record Stubborn(int id) {
        @Override
        public int id() {
            if (id == 2) {
                throw new IllegalStateException("no id today");
            }
            return id;
        }
    }

    @Test
    void a_key_that_cannot_be_read_rejects_its_record() {
        Mapping<Stubborn, Stubborn> same = Mapping.from(Stubborn.class)
                .to(Stubborn.class)
                .key(Stubborn::id)
                .field(map(Stubborn::id).copiedFrom(Stubborn::id))
                .build();
        Migration migration = Migration.of(
                "stubborn",
                Move.named("things")
                        .from(InMemorySource.of(
                                Stubborn.class, List.of(new Stubborn(1), new Stubborn(2), new Stubborn(3))))
                        .to(same, target.sink("same", Stubborn.class)));

        RunReport report = Migrator.create().run(migration);

        assertThat(report.balance().of(Outcome.MIGRATED)).isEqualTo(2);
        assertThat(report.moves().get(0).reasons(Outcome.REJECTED))
                .hasToString("[1 × has a key that cannot be read (IllegalStateException) (rule: key)]");
    }

    interface Dynamic {}

    @Test
    void a_sink_that_takes_another_table_is_refused() {
        Column<Dynamic, Integer> id = Column.of("id", Integer.class);
        Column<Dynamic, String> owner = Column.of("owner", String.class);
        Mapping<Stubborn, Row<Dynamic>> made = Mapping.from(Stubborn.class)
                .to(Table.of("narrow", id))
                .key(Stubborn::id)
                .field(map(id).from(Stubborn::id).via(Conversion.of(Integer.class, "as it is", number -> number)))
                .build();
        Move<Stubborn> move = Move.named("things")
                .from(InMemorySource.of(Stubborn.class, List.of(new Stubborn(1))))
                .to(made, target.sink("wide", Table.of("wide", id, owner)));

        assertThatThrownBy(() -> Migration.of("dynamic", move)).hasMessage("""
                        migration 'dynamic' has 1 fault:
                          - move 'things': makes narrow, but its sink wide takes wide; give both the same record or table""");
    }

    @Test
    void asks_a_lookup_once_per_chunk_and_remembers_the_answers() {
        LOADED.clear();

        RunReport report = Migrator.with(Options.defaults().chunkSize(50))
                .run(migration(InMemorySource.of(Old.class, records(100))));

        assertThat(report.state()).isEqualTo(State.COMPLETED);
        assertThat(LOADED).containsExactly(Set.of("o0", "o1", "o2", "o3", "nobody"));
    }

    @Test
    void a_dry_run_leaves_the_target_as_it_was() {
        RunReport report = Migrator.create().dryRun(migration(InMemorySource.of(Old.class, records(100))));

        assertThat(report.balance().of(Outcome.MIGRATED)).isEqualTo(70);
        assertThat(target.rows(news)).isEmpty();
    }

    @Test
    void a_source_that_counts_more_than_was_read_fails_the_run() {
        Source<Old> lying = new CountingWrongly(InMemorySource.of(Old.class, records(10)));

        assertThatThrownBy(() -> Migrator.create().run(migration(lying)))
                .isInstanceOf(RunFailedException.class)
                .hasMessage("old to new failed: the balance of move 'things' does not close: read=10 migrated=7"
                        + " merged=0 excluded=1 rejected=1 archived=1 unchanged=0, and Old counts 11 records");
    }

    @Test
    void reading_nothing_fails_the_run_unless_allowed() {
        InMemorySource<Old> empty = InMemorySource.of(Old.class, List.of());

        assertThatThrownBy(() -> Migrator.create().run(migration(empty)))
                .hasMessageContaining("move 'things' read nothing from Old");
        Migration allowed = Migration.of(
                "old to new",
                Move.named("things")
                        .from(empty)
                        .to(mapping(), news)
                        .archiveInto(archive)
                        .mayBeEmpty("a new branch has none"));
        assertThat(Migrator.create().run(allowed).state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void explains_a_record_rule_by_rule() {
        assertThat(Migrator.create().explain(migration(InMemorySource.of(Old.class, records(5))), "things", Key.of(3)))
                .hasToString("""
                        things 3
                          source  id=3, owner=nobody, note=n3, test=false
                          → new: rejected
                            id: 3 → 3  [copied]
                            owner: nobody → ✗ owner: "nobody" has no answer in lookup 'owners' (rule: lookup 'owners', loaded while running, unlisted values are rejected); add it there, or declare .unlisted(…)  [lookup 'owners', loaded while running, unlisted values are rejected]
                          ✗ owner: "nobody" has no answer in lookup 'owners' (rule: lookup 'owners', loaded while running, unlisted values are rejected); add it there, or declare .unlisted(…)
                          ledger  no run has begun
                        """);
    }

    record CountingWrongly(Source<Old> inner) implements Source<Old> {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public Schema<Old> schema() {
            return inner.schema();
        }

        @Override
        public List<Split> splits(int atMost) {
            return inner.splits(atMost);
        }

        @Override
        public Cursor<Old> open(Split split, Position after) {
            Cursor<Old> cursor = inner.open(split, after);
            return new Cursor<>() {
                @Override
                public boolean next(Receiver<? super Old> receiver) {
                    return cursor.next(receiver);
                }

                @Override
                public OptionalLong count() {
                    return OptionalLong.of(cursor.count().orElseThrow() + 1);
                }

                @Override
                public void close() {
                    cursor.close();
                }
            };
        }
    }
}
