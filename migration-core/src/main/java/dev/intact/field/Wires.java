package dev.intact.field;

import static java.util.Map.entry;

import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The byte forms of the types that a field may have. */
final class Wires {
    private static final int INT = Integer.BYTES;
    private static final int LONG = Long.BYTES;

    private static final Map<Class<?>, Wire> BY_TYPE = Map.ofEntries(
            entry(String.class, ValueWire.of(String.class, TextBytes::encode, TextBytes::decode)),
            entry(byte[].class, ValueWire.of(byte[].class, byte[]::clone, byte[]::clone)),
            entry(Boolean.class, ValueWire.fixed(Boolean.class, 1, (b, v) -> b.put((byte) (v ? 1 : 0)), Wires::bool)),
            entry(Byte.class, ValueWire.fixed(Byte.class, 1, ByteBuffer::put, ByteBuffer::get)),
            entry(Short.class, ValueWire.fixed(Short.class, 2, ByteBuffer::putShort, ByteBuffer::getShort)),
            entry(Character.class, ValueWire.fixed(Character.class, 2, ByteBuffer::putChar, ByteBuffer::getChar)),
            entry(Integer.class, ValueWire.fixed(Integer.class, INT, ByteBuffer::putInt, ByteBuffer::getInt)),
            entry(Long.class, ValueWire.fixed(Long.class, LONG, ByteBuffer::putLong, ByteBuffer::getLong)),
            entry(Float.class, ValueWire.fixed(Float.class, INT, ByteBuffer::putFloat, ByteBuffer::getFloat)),
            entry(Double.class, ValueWire.fixed(Double.class, LONG, ByteBuffer::putDouble, ByteBuffer::getDouble)),
            entry(BigInteger.class, ValueWire.of(BigInteger.class, BigInteger::toByteArray, BigInteger::new)),
            entry(BigDecimal.class, ValueWire.of(BigDecimal.class, Wires::decimal, Wires::decimal)),
            entry(UUID.class, ValueWire.fixed(UUID.class, 2 * LONG, Wires::put, Wires::uuid)),
            entry(LocalDate.class, ValueWire.fixed(LocalDate.class, LONG, Wires::put, Wires::date)),
            entry(LocalTime.class, ValueWire.fixed(LocalTime.class, LONG, Wires::put, Wires::time)),
            entry(LocalDateTime.class, ValueWire.fixed(LocalDateTime.class, 2 * LONG, Wires::put, Wires::dateTime)),
            entry(
                    OffsetDateTime.class,
                    ValueWire.fixed(OffsetDateTime.class, 2 * LONG + INT, Wires::put, Wires::offsetDateTime)),
            entry(ZonedDateTime.class, ValueWire.of(ZonedDateTime.class, Wires::zoned, Wires::zoned)),
            entry(Instant.class, ValueWire.fixed(Instant.class, LONG + INT, Wires::put, Wires::instant)),
            entry(Duration.class, ValueWire.fixed(Duration.class, LONG + INT, Wires::put, Wires::duration)),
            entry(
                    Year.class,
                    ValueWire.fixed(Year.class, INT, (b, v) -> b.putInt(v.getValue()), b -> Year.of(b.getInt()))),
            entry(YearMonth.class, ValueWire.fixed(YearMonth.class, 2 * INT, Wires::put, Wires::yearMonth)));

    private Wires() {}

    /** The byte form of a type; empty if it has none. */
    static Optional<Wire> of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return of(list.getActualTypeArguments()[0]).map(ListWire::new);
        }
        if (!(type instanceof Class<?> plain)) {
            return Optional.empty();
        }
        if (plain.isEnum()) {
            return Optional.of(enumWire(plain));
        }
        if (plain.isRecord()) {
            return isEndless(plain, Set.of())
                    ? Optional.empty()
                    : Optional.of(RecordWire.of(RecordSchema.forClass(plain).shape()));
        }
        return Optional.ofNullable(
                BY_TYPE.get(MethodType.methodType(plain).wrap().returnType()));
    }

    /** Whether a record holds lists of itself, however deep. */
    private static boolean isEndless(Type type, Set<Class<?>> around) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return isEndless(list.getActualTypeArguments()[0], around);
        }
        if (!(type instanceof Class<?> plain) || !plain.isRecord()) {
            return false;
        }
        Set<Class<?>> within = new HashSet<>(around);
        return !within.add(plain)
                || Arrays.stream(plain.getRecordComponents())
                        .anyMatch(component -> isEndless(component.getGenericType(), within));
    }

    /** By name, as an ordinal would change its meaning when a constant is added. */
    private static Wire enumWire(Class<?> type) {
        return ValueWire.of(
                Enum.class,
                constant -> TextBytes.encode(constant.name()),
                bytes -> constant(type, TextBytes.decode(bytes)));
    }

    private static Enum<?> constant(Class<?> type, String name) {
        for (Object candidate : type.getEnumConstants()) {
            if (candidate instanceof Enum<?> constant && constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("%s has no such constant any more".formatted(type.getSimpleName()));
    }

    private static Boolean bool(ByteBuffer bytes) {
        byte value = bytes.get();
        if (value != 0 && value != 1) {
            throw new IllegalArgumentException("a boolean is neither true nor false");
        }
        return value == 1;
    }

    private static byte[] decimal(BigDecimal value) {
        byte[] unscaled = value.unscaledValue().toByteArray();
        return ByteBuffer.allocate(INT + unscaled.length)
                .putInt(value.scale())
                .put(unscaled)
                .array();
    }

    private static BigDecimal decimal(byte[] bytes) {
        int scale = ByteBuffer.wrap(bytes).getInt();
        return new BigDecimal(new BigInteger(bytes, INT, bytes.length - INT), scale);
    }

    private static void put(ByteBuffer bytes, UUID value) {
        bytes.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static void put(ByteBuffer bytes, LocalDate value) {
        bytes.putLong(value.toEpochDay());
    }

    private static LocalDate date(ByteBuffer bytes) {
        return LocalDate.ofEpochDay(bytes.getLong());
    }

    private static void put(ByteBuffer bytes, LocalTime value) {
        bytes.putLong(value.toNanoOfDay());
    }

    private static LocalTime time(ByteBuffer bytes) {
        return LocalTime.ofNanoOfDay(bytes.getLong());
    }

    private static void put(ByteBuffer bytes, LocalDateTime value) {
        put(bytes, value.toLocalDate());
        put(bytes, value.toLocalTime());
    }

    private static LocalDateTime dateTime(ByteBuffer bytes) {
        return LocalDateTime.of(date(bytes), time(bytes));
    }

    private static void put(ByteBuffer bytes, OffsetDateTime value) {
        put(bytes, value.toLocalDateTime());
        bytes.putInt(value.getOffset().getTotalSeconds());
    }

    private static OffsetDateTime offsetDateTime(ByteBuffer bytes) {
        return OffsetDateTime.of(dateTime(bytes), ZoneOffset.ofTotalSeconds(bytes.getInt()));
    }

    /** The offset is kept beside the zone, as it tells apart the hour that comes twice in autumn. */
    private static byte[] zoned(ZonedDateTime value) {
        byte[] zone = TextBytes.encode(value.getZone().getId());
        ByteBuffer bytes = ByteBuffer.allocate(2 * LONG + INT + zone.length);
        put(bytes, value.toOffsetDateTime());
        return bytes.put(zone).array();
    }

    private static ZonedDateTime zoned(byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        OffsetDateTime time = offsetDateTime(bytes);
        byte[] zone = new byte[bytes.remaining()];
        bytes.get(zone);
        return ZonedDateTime.ofInstant(time.toLocalDateTime(), time.getOffset(), ZoneId.of(TextBytes.decode(zone)));
    }

    private static void put(ByteBuffer bytes, Instant value) {
        bytes.putLong(value.getEpochSecond()).putInt(value.getNano());
    }

    private static Instant instant(ByteBuffer bytes) {
        return Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
    }

    private static void put(ByteBuffer bytes, Duration value) {
        bytes.putLong(value.getSeconds()).putInt(value.getNano());
    }

    private static Duration duration(ByteBuffer bytes) {
        return Duration.ofSeconds(bytes.getLong(), bytes.getInt());
    }

    private static void put(ByteBuffer bytes, YearMonth value) {
        bytes.putInt(value.getYear()).putInt(value.getMonthValue());
    }

    private static YearMonth yearMonth(ByteBuffer bytes) {
        return YearMonth.of(bytes.getInt(), bytes.getInt());
    }
}
