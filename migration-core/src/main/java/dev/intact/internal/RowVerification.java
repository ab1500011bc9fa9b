package dev.intact.internal;

import dev.intact.field.Content;
import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.mapping.RuleDescription;
import dev.intact.quality.Rule;
import dev.intact.quality.Severity;
import dev.intact.quality.Verdict;
import dev.intact.sink.Sink;
import dev.intact.verify.Check;
import dev.intact.verify.Discrepancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at rows as they stand in the target: whether fields are empty, and whether they keep rules. Not thread-safe.
 */
final class RowVerification<S, T> {
    private final MovePlan<S> plan;
    private final Route<S, T> route;
    private final Sink<T> sink;
    private final Masking masking;
    private final CheckTally required;
    private final CheckTally formats;
    private final List<Field> mustHave = new ArrayList<>();
    private final List<Rule<T>> rules = new ArrayList<>();
    private final List<RuleDescription> defaulted;
    private final Map<String, Long> defaults = new TreeMap<>();
    private long rows;

    RowVerification(MovePlan<S> plan, Route<S, T> route, Masking masking, List<Rule<T>> declared, int examples) {
        this.plan = plan;
        this.route = route;
        this.sink = route.sink();
        this.masking = masking;
        String where = RouteVerification.where(plan, route);
        this.required = new CheckTally(Check.REQUIRED_FIELDS, where, examples);
        this.formats = new CheckTally(Check.FORMATS, where, examples);
        List<String> generated = route.mapping().generatedFields();
        sink.schema().leaves().stream()
                .filter(leaf -> !generated.contains(leaf.name()) && !Content.class.isAssignableFrom(leaf.type()))
                .filter(leaf -> !leaf.nullable()
                        || rule(leaf).filter(RuleDescription::rejectsMissing).isPresent())
                .forEach(mustHave::add);
        this.defaulted = route.mapping().rules().stream()
                .filter(rule -> rule.orElse().isPresent())
                .toList();
        route.mapping().requirements().stream()
                .filter(rule -> rule.severity() == Severity.ERROR)
                .forEach(rules::add);
        rules.addAll(declared);
    }

    private Optional<RuleDescription> rule(Field leaf) {
        return route.mapping().rules().stream()
                .filter(rule -> rule.target().covers(leaf.index()))
                .findFirst();
    }

    /** Whether there are rules that rows must keep. */
    boolean hasRules() {
        return !rules.isEmpty();
    }

    /** Whether there are fields that must not be empty. */
    boolean hasRequired() {
        return !mustHave.isEmpty();
    }

    CheckTally required() {
        return required;
    }

    CheckTally formats() {
        return formats;
    }

    /**
     * Looks at a row.
     *
     * @param should the row as it should be
     */
    void verify(String key, S record, @Nullable Object[] is, @Nullable Object[] should) {
        rows++;
        required.examined(mustHave.size());
        for (Field leaf : mustHave) {
            if (is[leaf.index()] == null) {
                String words = rule(leaf).map(RuleDescription::words).orElse("");
                required.add(Discrepancy.of("is empty, and must not be", key).at(leaf.name(), words));
            }
        }
        countDefaults(record, is);
        if (!rules.isEmpty()) {
            keeps(key, is, should);
        }
    }

    private void countDefaults(S record, @Nullable Object[] is) {
        if (defaulted.isEmpty()) {
            return;
        }
        @Nullable Object[] source = plan.source().schema().values(record);
        for (RuleDescription rule : defaulted) {
            Object value = rule.orElse().orElseThrow();
            boolean isSimple = rule.target().leafCount() == 1;
            boolean isMissing = plan.source().schema().leaves().stream()
                    .filter(leaf -> rule.sources().stream().anyMatch(field -> field.covers(leaf.index())))
                    .allMatch(leaf -> source[leaf.index()] == null);
            if (isSimple && isMissing && ValueHash.same(value, is[rule.target().index()])) {
                defaults.merge(rule.target().name(), 1L, Long::sum);
            }
        }
    }

    private void keeps(String key, @Nullable Object[] is, @Nullable Object[] should) {
        T row = row(key, is, should);
        if (row == null) {
            return;
        }
        formats.examined(rules.size());
        for (Rule<T> rule : rules) {
            try {
                if (rule.test(row) == Verdict.BROKEN) {
                    formats.add(broken("breaks a rule", key, rule, is));
                }
            } catch (RuntimeException e) {
                String what = "breaks a rule, which failed (%s)"
                        .formatted(e.getClass().getSimpleName());
                formats.add(broken(what, key, rule, is));
            }
        }
    }

    private Discrepancy broken(String what, String key, Rule<T> rule, @Nullable Object[] is) {
        Discrepancy broken = Discrepancy.of(what, key);
        Optional<Field> field = rule.field().map(getter -> sink.schema().field(getter));
        return field.isEmpty()
                ? broken.at("", rule.words())
                : broken.at(field.get().name(), rule.words())
                        .values(
                                "",
                                "",
                                RouteVerification.shown(
                                        masking, field.get(), is[field.get().index()]));
    }

    /** The row as its type has it; what the target does not hand over is taken from what should be there. */
    private @Nullable T row(String key, @Nullable Object[] is, @Nullable Object[] should) {
        @Nullable Object[] values = is.clone();
        for (Field leaf : sink.schema().leaves()) {
            Object value = values[leaf.index()];
            if (value instanceof Problem unreadable) {
                formats.examined(1);
                formats.add(Discrepancy.of("holds what its field cannot have: " + unreadable.what(), key)
                        .at(leaf.name(), ""));
                return null;
            }
            if (value == null && isNotRead(leaf)) {
                values[leaf.index()] = should[leaf.index()];
            }
        }
        if (!sink.schema().missing(values).isEmpty()) {
            return null; // told by the required fields
        }
        try {
            return sink.schema().create(values);
        } catch (RuntimeException e) { // the row's own constructor
            formats.examined(1);
            formats.add(Discrepancy.of(
                    "is no row of its type (%s)".formatted(e.getClass().getSimpleName()), key));
            return null;
        }
    }

    private boolean isNotRead(Field leaf) {
        return Content.class.isAssignableFrom(leaf.type())
                || route.mapping().generatedFields().contains(leaf.name());
    }

    void finish() {
        defaults.forEach((field, count) ->
                required.note("'%s' holds its default in %s of %s rows".formatted(field, count, rows)));
    }
}
