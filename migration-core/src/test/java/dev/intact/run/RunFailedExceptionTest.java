package dev.intact.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.ledger.Balance;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.ledger.RowCounts;
import dev.intact.run.RunReport.Mode;
import dev.intact.run.RunReport.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunFailedExceptionTest {
    private static MoveReport move(String name, OptionalLong counted) {
        return MoveReport.of(
                name,
                Balance.of(3, Map.of(Outcome.MIGRATED, 2, Outcome.REJECTED, 1)),
                counted,
                RowCounts.of(1, 1, 0),
                List.of(Reason.of(Outcome.REJECTED, "stage", "is unknown", 1, List.of("17"))),
                Duration.ofMillis(1234));
    }

    private static final RunReport REPORT = RunReport.of(
            "run-1",
            "legacy CRM",
            Mode.RUN,
            State.FAILED,
            "the connection failed",
            Instant.parse("2026-01-02T03:04:05.678Z"),
            Instant.parse("2026-01-02T03:04:07Z"),
            List.of(move("customers", OptionalLong.of(3)), move("deals", OptionalLong.empty())));

    @Test
    void carries_its_report_to_another_jvm() throws IOException, ClassNotFoundException {
        RunFailedException failed = new RunFailedException(REPORT, new IllegalStateException("why"));

        RunFailedException arrived = (RunFailedException) travelled(failed);

        assertThat(arrived)
                .hasMessage("legacy CRM failed: the connection failed")
                .hasRootCauseMessage("why");
        assertThat(arrived.report().toJson())
                .isEqualTo(REPORT.toJson())
                .contains("\"is unknown\"")
                .contains("1234");
        assertThat(arrived.report().summary()).isEqualTo(REPORT.summary());
    }

    @SuppressWarnings("BanSerializableRead") // what was written is what is read
    private static Object travelled(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
