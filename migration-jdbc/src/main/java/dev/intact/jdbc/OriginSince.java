package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.source.SourceException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The rows of a table or query whose value of a column is not below another, or is null. */
record OriginSince(Origin whole, ColumnNames<?> names, Field leaf, Object least) implements Origin {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    @Override
    public String name() {
        return whole.name();
    }

    /** It is the same source, of which a run reads a part. */
    @Override
    public String fact() {
        return whole.fact();
    }

    @Override
    public Optional<Relation> in(Database database, List<String> faults) throws SQLException {
        Optional<Relation> relation = whole.in(database, faults);
        if (relation.isEmpty()) {
            return relation;
        }
        Optional<org.jooq.Field<Object>> field = column(database, relation.get(), name(), names, leaf, faults);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        Select<?> part = DSL.select(DSL.asterisk())
                .from(relation.get().from())
                .where(
                        database.keepsTimesAsText() && !(least instanceof Long)
                                ? isNotBelowText(field.get())
                                : field.get()
                                        .ge(DSL.inline(least))
                                        .or(field.get().isNull()));
        return Optional.of(new Relation(
                DSL.table(DSL.raw("(" + database.renderWithValues(part) + ")")).as(DSL.quotedName("since")),
                relation.get().table(),
                Optional.empty()));
    }

    /**
     * Texts of one time differ by their blanks, fractions and offsets: they are compared as times, to the second. What
     * is none is read, and told when it is.
     */
    private Condition isNotBelowText(org.jooq.Field<Object> field) {
        org.jooq.Field<String> time = DSL.field("datetime({0})", String.class, field);
        return time.ge(DSL.inline(SECONDS.format(inUtc(least)))).or(time.isNull());
    }

    private static LocalDateTime inUtc(Object time) {
        if (time instanceof LocalDate day) {
            return day.atStartOfDay();
        }
        return time instanceof LocalDateTime local
                ? local
                : LocalDateTime.ofInstant(
                        time instanceof OffsetDateTime zoned ? zoned.toInstant() : (Instant) time, ZoneOffset.UTC);
    }

    private static Optional<org.jooq.Field<Object>> column(
            Database database, Relation relation, String name, ColumnNames<?> names, Field leaf, List<String> faults)
            throws SQLException {
        Map<Field, SourceColumn> columns =
                ColumnMatch.of(name, names, Set.of(), columns(database, relation), ColumnMatch.Direction.READ, faults);
        return Optional.ofNullable(columns.get(leaf))
                .map(column -> DSL.field(DSL.quotedName(column.name()), Object.class));
    }

    private static List<SourceColumn> columns(Database database, Relation relation) throws SQLException {
        String probe =
                database.render(DSL.select(DSL.asterisk()).from(relation.from()).where(DSL.falseCondition()));
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(probe)) {
            return SourceColumn.of(rows.getMetaData(), database.keepsTimesAsText());
        }
    }

    /** Finds the largest whole number that stands in a column now. */
    record Greatest(Connections connections, Origin origin, ColumnNames<?> names, Field leaf) {
        Optional<Object> find() {
            try (Snapshot snapshot = Snapshot.open(connections, origin)) {
                Relation relation = origin.require(snapshot.database());
                List<String> faults = new ArrayList<>();
                org.jooq.Field<Object> field = column(snapshot.database(), relation, origin.name(), names, leaf, faults)
                        .orElseThrow(() -> new SourceException(String.join("; ", faults)));
                String greatest = snapshot.render(DSL.select(DSL.max(field)).from(relation.from()));
                try (Statement statement = snapshot.connection().createStatement();
                        ResultSet rows = statement.executeQuery(greatest)) {
                    long found = rows.next() ? rows.getLong(1) : 0;
                    return rows.wasNull() ? Optional.empty() : Optional.of(found);
                } catch (SQLException e) {
                    throw snapshot.cannotOpen(e);
                }
            } catch (SQLException e) {
                throw new SourceException(
                        "%s cannot be asked for the greatest value of %s: %s"
                                .formatted(origin.name(), leaf.name(), connections.words(e)),
                        null);
            }
        }
    }
}
