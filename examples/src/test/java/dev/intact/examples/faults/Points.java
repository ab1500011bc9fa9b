package dev.intact.examples.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The named points of a run at which its process may end, at once and for good, as by {@code kill -9}. They are passed
 * by what stands around connections, files and sources; the library knows none of them. Which pass ends the process is
 * said by a system property; without it they are counted.
 */
final class Points {
    /** Which passes end the process, whichever comes first: {@code point=pass;point=pass}. */
    static final String ARMED = "intact.points";
    /** A file whose first byte tells, also when the process is dead, whether bad rows were being isolated. */
    static final String PHASE = "intact.phase";
    /** What the process ends with at a point. */
    static final int HALTED = 86;

    private static final String ENDS_AT = "ends at: ";
    private static final String PASSED = "passed: ";

    private static final Map<String, Integer> armed = parsed(System.getProperty(ARMED, ""));
    private static final Map<String, Integer> passes = new TreeMap<>();
    private static final @Nullable MappedByteBuffer phase = phase(System.getProperty(PHASE));
    private static boolean counted;
    private static String thenAt = "";
    private static int thenPass;
    private static Work<?> then = () -> {};

    private Points() {}

    /** Whether anybody wants to know. */
    static synchronized boolean areWatched() {
        return System.getProperty(ARMED) != null || phase != null || counted;
    }

    /** Something that may go wrong. */
    interface Work<E extends Exception> {
        void work() throws E;
    }

    /** {@return how often each point is passed by a work in this process} */
    static <E extends Exception> Map<String, Integer> counted(Work<E> work) throws E {
        set(true);
        try {
            work.work();
        } finally {
            set(false);
        }
        synchronized (Points.class) {
            return new TreeMap<>(passes);
        }
    }

    /** Does something when a point is passed by a work in this process, on the thread that passes it. */
    static <E extends Exception> void doing(String point, int pass, Work<?> something, Work<E> work) throws E {
        set(true);
        then(point, pass, something);
        try {
            work.work();
        } finally {
            then("", 0, () -> {});
            set(false);
        }
    }

    private static synchronized void then(String point, int pass, Work<?> something) {
        thenAt = point;
        thenPass = pass;
        then = something;
    }

    private static synchronized void set(boolean counts) {
        counted = counts;
        if (counts) {
            passes.clear();
        }
    }

    static synchronized void pass(String point) {
        int pass = passes.merge(point, 1, Integer::sum);
        if (armed.getOrDefault(point, 0) == pass) {
            System.out.println(ENDS_AT + point);
            System.out.flush();
            Runtime.getRuntime().halt(HALTED);
        }
        if (thenAt.equals(point) && thenPass == pass) {
            then();
        }
    }

    private static void then() {
        try {
            then.work();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void isolating(boolean isolates) {
        if (phase != null) {
            phase.put(0, (byte) (isolates ? 1 : 0));
        }
    }

    /** Says how often each point was passed. */
    static synchronized void print() {
        passes.forEach((point, times) -> System.out.println(PASSED + point + "=" + times));
    }

    /** {@return how often each point was passed, by what a process has said} */
    static Map<String, Integer> passed(List<String> said) {
        List<String> passed = new ArrayList<>();
        for (String line : said) {
            if (line.startsWith(PASSED)) {
                passed.add(line.substring(PASSED.length()));
            }
        }
        return parsed(String.join(";", passed));
    }

    /** {@return at which point a process ended, by what it has said} */
    static String endedAt(List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith(ENDS_AT))
                .map(line -> line.substring(ENDS_AT.length()))
                .findFirst()
                .orElse("");
    }

    private static Map<String, Integer> parsed(String text) {
        Map<String, Integer> parsed = new TreeMap<>();
        for (String one : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            int equals = one.lastIndexOf('=');
            parsed.put(one.substring(0, equals), Integer.parseInt(one.substring(equals + 1)));
        }
        return parsed;
    }

    private static @Nullable MappedByteBuffer phase(@Nullable String file) {
        if (file == null) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(
                Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(MapMode.READ_WRITE, 0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
