package dev.intact.internal;

import dev.intact.verify.Check;
import dev.intact.verify.CheckResult;
import dev.intact.verify.Discrepancy;
import java.util.ArrayList;
import java.util.List;

/** Counts what one check examines and finds, and keeps the first few. Not thread-safe. */
final class CheckTally {
    private final Check check;
    private final String where;
    private final int atMost;
    private final List<Discrepancy> examples = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long examined;
    private long found;

    CheckTally(Check check, String where, int atMost) {
        this.check = check;
        this.where = where;
        this.atMost = atMost;
    }

    void examined(long more) {
        examined += more;
    }

    void add(Discrepancy discrepancy) {
        found++;
        if (examples.size() < atMost) {
            examples.add(discrepancy);
        }
    }

    void note(String words) {
        notes.add(words);
    }

    String where() {
        return where;
    }

    CheckResult result(boolean mayExamineNothing) {
        CheckResult result =
                CheckResult.of(check, where, examined, found, examples).note(String.join("; ", notes));
        return mayExamineNothing ? result.thatMayExamineNothing() : result;
    }
}
