package dev.intact.examples.faults;

import dev.intact.examples.faults.Wire.Direction;
import dev.intact.examples.faults.Wire.Fault;
import dev.intact.examples.faults.Wire.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Loses the reply to one commit: nobody knows then whether the rows are there, but the ledger. */
final class Losing implements Fault {
    private static final long LATE_MS = 400;

    /** What becomes of a commit. */
    enum Way {
        /** It has happened. */
        REPLY_LOST,
        /** It never happens. */
        COMMIT_LOST,
        /** It happens while the ledger is being asked. */
        COMMIT_LATE
    }

    private final Way way;
    private final Set<Link> waiting = ConcurrentHashMap.newKeySet();
    private int left;
    private int seen;
    private int lost;

    /** Loses the n-th; none, if that is 0. */
    Losing(Way way, int left) {
        this.way = way;
        this.left = left;
    }

    @Override
    public void block(Link link, Direction direction, byte[] block) throws IOException {
        if (direction == Direction.TO_CLIENT && waiting.contains(link)) {
            link.cut();
        } else if (direction == Direction.TO_SERVER && isCommit(block) && isLost()) {
            lose(link, block);
        } else {
            link.pass(direction, block);
        }
    }

    private synchronized void count() {
        lost++;
    }

    /** {@return how many commits were seen} */
    synchronized int seen() {
        return seen;
    }

    /** {@return how many replies were lost} */
    synchronized int lost() {
        return lost;
    }

    static boolean isCommit(byte[] block) {
        return new String(block, StandardCharsets.ISO_8859_1).contains("COMMIT\0");
    }

    private synchronized boolean isLost() {
        seen++;
        return --left == 0;
    }

    private void lose(Link link, byte[] block) throws IOException {
        count();
        switch (way) {
            case REPLY_LOST -> {
                waiting.add(link);
                link.pass(Direction.TO_SERVER, block);
            }
            case COMMIT_LOST -> link.cut();
            case COMMIT_LATE -> {
                link.hangUp();
                pause();
                waiting.add(link);
                link.pass(Direction.TO_SERVER, block);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LATE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
