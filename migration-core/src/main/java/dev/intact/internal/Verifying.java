package dev.intact.internal;

import dev.intact.ledger.Balance;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.RunState;
import dev.intact.mapping.Mapping;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.verify.Check;
import dev.intact.verify.CheckResult;
import dev.intact.verify.Discrepancy;
import dev.intact.verify.NotChecked;
import dev.intact.verify.Verification;
import dev.intact.verify.VerificationReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Verifies what the runs of a migration have left in its targets. Nothing is written. */
public final class Verifying {
    private static final List<String> BEYOND =
            List.of("duplicates", "permissions", "workflows", "reports", "sample reviews", "independent expectations");

    private final RunPlan plan;
    private final Verification asked;
    private final List<CheckResult> results = new ArrayList<>();
    private final List<NotChecked> notChecked = new ArrayList<>();
    private final Map<Sink<?>, Long> accounted = new LinkedHashMap<>();
    private String run = "";

    private Verifying(RunPlan plan, Verification asked) {
        this.plan = plan;
        this.asked = asked;
    }

    /**
     * Verifies a migration.
     *
     * @throws IllegalArgumentException if a sink is named that no move writes to
     * @throws IllegalStateException if the migration has not run
     */
    public static VerificationReport of(RunPlan plan, Verification asked) {
        Verifying verifying = new Verifying(plan, asked);
        verifying.checkSinks();
        Instant started = plan.options().clock().instant();
        verifying.verify();
        return VerificationReport.of(
                plan.migration(),
                verifying.run,
                started,
                plan.options().clock().instant(),
                verifying.results,
                verifying.notChecked);
    }

    private void checkSinks() {
        Set<Sink<?>> known = plan.moves().stream()
                .flatMap(move -> move.routes().stream())
                .<Sink<?>>map(Route::sink)
                .collect(Collectors.toSet());
        for (Sink<?> sink : asked.sinks()) {
            if (!known.contains(sink)) {
                throw new IllegalArgumentException("no move of migration '%s' writes to %s; it has rows for %s"
                        .formatted(
                                plan.migration(),
                                sink.name(),
                                known.stream().map(Sink::name).sorted().collect(Collectors.joining(", "))));
            }
        }
    }

    /** The sinks whose rows can be read. */
    private List<Output<?>> readable() {
        return plan.moves().stream()
                .flatMap(move -> move.routes().stream())
                .filter(route -> route.sink().readsRows())
                .<Output<?>>map(Route::output)
                .distinct()
                .toList();
    }

    private void verify() {
        List<MovePlan<?>> moves = new ArrayList<>();
        for (MovePlan<?> move : plan.moves()) {
            if (move.routes().stream().anyMatch(route -> route.sink().readsRows())) {
                moves.add(move);
            } else {
                notChecked.add(NotChecked.of(
                        "move '%s'".formatted(move.name()),
                        "rows of %s cannot be read back".formatted(move.target().name())));
            }
        }
        Map<String, Balance> balances =
                Quarantines.balances(new RunPlan(plan.migration(), moves, plan.options(), plan.mode()));
        try (OpenTargets targets = new OpenTargets(readable());
                Units units = new Units(targets)) {
            IdsAfterRun ids = new IdsAfterRun(plan, targets);
            LookupCache lookups = new LookupCache(new KeyMaps(plan.moves()), ids, Ways.afterRun(plan.moves()));
            for (MovePlan<?> move : moves) {
                verify(move, lookups, ids, targets, units, balances.getOrDefault(move.name(), Balance.empty()));
            }
            countRows(units);
        }
        BEYOND.forEach(what -> notChecked.add(NotChecked.of(what, "no check of them is part of a verification yet")));
        for (Check check : Check.values()) {
            asked.without(check).ifPresent(reason -> notChecked.add(NotChecked.of(check.words(), reason)));
        }
    }

    private <S> void verify(
            MovePlan<S> move, LookupCache lookups, IdsAfterRun ids, OpenTargets targets, Units units, Balance balance) {
        Ledger ledger = targets.of(move.target()).ledger();
        WhatRunLeft left = left(move, ledger);
        if (run.isEmpty()) {
            run = left.run().run();
            if (left.run().state() != RunState.COMPLETED) {
                notChecked.add(NotChecked.of(
                        "what run %s has not reached".formatted(run),
                        "it is %s; its records are told as missing"
                                .formatted(left.run().state())));
            }
        }
        MoveVerification<S> verification =
                new MoveVerification<>(move, plan, asked, lookups, ids, left, ledger.records());
        verification.verify(units, plan.options().chunkSize());
        results.addAll(verification.results(balance));
        notChecked.addAll(verification.notChecked());
        for (RouteVerification<S, ?> route : verification.routes()) {
            long its = (route.readBack().isPossible() ? route.found() : route.expected())
                    + (route == verification.routes().get(0) ? verification.stubs() : 0);
            accounted.merge(route.sink(), its, Long::sum);
        }
    }

    private WhatRunLeft left(MovePlan<?> move, Ledger ledger) {
        Optional<WhatRunLeft> left = WhatRunLeft.of(ledger, plan.migration(), move.name(), new Masking(mappings(move)));
        return left.orElseThrow(
                () -> new IllegalStateException("migration '%s' has not run into %s; run it, then verify"
                        .formatted(plan.migration(), move.target().name())));
    }

    private static <S> List<Mapping<S, ?>> mappings(MovePlan<S> move) {
        return move.mappings();
    }

    /** Rows of others are known where a sink was said to have none; a row that is there twice counts twice. */
    private void countRows(Units units) {
        accounted.forEach((sink, ours) -> {
            if (!sink.readsRows() || asked.without(Check.RECORD_COUNTS).isPresent()) {
                return;
            }
            long rows = units.count(sink);
            CheckTally tally = new CheckTally(Check.RECORD_COUNTS, sink.name(), asked.examples());
            tally.examined(rows);
            tally.note("%s rows, %s of them of this migration".formatted(rows, Math.min(rows, ours)));
            if (asked.isAlone(sink) && rows > ours) {
                tally.add(Discrepancy.of("%s rows are there that no record accounts for".formatted(rows - ours), ""));
            } else if (rows > ours) {
                notChecked.add(
                        NotChecked.of(
                                "%s rows of %s".formatted(rows - ours, sink.name()),
                                "they belong to no record: they were there before, or were added since; if there should be none, declare .alone(…)"));
            }
            results.add(tally.result(true));
        });
    }
}
