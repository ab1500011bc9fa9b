package dev.intact.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Several open cursors, which are closed together. */
final class Heads {
    private Heads() {}

    /** Closes all, the last one first, whatever goes wrong; what went wrong first is thrown. */
    static void close(List<Head<?>> heads) {
        List<Head<?>> backwards = new ArrayList<>(heads);
        Collections.reverse(backwards);
        RuntimeException failed = null;
        for (Head<?> head : backwards) {
            try {
                head.close();
            } catch (RuntimeException e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
