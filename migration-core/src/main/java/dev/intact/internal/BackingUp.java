package dev.intact.internal;

import dev.intact.run.BackupReport;
import dev.intact.sink.Output;
import dev.intact.sink.TableCopy;
import dev.intact.sink.Target;
import java.util.ArrayList;
import java.util.List;

/** Copies the tables that the moves of a migration write to. */
public final class BackingUp {
    private BackingUp() {}

    /**
     * Copies them.
     *
     * @param plan the migration
     * @param label what is added to the names of the tables
     * @return the copies
     */
    public static BackupReport of(RunPlan plan, String label) {
        List<TableCopy> copies = new ArrayList<>();
        for (Target target : KeptChanges.targets(plan)) {
            List<Output<?>> outputs = KeptChanges.outputs(plan)
                    .filter(output -> output.sink().target().equals(target))
                    .toList();
            copies.addAll(target.backup(outputs, label));
        }
        return BackupReport.of(plan.migration(), copies);
    }
}
