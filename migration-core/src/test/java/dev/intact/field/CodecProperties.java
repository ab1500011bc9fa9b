package dev.intact.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class CodecProperties {
    enum Color {
        RED,
        GREEN
    }

    record Inner(int depth, @Nullable String note, @Nullable List<@Nullable String> list) {}

    @SuppressWarnings("ArrayRecordComponent") // bytes are what a column may hold
    record Wide(
            boolean flag,
            byte tiny,
            short small,
            char letter,
            int number,
            long large,
            float approximate,
            double precise,
            @Nullable Boolean boxedFlag,
            @Nullable Byte boxedTiny,
            @Nullable Short boxedSmall,
            @Nullable Character boxedLetter,
            @Nullable Integer boxedNumber,
            @Nullable Long boxedLarge,
            @Nullable Float boxedApproximate,
            @Nullable Double boxedPrecise,
            @Nullable String text,
            @Nullable BigDecimal decimal,
            @Nullable BigInteger big,
            @Nullable LocalDate date,
            @Nullable LocalTime time,
            @Nullable LocalDateTime dateTime,
            @Nullable OffsetDateTime offsetDateTime,
            @Nullable ZonedDateTime zonedDateTime,
            @Nullable Instant instant,
            @Nullable UUID id,
            byte @Nullable [] bytes,
            @Nullable Color color,
            @Nullable Year year,
            @Nullable YearMonth yearMonth,
            @Nullable Duration duration,
            @Nullable List<@Nullable String> list,
            @Nullable Inner inner) {}

    private static final Schema<Wide> SCHEMA = Schema.of(Wide.class);
    private static final Codec<Wide> CODEC = Codec.of(SCHEMA);

    private static final Arbitrary<Long> SECONDS = Arbitraries.longs().between(-99_999_999_999L, 99_999_999_999L);
    private static final Arbitrary<Instant> INSTANTS = Combinators.combine(
                    SECONDS, Arbitraries.integers().between(0, 999_999_999))
            .as(Instant::ofEpochSecond);
    private static final Arbitrary<ZoneOffset> OFFSETS =
            Arbitraries.integers().between(-64_800, 64_800).map(ZoneOffset::ofTotalSeconds);
    private static final Arbitrary<ZoneId> ZONES =
            Arbitraries.of("Europe/London", "America/New_York", "UTC", "+05:30").map(ZoneId::of);
    private static final Arbitrary<LocalDateTime> DATE_TIMES =
            INSTANTS.map(i -> LocalDateTime.ofInstant(i, ZoneOffset.UTC));

    private static final Map<Class<?>, Arbitrary<?>> VALUES = Map.ofEntries(
            Map.entry(Boolean.class, Arbitraries.of(true, false)),
            Map.entry(Byte.class, Arbitraries.bytes()),
            Map.entry(Short.class, Arbitraries.shorts()),
            Map.entry(Character.class, Arbitraries.chars().all()),
            Map.entry(Integer.class, Arbitraries.integers()),
            Map.entry(Long.class, Arbitraries.longs()),
            Map.entry(Float.class, Arbitraries.floats().withSpecialValue(Float.NaN)),
            Map.entry(Double.class, Arbitraries.doubles().withSpecialValue(-0.0)),
            Map.entry(String.class, Arbitraries.strings().all()),
            Map.entry(
                    BigDecimal.class,
                    Combinators.combine(
                                    Arbitraries.bigIntegers(),
                                    Arbitraries.integers().between(-99, 99))
                            .as(BigDecimal::new)),
            Map.entry(BigInteger.class, Arbitraries.bigIntegers()),
            Map.entry(LocalDate.class, DATE_TIMES.map(LocalDateTime::toLocalDate)),
            Map.entry(LocalTime.class, DATE_TIMES.map(LocalDateTime::toLocalTime)),
            Map.entry(LocalDateTime.class, DATE_TIMES),
            Map.entry(
                    OffsetDateTime.class, Combinators.combine(INSTANTS, OFFSETS).as(OffsetDateTime::ofInstant)),
            Map.entry(ZonedDateTime.class, Combinators.combine(INSTANTS, ZONES).as(ZonedDateTime::ofInstant)),
            Map.entry(Instant.class, INSTANTS),
            Map.entry(
                    UUID.class,
                    Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                            .as(UUID::new)),
            Map.entry(byte[].class, Arbitraries.bytes().array(byte[].class)),
            Map.entry(Color.class, Arbitraries.of(Color.class)),
            Map.entry(Year.class, Arbitraries.integers().between(-9999, 9999).map(Year::of)),
            Map.entry(YearMonth.class, DATE_TIMES.map(YearMonth::from)),
            Map.entry(Duration.class, Combinators.combine(SECONDS, SECONDS).as(Duration::ofSeconds)),
            Map.entry(List.class, Arbitraries.strings().injectNull(0.2).list().ofMaxSize(4)));

    @Property(tries = 500, edgeCases = EdgeCasesMode.MIXIN)
    void gives_back_every_row_as_it_was(@ForAll("rows") Wide row) {
        Wide back = CODEC.decode(CODEC.encode(row));
        assertThat(Arrays.deepEquals(SCHEMA.values(back), SCHEMA.values(row))).isTrue();
        assertThat(back.inner() == null).isEqualTo(row.inner() == null);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.MIXIN)
    void writes_the_same_bytes_exactly_for_equal_rows(@ForAll("rows") Wide a, @ForAll("rows") Wide b) {
        boolean equal =
                Arrays.deepEquals(SCHEMA.values(a), SCHEMA.values(b)) && (a.inner() == null) == (b.inner() == null);
        assertThat(Arrays.equals(CODEC.encode(a), CODEC.encode(b))).isEqualTo(equal);
        assertThat(CODEC.encode(CODEC.decode(CODEC.encode(a)))).isEqualTo(CODEC.encode(a));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.MIXIN)
    void refuses_damaged_bytes_or_reads_a_row_but_never_fails_otherwise(
            @ForAll("rows") Wide row, @ForAll int at, @ForAll byte wrong) {
        byte[] bytes = CODEC.encode(row);
        bytes[Math.floorMod(at, bytes.length)] = wrong;
        try {
            assertThat(CODEC.decode(bytes)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("these bytes hold no Wide as it is declared now: ");
        }
    }

    @Provide
    Arbitrary<Wide> rows() {
        List<Arbitrary<Object>> values =
                SCHEMA.leaves().stream().map(CodecProperties::values).toList();
        Arbitrary<Wide> whole = Combinators.combine(values).as(found -> SCHEMA.create(found.toArray()));
        return Combinators.combine(whole, Arbitraries.of(true, false))
                .as(CodecProperties::withInnerIf)
                .edgeCases(EdgeCases.Config::none); // those of single values are mixed in nevertheless
    }

    private static Wide withInnerIf(Wide row, boolean kept) {
        Object[] values = SCHEMA.values(row);
        for (Field leaf : SCHEMA.leaves()) {
            if (!kept && leaf.name().startsWith("inner.")) {
                values[leaf.index()] = null;
            }
        }
        return SCHEMA.create(values);
    }

    private static Arbitrary<Object> values(Field leaf) {
        Class<?> type = MethodType.methodType(leaf.type()).wrap().returnType();
        Arbitrary<Object> arbitrary = VALUES.get(type).asGeneric();
        return leaf.nullable() && !leaf.type().isPrimitive() ? arbitrary.injectNull(0.2) : arbitrary;
    }
}
