package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.intact.field.Key;
import dev.intact.field.Naming;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Any driver can be read from: here a music shop that others keep in SQLite. */
class PlainReadingTest {
    private static final Path SHOP =
            Path.of(System.getProperty("intact.data", "../shared/data"), "chinook/Chinook_Sqlite.sqlite");

    record Track(
            long trackId,
            String name,
            @Nullable Long albumId,
            @Nullable String composer,
            int milliseconds,
            BigDecimal unitPrice) {}

    private static Connections shop() {
        String message = "SKIPPED: no sample data at %s; name its place by -Dintact.data=…".formatted(SHOP);
        if (!Files.exists(SHOP) && Boolean.getBoolean("intact.data.required")) {
            return fail(message);
        }
        assumeTrue(Files.exists(SHOP), message);
        return Connections.of("jdbc:sqlite:file:" + SHOP.toAbsolutePath() + "?immutable=1", "", "");
    }

    private static List<Track> read(Source<Track> source, int splits) {
        List<Track> tracks = new ArrayList<>();
        for (Split split : source.splits(splits)) {
            try (Cursor<Track> cursor = source.open(split, Position.start())) {
                int before = tracks.size();
                while (cursor.next(new Taking(tracks))) {
                    // the receiver keeps it
                }
                assertThat(cursor.count()).hasValue(tracks.size() - before);
            }
        }
        return tracks;
    }

    private record Taking(List<Track> tracks) implements Receiver<Track> {
        @Override
        public void record(Position position, Track record) {
            tracks.add(record);
        }

        @Override
        public void unreadable(Position position, Key place, List<Problem> problems) {
            fail(place + " " + problems);
        }
    }

    @Test
    void a_table_of_sqlite_is_read_by_cursor_and_by_key_pages() {
        JdbcSource<Track> tracks =
                JdbcSource.table(shop(), "Track", Track.class).naming(Naming.AS_IS);

        List<Track> byCursor = read(tracks, 1);
        List<Track> byPages = read(tracks.pagedBy(Track::trackId).pageSize(500), 4);

        assertThat(byCursor).hasSize(3503).containsExactlyInAnyOrderElementsOf(byPages);
        assertThat(byCursor.get(0).name()).isEqualTo("For Those About To Rock (We Salute You)");
        assertThat(tracks.estimatedCount()).hasValue(3503);
    }
}
