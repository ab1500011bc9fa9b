package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Column;
import dev.intact.field.Key;
import dev.intact.field.Row;
import dev.intact.field.Table;
import dev.intact.ledger.Position;
import dev.intact.sink.Output;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JdbcSourceProperties {
    interface Any {}

    record Numbered(long id) {}

    @Property(tries = 60)
    void splits_hold_each_record_once_whatever_their_number(
            @ForAll @Size(max = 30) Set<@net.jqwik.api.constraints.LongRange(min = -50, max = Long.MAX_VALUE) Long> ids,
            @ForAll @IntRange(min = 1, max = 9) int parts,
            @ForAll @IntRange(min = 1, max = 5) int pageSize) {
        try (Db db = Db.with("create table numbered(id bigint primary key)")) {
            ids.forEach(id -> db.execute("insert into numbered values (%d)".formatted(id)));
            JdbcSource<Numbered> source = JdbcSource.table(db.connections(), "numbered", Numbered.class)
                    .pagedBy(Numbered::id)
                    .pageSize(pageSize);

            List<Split> splits = source.splits(parts);
            List<Numbered> united = new ArrayList<>();
            for (Split split : splits) {
                Reading<Numbered> read = Reading.of(source, split, Position.start());
                assertThat(read.count).hasValue(read.records.size());
                united.addAll(read.records);
            }

            assertThat(splits).hasSizeBetween(1, parts).doesNotHaveDuplicates();
            assertThat(united).isEqualTo(Reading.of(source).records).hasSize(ids.size());
        }
    }

    @Property(tries = 100)
    void hostile_identifiers_are_names_and_nothing_else(@ForAll("names") String table, @ForAll("names") String column) {
        try (Db db =
                Db.with("create table %s(%s int primary key, id int)".formatted(quoted(table), quoted(column + "#")))) {
            Column<Any, Integer> first = Column.of(column + "#", Integer.class);
            Table<Any> rows = Table.of("rows", first);
            JdbcSink<Row<Any>> sink = JdbcTarget.of(db.connections()).table(table, rows);
            Row<Any> row = rows.row(Map.of(column + "#", 42));

            try (TargetSession session = sink.target().open(List.of(Output.of(sink, List.of())));
                    UnitOfWork work = session.begin()) {
                assertThat(work.write(List.of(TargetRows.of(Key.of(1)).and(sink, row)))
                                .inserted())
                        .isEqualTo(1);
                assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
            }

            JdbcSource<Row<Any>> source = JdbcSource.table(db.connections(), table, rows);
            assertThat(Reading.of(source).records).containsExactly(row);
            assertThat(Reading.of(source.pagedBy(first)).records).containsExactly(row);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> hostile = Arbitraries.of(
                "\"",
                "\"\"",
                "'",
                "; drop table t; --",
                "select",
                "%",
                "_",
                "a%b_c",
                "\\",
                "\\_",
                "?",
                "{0}",
                "{fn x()}",
                ":p",
                "$1",
                "[a]",
                "`",
                "ä",
                "名前",
                "\uD83D\uDE80",
                " ",
                "a b",
                "/* x */",
                "a.b",
                "order",
                "İ",
                "ß");
        return hostile.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> parts.stream().collect(Collectors.joining("x")));
    }
}
