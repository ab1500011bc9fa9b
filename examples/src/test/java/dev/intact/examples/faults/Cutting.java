package dev.intact.examples.faults;

import dev.intact.examples.faults.Wire.Direction;
import dev.intact.examples.faults.Wire.Fault;
import dev.intact.examples.faults.Wire.Link;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Counts bytes, and cuts all connections at some of them: once, or several times. */
final class Cutting implements Fault {
    private final Wire wire;
    private final Random random;
    private final long most;
    private long left;
    private int cuts;
    private final AtomicLong seen = new AtomicLong();

    /** Cuts within so many bytes; never, if they are 0. */
    Cutting(Wire wire, Random random, long most) {
        this.wire = wire;
        this.random = random;
        this.most = most;
        this.left = most == 0 ? Long.MAX_VALUE : random.nextLong(most);
    }

    @Override
    public synchronized void block(Link link, Direction direction, byte[] block) throws IOException {
        seen.addAndGet(block.length);
        if (block.length <= left) {
            left -= block.length;
            link.pass(direction, block);
            return;
        }
        link.pass(direction, Arrays.copyOf(block, (int) left));
        cuts++;
        left = random.nextBoolean() ? random.nextLong(most) : Long.MAX_VALUE;
        wire.cut();
    }

    /** {@return how many bytes were sent in both directions} */
    long seen() {
        return seen.get();
    }

    /** {@return how often all connections were cut} */
    synchronized int cuts() {
        return cuts;
    }
}
