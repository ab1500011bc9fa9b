package dev.intact;

import dev.intact.field.Content;
import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.field.UnknownFieldException;
import dev.intact.incremental.Incremental;
import dev.intact.internal.HighWater;
import dev.intact.internal.MovePlan;
import dev.intact.internal.Route;
import dev.intact.sink.Sink;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps moves from going on with what has changed. */
final class IncrementalFaults {
    private IncrementalFaults() {}

    /** A move that is done once would be done again by each further run. */
    static List<Problem> ofAll(List<? extends Move<?>> moves) {
        boolean none = moves.stream().allMatch(move -> move.plan().incremental() == null);
        return none
                ? List.of()
                : moves.stream()
                        .filter(move -> move.plan().incremental() == null)
                        .map(move -> fault(
                                move.plan(),
                                "is not incremental, as others of its migration are, so that each further run would move all of it anew",
                                "declare .incremental(…) for it as well, or give it a migration of its own"))
                        .toList();
    }

    static <S> List<Problem> of(MovePlan<S> plan) {
        Incremental<? super S> how = plan.incremental();
        if (how == null) {
            return List.of();
        }
        List<Problem> found = new ArrayList<>();
        for (Route<S, ?> route : plan.routes()) {
            if (route.sink().key().isEmpty()) {
                found.add(
                        fault(
                                plan,
                                "is incremental, but its rows in %s are only added, and not found again"
                                        .formatted(route.sink().name()),
                                "declare on the sink by which key rows are found: upsertOn(…); a file cannot be moved into incrementally"));
            }
        }
        found.addAll(sourceFaults(plan, how));
        List<Schema<?>> schemas = plan.routes().stream()
                .<Schema<?>>map(route -> route.sink().schema())
                .toList();
        if (how.unknownFields(schemas) > 0) {
            found.add(fault(
                    plan,
                    "says what becomes of a field that none of its sinks has",
                    "name fields of "
                            + String.join(
                                    ", ", schemas.stream().map(Schema::name).toList())));
        }
        found.addAll(deletedFaults(plan, how));
        found.addAll(contentFaults(plan, how));
        found.addAll(markFaults(plan, how));
        return found;
    }

    private static <S> List<Problem> sourceFaults(MovePlan<S> plan, Incremental<? super S> how) {
        Schema<S> schema = plan.source().schema();
        try {
            List<Problem> found = new ArrayList<>();
            how.highWater(schema).ifPresent(field -> add(plan, how, field, found));
            return found;
        } catch (UnknownFieldException e) {
            return List.of(fault(
                    plan,
                    "reads by a high-water value that is no field of its source: " + e.getMessage(),
                    "name a field of " + schema.name()));
        }
    }

    private static void add(MovePlan<?> plan, Incremental<?> how, Field field, List<Problem> found) {
        if (!HighWater.canBe(field.type(), how)) {
            found.add(
                    fault(
                            plan,
                            "reads by high-water value '%s', which is a %s"
                                    .formatted(field.name(), field.type().getSimpleName()),
                            "use an Instant, OffsetDateTime, LocalDateTime or LocalDate with an overlap of time, or a whole number with one of numbers, and without a zone"));
        } else if (!plan.source().readsSince(field)) {
            found.add(fault(
                    plan,
                    "reads by high-water value '%s', but %s cannot be read from a value on"
                            .formatted(field.name(), plan.source().name()),
                    "read a table, or a query that is pagedBy(…), of a database, or go by row hash"));
        }
        if (!how.deleted().isReport()) {
            found.add(fault(
                    plan,
                    "says what becomes of records that are gone, but reads by a high-water value, by which they are not found",
                    "go by row hash, or let the source mark what is deleted, and map the mark"));
        }
    }

    private static List<Problem> deletedFaults(MovePlan<?> plan, Incremental<?> how) {
        @Nullable Sink<?> archive = plan.archive();
        if (!how.deleted().isArchive()) {
            return List.of();
        }
        if (archive == null) {
            return List.of(fault(
                    plan, "archives rows of records that are gone, but names no archive", "add .archiveInto(sink)"));
        }
        return archive.target().equals(plan.target())
                ? List.of()
                : List.of(fault(
                        plan,
                        "archives rows of records that are gone into another target than it deletes them from",
                        "let the archive lie in " + plan.target().name()));
    }

    /** Rows are read to be marked or archived, and their contents are not held in memory. */
    private static List<Problem> contentFaults(MovePlan<?> plan, Incremental<?> how) {
        boolean readsRows = how.deleted().isArchive() || how.deleted().mark().isPresent();
        return plan.routes().stream()
                .filter(route -> readsRows)
                .flatMap(route -> route.sink().schema().leaves().stream()
                        .filter(leaf -> leaf.type() == Content.class)
                        .map(leaf -> fault(
                                plan,
                                "marks or archives rows of records that are gone, but %s of %s is a content, which would be lost"
                                        .formatted(leaf.name(), route.sink().name()),
                                "report them, delete them, or move contents by a move of their own")))
                .toList();
    }

    /** The compiler lets a mark of another type pass, as it finds a type that both share. */
    private static List<Problem> markFaults(MovePlan<?> plan, Incremental<?> how) {
        List<Problem> found = new ArrayList<>();
        how.deleted()
                .mark()
                .ifPresent(mark -> plan.routes().stream()
                        .map(Route::sink)
                        .forEach(sink -> how.deleted()
                                .marked(sink.schema())
                                .filter(leaf -> !MethodType.methodType(leaf.type())
                                        .wrap()
                                        .returnType()
                                        .isInstance(mark))
                                .ifPresent(leaf -> found.add(fault(
                                        plan,
                                        "marks rows of records that are gone by a %s, but %s of %s is %s %s"
                                                .formatted(
                                                        mark.getClass().getSimpleName(),
                                                        leaf.name(),
                                                        sink.name(),
                                                        article(leaf),
                                                        leaf.type().getSimpleName()),
                                        "mark with a value of that type")))));
        return found;
    }

    private static String article(Field leaf) {
        return "AEIOUaeiou".indexOf(leaf.type().getSimpleName().charAt(0)) < 0 ? "a" : "an";
    }

    private static Problem fault(MovePlan<?> plan, String what, String advice) {
        return Problem.of(what).at("move '%s'".formatted(plan.name())).advice(advice);
    }
}
