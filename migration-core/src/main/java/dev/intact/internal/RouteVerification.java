package dev.intact.internal;

import dev.intact.field.Content;
import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.ledger.RecordOutcome;
import dev.intact.mapping.RuleDescription;
import dev.intact.sink.CurrentRow;
import dev.intact.sink.Sink;
import dev.intact.verify.Cause;
import dev.intact.verify.Check;
import dev.intact.verify.Discrepancy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Holds the rows of one sink against what a mapping makes of the source now. Not thread-safe. */
final class RouteVerification<S, T> {
    private static final int HELD_BACK = 1_000;
    private static final int LONGEST = 200;

    private final MovePlan<S> plan;
    private final Route<S, T> route;
    private final Sink<T> sink;
    private final Masking masking;
    private final Causes<S> causes;
    private final ReadBack<S, T> readBack;
    private final CheckTally tally;
    private final List<Field> compared = new ArrayList<>();
    private final Map<Integer, RuleDescription> rules = new HashMap<>();
    private final Set<Integer> rejected = new HashSet<>();
    private final RowVerification<S, T> rows;
    // of a row that several records write, the last has the last word: until then nothing is said of it
    private final Map<String, List<Discrepancy>> heldBack = new LinkedHashMap<>();
    private long expected;
    private long found;

    RouteVerification(
            MovePlan<S> plan,
            Route<S, T> route,
            Masking masking,
            Causes<S> causes,
            IdsAfterRun ids,
            RowVerification<S, T> rows,
            int examples) {
        this.plan = plan;
        this.route = route;
        this.sink = route.sink();
        this.masking = masking;
        this.causes = causes;
        this.readBack = new ReadBack<>(route, ids);
        this.rows = rows;
        this.tally = new CheckTally(Check.FIELD_ACCURACY, where(plan, route), examples);
        List<String> generated = route.mapping().generatedFields();
        for (Field leaf : sink.schema().leaves()) {
            if (!Content.class.isAssignableFrom(leaf.type()) && !generated.contains(leaf.name())) {
                compared.add(leaf);
            }
            route.mapping().rules().stream()
                    .filter(rule -> rule.target().covers(leaf.index()))
                    .findFirst()
                    .ifPresent(rule -> rules.put(leaf.index(), rule));
        }
    }

    static String where(MovePlan<?> plan, Route<?, ?> route) {
        return "%s → %s".formatted(plan.name(), route.sink().name());
    }

    String where() {
        return where(plan, route);
    }

    Sink<T> sink() {
        return sink;
    }

    ReadBack<S, T> readBack() {
        return readBack;
    }

    CheckTally tally() {
        return tally;
    }

    RowVerification<S, T> rows() {
        return rows;
    }

    /** How many rows there should be for the records so far. */
    long expected() {
        return expected;
    }

    /** How many rows there are for the records so far, those included that should not be. */
    long found() {
        return found;
    }

    /** The fields whose values are not read, as they are of any length. */
    List<String> notRead() {
        return sink.schema().leaves().stream()
                .filter(leaf -> Content.class.isAssignableFrom(leaf.type()))
                .map(Field::name)
                .toList();
    }

    /** Verifies a chunk, and answers the places of records whose rows were rejected by the run. */
    Set<Integer> verify(List<Verified<S>> records, Units units) {
        rejected.clear();
        List<Optional<T>> wanted =
                records.stream().map(record -> record.row(route)).toList();
        if (!readBack.isPossible()) {
            expected += wanted.stream().flatMap(Optional::stream).count();
            return Set.of();
        }
        Map<Integer, List<CurrentRow>> there =
                readBack.find(records.stream().map(Verified::record).toList(), wanted, units);
        for (int place = 0; place < records.size(); place++) {
            List<CurrentRow> its = there.getOrDefault(place, List.of());
            found += its.size();
            tally.examined(1);
            if (wanted.get(place).isPresent()) {
                verify(place, records.get(place), wanted.get(place).get(), its);
            } else if (!its.isEmpty()) {
                unexpected(records.get(place));
            }
        }
        return Set.copyOf(rejected);
    }

    private void verify(int place, Verified<S> record, T row, List<CurrentRow> there) {
        @Nullable Object[] should = sink.schema().values(row);
        if (there.isEmpty()) {
            missing(place, record, should);
            return;
        }
        expected++;
        @Nullable Object[] is = there.get(0).values();
        List<Discrepancy> found = new ArrayList<>();
        if (there.size() > 1) {
            found.add(Discrepancy.of("row is there %s times".formatted(there.size()), key(record)));
        }
        @Nullable Object[] merged = sink.merged(is, should);
        for (Field leaf : compared) {
            if (!ValueHash.same(merged[leaf.index()], is[leaf.index()])) {
                found.add(differs(record, leaf, merged[leaf.index()], is[leaf.index()]));
            }
        }
        settle(readBack.rowKey(should), found);
        rows.verify(key(record), record.record(), is, should);
    }

    private Discrepancy differs(Verified<S> record, Field leaf, @Nullable Object should, @Nullable Object is) {
        Cause cause = causes.of(record.key(), record.record(), sink, leaf, is);
        RuleDescription rule = rules.get(leaf.index());
        return Discrepancy.of("differs", key(record))
                .at(leaf.name(), rule == null ? "" : rule.words())
                .values(
                        rule == null ? "" : source(record.record(), rule),
                        shown(masking, leaf, should),
                        shown(masking, leaf, is))
                .because(cause);
    }

    private String source(S record, RuleDescription rule) {
        @Nullable Object[] values = plan.source().schema().values(record);
        StringJoiner shown = new StringJoiner(", ");
        for (Field leaf : plan.source().schema().leaves()) {
            if (rule.sources().stream().anyMatch(field -> field.covers(leaf.index()))) {
                Object value = values[leaf.index()];
                boolean isHidden = masking.hides(leaf.name()) || rule.isSensitive();
                shown.add("%s=%s".formatted(leaf.name(), isHidden ? Problem.MASK : text(value)));
            }
        }
        return shown.toString();
    }

    /** A row that the target has refused is not missing. */
    private void missing(int place, Verified<S> record, @Nullable Object[] should) {
        if (causes.isRejected(record.key())) {
            rejected.add(place);
            return;
        }
        expected++;
        Cause cause = causes.ofMissing(record.key(), record.record(), sink);
        settle(
                readBack.rowKey(should),
                List.of(Discrepancy.of("row is missing", key(record)).because(cause)));
    }

    /** A fix of a replay is not part of the source: what it has moved would be rejected still. */
    private void unexpected(Verified<S> record) {
        if (causes.isResolved(record.key())) {
            return;
        }
        RecordOutcome outcome = record.decided().outcome();
        String what = "row should not be there, as its record is "
                + (outcome.reason().isEmpty() ? outcome.outcome().words() : outcome.reason());
        tally.add(Discrepancy.of(what, key(record)).because(causes.ofUnexpected(record.key(), record.record())));
    }

    private void settle(Optional<String> row, List<Discrepancy> found) {
        row.ifPresent(heldBack::remove);
        if (row.isEmpty()) {
            found.forEach(tally::add);
        } else if (!found.isEmpty()) {
            heldBack.put(row.get(), found);
        }
        if (heldBack.size() > HELD_BACK) {
            finish();
        }
    }

    /** Says what was held back. */
    void finish() {
        heldBack.values().forEach(found -> found.forEach(tally::add));
        heldBack.clear();
    }

    private String key(Verified<S> record) {
        return masking.shown(record.key());
    }

    /** A value of the target as it may be shown; empty for none. */
    static String shown(Masking masking, Field leaf, @Nullable Object value) {
        return value == null ? "" : masking.hidesTarget(leaf.name()) ? Problem.MASK : text(value);
    }

    private static String text(@Nullable Object value) {
        String text = value instanceof Problem unreadable ? unreadable.what() : Objects.toString(value, "(none)");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
