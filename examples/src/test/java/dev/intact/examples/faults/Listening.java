package dev.intact.examples.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * Hears all that is logged, by every logger at the level of TRACE and by java.util.logging down to FINER (below it the
 * driver of PostgreSQL writes what it sends), and keeps what else is said to it.
 */
final class Listening implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger julRoot = java.util.logging.Logger.getLogger("");
    private final Level before = root.getLevel();
    private final java.util.logging.Level julBefore = julRoot.getLevel();
    private final List<String> heard = new ArrayList<>();
    private final Ear ear = new Ear();
    private final JulEar julEar = new JulEar();

    Listening() {
        root.iteratorForAppenders().forEachRemaining(appender -> appender.stop());
        ear.setContext(root.getLoggerContext());
        ear.start();
        root.addAppender(ear);
        root.setLevel(Level.TRACE);
        julRoot.addHandler(julEar);
        julRoot.setLevel(java.util.logging.Level.FINER);
    }

    private final class Ear extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            hear(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                hear(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
    }

    private final class JulEar extends Handler {
        @Override
        public void publish(LogRecord record) {
            hear(new SimpleFormatter().format(record));
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    synchronized void hear(Object said) {
        heard.add(String.valueOf(said));
    }

    /** With all of its causes, and what it suppresses. */
    void hear(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        hear(trace.toString());
    }

    synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        root.setLevel(before);
        root.detachAppender(ear);
        root.iteratorForAppenders().forEachRemaining(appender -> appender.start());
        julRoot.removeHandler(julEar);
        julRoot.setLevel(julBefore);
    }
}
