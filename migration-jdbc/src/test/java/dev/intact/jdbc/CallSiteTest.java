package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Key;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.Receipt;
import dev.intact.ledger.RecordOutcome;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.source.Source;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallSiteTest {
    record LegacyDeal(long id, String dealName, BigDecimal amount) {}

    record Deal(long id, String name) {}

    @Test
    void moves_a_table_of_one_file_into_a_table_of_another(@TempDir Path folder) throws SQLException {
        String from = "jdbc:h2:file:" + folder.resolve("legacy");
        String to = "jdbc:h2:file:" + folder.resolve("crm");
        execute(from, "create table deals(id bigint primary key, deal_name varchar(20) not null, amt numeric(9,2))");
        execute(from, "insert into deals values (1, 'one', 1.50), (2, 'two', 2.50), (3, 'three', 3)");
        execute(to, "create table deal(id bigint primary key, name varchar(20) not null)");

        Connections legacy = Connections.of(from, "sa", "");
        Source<LegacyDeal> deals = JdbcSource.table(legacy, "deals", LegacyDeal.class)
                .column(LegacyDeal::amount, "AMT")
                .pagedBy(LegacyDeal::id)
                .pageSize(2);
        JdbcTarget crm = JdbcTarget.of(Connections.of(to, "sa", ""));
        Sink<Deal> sink = crm.table("deal", Deal.class);

        Reading<LegacyDeal> read = Reading.of(deals);
        List<TargetRows> rows = read.records.stream()
                .map(deal -> TargetRows.of(Key.of(deal.id())).and(sink, new Deal(deal.id(), deal.dealName())))
                .toList();
        try (TargetSession session = crm.open(List.of(Output.of(sink, List.of())));
                UnitOfWork work = session.begin()) {
            assertThat(work.write(rows)).hasToString("inserted=3 updated=0 unchanged=0 refused=0");
            List<RecordOutcome> outcomes = Stream.of(1, 2, 3)
                    .map(id ->
                            RecordOutcome.of(Key.of(id), read.positions.get(id - 1), Outcome.MIGRATED, "", List.of()))
                    .toList();
            Receipt receipt = work.commit(Chunk.of("run", 1, "deals", "all", Position.start(), read.positions.get(2))
                    .with(3, outcomes));
            assertThat(receipt.isApplied()).isTrue();
            assertThat(receipt.balance()).isEqualTo(Balance.of(3, Map.of(Outcome.MIGRATED, 3)));
            session.complete();
        }

        assertThat(Reading.of(JdbcSource.table(Connections.of(to, "sa", ""), "deal", Deal.class)).records)
                .containsExactly(new Deal(1, "one"), new Deal(2, "two"), new Deal(3, "three"));
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
