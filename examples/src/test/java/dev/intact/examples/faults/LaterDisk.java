package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.FileFault.Operation;
import dev.intact.examples.faults.Moving.Into;
import dev.intact.ledger.LedgerException;
import dev.intact.run.RunFailedException;
import dev.intact.run.UndoFailedException;
import dev.intact.sink.TargetException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;

/**
 * A program that does a {@link LaterWork} in a file of H2 whose disk is full, or where a call fails, again and again.
 */
final class LaterDisk {
    private static final int MOST_STARTS = 4;

    private final Undisturbed undisturbed;
    private final Path folder;
    private int tries;
    private int failed;
    private long lost;
    private long doubled;

    private LaterDisk(LaterWork work, Path folder) throws Exception {
        this.undisturbed = Undisturbed.of(work, Into.H2, folder);
        this.folder = folder;
    }

    private void tried(String what, FileFault fault) throws Exception {
        try (LaterPlace place = undisturbed.place(folder)) {
            FaultyFileSystem.set(fault);
            for (int starts = 1; !isComplete(place); starts++) {
                assertThat(starts).as(what).isLessThan(MOST_STARTS);
                failed++;
            }
            FaultyFileSystem.clear();
            Remains found = place.remains();
            lost += found.lostOf(undisturbed.remains());
            doubled += found.doubled();
            tries++;
            assertThat(found.differencesFrom(undisturbed.remains()))
                    .as("%s, %s", undisturbed, what)
                    .isEmpty();
        }
    }

    /** A failure puts the disk right. */
    private static boolean isComplete(LaterPlace place) {
        try {
            place.end();
            return true;
        } catch (RunFailedException | UndoFailedException | TargetException | LedgerException e) {
            FaultyFileSystem.clear();
            assertThat(e).hasMessageContaining("SQLState");
            return false;
        } catch (SQLException e) { // of the connection that keeps the file open
            FaultyFileSystem.clear();
            return false;
        }
    }

    /** Full after a number of bytes, each time in a further part of the work. */
    private void full(int most, Random random) throws Exception {
        FullDisk counting = new FullDisk(Long.MAX_VALUE);
        tried("enough space", counting);
        tries = 0;
        for (int i = 0; i < most; i++) {
            long room = (long) ((i + random.nextDouble()) / most * counting.written());
            tried("full after %s bytes".formatted(room), new FullDisk(room));
        }
    }

    /** Calls of each operation fail, before they have done anything, or when they have done all of it. */
    private void failing(int most, Random random) throws Exception {
        FailingCalls counting = new FailingCalls(null, 0, false);
        tried("no failure", counting);
        tries = 0;
        for (Map.Entry<Operation, Integer> calls : counting.seen().entrySet()) {
            for (int i = 0; i < most; i++) {
                int number = 1 + random.nextInt(calls.getValue());
                boolean late = random.nextBoolean();
                String what =
                        "%s %s of %s failed%s".formatted(calls.getKey(), number, calls.getValue(), late ? " late" : "");
                tried(what, new FailingCalls(calls.getKey(), number, late));
            }
        }
    }

    /** The folder, what is to be done, what goes wrong, how often, and a seed. */
    public static void main(String... args) throws Exception {
        LaterDisk disk = new LaterDisk(LaterWork.valueOf(args[1]), Path.of(args[0]));
        int most = Integer.parseInt(args[3]);
        Random random = new Random(Long.parseLong(args[4]));
        if (LaterFault.valueOf(args[2]) == LaterFault.DISK) {
            disk.full(most, random);
        } else {
            disk.failing(most, random);
        }
        System.out.println("%s %s %s %s".formatted(disk.tries, disk.lost, disk.doubled, disk.failed));
    }
}
