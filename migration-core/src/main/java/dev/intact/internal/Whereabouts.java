package dev.intact.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** This process, as people would find it. */
final class Whereabouts {
    private Whereabouts() {}

    /** {@code ada@host, process 4711}. */
    static String words() {
        return "%s@%s, process %s"
                .formatted(
                        System.getProperty("user.name", "unknown"),
                        host(),
                        ProcessHandle.current().pid());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}
