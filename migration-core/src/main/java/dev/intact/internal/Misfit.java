package dev.intact.internal;

import dev.intact.quality.Finding;
import dev.intact.quality.Finding.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run that was not begun, as the migration does not fit its sources and targets. */
final class Misfit extends EngineException {
    private static final long serialVersionUID = 1L;

    private Misfit(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static Misfit of(Checking.Result result) {
        List<String> errors = result.report().findings(Level.ERROR).stream()
                .map(Finding::message)
                .toList();
        return new Misfit("nothing was moved: " + String.join("\n  ", errors), result.cause());
    }
}
