package dev.intact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.KeyMapsTest.Customer;
import dev.intact.KeyMapsTest.Order;
import dev.intact.KeyMapsTest.Party;
import dev.intact.KeyMapsTest.Sale;
import dev.intact.ledger.Outcome;
import dev.intact.run.Cancellation;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.source.InMemorySource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Every reference of the source exists in the target, or its record is rejected for that reason; nothing else. */
class KeyMapProperties {

    /** Some customers arrive, some are refused, and some never were. */
    private enum Fate {
        ARRIVES,
        REFUSED,
        UNKNOWN
    }

    @Property(tries = 200)
    void every_reference_exists_or_its_record_is_rejected(
            @ForAll @Size(min = 1, max = 12) List<Fate> parents,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 11) Integer> children,
            @ForAll @IntRange(min = 1, max = 7) int chunk,
            @ForAll @IntRange(min = 1, max = 3) int workers,
            @ForAll @IntRange(max = 9) int interrupted) {
        NumberingTarget erp = NumberingTarget.named("erp");
        Migration migration = migration(erp, parents, children);
        Options options = Options.defaults().chunkSize(chunk).workers(workers);

        RunReport report = interruptedOnce(migration, options, interrupted);

        Map<Integer, Integer> expected = new HashMap<>();
        for (int i = 0; i < children.size(); i++) {
            int parent = children.get(i);
            if (parent < parents.size() && parents.get(parent) == Fate.ARRIVES) {
                expected.put(i, parent);
            }
        }
        Map<Integer, Integer> found = new HashMap<>();
        for (Sale sale : erp.rows(erp.sink("sale", Sale.class))) {
            String name = ((Party) erp.row(sale.party())).name();
            found.put(sale.id(), Integer.parseInt(name.substring(1)));
        }
        assertThat(found).isEqualTo(expected);
        assertThat(report.moves().get(1).balance().of(Outcome.REJECTED)).isEqualTo(children.size() - expected.size());
    }

    private static Migration migration(NumberingTarget erp, List<Fate> parents, List<Integer> children) {
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < parents.size(); i++) {
            if (parents.get(i) != Fate.UNKNOWN) {
                customers.add(new Customer("c" + i, parents.get(i) == Fate.ARRIVES ? "n" + i : "refused"));
            }
        }
        List<Order> orders = IntStream.range(0, children.size())
                .mapToObj(i -> new Order(i, "c" + children.get(i)))
                .toList();
        return Migration.of(
                "shop",
                Move.named("customers")
                        .from(InMemorySource.of(Customer.class, customers))
                        .to(KeyMapsTest.parties(), erp.sink("party", Party.class))
                        .mayBeEmpty("nobody may have arrived"),
                Move.named("orders")
                        .from(InMemorySource.of(Order.class, orders))
                        .to(KeyMapsTest.sales(), erp.sink("sale", Sale.class)));
    }

    /** Cancels the run after some chunks, if it has as many, and goes on with it. */
    private static RunReport interruptedOnce(Migration migration, Options options, int afterChunks) {
        Cancellation cancellation = new Cancellation();
        RunListener canceller = new RunListener() {
            private int chunks;

            @Override
            public synchronized void chunkDone(Progress progress) {
                if (++chunks > afterChunks) {
                    cancellation.cancel();
                }
            }
        };
        RunReport first = Migrator.with(options.cancellation(cancellation).listener(canceller))
                .run(migration);
        return first.state() == State.COMPLETED ? first : Migrator.with(options).run(migration);
    }
}
