package dev.intact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Deals.Contact;
import dev.intact.Deals.Deal;
import dev.intact.Deals.Person;
import dev.intact.Deals.Sale;
import dev.intact.ledger.EdgeFate;
import dev.intact.mapping.Edge;
import dev.intact.mapping.Lookups;
import dev.intact.run.Cancellation;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.JsonLines;
import dev.intact.sink.Sink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report tells of references. */
class EdgeCountsTest {
    private static final Deals DEALS = new Deals(
            List.of(new Person("A", true), new Person("B", false), new Person("C", true)),
            List.of(
                    new Deal(1, "A", "C", "A", "north", true),
                    new Deal(2, "B", "A", null, null, true),
                    new Deal(3, "C", "B", "X", null, true),
                    new Deal(4, "A", null, null, null, false),
                    new Deal(5, null, null, null, null, true)));
    private static final String LINES = """
            balance deals: read=5 migrated=3 merged=0 excluded=0 rejected=2 archived=0 unchanged=0
            edges deals: sale.agent → crm/contact: 3 edges, 1 linked, 1 left empty, 1 held back
            edges deals: sale.buyer → crm/contact: 4 edges, 2 linked, 1 rejected, 1 held back
            edges deals: sale.referrer → crm/contact: 2 edges, 1 linked, 1 replaced
            edges deals: sale.region → crm/region: 1 edge, 1 computed""";

    private final InMemoryTarget crm = InMemoryTarget.named("crm");
    private final Sink<Contact> contacts = crm.sink("contact", Contact.class);
    private final Sink<Sale> sales = crm.sink("sale", Sale.class);

    @Test
    void a_report_tells_what_became_of_each_reference() {
        RunReport report = Migrator.create().run(DEALS.migration(contacts, sales));

        assertThat(report.moves().get(1)).hasToString(LINES);
        assertThat(report.summary()).contains("\n" + LINES + "\n");
        assertThat(report.moves().get(1).relations()).isEqualTo(DEALS.expected().all());
        // region edges
        assertThat(report.moves().get(1).relations().get(1).of(EdgeFate.REJECTED))
                .isEqualTo(1);
        // endregion edges
        assertThat(report.moves().get(0).relations())
                .as("a record's own id is no reference")
                .isEmpty();
    }

    @Test
    void the_json_tells_the_fates_that_occurred() {
        assertThat(Migrator.create().run(DEALS.migration(contacts, sales)).toJson())
                .contains("""
                              "relations" : [
                                {
                                  "sink" : "sale",
                                  "field" : "agent",
                                  "key map" : "crm/contact",
                                  "edges" : 3,
                                  "linked" : 1,
                                  "left empty" : 1,
                                  "held back" : 1
                                },
                        """);
    }

    @Test
    void a_dry_run_and_a_completed_run_that_is_retold_tell_the_same() {
        Migration migration = DEALS.migration(contacts, sales);
        RunReport dry = Migrator.create().dryRun(migration);
        RunReport unused = Migrator.create().run(migration);
        RunReport again = Migrator.create().run(migration);

        assertThat(again.state()).isEqualTo(State.ALREADY_COMPLETED);
        assertThat(dry.moves().get(1)).hasToString(LINES);
        assertThat(again.moves().get(1)).hasToString(LINES);
    }

    @Test
    void a_run_that_was_interrupted_tells_the_whole_from_the_ledger() {
        Cancellation cancellation = new Cancellation();
        Options options = Options.defaults().chunkSize(2);
        RunReport first = Migrator.with(options.cancellation(cancellation).listener(cancelling(cancellation, "deals")))
                .run(DEALS.migration(contacts, sales));
        assertThat(first.state()).isEqualTo(State.CANCELLED);
        assertThat(first.moves().get(1).relations().get(1).edges()).isEqualTo(2);

        RunReport resumed = Migrator.with(options).run(DEALS.migration(contacts, sales));

        assertThat(resumed.moves().get(1)).hasToString(LINES);
    }

    private static RunListener cancelling(Cancellation cancellation, String move) {
        return new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                if (progress.move().equals(move)) {
                    cancellation.cancel();
                }
            }
        };
    }

    @Test
    void the_journal_of_a_file_keeps_the_counts(@TempDir Path folder) {
        Sink<Contact> to = JsonLines.of(folder.resolve("contacts.jsonl"), Contact.class);
        Sink<Sale> into = JsonLines.of(folder.resolve("sales.jsonl"), Sale.class);
        RunReport first = Migrator.create().run(DEALS.migration(to, into));

        RunReport again = Migrator.create().run(DEALS.migration(to, into));

        assertThat(again.state()).isEqualTo(State.ALREADY_COMPLETED);
        assertThat(again.moves().get(1)).hasToString(first.moves().get(1).toString());
        assertThat(again.moves().get(1).relations().get(1))
                .hasToString("sales.jsonl.buyer → crm/contact: 4 edges, 2 linked, 1 rejected, 1 held back");
    }

    @Test
    void a_unit_test_finds_the_references_of_one_record() {
        Lookups answers = Lookups.none().with(Deals.CONTACTS, Map.of("A", "CA"));

        assertThat(Deals.sales().evaluate(DEALS.deals().get(0), answers).edges())
                .extracting(Edge::toString)
                .containsExactly(
                        "buyer → crm/contact: LINKED",
                        "agent → crm/contact: LEFT_EMPTY",
                        "referrer → crm/contact: LINKED",
                        "region → crm/region: COMPUTED");
    }
}
