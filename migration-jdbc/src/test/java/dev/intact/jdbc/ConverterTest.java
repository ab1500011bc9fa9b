package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.sink.Output;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Converter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns that say what they mean in a way of their own. */
class ConverterTest {
    record Account(
            int id,
            BigDecimal balance,
            boolean active,
            @Nullable YearMonth since) {}

    // region converters
    static final Converter<Long, BigDecimal> CENTS = Converter.of(
            Long.class,
            BigDecimal.class,
            cents -> BigDecimal.valueOf(cents, 2),
            amount -> amount.movePointRight(2).longValueExact());

    static final Converter<String, Boolean> YES_NO = Converter.of(
            String.class,
            Boolean.class,
            text -> switch (text) {
                case "Y" -> true;
                case "N" -> false;
                default -> throw new IllegalArgumentException("neither Y nor N");
            },
            active -> active ? "Y" : "N");
    // endregion converters

    private static final Converter<String, YearMonth> MONTH =
            Converter.of(String.class, YearMonth.class, YearMonth::parse, YearMonth::toString);

    private static final String TABLE =
            "create table account(id int primary key, bal_ct bigint not null, active_yn char(1), since varchar(7))";

    private static JdbcSource<Account> source(Db db) {
        return JdbcSource.table(db.connections(), "account", Account.class)
                .column(Account::balance, "bal_ct", CENTS)
                .column(Account::active, "active_yn", YES_NO)
                .column(Account::since, "since", MONTH);
    }

    private static JdbcSink<Account> sink(Db db) {
        return JdbcTarget.of(db.connections())
                .table("account", Account.class)
                .column(Account::balance, "bal_ct", CENTS)
                .column(Account::active, "active_yn", YES_NO)
                .column(Account::since, "since", MONTH);
    }

    private static Written write(JdbcSink<Account> sink, Account... rows) {
        try (TargetSession session = sink.target().open(List.of(Output.of(sink, List.of())));
                UnitOfWork work = session.begin()) {
            List<TargetRows> records = new ArrayList<>();
            for (Account row : rows) {
                records.add(TargetRows.of(Key.of(row.id())).and(sink, row));
            }
            Written written = work.write(records);
            assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
            return written;
        }
    }

    @ParameterizedTest
    @EnumSource(Db.Product.class)
    void convert_both_ways(Db.Product product) {
        Account rich = new Account(1, new BigDecimal("12.34"), true, YearMonth.of(2020, 2));
        Account poor = new Account(2, new BigDecimal("-0.01"), false, null);
        try (Db db = product.with(TABLE)) {
            assertThat(write(sink(db), rich, poor)).hasToString("inserted=2 updated=0 unchanged=0 refused=0");

            assertThat(db.column("select cast(bal_ct as char(4)) from account order by id"))
                    .extracting(text -> text.toString().strip())
                    .containsExactly("1234", "-1");
            assertThat(db.column("select active_yn from account order by id")).containsExactly("Y", "N");
            assertThat(Reading.of(source(db)).records).containsExactly(rich, poor);
            assertThat(write(sink(db).upsertOn(Account::id), rich, poor))
                    .hasToString("inserted=0 updated=0 unchanged=2 refused=0");
        }
    }

    @Test
    void stand_where_the_column_is_named() {
        record Balance(int id, BigDecimal balance, boolean active) {}
        try (Db db = Db.with(TABLE, "insert into account values (1, 150, 'N', null)")) {
            Connections legacy = db.connections();
            // region converted
            JdbcSource<Balance> accounts = JdbcSource.table(legacy, "account", Balance.class)
                    .column(Balance::balance, "bal_ct", CENTS)
                    .column(Balance::active, "active_yn", YES_NO);
            // endregion converted
            assertThat(Reading.of(accounts).records).containsExactly(new Balance(1, new BigDecimal("1.50"), false));
        }
    }

    @Test
    void refuse_a_row_that_is_read_if_they_throw() {
        try (Db db = Db.with(
                TABLE, "insert into account values (1, 1, 'Y', null), (2, 1, 'X', null), (3, 1, 'N', '2020')")) {
            Reading<Account> reading = Reading.of(source(db));

            assertThat(reading.records).extracting(Account::id).containsExactly(1);
            assertThat(reading.unreadable)
                    .containsExactly(
                            "@account[row 2] active: \"X\" is refused by the converter of its column with"
                                    + " IllegalArgumentException (rule: column ACTIVE_YN CHARACTER is read as"
                                    + " boolean)",
                            "@account[row 3] since: \"2020\" is refused by the converter of its column with"
                                    + " DateTimeParseException (rule: column SINCE CHARACTER VARYING is read"
                                    + " as YearMonth)");
        }
    }

    @Test
    void refuse_a_row_that_is_written_if_they_throw() {
        try (Db db = Db.with(TABLE)) {
            Written written = write(
                    sink(db),
                    new Account(1, new BigDecimal("0.001"), true, null),
                    new Account(2, BigDecimal.ONE, true, null));

            assertThat(written).hasToString("inserted=1 updated=0 unchanged=0 refused=1");
            assertThat(written.refused().values())
                    .extracting(Problem::message)
                    .containsExactly("balance: is refused by the converter of its column with ArithmeticException"
                            + " (rule: ACCOUNT.BAL_CT BIGINT)");
        }
    }

    @Test
    void are_from_a_type_that_a_column_can_have() {
        Converter<Optional<?>, BigDecimal> odd = Converter.of(type(), BigDecimal.class, any -> null, any -> null);
        try (Db db = Db.with(TABLE)) {
            assertThatThrownBy(() -> JdbcSource.table(db.connections(), "account", Account.class)
                            .column(Account::balance, "bal_ct", odd))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the converter of Account.balance reads a Optional, for which there is no"
                            + " column type; use one of String, Character, ");
        }
    }

    @SuppressWarnings("unchecked") // a class is that of all its instances
    private static Class<Optional<?>> type() {
        return (Class<Optional<?>>) (Class<?>) Optional.class;
    }
}
