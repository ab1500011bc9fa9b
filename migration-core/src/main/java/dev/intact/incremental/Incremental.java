package dev.intact.incremental;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a move goes on moving what has changed. Its first run moves everything; each run after a complete one moves the
 * records that have changed since, and leaves the others alone, as UNCHANGED.
 *
 * <p>{@linkplain #byRowHash() By row hash}, all of the source is read, and a record has changed if a hash over all of
 * its fields has; records that are gone are found. {@linkplain #byHighWater By high-water value}, only records at or
 * above the largest value that was seen are read. Either way a changed mapping makes all records that are read be
 * mapped anew. Immutable and thread-safe.
 *
 * @param <S> the type of the source records
 */
public final class Incremental<S> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Reading<S> reading;
    private final Deleted deleted;
    private final Conflict conflict;
    private final ArrayList<OfField> fields;

    /** What becomes of a conflict in one field. */
    private record OfField(Getter<?, ?> field, Conflict conflict) implements Serializable {}

    /** What is read: all, or what has a value of a field that is not further back than so. */
    private record Reading<S>(
            @Nullable Getter<S, ?> highWater,
            Duration overlap,
            long numbers,
            @Nullable ZoneId zone) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private Incremental(Reading<S> reading, Deleted deleted, Conflict conflict, List<OfField> fields) {
        this.reading = reading;
        this.deleted = deleted;
        this.conflict = conflict;
        this.fields = new ArrayList<>(fields);
    }

    /**
     * All of the source is read, and records are told apart by a hash.
     *
     * @param <S> the type of the source records
     * @return that, with records that are gone reported, and conflicts rejected
     */
    public static <S> Incremental<S> byRowHash() {
        return new Incremental<>(
                new Reading<>(null, Duration.ZERO, 0, null), Deleted.report(), Conflict.reject(), List.of());
    }

    /**
     * Records are read whose value of a field is not below the largest that was seen, such as the time of their last
     * change. Those without a value are always read. Values that lie in the future when a run begins do not count as
     * seen. Records that are gone are not found.
     *
     * @param field a field of the source: an Instant, OffsetDateTime, LocalDateTime, LocalDate, or whole number
     * @param <S> the type of the source records
     * @return that, with no overlap
     */
    public static <S> Incremental<S> byHighWater(Getter<S, ?> field) {
        Objects.requireNonNull(field, "field");
        return new Incremental<>(
                new Reading<>(field, Duration.ZERO, 0, null), Deleted.report(), Conflict.reject(), List.of());
    }

    /**
     * Reads further back than the largest value that was seen, for transactions that commit late: a record that got its
     * time before the last run read, and became visible after it, is found if its time is within the overlap.
     *
     * @param length longer than the longest transaction that writes to the source, and than its clocks differ, from
     *     each other and from that of the machine that runs
     * @return this with that
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if records are not read by a high-water value
     */
    public Incremental<S> overlap(Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("an overlap is not negative, as %s is".formatted(length));
        }
        requireHighWater("nothing to overlap");
        return new Incremental<>(
                new Reading<>(reading.highWater, length, reading.numbers, reading.zone), deleted, conflict, fields);
    }

    /**
     * Reads further back than the largest whole number that was seen, for transactions that take their numbers early
     * and commit late.
     *
     * @param numbers how many numbers; more than may be taken while the longest transaction goes on
     * @return this with that
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if records are not read by a high-water value
     */
    public Incremental<S> overlap(long numbers) {
        if (numbers < 0) {
            throw new IllegalArgumentException("an overlap is not negative, as %s is".formatted(numbers));
        }
        requireHighWater("nothing to overlap");
        return new Incremental<>(
                new Reading<>(reading.highWater, reading.overlap, numbers, reading.zone), deleted, conflict, fields);
    }

    /**
     * Says in which zone a source writes times that tell no zone (LocalDateTime, LocalDate). By it, times in the future
     * are told from those that have passed, and the hour that passes twice when clocks are put back is read again.
     * Unless it is said, times of the last hours count as such that may lie in the future, and are read by each run.
     *
     * @param where the zone
     * @return this with that
     * @throws IllegalStateException if records are not read by a high-water value
     */
    public Incremental<S> inZone(ZoneId where) {
        requireHighWater("no time that has a zone");
        Objects.requireNonNull(where, "where");
        return new Incremental<>(
                new Reading<>(reading.highWater, reading.overlap, reading.numbers, where), deleted, conflict, fields);
    }

    private void requireHighWater(String without) {
        if (reading.highWater == null) {
            throw new IllegalStateException(
                    "by row hash all of the source is read, so that there is %s; leave it out".formatted(without));
        }
    }

    /**
     * Says what becomes of the rows of records that are gone.
     *
     * @param what what becomes of them
     * @return this with that
     */
    public Incremental<S> deleted(Deleted what) {
        return new Incremental<>(reading, Objects.requireNonNull(what, "what"), conflict, fields);
    }

    /**
     * Says what becomes of fields that were edited in the target since a run wrote them.
     *
     * @param what what becomes of them, where nothing else is said of a field
     * @return this with that
     */
    public Incremental<S> onConflict(Conflict what) {
        return new Incremental<>(reading, deleted, Objects.requireNonNull(what, "what"), fields);
    }

    /**
     * Says what becomes of one field, if it was edited in the target since a run wrote it.
     *
     * @param field a field of the target
     * @param what what becomes of it
     * @param <T> the type of the rows
     * @return this with that
     */
    public <T> Incremental<S> onConflict(Getter<T, ?> field, Conflict what) {
        List<OfField> more = new ArrayList<>(fields);
        more.add(new OfField(Objects.requireNonNull(field, "field"), Objects.requireNonNull(what, "what")));
        return new Incremental<>(reading, deleted, conflict, more);
    }

    /**
     * The field by whose value records are read.
     *
     * @param schema the schema of the source
     * @return the field; empty if all of the source is read
     * @throws dev.intact.field.UnknownFieldException if it is no field of the source
     */
    @SuppressWarnings("unchecked") // the schema of a source of records of S
    public Optional<Field> highWater(Schema<?> schema) {
        return Optional.ofNullable(reading.highWater).map(getter -> ((Schema<S>) schema).field(getter));
    }

    /** {@return whether records are read by a high-water value, rather than all} */
    public boolean isByHighWater() {
        return reading.highWater != null;
    }

    /** {@return how far back is read by times; zero by row hash} */
    public Duration overlap() {
        return reading.overlap;
    }

    /** {@return how far back is read by whole numbers; zero by row hash} */
    public long overlapOfNumbers() {
        return reading.numbers;
    }

    /** {@return the zone of times that tell none; empty if it is not said} */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(reading.zone);
    }

    /** {@return what becomes of the rows of records that are gone} */
    public Deleted deleted() {
        return deleted;
    }

    /**
     * What becomes of a leaf that was edited.
     *
     * @param schema the schema of its sink
     * @param leaf the leaf
     * @return what becomes of it
     */
    public Conflict conflict(Schema<?> schema, Field leaf) {
        return fields.stream()
                .filter(one -> Deleted.Fields.of(schema, one.field())
                        .filter(field -> field.covers(leaf.index()))
                        .isPresent())
                .map(OfField::conflict)
                .reduce((before, last) -> last)
                .orElse(conflict);
    }

    /** {@return what becomes of a row as a whole that was deleted in the target} */
    public Conflict conflict() {
        return conflict;
    }

    /**
     * Finds out whether all fields that it names are there.
     *
     * @param sinks the schemas of the sinks
     * @return how many of them are fields of none
     */
    public long unknownFields(List<? extends Schema<?>> sinks) {
        long ofNone = fields.stream()
                .filter(one -> sinks.stream()
                        .allMatch(
                                schema -> Deleted.Fields.of(schema, one.field()).isEmpty()))
                .count();
        boolean marksNone = deleted.mark().isPresent()
                && sinks.stream().allMatch(schema -> deleted.marked(schema).isEmpty());
        return ofNone + (marksNone ? 1 : 0);
    }

    /**
     * Says in words what it does.
     *
     * @param source the schema of the source
     * @param sinks the schemas of the sinks
     * @return a short statement each: what is read, what becomes of records that are gone, and of conflicts
     */
    public List<String> words(Schema<?> source, List<? extends Schema<?>> sinks) {
        List<String> words = new ArrayList<>();
        words.add(highWater(source)
                .map(field -> "what has changed, by %s%s%s".formatted(field.name(), overlapWords(), zoneWords()))
                .orElse("what has changed, by a hash of each record"));
        words.add("records that are gone: "
                + (isByHighWater() && deleted.isReport() ? "not found" : deleted.words(sinks)));
        words.add("edited in the target: " + conflict.words());
        for (OfField one : fields) {
            sinks.stream()
                    .flatMap(schema -> Deleted.Fields.of(schema, one.field()).stream())
                    .findFirst()
                    .ifPresent(field -> words.add("%s edited in the target: %s"
                            .formatted(field.name(), one.conflict().words())));
        }
        return words;
    }

    private String overlapWords() {
        if (reading.numbers > 0) {
            return " with an overlap of " + reading.numbers;
        }
        return reading.overlap.isZero() ? "" : " with an overlap of " + words(reading.overlap);
    }

    private String zoneWords() {
        return reading.zone == null ? "" : ", times of " + reading.zone;
    }

    private static String words(Duration length) {
        return length.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
