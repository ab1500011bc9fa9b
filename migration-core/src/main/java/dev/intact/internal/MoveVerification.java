package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordMemory;
import dev.intact.mapping.Resolver;
import dev.intact.quality.Rule;
import dev.intact.source.Split;
import dev.intact.verify.Cause;
import dev.intact.verify.Check;
import dev.intact.verify.CheckResult;
import dev.intact.verify.Discrepancy;
import dev.intact.verify.NotChecked;
import dev.intact.verify.Verification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the source of one move once more, and holds the target against what the mappings make of it. */
final class MoveVerification<S> {
    private final MovePlan<S> plan;
    private final Verification asked;
    private final LookupCache lookups;
    private final WhatRunLeft left;
    private final Causes<S> causes;
    private final RecordMapper<S> mapper;
    private final List<RouteVerification<S, ?>> routes = new ArrayList<>();
    private final EdgeVerification<S> edges;
    private final CheckTally records;
    private long arrived;

    MoveVerification(
            MovePlan<S> plan,
            RunPlan run,
            Verification asked,
            LookupCache lookups,
            IdsAfterRun ids,
            WhatRunLeft left,
            RecordMemory memory) {
        this.plan = plan;
        this.asked = asked;
        this.lookups = lookups;
        this.left = left;
        this.causes = new Causes<>(plan, run.migration(), memory, left);
        Masking masking = new Masking(plan.mappings());
        this.mapper = new RecordMapper<>(plan, masking);
        this.edges = new EdgeVerification<>(plan, new KeyMaps(run.moves()), ids, masking, asked.examples());
        this.records = new CheckTally(Check.RECORD_COUNTS, plan.name(), asked.examples());
        plan.routes().forEach(route -> routes.add(of(route, masking, ids)));
    }

    private <T> RouteVerification<S, T> of(Route<S, T> route, Masking masking, IdsAfterRun ids) {
        List<Rule<T>> declared = asked.rules(route.sink());
        RowVerification<S, T> rows = new RowVerification<>(plan, route, masking, declared, asked.examples());
        return new RouteVerification<>(plan, route, masking, causes, ids, rows, asked.examples());
    }

    List<RouteVerification<S, ?>> routes() {
        return routes;
    }

    void verify(Units units, int chunkSize) {
        for (Split split : plan.source().splits(1)) {
            try (ChunkReader<S> reader =
                    new ChunkReader<>(plan.name(), plan.source(), split, StartPoint.BEGINNING, chunkSize)) {
                ReadChunk<S> next = reader.next(() -> {});
                while (next instanceof ReadChunk.Items<S> chunk) {
                    verify(chunk.items(), units);
                    next = reader.next(() -> {});
                }
                if (next instanceof ReadChunk.Failed<S> failed) {
                    throw failed.rethrown();
                }
            }
        }
        routes.forEach(RouteVerification::finish);
        routes.forEach(route -> route.rows().finish());
    }

    private void verify(List<ReadItem<S>> items, Units units) {
        records.examined(items.size());
        List<S> readable = new ArrayList<>();
        for (ReadItem<S> item : items) {
            S record = item.record();
            if (record != null) {
                readable.add(record);
            }
        }
        Resolver resolver = lookups.resolve(plan, readable);
        List<Verified<S>> verified = new ArrayList<>();
        for (ReadItem<S> item : items) {
            S record = item.record();
            if (record != null) {
                Decided decided = mapper.decide(item, resolver);
                verified.add(new Verified<>(record, decided.outcome().key(), decided));
            }
        }
        causes.recall(verified.stream().map(Verified::key).toList());
        Set<Integer> rejected = new HashSet<>();
        for (RouteVerification<S, ?> route : routes) {
            rejected.addAll(route.verify(verified, units));
        }
        edges.verify(verified, rejected, units);
        count(verified, rejected);
        units.rollback(); // nothing is held while the next chunk is read
    }

    private void count(List<Verified<S>> verified, Set<Integer> rejected) {
        for (int place = 0; place < verified.size(); place++) {
            Key key = verified.get(place).key();
            Outcome outcome = verified.get(place).decided().outcome().outcome();
            boolean isThere = outcome == Outcome.MIGRATED && !rejected.contains(place);
            arrived += isThere || (outcome == Outcome.REJECTED && causes.isResolved(key)) ? 1 : 0;
        }
    }

    /** The results, in the order of the checks. */
    List<CheckResult> results(Balance balance) {
        compare(balance);
        if (plan.incremental() == null) {
            edges.compare(left.relations());
        }
        List<CheckTally> tallies = new ArrayList<>(List.of(records));
        routes.stream().filter(route -> route.readBack().isPossible()).forEach(route -> tallies.add(route.tally()));
        if (edges.isPossible()) {
            tallies.add(edges.tally());
        }
        for (RouteVerification<S, ?> route : routes) {
            if (route.readBack().isPossible()) {
                if (route.rows().hasRequired()) {
                    tallies.add(route.rows().required());
                }
                if (route.rows().hasRules()) {
                    tallies.add(route.rows().formats());
                }
            }
        }
        boolean mayBeEmpty = plan.mayBeEmpty() || nothingArrived(balance);
        return tallies.stream()
                .map(tally -> tally.result(tally == records ? plan.mayBeEmpty() : mayBeEmpty || tally == edges.tally()))
                .filter(result -> asked.without(result.check()).isEmpty())
                .toList();
    }

    private static boolean nothingArrived(Balance balance) {
        return balance.read() > 0
                && balance.of(Outcome.MIGRATED) == 0
                && balance.of(Outcome.MERGED) == 0
                && balance.of(Outcome.UNCHANGED) == 0;
    }

    private void compare(Balance balance) {
        if (!balance.closes()) {
            records.add(Discrepancy.of("the balance does not close: " + balance, ""));
        }
        if (plan.incremental() != null && plan.incremental().isByHighWater()) {
            return; // the latest run has read a part
        }
        long read = records.result(true).examined();
        if (read != balance.read()) {
            records.add(
                    Discrepancy.of("source holds %s records, and the run read %s".formatted(read, balance.read()), "")
                            .because(Cause.SOURCE_CHANGED));
        }
        long then = balance.of(Outcome.MIGRATED) + balance.of(Outcome.MERGED) + balance.of(Outcome.UNCHANGED);
        boolean isRefusalKnown =
                routes.stream().allMatch(route -> route.readBack().isPossible());
        if (isRefusalKnown && arrived != then) {
            records.add(Discrepancy.of("%s records should have arrived, and %s have".formatted(arrived, then), ""));
        }
        records.note("%s arrived".formatted(then));
    }

    List<NotChecked> notChecked() {
        List<NotChecked> all = new ArrayList<>();
        for (RouteVerification<S, ?> route : routes) {
            String where = route.where();
            if (!route.sink().readsRows()) {
                all.add(NotChecked.of("rows of " + where, "its rows cannot be read back"));
            } else if (!route.readBack().isPossible()) {
                all.add(NotChecked.of(
                        "rows of " + where,
                        "they cannot be found again; declare .identifies(…) in the mapping, or a key of the sink"));
            } else if (!route.readBack().findsUnexpected()) {
                all.add(NotChecked.of(
                        "rows of records that are not to have any in " + where,
                        "they cannot be found; declare .identifies(…) in the mapping"));
            }
            route.notRead()
                    .forEach(field -> all.add(
                            NotChecked.of("'%s' of %s".formatted(field, where), "content of any length is not read")));
        }
        edges.notFollowed()
                .forEach(map -> all.add(NotChecked.of(
                        "references of %s by key map '%s'".formatted(plan.name(), map),
                        "no move of this migration fills it with rows that can be read")));
        if (left.hasAnotherDefinition(plan)) {
            all.add(NotChecked.of(
                    "%s as it was mapped".formatted(plan.name()),
                    "the mapping has changed since the run; it is verified by what it says now"));
        }
        return all;
    }

    long stubs() {
        return plan.stubs().isEmpty() ? 0 : left.stubs(plan);
    }
}
