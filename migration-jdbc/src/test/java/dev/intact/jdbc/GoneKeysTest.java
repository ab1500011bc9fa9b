package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.field.Getter;
import dev.intact.identity.KeyMap;
import dev.intact.incremental.Deleted;
import dev.intact.incremental.Incremental;
import dev.intact.mapping.Mapping;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.source.InMemorySource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of records that are gone are found again by keys of every type. */
class GoneKeysTest {
    private static final String TABLE = "create table thing(small smallint not null, whole int not null,"
            + " large bigint not null, text varchar(40) not null, exact numeric(9, 2) not null,"
            + " id uuid not null, born date not null, at timestamp(6) not null,"
            + " moment timestamp(9) with time zone not null, flag boolean not null, colour varchar(8) not null,"
            + " bytes varbinary(8) not null, status varchar(8))";

    enum Colour {
        RED,
        BLUE
    }

    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    record Thing(
            short small,
            int whole,
            long large,
            String text,
            BigDecimal exact,
            UUID id,
            LocalDate born,
            LocalDateTime at,
            Instant moment,
            boolean flag,
            Colour colour,
            byte[] bytes,
            @Nullable String status) {}

    private static Thing thing(int number) {
        return new Thing(
                (short) number,
                number,
                number,
                "t" + number,
                new BigDecimal(number + ".50"),
                new UUID(0, number),
                LocalDate.of(2026, 1, number),
                LocalDateTime.of(2026, 1, number, 10, 0),
                Instant.parse("2026-01-0%sT10:00:00Z".formatted(number)),
                number == 1,
                Colour.values()[number - 1],
                new byte[] {(byte) number},
                "HERE");
    }

    private static final Map<String, Getter<Thing, ?>> KEYS = Map.ofEntries(
            Map.entry("small", Thing::small),
            Map.entry("whole", Thing::whole),
            Map.entry("large", Thing::large),
            Map.entry("text", Thing::text),
            Map.entry("exact", Thing::exact),
            Map.entry("id", Thing::id),
            Map.entry("born", Thing::born),
            Map.entry("at", Thing::at),
            Map.entry("moment", Thing::moment),
            Map.entry("flag", Thing::flag),
            Map.entry("colour", Thing::colour),
            Map.entry("bytes", Thing::bytes));

    static Stream<Arguments> cases() {
        return KEYS.keySet().stream()
                .sorted()
                .flatMap(key -> Stream.of("delete", "mark").map(how -> Arguments.of(key, how)));
    }

    private static Mapping<Thing, Thing> copied() {
        return Mapping.from(Thing.class)
                .to(Thing.class)
                .key(Thing::whole)
                .field(map(Thing::small).copiedFrom(Thing::small))
                .field(map(Thing::whole).copiedFrom(Thing::whole))
                .field(map(Thing::large).copiedFrom(Thing::large))
                .field(map(Thing::text).copiedFrom(Thing::text))
                .field(map(Thing::exact).copiedFrom(Thing::exact))
                .field(map(Thing::id).copiedFrom(Thing::id))
                .field(map(Thing::born).copiedFrom(Thing::born))
                .field(map(Thing::at).copiedFrom(Thing::at))
                .field(map(Thing::moment).copiedFrom(Thing::moment))
                .field(map(Thing::flag).copiedFrom(Thing::flag))
                .field(map(Thing::colour).copiedFrom(Thing::colour))
                .field(map(Thing::bytes).copiedFrom(Thing::bytes))
                .field(map(Thing::status).copiedFrom(Thing::status))
                .identifies(KeyMap.<Integer, UUID>assigned("things"), Thing::whole, Thing::id)
                .build();
    }

    private static MoveReport run(Db db, Getter<Thing, ?> key, Deleted deleted, Thing... things) {
        Migration migration = Migration.of(
                "things",
                Move.named("things")
                        .from(InMemorySource.of(Thing.class, List.of(things)))
                        .to(
                                copied(),
                                JdbcTarget.of(db.connections())
                                        .table("thing", Thing.class)
                                        .upsertOn(key))
                        .incremental(Incremental.<Thing>byRowHash().deleted(deleted)));
        return Migrator.with(Options.defaults()).run(migration).moves().get(0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_row_goes_by_a_key_of_any_type(String key, String how) {
        try (Db db = Db.with(TABLE, "create unique index by_key on thing(%s)".formatted(key))) {
            Deleted deleted = how.equals("delete") ? Deleted.delete() : Deleted.mark(Thing::status, "GONE");
            var unused = run(db, KEYS.get(key), deleted, thing(1), thing(2));

            MoveReport report = run(db, KEYS.get(key), deleted, thing(2));

            assertThat(report.gone()).hasToString("1, rows of 1 dealt with");
            assertThat(db.column("select status from thing order by whole"))
                    .containsExactlyElementsOf(how.equals("delete") ? List.of("HERE") : List.of("GONE", "HERE"));
        }
    }
}
