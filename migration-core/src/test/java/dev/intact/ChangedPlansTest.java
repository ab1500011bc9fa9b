package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intact.TestRows.In;
import dev.intact.TestRows.Out;
import dev.intact.field.Key;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.Change;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.JsonLines;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is declared changes while a run is interrupted: its moves, its sinks, its lists, its id. */
class ChangedPlansTest {
    private final InMemoryTarget target = InMemoryTarget.named("new system");
    private final Sink<Out> outs = target.sink("out", Out.class);

    @TempDir
    private Path folder;

    record Other(int id, String name) {}

    private static Migration migration(String move, Sink<Out> sink) {
        return Migration.of(
                "in to out",
                Move.named(move)
                        .from(InMemorySource.of(In.class, TestRows.rows(100)))
                        .to(TestRows.mapping(), sink));
    }

    private Options listed() {
        return Options.defaults()
                .chunkSize(10)
                .rejectsInto(JsonLines.of(folder.resolve("rejects.jsonl"), Rejected.class));
    }

    private static void stop(Options options, Migration migration, int chunks) {
        Cancellation wish = new Cancellation();
        RunListener stopping = new RunListener() {
            private int done;

            @Override
            public void chunkDone(Progress progress) {
                if (++done == chunks) {
                    wish.cancel();
                }
            }
        };
        RunReport report =
                Migrator.with(options.cancellation(wish).listener(stopping)).run(migration);
        assertThat(report.state()).isEqualTo(State.CANCELLED);
    }

    private static String refusal(Options options, Migration migration) {
        return String.valueOf(catchThrowableOfType(
                        RunFailedException.class, () -> Migrator.with(options).run(migration))
                .getMessage());
    }

    @Test
    void a_move_that_is_renamed_is_not_begun_once_more() {
        stop(Options.defaults().chunkSize(10), migration("rows", outs), 3);

        assertThat(refusal(Options.defaults().despite(Change.values()), migration("lines", outs)))
                .matches(Pattern.compile(
                        "in to out failed: run \\S+ has begun move 'rows' into new system, which is none"
                                + " of this migration's \\('lines' into new system\\); declare it as it was, or undo what it"
                                + " has written and begin anew"));
        assertThat(target.rows(outs)).hasSize(24);
        assertThat(Migrator.create().run(migration("rows", outs)).balance().read())
                .isEqualTo(100);
        assertThat(refusal(Options.defaults(), migration("lines", outs)))
                .contains("has done move 'rows' into new system", "or go on despite Change.DEFINITION");
        assertThat(target.rows(outs)).hasSize(80);
    }

    @Test
    void a_complete_run_into_another_sink_is_told() {
        RunReport unused = Migrator.create().run(migration("rows", outs));

        assertThat(refusal(Options.defaults(), migration("rows", target.sink("elsewhere", Out.class))))
                .contains("but move 'rows' has changed since", "was: writes to out", "is: writes to elsewhere");
    }

    @Test
    void a_file_is_not_gone_on_with_in_another_form() throws IOException {
        Path file = folder.resolve("out.jsonl");
        Migration before = migration("rows", JsonLines.of(file, Out.class));
        stop(Options.defaults().chunkSize(10), before, 3);
        Mapping<In, Other> renamed = Mapping.from(In.class)
                .to(Other.class)
                .key(In::id)
                .field(map(Other::id).copiedFrom(In::id))
                .field(map(Other::name).copiedFrom(In::text))
                .build();
        Migration after = Migration.of(
                "in to out",
                Move.named("rows")
                        .from(InMemorySource.of(In.class, TestRows.rows(100)))
                        .to(renamed, JsonLines.of(file, Other.class)));

        assertThat(refusal(Options.defaults().despite(Change.DEFINITION), after))
                .contains("the target of move 'rows' has changed", "was: out.jsonl has text", "is: out.jsonl has name");
        assertThat(Migrator.create().run(before).state()).isEqualTo(State.COMPLETED);
        assertThat(Files.readAllLines(file)).hasSize(80).doesNotHaveDuplicates();
    }

    @Test
    void a_list_of_rejects_that_comes_and_goes_is_told() throws IOException {
        stop(listed(), migration("rows", outs), 3);

        assertThat(refusal(Options.defaults().chunkSize(10), migration("rows", outs)))
                .contains("was: beside: lists rejects in rejects.jsonl");
        stop(Options.defaults().chunkSize(10).despite(Change.TARGET), migration("rows", outs), 3);
        assertThat(refusal(listed(), migration("rows", outs))).contains("is: beside: lists rejects in rejects.jsonl");
        RunReport last = Migrator.with(listed().despite(Change.TARGET)).run(migration("rows", outs));
        assertThat(last.balance().toString()).startsWith("read=100 migrated=80 ");
    }

    @Test
    void a_list_without_a_chunk_that_the_rows_have_is_told() throws IOException {
        stop(listed(), migration("rows", outs), 3);
        Path journal = folder.resolve("rejects.jsonl.ledger");
        byte[] early = Files.readAllBytes(journal);
        stop(listed(), migration("rows", outs), 3);
        Files.write(journal, early);
        Files.delete(folder.resolve("rejects.jsonl")); // the copy that the cancelled run has shown

        assertThat(refusal(listed(), migration("rows", outs)))
                .isEqualTo("in to out failed: rejects.jsonl does not hold the last chunk of move 'rows' that new system"
                        + " holds; put it back as the run left it, begin anew, or go on despite Change.TARGET");
    }

    @Test
    void a_damaged_journal_is_told_and_a_torn_one_is_cut() throws IOException {
        Path file = folder.resolve("out.jsonl");
        Migration migration = migration("rows", JsonLines.of(file, Out.class));
        stop(Options.defaults().chunkSize(10), migration, 3);
        Path journal = folder.resolve("out.jsonl.ledger");
        byte[] sound = Files.readAllBytes(journal);

        for (int at = 0; at < sound.length / 2; at += 7) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 0x55;
            Files.write(journal, damaged);
            assertThat(refusal(Options.defaults(), migration))
                    .contains("out.jsonl.ledger: it is damaged at byte offset ", "begin anew");
        }
        Files.write(journal, Arrays.copyOf(sound, sound.length + 4_096)); // it grew, and was not written to
        assertThat(Migrator.create().explain(migration, "rows", Key.of(1)).ledger())
                .startsWith("not kept by run ");
        Files.write(journal, Arrays.copyOf(sound, sound.length - 3));
        assertThat(Migrator.create().run(migration).balance().read()).isEqualTo(100);
        assertThat(Files.readAllLines(file)).hasSize(80).doesNotHaveDuplicates();
    }

    @Test
    void an_id_that_a_run_has_had_is_refused() {
        Options nightly = Options.defaults().runIds(() -> "nightly");
        RunReport unused = Migrator.with(nightly).run(migration("rows", outs));

        assertThatThrownBy(() -> Migrator.with(nightly.anew()).run(migration("rows", outs)))
                .hasMessage(
                        "in to out failed: new system knows a run nightly already; have Options.runIds make a new id"
                                + " for each run");
        assertThat(target.rows(outs)).hasSize(80);
    }

    @Test
    void a_run_that_a_list_refuses_to_begin_leaves_the_complete_one_as_it_was() {
        Migration migration = migration("rows", outs);
        RunReport first = Migrator.with(listed()).run(migration);

        assertThat(refusal(listed().anew(), migration)).contains("rejects.jsonl: the file exists already");
        RunReport again = Migrator.with(listed()).run(migration);
        assertThat(again.state()).isEqualTo(State.ALREADY_COMPLETED);
        assertThat(again.run()).isEqualTo(first.run());
    }
}
