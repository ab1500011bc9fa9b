package dev.intact.document;

import java.util.List;

/** What a document says about a migration. A text that has nothing to say is empty, here and in all that it holds. */
record MigrationSheet(String name, String purpose, List<Owner> owners, List<MoveSheet> moves) {
    MigrationSheet {
        owners = List.copyOf(owners);
        moves = List.copyOf(moves);
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
