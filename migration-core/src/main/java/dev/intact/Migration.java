package dev.intact;

import dev.intact.field.Nearest;
import dev.intact.field.Problem;
import dev.intact.identity.Dependent;
import dev.intact.internal.KeyMaps;
import dev.intact.internal.References;
import dev.intact.mapping.DefinitionException;
import dev.intact.sink.Sink;
import dev.intact.verify.Verification;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** A named, ordered list of {@link Move}s that belong together. Immutable and thread-safe. */
public final class Migration {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final String name;
    private final List<Move<?>> moves;
    private final Charter charter;
    private final List<Dependent> dependents;
    private final Verification verification;

    private Migration(
            String name, List<Move<?>> moves, Charter charter, List<Dependent> dependents, Verification verification) {
        this.name = name;
        this.moves = List.copyOf(moves);
        this.charter = charter;
        this.dependents = List.copyOf(dependents);
        this.verification = verification;
    }

    /**
     * A migration of these moves.
     *
     * @param name its name: {@code legacy CRM to new CRM}
     * @param moves its moves; each runs behind those that its references lead to, else they run in this order
     * @return the migration
     * @throws DefinitionException if anything is wrong with it; it tells all faults at once
     */
    public static Migration of(String name, Move<?>... moves) {
        return of(name, List.of(moves));
    }

    /**
     * A migration of these moves.
     *
     * @param name its name: {@code legacy CRM to new CRM}
     * @param moves its moves; each runs behind those that its references lead to, else they run in this order
     * @return the migration
     * @throws DefinitionException if anything is wrong with it; it tells all faults at once
     */
    public static Migration of(String name, List<? extends Move<?>> moves) {
        List<Problem> faults = new ArrayList<>();
        if (name.isBlank()) {
            faults.add(Problem.of("has no name").advice("name it"));
        }
        if (moves.isEmpty()) {
            faults.add(Problem.of("has no moves").advice("add a move"));
        }
        if (name.length() > Move.LONGEST_NAME) {
            faults.add(Problem.of("has a name of %s characters".formatted(name.length()))
                    .advice("give it %s at most, and say the rest by purpose(…)".formatted(Move.LONGEST_NAME)));
        }
        faults.addAll(namesOfTwo(moves));
        moves.forEach(move -> faults.addAll(move.faults()));
        faults.addAll(sinksOfTwoMinds(moves));
        faults.addAll(IncrementalFaults.ofAll(moves));
        List<Move<?>> ordered = faults.isEmpty() ? ordered(moves) : List.copyOf(moves);
        if (faults.isEmpty()) {
            faults.addAll(KeyMapFaults.of(ordered));
        }
        if (!faults.isEmpty()) {
            throw new DefinitionException("migration '%s'".formatted(name), faults);
        }
        return new Migration(
                name, ordered, Charter.of("migration '%s'".formatted(name)), List.of(), Verification.standard());
    }

    /** Behind what they need; else as they were declared. */
    private static List<Move<?>> ordered(List<? extends Move<?>> moves) {
        List<Move<?>> ordered = new ArrayList<>();
        References references = new References(moves.stream().map(Move::plan).toList());
        references.order().forEach(place -> ordered.add(moves.get(place)));
        return ordered;
    }

    private static List<Problem> namesOfTwo(List<? extends Move<?>> moves) {
        List<Problem> faults = new ArrayList<>();
        Map<String, String> known = new HashMap<>();
        for (Move<?> move : moves) {
            String first = known.putIfAbsent(folded(move.name()), move.name());
            if (first != null) {
                String what = first.equals(move.name())
                        ? "is the name of two moves"
                        : "differs from '%s' by case, accents or spaces alone, which some databases take for one name"
                                .formatted(first);
                faults.add(Problem.of(what).at("'%s'".formatted(move.name())).advice("rename one of them"));
            }
        }
        return faults;
    }

    /** What is left of a name where a database compares texts without case, accents and spaces at the end. */
    private static String folded(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).strip();
    }

    private static List<Problem> sinksOfTwoMinds(List<? extends Move<?>> moves) {
        Map<Sink<?>, Set<Set<String>>> generated = new LinkedHashMap<>();
        moves.stream()
                .flatMap(move -> move.plan().outputs())
                .forEach(output -> generated
                        .computeIfAbsent(output.sink(), any -> new HashSet<>())
                        .add(output.generated()));
        return generated.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> Problem.of("is given a field by one mapping that another leaves to be generated")
                        .at("sink '%s'".formatted(entry.getKey().name()))
                        .advice("let all mappings into it agree, or give each a sink of its own name"))
                .toList();
    }

    /**
     * Says what the migration is for.
     *
     * @param words the business purpose
     * @return the migration with it
     * @throws IllegalArgumentException if the words are blank, or a purpose was said before
     */
    public Migration purpose(String words) {
        return new Migration(name, moves, charter.purpose(words), dependents, verification);
    }

    /**
     * Says who answers for the migration as a whole; each move can have owners of its own.
     *
     * @param role for what of it
     * @param responsible a person or team
     * @return the migration with it
     * @throws IllegalArgumentException if the owner is blank, or the role has one
     */
    public Migration owner(Role role, String responsible) {
        return new Migration(
                name,
                moves,
                charter.owner(Objects.requireNonNull(role, "role"), responsible),
                dependents,
                verification);
    }

    /**
     * Registers a system that depends on what is migrated.
     *
     * @param dependent the system
     * @return the migration with it
     * @throws IllegalArgumentException if one of that name is registered, or it holds ids of a key map that no move
     *     fills or looks up
     */
    public Migration dependent(Dependent dependent) {
        if (dependents.stream().anyMatch(known -> known.name().equals(dependent.name()))) {
            throw new IllegalArgumentException(
                    "%s: dependent '%s' is registered twice".formatted(this, dependent.name()));
        }
        Set<String> known = new KeyMaps(moves.stream().map(Move::plan).toList()).names();
        dependent.holdings().forEach(holding -> {
            String map = holding.map().name();
            if (!known.contains(map)) {
                String hint = Nearest.to(map, known)
                        .map("; did you mean '%s'?"::formatted)
                        .orElse("");
                throw new IllegalArgumentException(
                        "%s: dependent '%s' holds ids of key map '%s', which no move fills or looks up%s"
                                .formatted(this, dependent.name(), map, hint));
            }
        });
        List<Dependent> more = new ArrayList<>(dependents);
        more.add(dependent);
        return new Migration(name, moves, charter, more, verification);
    }

    /** {@return the systems that depend on what is migrated, in the order in which they were registered} */
    public List<Dependent> dependents() {
        return dependents;
    }

    /**
     * Says what a verification asks of the target, beyond what the mappings say already.
     *
     * @param asked what is asked
     * @return the migration with it, in place of what was asked before
     * @see Migrator#verify
     */
    public Migration verifiedBy(Verification asked) {
        return new Migration(name, moves, charter, dependents, Objects.requireNonNull(asked, "asked"));
    }

    /** {@return what a verification asks; {@link Verification#standard()} if nothing was said} */
    public Verification verification() {
        return verification;
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /** {@return the business purpose; may be empty} */
    public String purpose() {
        return charter.purpose();
    }

    /** {@return who answers for it, in the order of the roles} */
    public Map<Role, String> owners() {
        return charter.owners();
    }

    /** {@return the moves, in the order in which they run} */
    public List<Move<?>> moves() {
        return moves;
    }

    /** The move of a name, if there is one. */
    Move<?> move(String wanted) {
        return moves.stream()
                .filter(move -> move.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> unknown(wanted));
    }

    private IllegalArgumentException unknown(String wanted) {
        List<String> names = moves.stream().map(Move::name).toList();
        String hint =
                Nearest.to(wanted, names).map("; did you mean '%s'?"::formatted).orElse("");
        return new IllegalArgumentException(
                "%s has no move '%s'%s (moves: %s)".formatted(this, wanted, hint, String.join(", ", names)));
    }

    @Override
    public String toString() {
        return "migration " + name;
    }
}
