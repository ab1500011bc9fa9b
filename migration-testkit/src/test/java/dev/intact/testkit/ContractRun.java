package dev.intact.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs a contract as JUnit does, to see which of its tests fail. */
final class ContractRun {
    private ContractRun() {}

    static Set<String> failed(Class<?> contract) {
        return names(tests(contract).failed());
    }

    static Set<String> skipped(Class<?> contract) {
        return names(tests(contract).aborted());
    }

    private static Events tests(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents();
    }

    private static Set<String> names(Events events) {
        Set<String> names = new TreeSet<>();
        events.map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
                .forEach(names::add);
        return names;
    }
}
