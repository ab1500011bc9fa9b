package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.run.BackupReport;
import dev.intact.run.Options;
import dev.intact.run.RunReport;
import dev.intact.run.Undo;
import dev.intact.run.UndoReport;
import dev.intact.sink.RefusedRow;
import dev.intact.sink.TableCopy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/undo.md shows. */
class UndoDocumentTest {
    private Db db = Db.with();
    private Migration migration = Undoable.into(JdbcTarget.of(db.connections()));

    @BeforeEach
    void open() {
        db.close();
        db = Db.with(Undoable.TABLES);
        migration = Undoable.into(JdbcTarget.of(db.connections()));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void a_run_is_undone_but_for_rows_that_were_edited() {
        List<String> before = Undoable.dump(db);
        // region undo
        Migrator migrator = Migrator.with(Options.defaults().undoable());
        RunReport run = migrator.run(migration);

        UndoReport undone = migrator.undo(migration, run.run());
        // endregion undo
        assertThat(undone.refused()).isEmpty();
        assertThat(Undoable.dump(db)).isEqualTo(before);
        RunReport again = migrator.run(migration);
        db.execute("update contact set name = 'Ada King' where id = 1");
        String id = again.run();
        // region refused
        UndoReport spared = migrator.undo(migration, id);
        for (RefusedRow row : spared.refused()) {
            assertThat(row).hasToString("contact 1: was changed after the run");
        }

        UndoReport forced = migrator.undo(migration, id, Undo.forcing("contact"));
        // endregion refused
        assertThat(spared.refused()).hasSize(1);
        assertThat(forced.restored()).isEqualTo(1);
        assertThat(Undoable.dump(db)).isEqualTo(before);
    }

    @Test
    void tables_are_copied() {
        // region backup
        BackupReport backup = Migrator.create().backup(migration, "before_cutover");
        for (TableCopy copy : backup.copies()) {
            assertThat(copy.copy()).isEqualTo(copy.table() + "_before_cutover");
        }
        // endregion backup
        assertThat(backup.copies()).hasSize(2);
        assertThat(db.rows("select * from \"CONTACT_before_cutover\"")).hasSize(4);
    }
}
