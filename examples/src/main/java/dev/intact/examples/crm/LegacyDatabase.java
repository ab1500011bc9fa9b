package dev.intact.examples.crm;

import dev.intact.jdbc.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** The old CRM's database: owners, deals and activities. */
final class LegacyDatabase {
    private static final LocalDateTime LAST_MOMENT = LocalDateTime.of(2026, 6, 30, 18, 0);
    private static final String TABLES = """
            create table owners (login varchar(40) primary key, full_name varchar(80), active boolean, pager varchar(20));
            create table deals (id bigint primary key, customer_id bigint, title varchar(120), stage varchar(20),
                amount varchar(20), closes_on date);
            create table activities (id bigint primary key, customer_id bigint, kind varchar(20),
                happened_at timestamp, text varchar(2000));
            insert into owners values ('Kim.Berg', 'Kim  Berg', true, null), ('ana.silva', 'Ana Silva', true, '0171-2'),
                ('tom.okoro', 'Tom Okoro', true, null), ('sales.desk', 'Sales Desk', true, null),
                ('bob.retired', 'Bob Gone', false, '0171-9'), ('amy.moved', 'Amy Moved', false, null);
            """;

    private LegacyDatabase() {}

    static void fill(Connections legacy, LegacyData data) throws SQLException {
        try (Connection connection = legacy.open()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(TABLES);
            }
            connection.setAutoCommit(false);
            insertDeals(connection, data);
            insertActivities(connection, data);
            connection.commit();
        }
    }

    private static void insertDeals(Connection connection, LegacyData data) throws SQLException {
        Mess mess = new Mess(13);
        List<String> stages = List.of("open", "Offer", "negotiation", "won", "Closed won", "lost", "closed lost ");
        try (PreparedStatement insert = connection.prepareStatement("insert into deals values (?, ?, ?, ?, ?, ?)")) {
            for (int id = 1; id <= data.deals(); id++) {
                String amount = String.format(Locale.GERMANY, "%,.2f", mess.upTo(5_000_000) / 100.0);
                insert.setLong(1, id);
                insert.setLong(2, 1L + mess.upTo(data.customers()));
                insert.setString(3, "Deal  " + id);
                insert.setString(4, mess.perMille(3) ? "parked" : mess.one(stages));
                insert.setString(5, mess.perMille(2) ? "-" + amount : mess.perMille(2) ? "tbd" : amount);
                insert.setObject(
                        6, mess.perMille(200) ? null : LocalDate.of(2026, 1, 1).plusDays(mess.upTo(400)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertActivities(Connection connection, LegacyData data) throws SQLException {
        Mess mess = new Mess(17);
        List<String> kinds = List.of("tel", "Call", "visit", "mail", "letter");
        try (PreparedStatement insert = connection.prepareStatement("insert into activities values (?, ?, ?, ?, ?)")) {
            for (int id = 1; id <= data.activities(); id++) {
                insert.setLong(1, id);
                insert.setLong(2, 1L + mess.upTo(data.customers()));
                insert.setString(3, mess.perMille(2) ? "fax" : mess.one(kinds));
                insert.setObject(4, LAST_MOMENT.minusMinutes(mess.upTo(14 * 365 * 24 * 60)));
                insert.setString(5, mess.perMille(300) ? null : mess.note());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
