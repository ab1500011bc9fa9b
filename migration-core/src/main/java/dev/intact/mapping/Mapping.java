package dev.intact.mapping;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Row;
import dev.intact.field.Schema;
import dev.intact.field.Table;
import dev.intact.quality.Rule;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Validation;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How records of one type become records of another: the mapping document, as data.
 *
 * <p>A mapping is pure. It does no I/O and knows no clock, no random source and no database, so that it runs in a plain
 * unit test; lookups that must be loaded are answered from outside, by a {@link Resolver}. Immutable, thread-safe and
 * serializable: read in another JVM that has the same classes, it maps equally.
 *
 * @param <S> the type of the source rows
 * @param <T> the type of the target rows
 */
public final class Mapping<S, T> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient Definition<S, T> definition;
    private final transient CompiledMapping<S, T> compiled;

    Mapping(Definition<S, T> definition) {
        this.definition = definition;
        this.compiled = new CompiledMapping<>(definition);
    }

    /**
     * Begins a mapping from a record class.
     *
     * @param source the record class of the source rows
     * @param <S> the type of the source rows
     * @return what waits for the target
     * @throws IllegalArgumentException if the class is no record that can be reached
     */
    public static <S> Beginning<S> from(Class<S> source) {
        return new Beginning<>(Schema.of(source));
    }

    /**
     * Begins a mapping from a table.
     *
     * @param source the table of the source rows
     * @param <R> the table's marker type
     * @return what waits for the target
     */
    public static <R> Beginning<Row<R>> from(Table<R> source) {
        return new Beginning<>(Objects.requireNonNull(source, "source"));
    }

    /**
     * A mapping that waits for its target.
     *
     * @param <S> the type of the source rows
     */
    public static final class Beginning<S> {
        private final Schema<S> source;

        private Beginning(Schema<S> source) {
            this.source = source;
        }

        /**
         * Maps to a record class.
         *
         * @param target the record class of the target rows
         * @param <T> the type of the target rows
         * @return the builder of the mapping
         * @throws IllegalArgumentException if the class is no record that can be reached
         */
        public <T> MappingBuilder<S, T> to(Class<T> target) {
            return new MappingBuilder<>(source, Schema.of(target));
        }

        /**
         * Maps to a table.
         *
         * @param target the table of the target rows
         * @param <R> the table's marker type
         * @return the builder of the mapping
         */
        public <R> MappingBuilder<S, Row<R>> to(Table<R> target) {
            return new MappingBuilder<>(source, Objects.requireNonNull(target, "target"));
        }
    }

    /**
     * Maps a row, without asking whether it is in scope.
     *
     * @param row the row
     * @return the target row, or all problems of this one
     * @throws UnresolvedLookupException if a lookup must be loaded; give its answers with {@link #apply(Object,
     *     Resolver)}
     */
    public Validation<Seq<Problem>, T> apply(S row) {
        return apply(row, Lookups.none());
    }

    /**
     * Maps a row, without asking whether it is in scope.
     *
     * @param row the row
     * @param resolver answers the lookups that must be loaded
     * @return the target row, or all problems of this one
     */
    public Validation<Seq<Problem>, T> apply(S row, Resolver resolver) {
        Evaluation<T> evaluation = compiled.map(Objects.requireNonNull(row, "row"), new Evaluator(resolver));
        return evaluation
                .target()
                .<Validation<Seq<Problem>, T>>map(Validation::valid)
                .orElseGet(() -> Validation.invalid(Vector.ofAll(evaluation.problems())));
    }

    /**
     * Decides about a row: whether it is in scope, what it becomes, and what is wrong with it.
     *
     * @param row the row
     * @param resolver answers the lookups that must be loaded
     * @return the decision
     * @throws UnresolvedLookupException if the resolver does not know a lookup
     */
    public Evaluation<T> evaluate(S row, Resolver resolver) {
        return compiled.evaluate(Objects.requireNonNull(row, "row"), resolver);
    }

    /**
     * Follows a row through the mapping, rule by rule.
     *
     * @param row the row
     * @param resolver answers the lookups that must be loaded
     * @return its way, with sensitive values masked
     * @throws UnresolvedLookupException if the resolver does not know a lookup
     */
    public Trace trace(S row, Resolver resolver) {
        return compiled.trace(Objects.requireNonNull(row, "row"), resolver);
    }

    /**
     * The key of a row.
     *
     * @param row the row
     * @return its key; empty if a part of it is null
     */
    public Optional<Key> key(S row) {
        return compiled.key(row);
    }

    /**
     * Finds the keys that a row will ask of lookups that must be loaded, or are stored.
     *
     * @param row the row
     * @param keys takes each lookup with a key; a key may come more than once
     */
    public void lookupKeys(S row, KeyReceiver keys) {
        for (CompiledRule<S, T> rule : compiled.rules()) {
            Expression.LookedUp<S, ?, ?> lookedUp = lookedUp(rule.clause().expression(), row);
            if (lookedUp != null && keys.wants(lookedUp.lookup(), rule.target().name())) {
                offerKey(lookedUp, row, keys);
            }
        }
    }

    private static <S> Expression.@Nullable LookedUp<S, ?, ?> lookedUp(Expression<S> expression, S row) {
        try {
            return expression.lookedUp(row);
        } catch (RuntimeException e) {
            return null; // when the row is mapped this is thrown again, and then it rejects the row
        }
    }

    private static <S, K> void offerKey(Expression.LookedUp<S, ?, K> lookedUp, S row, KeyReceiver keys) {
        K key = keyOf(lookedUp, row);
        if (key != null) {
            keys.take(lookedUp.lookup(), key);
        }
    }

    private static <S, K> @Nullable K keyOf(Expression.LookedUp<S, ?, K> lookedUp, S row) {
        try {
            return lookedUp.keyOf(row, new Evaluator(Lookups.none()));
        } catch (RuntimeException e) {
            return null; // when the row is mapped this is thrown again, and then it rejects the row
        }
    }

    /** Takes the keys that rows ask of lookups. */
    @FunctionalInterface
    public interface KeyReceiver {
        /**
         * Takes a key.
         *
         * @param lookup a lookup that must be loaded, or is stored
         * @param key the key
         * @param <K> the type of the lookup's keys
         */
        <K> void take(Lookup<K, ?> lookup, K key);

        /**
         * Tells whether the keys of a lookup are wanted.
         *
         * @param lookup the lookup
         * @param field the name of the target field that the rule fills
         * @return whether they are; unless overridden, if it must be loaded, or is stored
         */
        default boolean wants(Lookup<?, ?> lookup, String field) {
            return !lookup.answersByItself();
        }
    }

    /** {@return the name} */
    public String name() {
        return definition.name();
    }

    /** {@return the declared version; may be empty} */
    public String version() {
        return definition.version();
    }

    /** {@return the fields of the source rows} */
    public Schema<S> sourceSchema() {
        return definition.source();
    }

    /** {@return the fields of the target rows} */
    public Schema<T> targetSchema() {
        return definition.target();
    }

    /** {@return the fields that make the key, in order} */
    public List<Field> keyFields() {
        return definition.key().stream().map(definition.source()::field).toList();
    }

    /** {@return the lines of the mapping, in the order of the definition} */
    public List<RuleDescription> rules() {
        return compiled.rules().stream().map(CompiledRule::describe).toList();
    }

    /**
     * The names of the key maps by which rules find other records, by the target field that refers to them.
     *
     * @return the names, both in the order of the definition
     */
    public Map<String, List<String>> references() {
        Map<String, List<String>> references = new LinkedHashMap<>();
        for (CompiledRule<S, T> rule : compiled.rules()) {
            List<String> maps =
                    rule.references().stream().map(Lookup::name).distinct().toList();
            if (!maps.isEmpty()) {
                references.put(rule.target().name(), maps);
            }
        }
        return references;
    }

    /** {@return what leaves records out, in the order in which it is asked} */
    public List<ScopeDescription> scopes() {
        return compiled.scopes();
    }

    /** {@return the key maps that it fills, each with the fields that hold the ids, in the order of the definition} */
    public List<Identity<S, T>> identities() {
        return compiled.identities();
    }

    /** {@return the key maps in which it redirects merged duplicates, in the order of the definition} */
    public List<Redirection<S>> redirections() {
        return definition.redirects().stream()
                .map(declared -> Redirection.of(declared, definition))
                .toList();
    }

    /** {@return the business processes that it serves, each with the target leaves that it needs, in their order} */
    public Map<String, List<Field>> processes() {
        return compiled.processes();
    }

    /** {@return what every target row must keep, in the order of the definition} */
    public List<Rule<T>> requirements() {
        return definition.requirements();
    }

    /** {@return the source fields that are archived, with the reasons, in the order of the definition} */
    public Map<Field, String> archivedFields() {
        return leftOut(LeftOut.Kind.ARCHIVED);
    }

    /** {@return the source fields that are dropped, with the reasons, in the order of the definition} */
    public Map<Field, String> droppedFields() {
        return leftOut(LeftOut.Kind.DROPPED);
    }

    private Map<Field, String> leftOut(LeftOut.Kind kind) {
        Map<Field, String> fields = new LinkedHashMap<>();
        definition.leftOut().stream()
                .filter(leftOut -> leftOut.kind() == kind)
                .forEach(leftOut -> fields.put(definition.source().field(leftOut.field()), leftOut.reason()));
        return fields;
    }

    /** {@return whether records, or fields of them, go into an archive, so that a move must name one} */
    public boolean needsArchive() {
        return !archivedFields().isEmpty()
                || definition.scopes().stream().anyMatch(scope -> scope.kind() == Scope.Kind.ARCHIVE);
    }

    /** {@return the names of the target leaves that the target itself makes} */
    public List<String> generatedFields() {
        return targetSchema().leaves().stream()
                .filter(leaf -> rules().stream()
                        .anyMatch(rule ->
                                rule.kind().equals("generated") && rule.target().covers(leaf.index())))
                .map(Field::name)
                .toList();
    }

    /**
     * Tells whether a source field is masked.
     *
     * @param field the field
     * @return whether it, a field around it or a field below it is declared sensitive
     */
    public boolean isSensitive(Field field) {
        return compiled.isSensitive(field);
    }

    /**
     * Everything that it says, as short statements: by these a run that is resumed finds out that its definition has
     * changed. The classes that hold its functions are told by a checksum of their class files; what those call
     * elsewhere is not, which is what a declared version is for.
     *
     * @return the statements, in a stable order, without values of sensitive rules
     */
    public List<String> facts() {
        return Facts.of(this, definition);
    }

    /** {@return what becomes of each source field, and where each target field comes from} */
    public Coverage coverage() {
        return Coverage.of(this);
    }

    @Override
    public String toString() {
        return "mapping " + name();
    }

    private Object writeReplace() {
        return new Serialized(definition);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a mapping travels as its definition");
    }

    private record Serialized(Definition<?, ?> definition) implements Serializable {
        private Object readResolve() {
            return new Mapping<>(definition);
        }
    }
}
