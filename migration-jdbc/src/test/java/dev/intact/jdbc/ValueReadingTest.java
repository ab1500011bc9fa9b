package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ValueReadingTest {
    enum Stage {
        LEAD,
        CUSTOMER
    }

    @SuppressWarnings("ArrayRecordComponent") // a row may hold bytes
    record Everything(
            String text,
            String clob,
            char letter,
            byte tiny,
            short small,
            int number,
            long large,
            BigInteger huge,
            BigDecimal amount,
            double ratio,
            float rate,
            boolean active,
            Boolean flag,
            LocalDate born,
            LocalDate midnight,
            LocalTime clock,
            LocalDateTime moment,
            OffsetDateTime zoned,
            Instant instant,
            UUID uuid,
            UUID uuidText,
            byte[] bytes,
            Stage stage,
            Stage listed) {}

    record Whole(int id, @Nullable Integer number, @Nullable Stage stage, String name) {}

    record Positive(int id) {
        Positive {
            if (id < 0) {
                throw new IllegalArgumentException("canary " + id);
            }
        }
    }

    private final Db db = Db.with();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void reads_each_type_as_it_is() {
        db.execute("""
                create table everything(text varchar, clob clob, letter char(1), tiny tinyint, small smallint, number int,
                    large bigint, huge numeric(30), amount numeric(9,2), ratio double precision, rate real, active boolean,
                    flag int, born date, midnight timestamp, clock time(9), moment timestamp(9), zoned timestamp with time zone,
                    instant timestamp with time zone, uuid uuid, uuid_text varchar, bytes varbinary,
                    stage varchar, listed enum('LEAD', 'CUSTOMER'))""", """
                insert into everything values ('text', 'long text', 'x', 1, 2, 3, 4, 123456789012345678901234567890, 1.50,
                    0.1, 0.1, true, 1, '2024-02-29', '2024-02-29 00:00:00', '23:59:59.123456789',
                    '2024-03-31 02:30:00.123456789', '2024-01-01 12:00:00+05:00', '2024-01-01 12:00:00+05:00',
                    '00000000-0000-0001-0000-000000000002', '00000000-0000-0001-0000-000000000002', x'0aff', 'LEAD',
                    'CUSTOMER')""");

        Reading<Everything> read = Reading.of(JdbcSource.table(db.connections(), "everything", Everything.class));

        assertThat(read.unreadable).isEmpty();
        OffsetDateTime zoned = OffsetDateTime.parse("2024-01-01T12:00+05:00");
        assertThat(read.records)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new Everything(
                        "text",
                        "long text",
                        'x',
                        (byte) 1,
                        (short) 2,
                        3,
                        4L,
                        new BigInteger("123456789012345678901234567890"),
                        new BigDecimal("1.50"),
                        0.1,
                        0.1f,
                        true,
                        true,
                        LocalDate.of(2024, 2, 29),
                        LocalDate.of(2024, 2, 29),
                        LocalTime.parse("23:59:59.123456789"),
                        LocalDateTime.parse("2024-03-31T02:30:00.123456789"),
                        zoned,
                        zoned.toInstant(),
                        new UUID(1, 2),
                        new UUID(1, 2),
                        new byte[] {10, -1},
                        Stage.LEAD,
                        Stage.CUSTOMER));
    }

    @Test
    void makes_rows_unreadable_whose_values_do_not_fit_and_goes_on() {
        db.execute(
                "create table whole(id bigint primary key, number numeric(20, 2), stage varchar(9), name varchar(9))",
                """
                insert into whole values (1, 7.00, 'LEAD', 'ok'), (2, 7.50, 'LEAD', 'fraction'),
                    (3, 3000000000, 'LEAD', 'large'), (4, null, 'lead', 'no enum'), (5, null, null, null),
                    (3000000006, 8, 'Lead', null), (3000000007, null, null, 'key'), (3000000008, null, null, 'key')""");
        String[] expected = {
            "@whole[2] number: \"7.50\" has a fraction, and would lose it (rule: column NUMBER NUMERIC is read as Integer)",
            "@whole[3] number: \"3000000000.00\" is out of the range of int (rule: column NUMBER NUMERIC is read as Integer)",
            "@whole[4] stage: \"lead\" is no constant of Stage [CUSTOMER, LEAD] (rule: column STAGE CHARACTER VARYING is read as Stage)",
            "@whole[5] name: has no value, but must have one (rule: column NAME CHARACTER VARYING is read as String); declare it @Nullable if it may be missing",
            "@whole[3000000006] id: \"3000000006\" is out of the range of int (rule: column ID BIGINT is read as int)",
            "@whole[3000000006] stage: \"Lead\" is no constant of Stage [CUSTOMER, LEAD] (rule: column STAGE CHARACTER VARYING is read as Stage)",
            "@whole[3000000007] id: \"3000000007\" is out of the range of int (rule: column ID BIGINT is read as int)",
            "@whole[3000000008] id: \"3000000008\" is out of the range of int (rule: column ID BIGINT is read as int)",
        };

        Reading<Whole> read = Reading.of(JdbcSource.table(db.connections(), "whole", Whole.class)
                .pagedBy(Whole::id)
                .pageSize(2));

        assertThat(read.unreadable).containsExactly(expected);
        assertThat(read.records).containsExactly(new Whole(1, 7, Stage.LEAD, "ok"));
        assertThat(read.positions).hasSize(8);
        assertThat(read.count).hasValue(8);
    }

    @Test
    void names_the_row_where_there_is_no_key() {
        db.execute("create table positive(id bigint)", "insert into positive values (-5), (3), (5000000000)");

        Reading<Positive> read = Reading.of(JdbcSource.table(db.connections(), "positive", Positive.class));

        assertThat(read.unreadable)
                .containsExactly(
                        "@positive[row 1] is refused by the constructor of Positive with IllegalArgumentException",
                        "@positive[row 3] id: \"5000000000\" is out of the range of int (rule: column ID BIGINT is read as int)");
        assertThat(read.records).containsExactly(new Positive(3));
    }

    @Test
    void refuses_columns_that_lose_meaning_in_every_row() {
        record Times(Instant a, OffsetDateTime b, LocalDateTime c, String d, BigDecimal e) {}
        db.execute("create table times(a timestamp, b timestamp, c timestamp with time zone, d varbinary, e varchar)");

        assertThatThrownBy(() -> Reading.of(JdbcSource.table(db.connections(), "times", Times.class)))
                .hasMessage("""
                        times in %s does not fit:
                          a: column A is TIMESTAMP, which cannot be read as Instant without losing meaning
                          b: column B is TIMESTAMP, which cannot be read as OffsetDateTime without losing meaning
                          c: column C is TIMESTAMP WITH TIME ZONE, which cannot be read as LocalDateTime without losing meaning
                          d: column D is BINARY VARYING, which cannot be read as String without losing meaning
                          e: column E is CHARACTER VARYING, which cannot be read as BigDecimal without losing meaning""".formatted(db.url()));
    }
}
