package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Position;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Resolver;
import dev.intact.mapping.Trace;
import dev.intact.mapping.UnresolvedLookupException;
import dev.intact.run.Explanation;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Split;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows records of a move through its mappings. Nothing is written. */
final class Story<S> {
    private final MovePlan<S> plan;
    private final Masking masking;
    private final LookupCache lookups;

    Story(MovePlan<S> plan, LookupCache lookups) {
        this.plan = plan;
        this.lookups = lookups;
        this.masking = new Masking(plan.mappings());
    }

    /**
     * Reads the source from its start.
     *
     * @param visitor is handed each record, and answers whether to go on
     */
    void read(Predicate<ReadItem<S>> visitor) {
        for (Split split : plan.source().splits(1)) {
            try (Cursor<S> cursor = plan.source().open(split, Position.start())) {
                Visiting<S> visiting = new Visiting<>(visitor);
                while (visiting.goesOn && cursor.next(visiting)) {
                    // the receiver does the work
                }
                if (!visiting.goesOn) {
                    return;
                }
            }
        }
    }

    Optional<Key> key(ReadItem<S> item) {
        S record = item.record();
        try {
            return record == null
                    ? Optional.ofNullable(item.place())
                    : plan.routes().get(0).mapping().key(record);
        } catch (RuntimeException e) {
            return Optional.empty(); // a record whose key cannot be read is known by its place
        }
    }

    String shown(Key key) {
        return masking.shown(key);
    }

    Explanation tell(ReadItem<S> item) {
        S record = item.record();
        String key = key(item).map(masking::shown).orElse("@" + plan.source().name() + ":" + item.position());
        if (record == null) {
            List<Problem> problems =
                    item.problems().stream().map(masking::shown).toList();
            return Explanation.unreadable(plan.name(), key, problems);
        }
        try {
            return tell(key, record);
        } catch (UnresolvedLookupException | EngineException e) {
            throw e;
        } catch (RuntimeException e) {
            String what = "cannot be read (%s)".formatted(e.getClass().getSimpleName());
            return Explanation.unreadable(
                    plan.name(), key, List.of(Problem.of(what).at("record")));
        }
    }

    private Explanation tell(String key, S record) {
        Resolver resolver = lookups.resolve(plan, List.of(record));
        Map<String, Trace> traces = new LinkedHashMap<>();
        for (Route<S, ?> route : plan.routes()) {
            Mapping<S, ?> mapping = route.mapping();
            traces.put(route.sink().name(), mapping.trace(record, resolver));
        }
        return Explanation.of(plan.name(), key, source(record), traces);
    }

    private Map<String, String> source(S record) {
        Schema<S> schema = plan.source().schema();
        @Nullable Object[] values = schema.values(record);
        Map<String, String> shown = new LinkedHashMap<>();
        for (Field leaf : schema.leaves()) {
            Object value = values[leaf.index()];
            String text = value == null ? "(none)" : masking.hides(leaf.name()) ? Problem.MASK : value.toString();
            shown.put(leaf.name(), text);
        }
        return shown;
    }

    private static final class Visiting<S> implements Receiver<S> {
        private final Predicate<ReadItem<S>> visitor;
        private boolean goesOn = true;

        Visiting(Predicate<ReadItem<S>> visitor) {
            this.visitor = visitor;
        }

        @Override
        public void record(Position position, S record) {
            goesOn = visitor.test(ReadItem.of(position, record));
        }

        @Override
        public void unreadable(Position position, Key place, List<Problem> problems) {
            goesOn = visitor.test(ReadItem.unreadable(position, place, problems));
        }
    }
}
