package dev.intact.run;

import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import java.util.List;
import java.util.Locale;

/** A run report as text for a terminal. */
final class ReportSummary {
    private static final int REASONS = 10;

    private ReportSummary() {}

    static String of(RunReport report) {
        StringBuilder text = new StringBuilder();
        text.append("%s \"%s\" %s in %s (run %s)\n"
                .formatted(
                        switch (report.mode()) {
                            case RUN -> "Run";
                            case DRY_RUN -> "Dry run";
                            case REPLAY -> "Replay";
                        },
                        report.migration(),
                        report.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        Words.duration(report.duration()),
                        report.run()));
        report.failure().ifPresent(failure -> text.append("  ").append(failure).append('\n'));
        report.moves().forEach(move -> addMove(text, move));
        report.moves().forEach(move -> text.append(move).append('\n'));
        return text.toString();
    }

    private static void addMove(StringBuilder text, MoveReport move) {
        text.append("  %s: %s records in %s, rows %s\n"
                .formatted(
                        move.move(), Words.count(move.balance().read()), Words.duration(move.duration()), move.rows()));
        addReasons(text, "rejected", move.reasons(Outcome.REJECTED));
        addReasons(text, "excluded", move.reasons(Outcome.EXCLUDED));
        addReasons(text, "archived", move.reasons(Outcome.ARCHIVED));
        addReasons(text, "warned", move.reasons(Outcome.MIGRATED));
    }

    private static void addReasons(StringBuilder text, String title, List<Reason> reasons) {
        for (Reason reason : reasons.subList(0, Math.min(REASONS, reasons.size()))) {
            text.append("    %s %s  (%s)\n".formatted(title, reason, String.join(", ", reason.examples())));
        }
        if (reasons.size() > REASONS) {
            text.append("    %s for %s more reasons\n".formatted(title, reasons.size() - REASONS));
        }
    }
}
