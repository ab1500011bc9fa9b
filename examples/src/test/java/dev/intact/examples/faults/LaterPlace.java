package dev.intact.examples.faults;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.databases.Postgres;
import dev.intact.examples.faults.Moving.Into;
import dev.intact.jdbc.Connections;
import dev.intact.run.Fixes;
import dev.intact.run.Options;
import dev.intact.run.UndoReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A database in which a {@link LaterWork} is to be done: what comes before it is done. */
record LaterPlace(LaterWork work, Place place) implements AutoCloseable {
    private static final List<String> LEDGER = List.of(
            "select 'key map', \"map\", \"old_id\", \"new_id\" from \"intact_key_map\" order by 1, 2, 3",
            "select 'record', \"move\", \"key_hash\", \"outcome\", \"written\", \"mark\", \"source_hash\","
                    + " \"definition_hash\", \"held\", \"record_key\", \"row_state\", %s, %s, %s"
                            .formatted(known("seen"), known("gone"), known("run"))
                    + " from \"intact_record\" order by 1, 2, 3",
            "select 'mark', \"move\", %s, \"since\", \"up_to\" from \"intact_mark\" order by 2, 3, 4, 5"
                    .formatted(known("run")));

    /** The id of a run; replays have other ids each time. */
    private static String known(String run) {
        return "case when \"%1$s\" in ('', 'first', 'second') then \"%1$s\" else 'a replay' end".formatted(run);
    }

    /** A place in which all is done that comes before a work, to be copied. */
    static LaterPlace prepared(LaterWork work, Into into) throws Exception {
        Path parent = Files.createTempDirectory("intact-later");
        parent.toFile().deleteOnExit();
        Place place = Place.create(into, parent, String.join("; ", LaterWork.TABLES));
        Connection held = place.open(); // else H2 would open and close its file each time
        try (held) {
            place.execute(LaterWork.rows().toArray(String[]::new));
            work.prepare(place);
        }
        return new LaterPlace(work, place);
    }

    /** {@return another place that is as this one; nobody may be connected to this one} */
    LaterPlace copy(Path parent) throws IOException {
        Path folder = Files.createTempDirectory(parent, "copy");
        Postgres postgres = place.postgres();
        if (postgres != null) {
            return new LaterPlace(work, new Place(place.into(), folder, postgres.copy()));
        }
        try (Stream<Path> files = Files.list(place.folder())) {
            for (Path file : files.toList()) {
                Path unused = Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return new LaterPlace(work, new Place(place.into(), folder, null));
    }

    /** The arguments of {@link LaterWork.Program}. */
    List<String> arguments(int chunkSize) {
        return List.of(
                work.name(), place.into().name(), place.folder().toString(), place.url(), Integer.toString(chunkSize));
    }

    /** Does the work in this process, or goes on with it, to its end. */
    void end() throws SQLException {
        end(place.connections());
    }

    /** The same by a way of one's own to the database. */
    void end(Connections database) throws SQLException {
        end(database, LaterWork.options());
    }

    /** The same with options of one's own. */
    void end(Connections database, Options options) throws SQLException {
        Connection held = place.open();
        try (held) {
            work.perform(database, options);
        }
    }

    /** Tries again what is in the quarantine. */
    void replay() throws SQLException {
        Connection held = place.open();
        try (held) {
            var unused = Migrator.with(LaterWork.options().fullLedger())
                    .replay(work.migration(place.connections()), Fixes.none());
        }
    }

    /** Takes the second run back, or what was refused before. */
    UndoReport undo() throws SQLException {
        Connection held = place.open();
        try (held) {
            return Migrator.with(LaterWork.options().undoable())
                    .undo(work.migration(place.connections()), LaterWork.SECOND);
        }
    }

    /** {@return what is in the quarantine, and why} */
    String rejects() throws SQLException {
        Connection held = place.open();
        try (held) {
            return Migrator.create()
                    .quarantine(work.migration(place.connections()))
                    .records()
                    .toString();
        }
    }

    /** What the target holds, and what the library knows of it. */
    Remains remains() throws SQLException {
        Connection held = place.open();
        try (held) {
            return read();
        }
    }

    /** {@return the rows of the target before the run that is to be undone} */
    List<String> targetBefore() throws SQLException {
        return target("_before");
    }

    private List<String> target(String suffix) throws SQLException {
        List<String> target = new ArrayList<>();
        for (String table : LaterWork.TARGET) {
            place.rows("select * from %s%s order by 1, 2".formatted(table, suffix))
                    .forEach(row -> target.add(table + " " + row));
        }
        return target;
    }

    private Remains read() throws SQLException {
        Migration migration = work.migration(place.connections());
        Migrator migrator = Migrator.create();
        List<String> target = target("");
        List<String> ledger = new ArrayList<>();
        for (String query : LEDGER) {
            ledger.addAll(place.rows(query));
        }
        List<String> quarantine = migrator.quarantine(migration).records().stream()
                .map(record -> "%s %s since %s waits for %s"
                        .formatted(record, record.fields(), record.since(), record.waitsFor()))
                .sorted()
                .toList();
        return new Remains(migrator.balance(migration).toString(), target, quarantine, ledger, List.of());
    }

    @Override
    public void close() {
        place.close();
    }
}
