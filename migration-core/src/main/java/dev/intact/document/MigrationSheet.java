package dev.intact.document;

import dev.intact.identity.Dependent;
import java.util.List;

/** What a document says about a migration. A text that has nothing to say is empty, here and in all that it holds. */
record MigrationSheet(
        String name, String purpose, List<Owner> owners, List<MoveSheet> moves, List<DependentLine> dependents) {
    MigrationSheet {
        owners = List.copyOf(owners);
        moves = List.copyOf(moves);
        dependents = List.copyOf(dependents);
    }

    /** A system that depends on what is migrated. */
    record DependentLine(String name, String owner, List<String> holds, String authentication, List<String> changes) {
        DependentLine {
            holds = List.copyOf(holds);
            changes = List.copyOf(changes);
        }

        static DependentLine of(Dependent dependent) {
            return new DependentLine(
                    dependent.name(),
                    dependent.owner(),
                    dependent.holdings().stream()
                            .map(holding -> holding.map().name())
                            .toList(),
                    dependent.authentication(),
                    dependent.changes());
        }
    }

    /** Who answers for what. */
    record Owner(String role, String responsible) {}

    /** Something, and why it is so. */
    record Reasoned(String what, String reason) {}

    /** What a document says about a move. */
    record MoveSheet(
            int number,
            String name,
            String purpose,
            List<Owner> owners,
            String sourceOfTruth,
            String source,
            String mayBeEmpty,
            String incremental,
            String stubs,
            String archive,
            List<Reasoned> notMigrated,
            List<MappingSheet> mappings) {
        MoveSheet {
            owners = List.copyOf(owners);
            notMigrated = List.copyOf(notMigrated);
            mappings = List.copyOf(mappings);
        }
    }
}
