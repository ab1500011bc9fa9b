package dev.intact.examples.faults;

import dev.intact.examples.faults.Wire.Direction;
import dev.intact.examples.faults.Wire.Fault;
import dev.intact.examples.faults.Wire.Link;
import java.io.IOException;
import java.time.Duration;

/** Swallows all that comes after some bytes, on all connections, for some time. */
final class BlackHole implements Fault {
    private final long swallowed;
    private long left;
    private long since;

    BlackHole(long left, Duration swallowed) {
        this.left = left;
        this.swallowed = swallowed.toNanos();
    }

    @Override
    public synchronized void block(Link link, Direction direction, byte[] block) throws IOException {
        left -= block.length;
        if (left < 0 && since == 0) {
            since = System.nanoTime();
        }
        if (left >= 0) {
            link.pass(direction, block);
        } else if (System.nanoTime() - since > swallowed) {
            link.cut(); // what has lost bytes is of no use any more
            left = Long.MAX_VALUE;
        }
    }

    /** {@return how many bytes have come through, of those of a hole that is never reached} */
    synchronized long passed() {
        return Long.MAX_VALUE - left;
    }

    /** {@return whether anything was swallowed} */
    synchronized boolean hasSwallowed() {
        return since != 0;
    }
}
