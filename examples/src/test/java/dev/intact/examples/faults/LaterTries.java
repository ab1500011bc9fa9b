package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Moving.Into;
import dev.intact.jdbc.Connections;
import dev.intact.ledger.LedgerException;
import dev.intact.run.Options;
import dev.intact.run.RunFailedException;
import dev.intact.run.UndoFailedException;
import dev.intact.sink.TargetException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** How often something goes wrong in a {@link LaterWork}, and whether it ends as one that nothing has disturbed. */
final class LaterTries {
    private static final int MOST_STARTS = 20;

    private final Undisturbed undisturbed;
    private final Path folder;
    private int tries;
    private int failed;
    private long lost;
    private long doubled;

    private LaterTries(Undisturbed undisturbed, Path folder) {
        this.undisturbed = undisturbed;
        this.folder = folder;
    }

    static LaterTries of(LaterWork work, Into into, Path folder) throws Exception {
        return new LaterTries(Undisturbed.of(work, into, folder), folder);
    }

    /** Does a work to its end, with what disturbs it. */
    interface Disturbing {
        void work(LaterPlace place) throws Exception;
    }

    Undisturbed undisturbed() {
        return undisturbed;
    }

    /** Disturbs a work in a place of its own: all that it leaves must be as if nothing had. */
    void tried(Object note, Disturbing disturbing) throws Exception {
        tried(note, disturbing, UnaryOperator.identity());
    }

    /** The same, where runs of other names take part: what the ledger remembers of them is not compared. */
    void triedWithMoreRuns(Object note, Disturbing disturbing) throws Exception {
        tried(note, disturbing, Remains::rowsAndRejects);
    }

    private void tried(Object note, Disturbing disturbing, UnaryOperator<Remains> compared) throws Exception {
        try (LaterPlace place = undisturbed.place(folder)) {
            disturbing.work(place);
            Remains found = compared.apply(place.remains());
            Remains expected = compared.apply(undisturbed.remains());
            tries++;
            lost += found.lostOf(expected);
            doubled += found.doubled();
            assertThat(found.differencesFrom(expected))
                    .as("%s, %s", undisturbed, note)
                    .isEmpty();
        }
    }

    /** Starts a work again until it is complete; each failure has to tell what to expect from the library. */
    void untilComplete(LaterPlace place, Connections connections, Options options, Consumer<Exception> then)
            throws SQLException {
        for (int starts = 1; ; starts++) {
            try {
                place.end(connections, options);
                return;
            } catch (RunFailedException | UndoFailedException | TargetException | LedgerException e) {
                failed++;
                assertThat(starts).as("%s", e.getMessage()).isLessThan(MOST_STARTS);
                then.accept(e);
            }
        }
    }

    /** Writes down what was tried. */
    void tell(LaterFault fault, String... notes) {
        if (tries > 0) {
            List<String> all = failed == 0
                    ? List.of(notes)
                    : List.of("%s; %s failed and were started again".formatted(String.join("; ", notes), failed));
            fault.tell(undisturbed.work(), tries, lost, doubled, all.toArray(String[]::new));
        }
    }
}
