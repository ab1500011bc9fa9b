package dev.intact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Deals.Deal;
import dev.intact.Deals.Person;
import dev.intact.ledger.RelationCounts;
import dev.intact.run.Cancellation;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.sink.InMemoryTarget;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Every edge of the source is counted once, by what became of it, however the run is cut, shared out and stopped. */
class EdgeProperties {

    @Provide
    Arbitrary<Deals> deals() {
        Arbitrary<String> codes = Arbitraries.of("A", "B", "C", "D", "X");
        Arbitrary<Boolean> mostly = Arbitraries.of(true, true, true, false);
        Arbitrary<List<Person>> persons = Combinators.combine(Arbitraries.of("A", "B", "C", "D"), mostly)
                .as(Person::new)
                .list()
                .uniqueElements(Person::code)
                .ofMaxSize(4);
        Arbitrary<List<Deal>> deals = Combinators.combine(
                        codes.injectNull(0.2),
                        codes.injectNull(0.4),
                        codes.injectNull(0.4),
                        codes.injectNull(0.4),
                        mostly)
                .as((buyer, agent, referrer, region, good) -> new Deal(0, buyer, agent, referrer, region, good))
                .list()
                .ofMaxSize(30)
                .map(EdgeProperties::numbered);
        return Combinators.combine(persons, deals).as(Deals::new);
    }

    private static List<Deal> numbered(List<Deal> deals) {
        return IntStream.range(0, deals.size())
                .mapToObj(nr -> {
                    Deal deal = deals.get(nr);
                    return new Deal(nr, deal.buyer(), deal.agent(), deal.referrer(), deal.region(), deal.good());
                })
                .toList();
    }

    @Property(tries = 100)
    void every_edge_is_counted_once(
            @ForAll("deals") Deals deals,
            @ForAll @IntRange(min = 1, max = 12) int chunkSize,
            @ForAll @IntRange(min = 1, max = 3) int workers,
            @ForAll @IntRange(min = 1, max = 12) int chunks) {
        InMemoryTarget crm = InMemoryTarget.named("crm");
        Migration migration =
                deals.migration(crm.sink("contact", Deals.Contact.class), crm.sink("sale", Deals.Sale.class));
        Options options = Options.defaults().chunkSize(chunkSize).workers(workers);
        Cancellation cancellation = new Cancellation();
        RunReport unused = Migrator.with(options.cancellation(cancellation).listener(cancelling(cancellation, chunks)))
                .run(migration);

        RunReport report = Migrator.with(options).run(migration);

        assertThat(RelationCounts.of(report.moves().get(1).relations())).isEqualTo(deals.expected());
    }

    private static RunListener cancelling(Cancellation cancellation, int chunks) {
        return new RunListener() {
            private int seen;

            @Override
            public synchronized void chunkDone(Progress progress) {
                seen++;
                if (seen == chunks) {
                    cancellation.cancel();
                }
            }
        };
    }
}
