package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.KeptValue;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.Quarantined;
import dev.intact.ledger.Quarantined.Traces;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.Waiting;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Resolver;
import dev.intact.mapping.RuleDescription;
import dev.intact.source.Split;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Turns the rejected records of a chunk into what is kept of them. Thread-safe. */
final class Quarantining<S> {
    private final String migration;
    private final MovePlan<S> plan;
    private final Masking masking;
    private final Clock clock;
    private final @Nullable SecretKey key;

    Quarantining(String migration, MovePlan<S> plan, Masking masking, Clock clock, Optional<SecretKey> key) {
        this.migration = migration;
        this.plan = plan;
        this.masking = masking;
        this.clock = clock;
        this.key = key.orElse(null);
    }

    /** Where a value belongs, so that a sealed one cannot be put elsewhere. */
    static String place(String migration, String move, String field) {
        return Key.of(migration, move, field).text();
    }

    static String hash(Key key) {
        return Quarantined.hash(key.text());
    }

    static String hash(Position position) {
        return Quarantined.hash(position.token());
    }

    /** The rejected records, with the keys of the outcomes as they are. */
    List<Quarantined> of(Split split, List<ReadItem<S>> items, List<RecordOutcome> outcomes, Resolver resolver) {
        List<Quarantined> rejected = new ArrayList<>(0);
        for (int i = 0; i < items.size(); i++) {
            if (outcomes.get(i).outcome() == Outcome.REJECTED) {
                String before = i == 0 ? "" : hash(outcomes.get(i - 1).key());
                Quarantined now = of(items.get(i), outcomes.get(i), before, resolver);
                rejected.add(
                        plan.source() instanceof ReplaySource<S> replay
                                ? replay.known(split, items.get(i).position()).rejectedAgain(now)
                                : now);
            }
        }
        return rejected;
    }

    /** What would be kept of a record that was migrated, if it were rejected after all. */
    Quarantined of(Split split, List<ReadItem<S>> items, List<RecordOutcome> outcomes, int place, Resolver resolver) {
        RecordOutcome its = outcomes.get(place);
        String before = place == 0 ? "" : hash(outcomes.get(place - 1).key());
        RecordOutcome lost = RecordOutcome.of(its.key(), its.position(), Outcome.REJECTED, "", List.of());
        Quarantined now = of(items.get(place), lost, before, resolver);
        return plan.source() instanceof ReplaySource<S> replay
                ? replay.known(split, items.get(place).position()).rejectedAgain(now)
                : now;
    }

    /** The entries that the records of a replay come from; none in another run. */
    List<String> entries(Split split, List<ReadItem<S>> items) {
        return plan.source() instanceof ReplaySource<S> replay
                ? items.stream()
                        .map(item -> replay.known(split, item.position()).id())
                        .toList()
                : List.of();
    }

    private Quarantined of(ReadItem<S> item, RecordOutcome outcome, String before, Resolver resolver) {
        Key its = outcome.key();
        String id = Quarantined.hash(its.text(), item.position().token());
        Traces traces = new Traces(hash(its), hash(item.position()), before);
        Instant now = clock.instant();
        Quarantined kept = Quarantined.of(id, masking.kept(its), traces, now, outcome.problems());
        S record = item.record();
        return record == null ? kept : withWaits(kept.fields(fields(record)), record, resolver);
    }

    private Map<String, KeptValue> fields(S record) {
        Map<String, KeptValue> fields = new LinkedHashMap<>();
        Schema<S> schema = plan.source().schema();
        @Nullable Object[] values;
        try {
            values = schema.values(record);
        } catch (RuntimeException e) {
            return fields; // its accessors throw, which is why it is rejected
        }
        for (Field leaf : schema.leaves()) {
            fields.put(leaf.name(), kept(leaf, values[leaf.index()]));
        }
        return fields;
    }

    private KeptValue kept(Field leaf, @Nullable Object value) {
        boolean hidden = masking.hides(leaf.name());
        if (hidden && key == null) {
            return KeptValue.masked();
        }
        Optional<String> text = value == null ? Optional.empty() : FieldText.of(value);
        if (value != null && text.isEmpty()) {
            return KeptValue.omitted();
        }
        return hidden && key != null
                ? KeptValue.sealed(text.orElse(null), key, place(migration, plan.name(), leaf.name()))
                : KeptValue.plain(text.orElse(null));
    }

    private Quarantined withWaits(Quarantined kept, S record, Resolver resolver) {
        Missing missing = new Missing(resolver, kept.problems());
        for (Mapping<S, ?> mapping : plan.mappings()) {
            missing.rules = mapping.rules();
            mapping.lookupKeys(record, missing);
        }
        boolean nothingElse = true;
        for (Problem problem : kept.problems()) {
            if (problem.what().equals(Waiting.ON_A_ROW)) {
                missing.waits.add(Waiting.unnamed(problem.rule()));
            } else {
                nothingElse &= missing.fields.contains(problem.field());
            }
        }
        return missing.waits.isEmpty() ? kept : kept.waits(missing.waits, nothingElse);
    }

    /** Gathers the lookups of a record that found nothing, and so reject it. */
    private static final class Missing implements Mapping.KeyReceiver {
        private final Resolver resolver;
        private final Set<String> rejecting;
        private final List<Waiting> waits = new ArrayList<>();
        private final Set<String> fields = new HashSet<>();
        private List<RuleDescription> rules = List.of();

        Missing(Resolver resolver, List<Problem> problems) {
            this.resolver = resolver;
            this.rejecting = problems.stream().map(Problem::field).collect(Collectors.toSet());
        }

        @Override
        public boolean wants(Lookup<?, ?> lookup, String field) {
            return resolver.way(lookup, field) == Resolver.Way.ASKED;
        }

        @Override
        public <K> void take(Lookup<K, ?> lookup, K oldId) {
            if (resolver.resolve(lookup, oldId).isPresent()) {
                return;
            }
            List<RuleDescription> missing = rules.stream()
                    .filter(rule -> rule.lookups().contains(lookup))
                    .filter(rule -> rejecting.contains(rule.target().name()))
                    .toList();
            if (missing.isEmpty()) {
                return; // the lookup declares what the unlisted becomes
            }
            missing.forEach(rule -> fields.add(rule.target().name()));
            boolean open = missing.stream().noneMatch(RuleDescription::isSensitive);
            Waiting waiting = lookup.isReference() && lookup.loader().isEmpty() && open
                    ? Waiting.of(lookup.name(), Key.of(oldId))
                    : Waiting.unnamed(lookup.name());
            if (!waits.contains(waiting)) {
                waits.add(waiting);
            }
        }
    }
}
