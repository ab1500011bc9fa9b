package dev.intact.jdbc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A row whose columns, each but the last two, tell it apart from all others, and could be the key of its pages. */
record Item(
        long id,
        BigDecimal amount,
        String code,
        UUID ref,
        LocalDateTime at,
        Instant seen,
        LocalDate onDay,
        int stock,
        @Nullable String note) {
    static final int SOME = 25;
    static final String TABLE = "create table item(id bigint not null, amount numeric(9, 2) not null,"
            + " code varchar(20) not null, ref uuid not null, at timestamp(9) not null,"
            + " seen timestamp(9) with time zone not null, on_day date not null, stock int, note varchar(20))";
    private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2024, 1, 1, 0, 0);

    private static Item numbered(int number) {
        LocalDateTime at = MIDNIGHT.plusHours(number).plusNanos(number * 1000L);
        return new Item(
                number * 3L - 20,
                BigDecimal.valueOf(number * 125L - 999, 2),
                number == 0 ? "" : "k" + number,
                UUID.nameUUIDFromBytes(Integer.toString(number).getBytes(StandardCharsets.UTF_8)),
                at,
                at.toInstant(ZoneOffset.UTC),
                LocalDate.of(2023, 12, 1).plusDays(number * 3L),
                number % 5,
                number % 3 == 0 ? null : number % 3 == 1 ? "" : "note");
    }

    static List<Item> some() {
        return IntStream.range(0, SOME).mapToObj(Item::numbered).toList();
    }

    /** Inserts by plain JDBC, and the last ones first. */
    static void insert(Connections connections, List<Item> items) {
        try (Connection connection = connections.open();
                PreparedStatement insert =
                        connection.prepareStatement("insert into item values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            boolean zoned = !connection.getMetaData().getURL().startsWith("jdbc:mariadb"); // which has no such type
            for (int i = items.size() - 1; i >= 0; i--) {
                items.get(i).insert(insert, zoned);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(PreparedStatement insert, boolean zoned) throws SQLException {
        Object time = zoned
                ? seen.atOffset(ZoneOffset.ofHours((int) Math.floorMod(id, 5L)))
                : LocalDateTime.ofInstant(seen, ZoneOffset.UTC);
        Object[] values = {id, amount, code, ref, at, time, onDay, stock};
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.setString(values.length + 1, note);
        insert.execute();
    }
}
