package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.mapping.Loader;
import dev.intact.mapping.Lookup;
import dev.intact.source.SourceException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcLookupTest {
    private static <K, V> Map<K, V> load(Lookup<K, V> lookup, Set<K> keys) {
        Loader<K, V> loader = Travel.of(lookup).loader().orElseThrow();
        return loader.load(keys);
    }

    private static UUID uuid(int number) {
        return UUID.nameUUIDFromBytes(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Db.Product.class)
    void answers_more_keys_than_fit_one_list_by_text_by_number_and_by_uuid(Db.Product product) {
        try (Db db =
                product.with("create table party(rowid_ bigint primary key, code varchar(20) not null, ref uuid)")) {
            StringBuilder insert = new StringBuilder("insert into party values ");
            IntStream.range(0, 2345)
                    .forEach(i ->
                            insert.append(i == 0 ? "" : ", ").append("(%d, 'C%d', '%s')".formatted(i, i, uuid(i))));
            db.execute(insert.toString());
            JdbcLookup.Place place = JdbcLookup.named("third parties").from(db.connections());

            Set<String> codes = IntStream.range(-5, 2345).mapToObj(i -> "C" + i).collect(Collectors.toSet());
            Map<String, Long> byText =
                    load(place.table("party").key("code", String.class).value("rowid_", Long.class), codes);
            assertThat(byText).hasSize(2345).containsEntry("C0", 0L).containsEntry("C2344", 2344L);

            Set<Integer> numbers = IntStream.range(-5, 1500).boxed().collect(Collectors.toSet());
            Map<Integer, String> byNumber =
                    load(place.query("select rowid_, code from party", Integer.class, String.class), numbers);
            assertThat(byNumber).hasSize(1500).containsEntry(7, "C7");

            Set<UUID> refs =
                    IntStream.range(0, 1200).mapToObj(JdbcLookupTest::uuid).collect(Collectors.toSet());
            refs.add(new UUID(1, 1));
            Map<UUID, Long> byUuid =
                    load(place.table("PARTY").key("REF", UUID.class).value("ROWID_", Long.class), refs);
            assertThat(byUuid).hasSize(1200).containsEntry(uuid(9), 9L);
        }
    }

    @ParameterizedTest
    @EnumSource(Db.Product.class)
    void refuses_to_choose_between_two_values_of_one_key(Db.Product product) {
        try (Db db = product.with(
                "create table party(code varchar(20), id int)",
                "insert into party values ('canary-1', 1), ('canary-1', 2), ('b', 3), ('b', 3), ('c', 4), ('c', null)")) {
            Lookup<String, Integer> parties = JdbcLookup.named("parties")
                    .from(db.connections())
                    .table("party")
                    .key("code", String.class)
                    .value("id", Integer.class);

            assertThat(load(parties, Set.of("b", "c"))).isEqualTo(Map.of("b", 3, "c", 4));
            assertThatThrownBy(() -> load(parties, Set.of("canary-1", "b")))
                    .isInstanceOf(SourceException.class)
                    .hasMessageStartingWith(
                            "lookup 'parties' has more than one value for 1 of the 2 keys asked for, and cannot choose: ")
                    .hasMessageNotContaining("canary-1");
        }
    }

    @Test
    void blanks_of_a_char_and_zeros_of_a_decimal_do_not_count() {
        try (Db db = Db.Product.POSTGRES.with(
                "create table rate(code char(5), factor numeric(9, 4))", "insert into rate values ('A', 1.5)")) {
            JdbcLookup.Place place = JdbcLookup.named("rates").from(db.connections());

            assertThat(load(place.query("select code, factor from rate", String.class, BigDecimal.class), Set.of("A")))
                    .isEqualTo(Map.of("A", new BigDecimal("1.5000")));
            assertThat(load(
                            place.query("select factor, code from rate", BigDecimal.class, String.class),
                            Set.of(new BigDecimal("1.50"))))
                    .containsOnlyKeys(new BigDecimal("1.50"));
        }
    }

    @Test
    void sees_committed_rows_only() {
        try (Db db = Db.Product.POSTGRES.with("create table party(code varchar(20), id int)")) {
            Lookup<String, Integer> parties = JdbcLookup.named("parties")
                    .from(db.connections())
                    .query("select code, id from party", String.class, Integer.class);
            db.execute("begin", "insert into party values ('a', 1)");
            assertThat(load(parties, Set.of("a"))).isEmpty();
            db.execute("commit");
            assertThat(load(parties, Set.of("a"))).isEqualTo(Map.of("a", 1));
        }
    }

    @Test
    void says_what_does_not_fit() {
        try (Db db = Db.with("create table party(code varchar(20), id int)")) {
            JdbcLookup.Place place = JdbcLookup.named("parties").from(db.connections());

            assertThatThrownBy(() ->
                            load(place.table("party").key("kode", Integer.class).value("id", Integer.class), Set.of(1)))
                    .hasMessageContaining("'kode' is no column of party; did you mean 'CODE'? (columns: CODE, ID)");
            assertThatThrownBy(() ->
                            load(place.table("party").key("code", Integer.class).value("id", Integer.class), Set.of(1)))
                    .hasMessageContaining("column CODE is CHARACTER VARYING, which is no Integer");
            assertThatThrownBy(
                            () -> load(place.query("select code from party", String.class, String.class), Set.of("a")))
                    .hasMessage("lookup 'parties' needs a query of two columns, the key and the value, not of 1");
            assertThatThrownBy(() -> place.query(" ", String.class, String.class))
                    .hasMessage("the query of parties is empty");
            assertThatThrownBy(() -> place.table("party").key("code", Object.class))
                    .hasMessageStartingWith("there is no column type for a Object in a lookup; use one of String, ");
            assertThatThrownBy(() -> place.inSchema("x").query("select 1, 2", String.class, String.class))
                    .hasMessage("lookup 'parties' is a query; name the schema in its SQL");
        }
    }

    @Test
    void no_key_asks_nothing() {
        try (Db db = Db.with("create table party(code varchar(20), id int)")) {
            Lookup<String, Integer> parties = JdbcLookup.named("parties")
                    .from(db.connections())
                    .query("select code, id from party", String.class, Integer.class);
            assertThat(load(parties, new HashSet<>())).isEmpty();
        }
    }
}
