package dev.intact.document;

import dev.intact.Migration;
import dev.intact.Move;
import dev.intact.Role;
import dev.intact.document.MappingSheet.FieldText;
import dev.intact.document.MigrationSheet.DependentLine;
import dev.intact.document.MigrationSheet.MoveSheet;
import dev.intact.document.MigrationSheet.Owner;
import dev.intact.document.MigrationSheet.Reasoned;
import dev.intact.mapping.Mapping;
import dev.intact.sink.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a migration's definition into the sheets that documents are rendered from. */
final class DefinitionReader {
    private final Examples examples;

    DefinitionReader(Examples examples) {
        this.examples = examples;
    }

    MigrationSheet read(Migration migration) {
        List<MoveSheet> moves = new ArrayList<>();
        migration.moves().forEach(move -> moves.add(move(moves.size() + 1, move)));
        return new MigrationSheet(
                migration.name(),
                migration.purpose(),
                owners(migration.owners()),
                moves,
                migration.dependents().stream().map(DependentLine::of).toList());
    }

    private <S> MoveSheet move(int number, Move<S> move) {
        List<MappingSheet> mappings = new ArrayList<>();
        List<Mapping<S, ?>> its = move.mappings();
        List<Sink<?>> sinks = move.sinks();
        for (int i = 0; i < its.size(); i++) {
            mappings.add(new MappingReader(move.name(), its.get(i), sinks.get(i), examples).read());
        }
        List<MappingSheet> together = mappings.stream()
                .map(mapping -> mapping.withSources(mapping.sources().stream()
                        .map(line -> line.takenElsewhere(!line.isTaken() && isTaken(line.field(), mappings)))
                        .toList()))
                .toList();
        return new MoveSheet(
                number,
                move.name(),
                move.purpose(),
                owners(move.owners()),
                move.sourceOfTruth(),
                move.source().name(),
                move.mayBeEmpty().orElse(""),
                String.join("; ", move.incremental()),
                move.stubs().entrySet().stream()
                        .map(stub -> "records that are missing in key map '%s': %s"
                                .formatted(stub.getKey(), stub.getValue()))
                        .collect(Collectors.joining("; ")),
                move.archive().map(Sink::name).orElse(""),
                move.notMigrated().entrySet().stream()
                        .map(entry -> new Reasoned(entry.getKey(), entry.getValue()))
                        .toList(),
                together);
    }

    private static boolean isTaken(FieldText field, List<MappingSheet> mappings) {
        return mappings.stream()
                .flatMap(mapping -> mapping.sources().stream())
                .anyMatch(line -> line.isTaken() && line.field().name().equals(field.name()));
    }

    private static List<Owner> owners(Map<Role, String> owners) {
        return owners.entrySet().stream()
                .map(entry -> new Owner(entry.getKey().words(), entry.getValue()))
                .toList();
    }
}
