package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Content;
import dev.intact.identity.KeyMap;
import dev.intact.incremental.Conflict;
import dev.intact.incremental.Deleted;
import dev.intact.incremental.Incremental;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.mapping.DefinitionException;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.Options;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.sink.Archived;
import dev.intact.sink.InMemorySink;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Run after run of an incremental migration, in memory. */
class IncrementalRunsTest {
    record Old(int id, String name, @Nullable Integer parent) {}

    record New(String id, String name, @Nullable String parent) {}

    private static final KeyMap<Integer, String> IDS = KeyMap.assigned("ids");

    private final InMemoryTarget target = InMemoryTarget.named("crm");
    private final InMemorySink<New> parents = target.sink("parent", New.class).upsertOn(New::id);
    private final InMemorySink<New> children = target.sink("child", New.class).upsertOn(New::id);

    private static Mapping<Old, New> parentMapping(String suffix) {
        return Mapping.from(Old.class)
                .to(New.class)
                .key(Old::id)
                .field(map(New::id).from(Old::id).via("P and the number", id -> "P" + id))
                .field(map(New::name).from(Old::name).via("as it is" + suffix, name -> name + suffix))
                .field(map(New::parent).leftEmpty("has none"))
                .drop(Old::parent, "has none")
                .identifies(IDS, Old::id, New::id)
                .build();
    }

    private static Mapping<Old, New> childMapping() {
        return Mapping.from(Old.class)
                .to(New.class)
                .key(Old::id)
                .field(map(New::id).from(Old::id).via("C and the number", id -> "C" + id))
                .field(map(New::name).copiedFrom(Old::name))
                .field(map(New::parent).from(Old::parent).via(IDS))
                .build();
    }

    private Migration migration(List<Old> old, List<Old> young, Incremental<Old> how) {
        return Migration.of(
                "family",
                Move.named("parents")
                        .from(InMemorySource.of(Old.class, old))
                        .to(parentMapping(""), parents)
                        .incremental(how),
                Move.named("children")
                        .from(InMemorySource.of(Old.class, young))
                        .to(childMapping(), children)
                        .incremental(how));
    }

    @Test
    void a_child_finds_the_id_that_an_earlier_run_gave_its_parent() {
        List<Old> old = List.of(new Old(1, "Ada", null));
        RunReport first = Migrator.create().run(migration(old, List.of(new Old(7, "Bob", 1)), Incremental.byRowHash()));
        Migration second =
                migration(old, List.of(new Old(7, "Bob", 1), new Old(8, "Cleo", 1)), Incremental.byRowHash());

        assertThat(Migrator.create()
                        .difference(second)
                        .report()
                        .moves()
                        .get(1)
                        .balance()
                        .of(Outcome.MIGRATED))
                .isEqualTo(1);
        RunReport report = Migrator.create().run(second);

        assertThat(report.run()).isNotEqualTo(first.run());
        assertThat(report.moves().get(0).balance().of(Outcome.UNCHANGED)).isEqualTo(1);
        assertThat(target.rows(children)).containsExactly(new New("C7", "Bob", "P1"), new New("C8", "Cleo", "P1"));
    }

    @Test
    void a_run_that_was_cancelled_is_gone_on_with_and_then_the_next_one_begins() {
        List<Old> old = List.of(new Old(1, "Ada", null), new Old(2, "Bob", null));
        List<Old> young = List.of(new Old(7, "Cleo", 1));
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        RunReport cancelled = Migrator.with(Options.defaults().cancellation(cancellation))
                .run(migration(old, young, Incremental.byRowHash()));
        RunReport resumed = Migrator.create().run(migration(old, young, Incremental.byRowHash()));
        RunReport next = Migrator.create().run(migration(old, young, Incremental.byRowHash()));

        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
        assertThat(resumed.run()).isEqualTo(cancelled.run());
        assertThat(resumed.moves().get(0).balance().of(Outcome.MIGRATED)).isEqualTo(2);
        assertThat(next.run()).isNotEqualTo(resumed.run());
        assertThat(next.moves().get(0).balance().of(Outcome.UNCHANGED)).isEqualTo(2);
    }

    @Test
    void nothing_is_deleted_while_records_cannot_be_told_apart() {
        Incremental<Old> deleting = Incremental.<Old>byRowHash().deleted(Deleted.delete());
        List<Old> young = List.of(new Old(7, "Cleo", 1));
        List<Old> before = List.of(new Old(1, "Ada", null), new Old(2, "Bob", null));
        assertThat(Migrator.create().run(migration(before, young, deleting)).state())
                .isEqualTo(State.COMPLETED);

        List<Old> doubtful = List.of(new Old(1, "Ada", null), new Old(1, "Bob", null));
        RunReport report = Migrator.create().run(migration(doubtful, young, deleting));

        assertThat(report.moves().get(0).gone())
                .hasToString(
                        "1, rows of 0 dealt with (nothing was done, as 1 records of the source have no key of their own, and could be these; correct them, and run again)");
        assertThat(target.rows(parents)).hasSize(2);
    }

    @Test
    void two_records_with_one_key_are_told() {
        List<Old> doubled = List.of(new Old(1, "Ada", null), new Old(1, "Bob", null));

        RunReport report = Migrator.with(Options.defaults().chunkSize(1))
                .run(migration(doubled, List.of(new Old(7, "Cleo", 1)), Incremental.byRowHash()));

        assertThat(report.moves().get(0).reasons(Outcome.REJECTED))
                .extracting(Reason::words)
                .containsExactly("has the key of another record of this run (rule: key)");
        assertThat(target.rows(parents)).containsExactly(new New("P1", "Ada", null));
    }

    @Test
    void a_definition_that_has_changed_maps_everything_again_and_keeps_what_was_edited() {
        InMemorySource<Old> source =
                InMemorySource.of(Old.class, List.of(new Old(1, "Ada", null), new Old(2, "Bob", null)));
        for (String suffix : List.of("", "!")) {
            Migration migration = Migration.of(
                    "one",
                    Move.named("parents")
                            .from(source)
                            .to(parentMapping(suffix), parents)
                            .incremental(Incremental.<Old>byRowHash().onConflict(New::name, Conflict.keep())));
            assertThat(Migrator.create().run(migration).moves().get(0).balance().of(Outcome.MIGRATED))
                    .isEqualTo(2);
            target.edit(parents, row -> row.id().equals("P2") ? new New("P2", "Robert", null) : row);
        }

        assertThat(target.rows(parents)).containsExactly(new New("P1", "Ada!", null), new New("P2", "Robert", null));
    }

    @Test
    void a_move_that_cannot_go_on_says_what_to_declare() {
        Move<Old> once =
                Move.named("once").from(InMemorySource.of(Old.class, List.of())).to(parentMapping(""), parents);
        Move<Old> adding = Move.named("adding")
                .from(InMemorySource.of(Old.class, List.of()))
                .to(childMapping(), target.sink("child", New.class))
                .incremental(Incremental.byRowHash());

        assertThatThrownBy(() -> Migration.of("family", once, adding))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(
                        "move 'adding': is incremental, but its rows in child are only added, and not found again; declare on the sink by which key rows are found: upsertOn(…); a file cannot be moved into incrementally")
                .hasMessageContaining(
                        "move 'once': is not incremental, as others of its migration are, so that each further run would move all of it anew; declare .incremental(…) for it as well, or give it a migration of its own");
    }

    record File(int id, Content bytes) {}

    @Test
    void contents_are_not_lost_with_rows_that_are_archived() {
        Mapping<File, File> copied = Mapping.from(File.class)
                .to(File.class)
                .key(File::id)
                .field(map(File::id).copiedFrom(File::id))
                .field(map(File::bytes).copiedFrom(File::bytes))
                .build();
        Move<File> files = Move.named("files")
                .from(InMemorySource.of(File.class, List.of()))
                .to(copied, target.sink("file", File.class).upsertOn(File::id))
                .archiveInto(target.sink("archive", Archived.class))
                .incremental(Incremental.<File>byRowHash().deleted(Deleted.archive()));

        assertThatThrownBy(() -> Migration.of("files", files))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(
                        "move 'files': marks or archives rows of records that are gone, but bytes of file is a content, which would be lost; report them, delete them, or move contents by a move of their own");
    }
}
