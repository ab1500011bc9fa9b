package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.jdbc.Db.Product;
import dev.intact.jdbc.Undoable.Bill;
import dev.intact.jdbc.Undoable.Contact;
import dev.intact.ledger.RunState;
import dev.intact.run.Options;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunInfo;
import dev.intact.run.RunReport;
import dev.intact.run.Undo;
import dev.intact.run.UndoFailedException;
import dev.intact.run.UndoReport;
import dev.intact.sink.RefusedRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that are undone: the target is as it was before, byte for byte, but for rows that were edited since. */
@Timeout(120)
class UndoTest {
    private final AtomicInteger runs = new AtomicInteger();
    private Db db = Db.with();

    @AfterEach
    void close() {
        db.close();
    }

    private void open(Product product) {
        db.close();
        db = product.with(Undoable.TABLES);
    }

    private JdbcTarget target() {
        return JdbcTarget.of(db.connections()).lease(Duration.ofSeconds(1));
    }

    private Options options() {
        return Options.defaults().undoable().chunkSize(2).runIds(() -> "run-" + runs.incrementAndGet());
    }

    private Migrator migrator() {
        return Migrator.with(options());
    }

    private RunReport run() {
        return migrator().run(Undoable.into(target()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void undone_after_a_run_the_target_is_as_it_was(Product product) {
        open(product);
        List<String> before = Undoable.dump(db);
        RunReport run = run();
        assertThat(run.moves())
                .extracting(move -> move.rows().toString())
                .containsExactly("inserted=2 updated=3 unchanged=1", "inserted=4 updated=0 unchanged=0");
        assertThat(Undoable.dump(db)).isNotEqualTo(before);

        UndoReport undone = migrator().undo(Undoable.into(target()), run.run());

        assertThat(Undoable.dump(db)).isEqualTo(before);
        assertThat(undone).hasToString("Undo of run run-1 of crm: complete, removed=6 restored=3 gone=0 refused=0");
        assertThat(undone.moves())
                .extracting(Object::toString)
                .containsExactly(
                        "invoices: removed=4 restored=0 gone=0 refused=0",
                        "contacts: removed=2 restored=3 gone=0 refused=0");
        assertThat(migrator().runs(Undoable.into(target())))
                .extracting(RunInfo::state)
                .containsExactly(RunState.UNDONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void after_two_runs_the_later_is_undone_first(Product product) {
        open(product);
        List<String> before = Undoable.dump(db);
        RunReport first = run();
        List<String> between = Undoable.dump(db);
        Migration second = Undoable.into(
                target(),
                List.of(
                        new Contact(1, "Ada III", null, null),
                        new Contact(5, "Eve", "eve@example.org", null),
                        new Contact(6, "Fay", null, null)),
                List.of(new Bill(9, 1, 5)));
        RunReport later = Migrator.with(options().anew()).run(second);

        assertThatThrownBy(() -> migrator().undo(second, first.run()))
                .isInstanceOf(UndoFailedException.class)
                .hasMessage("run run-1 cannot be undone before run run-2, which began later; undo run run-2 first");
        UndoReport undone = migrator().undo(second, later.run());
        assertThat(Undoable.dump(db)).isEqualTo(between);
        assertThat(undone).hasToString("Undo of run run-2 of crm: complete, removed=2 restored=1 gone=0 refused=0");
        UndoReport undoneToo = migrator().undo(second, first.run());

        assertThat(undoneToo.isComplete()).isTrue();
        assertThat(Undoable.dump(db)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "H2, commit, 4", "H2, commit, 6", "H2, delete from, 2", "H2, update, 8",
        "POSTGRES, commit, 4", "POSTGRES, commit, 6", "POSTGRES, delete from, 2", "POSTGRES, update, 4"
    })
    void cut_off_inside_an_undo_it_goes_on_when_it_is_called_again(Product product, String statement, int execution) {
        open(product);
        List<String> before = Undoable.dump(db);
        RunReport run = run();
        Migration cut = Undoable.into(
                JdbcTarget.of(Undoable.cut(db, statement, execution)).lease(Duration.ofSeconds(1)));

        Throwable failure = null;
        try {
            UndoReport unused = Migrator.with(options().retries(0)).undo(cut, run.run());
        } catch (RuntimeException e) {
            failure = e;
        }
        Migration sound = Undoable.into(target());
        assertThat(failure).isInstanceOf(UndoFailedException.class);
        if (migrator().runs(sound).get(0).state() == RunState.UNDOING) {
            assertThatThrownBy(() -> migrator().run(sound))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessage("crm failed: the undo of run run-1 was interrupted; call undo again, then run");
        }
        UndoReport undone = migrator().undo(sound, run.run());

        assertThat(Undoable.dump(db)).isEqualTo(before);
        assertThat(undone.isComplete()).isTrue();
        assertThat(undone.refused()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void rows_that_were_edited_are_refused_and_listed_or_forced(Product product) {
        open(product);
        List<String> before = Undoable.dump(db);
        RunReport run = run();
        db.execute(
                "update contact set name = 'ADA lovelace' where id = 1",
                "update contact set note = '' where id = 5",
                "update contact set rate = 5 where id = 99",
                "delete from invoice where contact = 1");

        UndoReport undone = migrator().undo(Undoable.into(target()), run.run());

        assertThat(undone.refused())
                .containsExactlyInAnyOrder(
                        RefusedRow.of("contact", "1", "was changed after the run"),
                        RefusedRow.of("contact", "5", "was changed after the run"));
        assertThat(undone).hasToString("Undo of run run-1 of crm: complete, removed=4 restored=2 gone=1 refused=2");
        assertThat(db.column("select name from contact order by id"))
                .containsExactly("ADA lovelace", "Bob", "Cleo ", "Eve", "Zoe");
        assertThatThrownBy(() -> run())
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining(
                        "the undo of run run-1 has left rows that were changed since, whose records would be inserted once more; undo it again with Undo.forcing(…), or when these rows are put right; or run with Options.anew(), if the keys of the sinks find them");
        UndoReport forced = migrator().undo(Undoable.into(target()), run.run(), Undo.forcing("contact"));
        assertThat(forced).hasToString("Undo of run run-1 of crm: complete, removed=1 restored=1 gone=0 refused=0");
        db.execute("update contact set rate = null where id = 99");
        assertThat(Undoable.dump(db)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void a_row_that_was_updated_and_removed_since_is_inserted_again_when_it_is_forced(Product product) {
        open(product);
        List<String> before = Undoable.dump(db);
        RunReport run = run();
        db.execute("delete from invoice", "delete from contact where id in (2, 4)");

        UndoReport undone = migrator().undo(Undoable.into(target()), run.run());
        assertThat(undone.refused()).containsExactly(RefusedRow.of("contact", "2", "was removed after the run"));
        assertThat(undone.gone()).isEqualTo(5);
        UndoReport forced = migrator().undo(Undoable.into(target()), run.run(), Undo.forcing("contact"));

        assertThat(forced.restored()).isEqualTo(1);
        assertThat(Undoable.dump(db)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"H2, ''", "H2, on delete cascade", "POSTGRES, ''", "POSTGRES, on delete cascade"})
    void a_row_to_which_a_row_of_others_refers_is_refused(Product product, String rule) {
        open(product);
        RunReport run = run();
        db.execute(
                "create table visit(contact int constraint fk_visit references contact(id) %s)".formatted(rule),
                "insert into visit values (5)");

        UndoReport undone = migrator().undo(Undoable.into(target()), run.run());

        assertThat(undone.refused()).hasSize(1);
        assertThat(undone.refused().get(0).toString()).isEqualToIgnoringCase("contact 5: a row of visit refers to it");
        assertThat(db.column("select contact from visit")).containsExactly(5);
        db.execute("delete from visit");
        UndoReport again = migrator().undo(Undoable.into(target()), run.run());
        assertThat(again).hasToString("Undo of run run-1 of crm: complete, removed=1 restored=0 gone=0 refused=0");
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void changes_of_one_row_by_several_workers_are_undone_in_their_order(Product product) {
        open(product);
        List<String> before = Undoable.dump(db);
        List<Contact> contacts = IntStream.range(0, 80)
                .mapToObj(i -> new Contact(i % 7, "name " + i, null, null))
                .toList();
        Migration migration = Undoable.into(target(), contacts, Undoable.BILLS.subList(0, 1));
        Migrator workers = Migrator.with(options().workers(4).retries(50));
        RunReport run = workers.run(migration);
        assertThat(run.moves().get(0).rows().updated()).isGreaterThan(60);

        UndoReport undone = migrator().undo(migration, run.run());

        assertThat(undone.refused()).isEmpty();
        assertThat(Undoable.dump(db)).isEqualTo(before);
    }

    @Test
    void the_next_run_is_a_new_one() {
        open(Product.H2);
        RunReport first = run();
        List<String> moved = Undoable.dump(db).subList(0, 6);
        UndoReport unused = migrator().undo(Undoable.into(target()), first.run());

        RunReport second = run();

        assertThat(second.run()).isNotEqualTo(first.run());
        assertThat(second.state()).isEqualTo(RunReport.State.COMPLETED);
        assertThat(Undoable.dump(db)).containsAll(moved);
        assertThat(migrator().runs(Undoable.into(target())))
                .extracting(RunInfo::state)
                .containsExactly(RunState.UNDONE, RunState.COMPLETED);
    }

    @Test
    void a_run_that_was_interrupted_is_undone_as_far_as_it_came() {
        open(Product.H2);
        List<String> before = Undoable.dump(db);
        Migration cut = Undoable.into(JdbcTarget.of(Undoable.cut(db, "into \"PUBLIC\".\"INVOICE\"", 2))
                .lease(Duration.ofSeconds(1)));
        RunFailedException failure = catchThrowableOfType(
                RunFailedException.class,
                () -> Migrator.with(options().retries(0)).run(cut));
        assertThat(Undoable.dump(db)).isNotEqualTo(before);

        UndoReport undone =
                migrator().undo(Undoable.into(target()), failure.report().run());

        assertThat(undone.isComplete()).isTrue();
        assertThat(Undoable.dump(db)).isEqualTo(before);
    }

    @Test
    void a_run_is_resumed_as_it_was_begun() {
        open(Product.H2);
        Migration cut = Undoable.into(JdbcTarget.of(Undoable.cut(db, "into \"PUBLIC\".\"INVOICE\"", 2))
                .lease(Duration.ofSeconds(1)));
        RunFailedException unused = catchThrowableOfType(
                RunFailedException.class,
                () -> Migrator.with(options().retries(0)).run(cut));

        assertThatThrownBy(() -> Migrator.create().run(Undoable.into(target())))
                .hasMessageEndingWith("run run-1 was begun with Options.undoable(); resume it with that too,"
                        + " or what it writes from here on could not be undone");
    }

    @Test
    void a_run_that_was_not_undoable_or_is_not_known_is_refused() {
        open(Product.H2);
        RunReport run = Migrator.with(Options.defaults().runIds(() -> "run-x")).run(Undoable.into(target()));

        assertThatThrownBy(() -> migrator().undo(Undoable.into(target()), run.run()))
                .isInstanceOf(UndoFailedException.class)
                .hasMessageStartingWith("run run-x was not begun with Options.undoable(), so that ")
                .hasMessageEndingWith(" does not know what was there before; restore a backup");
        assertThatThrownBy(() -> migrator().undo(Undoable.into(target()), "run-y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("migration 'crm' has no run 'run-y'; did you mean 'run-x'? (runs: run-x)");
        assertThatThrownBy(() -> migrator().undo(Undoable.into(target()), run.run(), Undo.forcing("contacts")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no move of migration 'crm' writes into 'contacts'; did you mean 'contact'? (sinks: contact, invoice)");
    }

    @Test
    void the_images_of_runs_that_are_forgotten_go_with_them() {
        open(Product.H2);
        RunReport first = run();
        RunReport second = Migrator.with(options().anew()).run(Undoable.into(target()));
        String image = db.column(
                        "select table_name from information_schema.tables where table_name like '%image_invoice%'")
                .get(0)
                .toString();
        String runsKept = "select distinct \"intact_run\" from \"%s\"".formatted(image);
        assertThat(db.column(runsKept)).containsExactlyInAnyOrder(first.run(), second.run());

        assertThat(migrator().prune(Undoable.into(target()), Instant.now().plusSeconds(60)))
                .isEqualTo(1);

        assertThat(db.column(runsKept)).containsExactly(second.run());
    }
}
