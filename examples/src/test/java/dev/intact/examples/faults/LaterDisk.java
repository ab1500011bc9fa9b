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
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A program that does a {@link LaterWork} in a file of H2 whose disk is full, or where a call fails, again and again.
 * The database writes when it likes: a fault that has not struck does not count as a try.
 */
final class LaterDisk {
    /** What the lines begin with that say what was tried: fault, work, tries, lost, doubled, failed. */
    static final String TOLD = "told: ";

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

    private void tried(String what, FileFault fault, BooleanSupplier hasStruck) throws Exception {
        try (LaterPlace place = undisturbed.place(folder)) {
            FaultyFileSystem.set(fault);
            for (int starts = 1; !isComplete(place); starts++) {
                assertThat(hasStruck.getAsBoolean())
                        .as("%s, %s", undisturbed, what)
                        .isTrue();
                assertThat(starts).as("%s, %s", undisturbed, what).isLessThan(MOST_STARTS);
                failed++;
            }
            FaultyFileSystem.clear();
            Remains found = place.remains();
            lost += found.lostOf(undisturbed.remains());
            doubled += found.doubled();
            tries += hasStruck.getAsBoolean() ? 1 : 0;
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
        tried("enough space", counting, counting::hasStruck);
        for (int i = 0; i < most; i++) {
            long room = (long) ((i + random.nextDouble()) / most * counting.written());
            FullDisk disk = new FullDisk(room);
            tried("full after %s bytes of %s".formatted(room, counting.written()), disk, disk::hasStruck);
        }
    }

    /** Calls of each operation fail, before they have done anything, or when they have done all of it. */
    private void failing(int most, Random random) throws Exception {
        FailingCalls counting = new FailingCalls(null, 0, false);
        tried("no failure", counting, counting::hasStruck);
        for (Map.Entry<Operation, Integer> calls : counting.seen().entrySet()) {
            for (int i = 0; i < most; i++) {
                int number = 1 + random.nextInt(calls.getValue());
                boolean late = random.nextBoolean();
                String what =
                        "%s %s of %s failed%s".formatted(calls.getKey(), number, calls.getValue(), late ? " late" : "");
                FailingCalls failing = new FailingCalls(calls.getKey(), number, late);
                tried(what, failing, failing::hasStruck);
            }
        }
    }

    private void tell(LaterFault fault) {
        System.out.println(TOLD
                + "%s %s %s %s %s %s".formatted(fault.name(), undisturbed.work().name(), tries, lost, doubled, failed));
    }

    /** The folder, how often a disk is full and a call fails, a seed, and what is to be done. */
    public static void main(String... args) throws Exception {
        Random random = new Random(Long.parseLong(args[3]));
        for (String work : Arrays.asList(args).subList(4, args.length)) {
            LaterDisk full = new LaterDisk(LaterWork.valueOf(work), Path.of(args[0]));
            full.full(Integer.parseInt(args[1]), random);
            full.tell(LaterFault.DISK);
            LaterDisk failing = new LaterDisk(LaterWork.valueOf(work), Path.of(args[0]));
            failing.failing(Integer.parseInt(args[2]), random);
            failing.tell(LaterFault.CALL);
        }
    }
}
