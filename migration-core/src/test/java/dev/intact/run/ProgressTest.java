package dev.intact.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RowCounts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class ProgressTest {
    private static Progress progress(long read, OptionalLong total, Duration elapsed) {
        return Progress.of("customers", Balance.of(read, Map.of(Outcome.MIGRATED, read)), total, elapsed);
    }

    @Test
    void tells_rate_and_remaining_time() {
        Progress progress = progress(1_234_567, OptionalLong.of(5_000_000), Duration.ofSeconds(100));

        assertThat(progress.rate()).isEqualTo(12_345.67);
        assertThat(progress.remaining()).contains(Duration.ofSeconds(305));
        assertThat(progress).hasToString("customers: 1,234,567 of 5,000,000 records, 12,346/s, 5 min 05 s left");
    }

    @Test
    void tells_no_more_than_is_known() {
        assertThat(progress(10, OptionalLong.empty(), Duration.ofSeconds(2))).hasToString("customers: 10 records, 5/s");
        assertThat(progress(0, OptionalLong.of(10), Duration.ZERO)).hasToString("customers: 0 of 10 records, 0/s");
        assertThat(progress(0, OptionalLong.of(10), Duration.ofSeconds(9)).remaining())
                .isEmpty();
    }

    @Test
    void nothing_remains_when_more_was_read_than_was_estimated() {
        assertThat(progress(20, OptionalLong.of(10), Duration.ofSeconds(1)))
                .hasToString("customers: 20 of 10 records, 20/s, 0 ms left");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1.0 s",
        "12345, 12.3 s",
        "59949, 59.9 s",
        "59999, 59.9 s",
        "60000, 1 min 00 s",
        "3599999, 59 min 59 s",
        "3600000, 1 h 00 min",
        "93784000, 26 h 03 min"
    })
    void durations_read_as_people_say_them(long millis, String words) {
        assertThat(Words.duration(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @Test
    void a_terminal_shows_one_line_that_is_overwritten_and_cleared() {
        StringWriter seen = new StringWriter();
        ProgressDisplay display = ProgressDisplay.on(new PrintWriter(seen));
        MoveReport report = MoveReport.of(
                "customers", Balance.empty(), OptionalLong.empty(), RowCounts.none(), List.of(), Duration.ZERO);

        display.moveStarted(progress(0, OptionalLong.empty(), Duration.ZERO));
        display.chunkDone(progress(100, OptionalLong.empty(), Duration.ofMillis(100)));
        display.chunkDone(progress(1000, OptionalLong.empty(), Duration.ofMillis(250)));
        display.chunkDone(progress(1200, OptionalLong.empty(), Duration.ofMillis(400)));
        display.chunkDone(progress(1300, OptionalLong.empty(), Duration.ofMillis(1300)));
        display.moveFinished(report);
        display.moveFinished(report);

        assertThat(seen)
                .hasToString("\rcustomers: 1,000 records, 4,000/s" + "\rcustomers: 1,300 records, 1,000/s" + "\r"
                        + " ".repeat(33) + "\r");
    }

    @Test
    void elsewhere_a_line_is_logged_every_ten_seconds() {
        Logger logger = (Logger) LoggerFactory.getLogger(ProgressDisplay.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        logger.addAppender(logged);
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        ProgressDisplay display = ProgressDisplay.logging();

        for (int second = 1; second <= 25; second++) {
            display.chunkDone(progress(second, OptionalLong.empty(), Duration.ofSeconds(second)));
        }
        logger.detachAppender(logged);
        logger.setLevel(null);
        logger.setAdditive(true);

        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("customers: 10 records, 1/s", "customers: 20 records, 1/s");
    }
}
