package dev.intact.run;

import java.io.Console;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows progress: on a terminal as one line that is written over, elsewhere as a log line every ten seconds.
 * Thread-safe.
 */
public final class ProgressDisplay implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressDisplay.class);
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration IN_LOG = Duration.ofSeconds(10);

    private final @Nullable PrintWriter terminal;
    private final Duration every;
    private Duration shown = Duration.ZERO;
    private int width;

    private ProgressDisplay(@Nullable PrintWriter terminal) {
        this.terminal = terminal;
        this.every = terminal == null ? IN_LOG : ON_TERMINAL;
    }

    /** {@return a display on this program's terminal, if it has one, else in its log} */
    @SuppressWarnings("SystemConsoleNull") // isTerminal asks further where there is always a console
    public static ProgressDisplay automatic() {
        Console console = System.console();
        return console != null && isTerminal(console) ? on(console.writer()) : logging();
    }

    /**
     * A display on a terminal.
     *
     * @param terminal where to write; a carriage return must lead back to the start of the line
     * @return the display
     */
    public static ProgressDisplay on(PrintWriter terminal) {
        return new ProgressDisplay(terminal);
    }

    /** {@return a display in the log, at level INFO} */
    public static ProgressDisplay logging() {
        return new ProgressDisplay(null);
    }

    /** Since Java 22 a console need not be a terminal, and says so; before, every console is one. */
    private static boolean isTerminal(Console console) {
        try {
            Method asks = Console.class.getMethod("isTerminal");
            return (boolean) asks.invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before Java 22
        }
    }

    @Override
    public synchronized void moveStarted(Progress progress) {
        shown = Duration.ZERO;
    }

    @Override
    public synchronized void chunkDone(Progress progress) {
        if (progress.elapsed().minus(shown).compareTo(every) < 0) {
            return;
        }
        shown = progress.elapsed();
        if (terminal == null) {
            LOG.info("{}", progress);
        } else {
            overwrite(terminal, progress.toString());
        }
    }

    @Override
    public synchronized void moveFinished(MoveReport report) {
        if (terminal != null && width > 0) {
            overwrite(terminal, "");
            terminal.print('\r');
            terminal.flush();
            width = 0;
        }
    }

    private void overwrite(PrintWriter on, String line) {
        on.print('\r' + line + " ".repeat(Math.max(0, width - line.length())));
        on.flush();
        width = line.length();
    }
}
