package dev.intact.examples.faults;

import dev.intact.examples.faults.FileFaultRuns.Passing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** A program whose disk is full after a random number of bytes, again and again. */
final class FullDisk implements Passing {
    private long room;
    private long written;
    private boolean struck;

    FullDisk(long room) {
        this.room = room;
    }

    @Override
    public synchronized int room(Call write) throws IOException {
        if (room == 0) {
            struck = true;
            throw new IOException("No space left on device");
        }
        int some = (int) Math.min(room, write.bytes());
        room -= some;
        written += some;
        return some;
    }

    /** {@return whether it was full when something was to be written} */
    synchronized boolean hasStruck() {
        return struck;
    }

    synchronized long written() {
        return written;
    }

    /** The folder, the number of tries, and a seed. */
    public static void main(String... args) throws IOException {
        Path folder = Path.of(args[0]);
        int tries = Integer.parseInt(args[1]);
        Random random = new Random(Long.parseLong(args[2]));
        FileFaultRuns runs = FileFaultRuns.in(folder);
        FullDisk counting = new FullDisk(Long.MAX_VALUE);
        runs.tried("enough space", counting);
        for (int i = 0; i < tries; i++) {
            long room = i == 0 ? 0 : random.nextLong(counting.written());
            runs.tried("full after %d bytes".formatted(room), new FullDisk(room));
        }
        System.out.println(runs.told(tries));
    }
}
