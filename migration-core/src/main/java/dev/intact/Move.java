package dev.intact;

import dev.intact.convert.Fn;
import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.identity.KeyMap;
import dev.intact.incremental.Incremental;
import dev.intact.internal.MovePlan;
import dev.intact.internal.Route;
import dev.intact.internal.Stub;
import dev.intact.mapping.Mapping;
import dev.intact.sink.Archived;
import dev.intact.sink.Sink;
import dev.intact.source.Source;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A source that is moved: where its records come from, by which mappings they become rows, and where those go.
 *
 * <pre>{@code
 * Move.named("customers").from(customers).to(contacts(), crm.table("contact", Contact.class)).archiveInto(archive)
 * }</pre>
 *
 * <p>A record that goes by several mappings into several sinks is written as a whole, and has one outcome. Immutable,
 * thread-safe and serializable with its parts.
 *
 * @param <S> the type of the source records
 */
public final class Move<S> implements Serializable {
    static final int LONGEST_NAME = 200; // by it a ledger finds what it holds

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;

    private final MovePlan<S> plan;
    private final Charter charter;

    private Move(MovePlan<S> plan, Charter charter) {
        this.plan = plan;
        this.charter = charter;
    }

    /**
     * Begins a move.
     *
     * @param name its name, unique in its migration: {@code customers}
     * @return what waits for the source
     * @throws IllegalArgumentException if the name is blank, or longer than 200 characters
     */
    public static Named named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a move needs a name");
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("the name of a move has %s characters at most, and '%s…' has %s"
                    .formatted(LONGEST_NAME, name.substring(0, SHOWN), name.length()));
        }
        return new Named(name);
    }

    /** A move that waits for its source. */
    public static final class Named {
        private final String name;

        private Named(String name) {
            this.name = name;
        }

        /**
         * Says where the records come from.
         *
         * @param source the source
         * @param <S> the type of its records
         * @return the move, which still needs a mapping
         */
        public <S> Move<S> from(Source<S> source) {
            Objects.requireNonNull(source, "source");
            return new Move<>(MovePlan.of(name, source), Charter.of("move '%s'".formatted(name)));
        }
    }

    /**
     * Adds a way into a sink.
     *
     * @param mapping how records become rows
     * @param sink where the rows go
     * @param <T> the type of the rows
     * @return the move with it
     */
    public <T> Move<S> to(Mapping<S, T> mapping, Sink<T> sink) {
        return new Move<>(plan.with(new Route<>(mapping, sink)), charter);
    }

    /**
     * Says where archived fields and records are kept.
     *
     * @param archive the archive; in the same target as the rows, it is written in the same unit of work
     * @return the move with it
     */
    public Move<S> archiveInto(Sink<Archived> archive) {
        return new Move<>(plan.with(Objects.requireNonNull(archive, "archive")), charter);
    }

    /**
     * Goes on moving what has changed: after a run that is complete, each further run moves the records that have
     * changed since. All moves of its migration must do so.
     *
     * @param how how changes are found, and what becomes of records that are gone, and of rows that were edited
     * @return the move with it
     */
    public Move<S> incremental(Incremental<? super S> how) {
        return new Move<>(plan.with(Objects.requireNonNull(how, "how")), charter);
    }

    /**
     * Makes up records that others refer to and that the source does not hold, so that who refers to them arrives. A
     * stub goes by the mappings of the move as any record does, and is counted apart: as {@code stubs of customers}.
     *
     * <p>A stub is made for whoever looks its old id up in the key map and cannot be mapped for that, and for nothing
     * else; who declares another policy by {@code unlisted} gets that. If a rule about its row, or the target, rejects
     * who refers to it after all, the stub stays. No stub is made for a record that the source holds and that was
     * rejected: who refers to it waits for it. A stub that its own mapping does not take, or the target, is not made,
     * and who refers to it is rejected.
     *
     * @param map the key map, which a mapping of the move fills
     * @param why the reason, for people: {@code invoices name customers that were deleted before 2010}
     * @param record makes the source record of an old id, with that old id in it; it must always make the same
     * @param <K> the type of the old ids
     * @return the move with it
     * @throws IllegalArgumentException if the reason is blank, or stubs were declared for the key map
     */
    @SuppressWarnings("unchecked") // who looks a key map up does so by its old ids
    public <K> Move<S> stub(KeyMap<K, ?> map, String why, Fn<? super K, ? extends S> record) {
        Objects.requireNonNull(record, "record");
        if (why.isBlank()) {
            throw new IllegalArgumentException(
                    "say why records are made up for key map '%s' of move '%s'".formatted(map.name(), plan.name()));
        }
        if (plan.stubs().stream().anyMatch(stub -> stub.map().equals(map.name()))) {
            throw new IllegalArgumentException(
                    "move '%s' makes stubs for key map '%s' already".formatted(plan.name(), map.name()));
        }
        Fn<Object, S> maker = oldId -> record.apply((K) oldId);
        return new Move<>(plan.with(new Stub<>(map.name(), why, maker)), charter);
    }

    /**
     * Says what the move is for.
     *
     * @param words the business purpose
     * @return the move with it
     * @throws IllegalArgumentException if the words are blank, or a purpose was said before
     */
    public Move<S> purpose(String words) {
        return new Move<>(plan, charter.purpose(words));
    }

    /**
     * Says who answers for the move.
     *
     * @param role for what of it
     * @param responsible a person or team
     * @return the move with it
     * @throws IllegalArgumentException if the owner is blank, or the role has one
     */
    public Move<S> owner(Role role, String responsible) {
        return new Move<>(plan, charter.owner(Objects.requireNonNull(role, "role"), responsible));
    }

    /**
     * Says which system is right where two disagree, and until when.
     *
     * @param words the system: {@code the legacy CRM, until cutover}
     * @return the move with it
     * @throws IllegalArgumentException if the words are blank, or it was said before
     */
    public Move<S> sourceOfTruth(String words) {
        return new Move<>(plan, charter.sourceOfTruth(words));
    }

    /**
     * Says what stays behind without being among the records of the source. Records of the source are left out by
     * scopes of the mapping, fields by {@code drop}.
     *
     * @param what what stays behind: {@code quotes older than 2015}
     * @param reason why, and who agreed
     * @return the move with it
     * @throws IllegalArgumentException if either is blank, or it was said before
     */
    public Move<S> notMigrated(String what, String reason) {
        return new Move<>(plan, charter.notMigrated(what, reason));
    }

    /**
     * Allows the source to be empty. Otherwise a run in which nothing is read fails.
     *
     * @param reason why that can be right
     * @return the move with it
     * @throws IllegalArgumentException if the reason is blank
     */
    public Move<S> mayBeEmpty(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say why the source of move '%s' may be empty".formatted(plan.name()));
        }
        return new Move<>(plan.thatMayBeEmpty(), charter.mayBeEmpty(reason));
    }

    /** {@return the name} */
    public String name() {
        return plan.name();
    }

    /** {@return the source} */
    public Source<S> source() {
        return plan.source();
    }

    /** {@return the mappings, in the order in which they are evaluated} */
    public List<Mapping<S, ?>> mappings() {
        return plan.routes().stream().<Mapping<S, ?>>map(Route::mapping).toList();
    }

    /** {@return the sinks that the rows of the mappings go to, in the order of the mappings} */
    public List<Sink<?>> sinks() {
        return plan.routes().stream().<Sink<?>>map(Route::sink).toList();
    }

    /** {@return how it goes on moving what has changed, in words; empty if its records are moved once} */
    public List<String> incremental() {
        Incremental<? super S> how = plan.incremental();
        return how == null
                ? List.of()
                : how.words(
                        plan.source().schema(),
                        sinks().stream().map(Sink::schema).toList());
    }

    /** {@return where archived fields and records are kept; empty if nothing is archived} */
    public Optional<Sink<Archived>> archive() {
        return Optional.ofNullable(plan.archive());
    }

    /** {@return the business purpose; may be empty} */
    public String purpose() {
        return charter.purpose();
    }

    /** {@return who answers for it, in the order of the roles} */
    public Map<Role, String> owners() {
        return charter.owners();
    }

    /** {@return which system is right where two disagree; may be empty} */
    public String sourceOfTruth() {
        return charter.sourceOfTruth();
    }

    /** {@return what stays behind, with the reasons, in the order in which it was said} */
    public Map<String, String> notMigrated() {
        return charter.notMigrated();
    }

    /** {@return for which key maps missing records are made up, and why, in the order of declaration} */
    public Map<String, String> stubs() {
        Map<String, String> stubs = new LinkedHashMap<>();
        plan.stubs().forEach(stub -> stubs.put(stub.map(), stub.why()));
        return stubs;
    }

    /** {@return why the source may be empty; empty if it must not be} */
    public Optional<String> mayBeEmpty() {
        return plan.mayBeEmpty() ? Optional.of(charter.mayBeEmpty()) : Optional.empty();
    }

    MovePlan<S> plan() {
        return plan;
    }

    List<Problem> faults() {
        List<Problem> found = new ArrayList<>();
        if (plan.routes().isEmpty()) {
            found.add(fault("has no mapping", "add .to(mapping, sink)"));
            return found;
        }
        for (Route<S, ?> route : plan.routes()) {
            if (!route.mapping()
                    .sourceSchema()
                    .leaves()
                    .equals(plan.source().schema().leaves())) {
                found.add(fault(
                        "maps %s, but its source %s yields %s"
                                .formatted(
                                        route.mapping().sourceSchema().name(),
                                        plan.source().name(),
                                        plan.source().schema().name()),
                        "give both the same record or table"));
            }
            found.addAll(sinkFaults(route));
            if (!route.sink().target().equals(plan.routes().get(0).sink().target())) {
                found.add(fault(
                        "writes to several targets, so that a record could arrive in one and not in the other",
                        "move each target by a move of its own"));
            }
        }
        List<Field> key = mappings().get(0).keyFields();
        if (mappings().stream().anyMatch(mapping -> !mapping.keyFields().equals(key))) {
            found.add(fault("knows its records by other fields in one mapping than in another", "give all one key"));
        }
        if (plan.archive() == null && mappings().stream().anyMatch(Mapping::needsArchive)) {
            found.add(fault("archives fields or records, but names no archive", "add .archiveInto(sink)"));
        }
        found.addAll(IncrementalFaults.of(plan));
        found.addAll(maskedHereAndNotThere());
        long sinks = plan.routes().stream().map(Route::sink).distinct().count();
        if (sinks < plan.routes().size()) {
            found.add(fault("leads twice into one sink", "give each mapping a sink of its own"));
        }
        return found;
    }

    private List<Problem> maskedHereAndNotThere() {
        List<Problem> found = new ArrayList<>();
        for (Field field : plan.source().schema().leaves()) {
            long masking = mappings().stream()
                    .filter(mapping -> mapping.isSensitive(field))
                    .count();
            if (masking > 0 && masking < mappings().size()) {
                found.add(fault(
                        "masks '%s' in one mapping and shows it by another".formatted(field.name()),
                        "declare it .sensitive(…) in each"));
            }
        }
        return found;
    }

    /** For records the compiler has made sure of it; two tables may share a marker type and still differ. */
    private <T> List<Problem> sinkFaults(Route<S, T> route) {
        Schema<T> made = route.mapping().targetSchema();
        Schema<T> taken = route.sink().schema();
        return made.leaves().equals(taken.leaves())
                ? List.of()
                : List.of(fault(
                        "makes %s, but its sink %s takes %s"
                                .formatted(made.name(), route.sink().name(), taken.name()),
                        "give both the same record or table"));
    }

    private Problem fault(String what, String advice) {
        return Problem.of(what).at("move '%s'".formatted(plan.name())).advice(advice);
    }

    @Override
    public String toString() {
        return "move " + plan.name();
    }
}
