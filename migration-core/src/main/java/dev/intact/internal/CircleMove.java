package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.EdgeFate;
import dev.intact.ledger.OpenRecord;
import dev.intact.ledger.OpenRecord.Reference;
import dev.intact.ledger.OpenRecord.Row;
import dev.intact.ledger.OpenRecord.State;
import dev.intact.mapping.Identity;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.RuleDescription;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How the open records of one move of a circle are held against the ledger, and their rows changed. Thread-safe. */
final class CircleMove<S> {
    private final MovePlan<S> plan;
    private final KeyMaps maps;
    private final KeptIds ids;

    CircleMove(MovePlan<S> plan, KeyMaps maps, KeptIds ids) {
        this.plan = plan;
        this.maps = maps;
        this.ids = ids;
    }

    /** The new ids of what some records refer to in their circle; those that have not arrived are absent. */
    Parents parents(List<OpenRecord> records) {
        Map<String, Set<Key>> wanted = new TreeMap<>();
        records.stream()
                .flatMap(record -> record.references().stream())
                .filter(Reference::inside)
                .forEach(its -> wanted.computeIfAbsent(its.map(), any -> new TreeSet<>())
                        .add(its.oldId()));
        Map<String, Map<Key, Key>> found = new HashMap<>();
        wanted.forEach((map, oldIds) -> found.put(map, ids.find(maps.home(plan, map), map, oldIds)));
        return new Parents(found);
    }

    /** New ids by their key maps and old ids. */
    record Parents(Map<String, Map<Key, Key>> found) {
        @Nullable
        Key of(Reference reference) {
            return found.getOrDefault(reference.map(), Map.of()).get(reference.oldId());
        }

        boolean lacks(Reference reference) {
            return reference.inside() && of(reference) == null;
        }
    }

    /** The references for whose sake a record is rejected. */
    List<Reference> losing(OpenRecord record, Parents parents) {
        return record.references().stream()
                .filter(its ->
                        parents.lacks(its) && lookup(its).unlistedPolicy().rejects())
                .toList();
    }

    private Lookup<?, ?> lookup(Reference reference) {
        return rule(reference).lookups().stream()
                .filter(lookup -> lookup.name().equals(reference.map()))
                .findFirst()
                .orElseThrow();
    }

    private RuleDescription rule(Reference reference) {
        return route(reference.sink()).mapping().rules().stream()
                .filter(rule -> rule.target().name().equals(reference.field()))
                .findFirst()
                .orElseThrow();
    }

    private Route<S, ?> route(String sink) {
        return plan.routes().stream()
                .filter(route -> route.sink().name().equals(sink))
                .findFirst()
                .orElseThrow();
    }

    /** Why a record is rejected: as it would be if the other record had been looked for before. */
    Problem problem(Reference reference) {
        RuleDescription rule = rule(reference);
        Problem problem = lookup(reference)
                .unanswered()
                .value(reference.oldId().text())
                .at(reference.field())
                .rule(rule.words());
        return rule.isSensitive() ? problem.masked() : problem;
    }

    boolean isSensitive(Reference reference) {
        return rule(reference).isSensitive();
    }

    /** What one pass over some records does to one field of their rows. */
    private record Column(String sink, String field) {}

    private record Change(int record, int reference, Optional<Key> value) {}

    /** Records as they stand after their rows were changed, and why some rows were not. */
    record Changed(List<OpenRecord> records, Map<Integer, Problem> refused) {}

    /** Sets each field that waits to the new id that has arrived; one for which none has stays empty. */
    Changed set(List<OpenRecord> records, Parents parents, Units units) {
        return change(
                records,
                units,
                (record, its) -> its.waits() ? Optional.of(Optional.ofNullable(parents.of(its))) : Optional.empty());
    }

    /**
     * Empties the fields that refer to records which are gone, and of lost records all that were set, so that nothing
     * is in the way when their rows go.
     */
    Changed empty(List<OpenRecord> records, Parents parents, Units units) {
        return change(records, units, (record, its) -> {
            boolean isToGo = record.state() == State.LOST ? its.waits() : parents.lacks(its);
            return isToGo && its.found() == EdgeFate.LINKED ? Optional.of(Optional.empty()) : Optional.empty();
        });
    }

    /** What becomes of a reference: nothing, or another value, which may be none. */
    @FunctionalInterface
    private interface Decision {
        Optional<Optional<Key>> of(OpenRecord record, Reference reference);
    }

    private Changed change(List<OpenRecord> records, Units units, Decision decision) {
        Map<Column, List<Change>> columns = new LinkedHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            List<Reference> references = records.get(i).references();
            for (int j = 0; j < references.size(); j++) {
                Reference its = references.get(j);
                Optional<Optional<Key>> decided = decision.of(records.get(i), its);
                if (decided.isPresent()) {
                    columns.computeIfAbsent(new Column(its.sink(), its.field()), any -> new ArrayList<>())
                            .add(new Change(i, j, decided.get()));
                }
            }
        }
        List<OpenRecord> after = new ArrayList<>(records);
        Map<Integer, Problem> refused = new TreeMap<>();
        for (Map.Entry<Column, List<Change>> column : columns.entrySet()) {
            refused.putAll(write(column.getKey(), column.getValue(), after, units));
        }
        return new Changed(after, refused);
    }

    private Map<Integer, Problem> write(Column column, List<Change> changes, List<OpenRecord> records, Units units) {
        Sink<?> sink = route(column.sink()).sink();
        Field field = sink.schema().leaves().stream()
                .filter(leaf -> leaf.name().equals(column.field()))
                .findFirst()
                .orElseThrow();
        Identity<?, ?> identity = identity(column.sink());
        List<Object> rows = new ArrayList<>();
        List<Optional<Object>> values = new ArrayList<>();
        for (Change change : changes) {
            rows.add(newId(records.get(change.record()), identity, column.sink()));
            values.add(change.value().map(value -> value.as(field.type())));
        }
        Map<Integer, Problem> refused = units.set(sink, identity.newId(), rows, field, values);
        Map<Integer, Problem> byRecord = new TreeMap<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            Problem problem = refused.get(i);
            if (problem == null) {
                EdgeFate fate = change.value().isPresent() ? EdgeFate.LINKED : EdgeFate.LEFT_EMPTY;
                records.set(change.record(), ended(records.get(change.record()), change.reference(), fate));
            } else {
                byRecord.put(change.record(), problem);
            }
        }
        return byRecord;
    }

    private static OpenRecord ended(OpenRecord record, int reference, EdgeFate fate) {
        List<Reference> references = new ArrayList<>(record.references());
        references.set(reference, references.get(reference).with(fate));
        return record.with(record.state(), references);
    }

    private Identity<?, ?> identity(String sink) {
        return route(sink).mapping().identities().stream()
                .<Identity<?, ?>>map(identity -> identity)
                .findFirst()
                .orElseThrow();
    }

    private Object newId(OpenRecord record, Identity<?, ?> identity, String sink) {
        Key newId = record.rows().stream()
                .filter(row -> row.sink().equals(sink) && row.map().equals(identity.map()))
                .map(Row::newId)
                .findFirst()
                .orElseThrow(() -> new TargetException(
                        "a row of %s has no id in key map '%s', by which it would be found again; let every record have an old id there"
                                .formatted(sink, identity.map())));
        return newId.as(identity.newId().type());
    }

    /** Removes all rows of some records. */
    long remove(List<OpenRecord> records, Units units) {
        long removed = 0;
        List<Route<S, ?>> last = new ArrayList<>(plan.routes());
        Collections.reverse(last);
        for (Route<S, ?> route : last) {
            Identity<?, ?> identity = identity(route.sink().name());
            List<Object> rows = records.stream()
                    .filter(record -> record.rows().stream()
                            .anyMatch(row -> row.sink().equals(route.sink().name())
                                    && row.map().equals(identity.map())))
                    .map(record -> newId(record, identity, route.sink().name()))
                    .toList();
            Map<Integer, Problem> refused = units.remove(route.sink(), identity.newId(), rows);
            for (Problem problem : refused.values()) {
                throw new TargetException(
                        "%s of %s rows of %s cannot be taken back, although their records are rejected, as what they refer to did not arrive; the first: %s %s"
                                .formatted(
                                        refused.size(),
                                        rows.size(),
                                        route.sink().name(),
                                        problem.what(),
                                        problem.rule()));
            }
            removed += rows.size();
        }
        return removed;
    }
}
