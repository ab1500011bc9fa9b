package dev.intact.duplicates;

import dev.intact.duplicates.Definition.Ban;
import dev.intact.duplicates.Definition.ExactRule;
import dev.intact.duplicates.Definition.NearRule;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When two records are one and the same thing: keys in which they agree, likenesses that are near enough, and what
 * never is one. A value that is declared once, and evaluated over any source.
 *
 * <pre>{@code
 * Dedup.of(Customer.class)
 *     .on("e-mail", key(Customer::email).by(Emails.normalised()))
 *     .on("person", key(Customer::last).by(fingerprint()), key(Customer::first).by(fingerprint()), key(Customer::birth))
 *     .near("similar name in one postcode", block(key(Customer::postcode), key(Customer::last).by(metaphone())),
 *             score(jaroWinkler(Customer::fullName).weight(4), damerau(Customer::street).weight(2)),
 *             accept(0.90), review(0.75))
 *     .never("different tax number", differ(Customer::taxId))
 *     .atMostOnePer(Customer::sourceSystem)
 *     .genericAbove(50)
 * }</pre>
 *
 * <p><b>How records are linked.</b> What a person has said comes first ({@link Overrides}); then the keys, in the order
 * of their declaration: records that share a key are one, and whoever is one with either of them is one with both. Then
 * the likenesses of all {@code near} rules, the most alike pair first: it joins the two clusters in which its records
 * are if at least the share {@link #agreement} of all pairs between them is accepted, so that a chain of likenesses
 * does not grow into one. What is forbidden is asked before every single link, of all the records that it would join.
 *
 * <p>The answer is the same for the same records, in whatever order they are read and with any number of workers. Where
 * a veto leaves a choice of what to link, an order of the keys' hashes decides. Immutable, thread-safe and
 * serializable.
 *
 * @param <S> the type of the records
 */
public final class Dedup<S> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Schema<S> schema;
    private final Definition<S> definition;

    private Dedup(Schema<S> schema, Definition<S> definition) {
        this.schema = schema;
        this.definition = definition;
    }

    /**
     * Begins a definition.
     *
     * @param type the record class
     * @param <S> the type of the records
     * @return a definition by which no record is another's duplicate; a key shared by more than 50 records is generic
     * @throws IllegalArgumentException as {@link Schema#of}
     */
    public static <S> Dedup<S> of(Class<S> type) {
        return of(Schema.of(type));
    }

    /**
     * Begins a definition.
     *
     * @param schema the schema of the records
     * @param <S> the type of the records
     * @return a definition by which no record is another's duplicate; a key shared by more than 50 records is generic
     */
    public static <S> Dedup<S> of(Schema<S> schema) {
        return new Dedup<>(schema, Definition.empty());
    }

    /**
     * Records that agree in a key are one.
     *
     * @param name what the key is called in reports
     * @param parts its parts, at least one; a record in which one of them is missing or blank has no such key
     * @return the definition with that
     * @throws IllegalArgumentException if the name is blank or taken, there is no part, or a part is a lambda
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public final Dedup<S> on(String name, MatchKey<S, ?>... parts) {
        checkName(name);
        checkKey(name, List.of(parts));
        return new Dedup<>(schema, definition.with(new ExactRule<>(name, new ArrayList<>(List.of(parts)))));
    }

    /**
     * Records that are alike enough are one; those that are a little less alike are shown to a person.
     *
     * @param name what the rule is called in reports
     * @param block which records are compared at all
     * @param score how alike they are
     * @param accept from which score on they are one
     * @param review from which score on they are shown
     * @return the definition with that
     * @throws IllegalArgumentException if the name is blank or taken, a field is a lambda, the thresholds are no
     *     {@link Threshold#accept} and {@link Threshold#review}, or what is shown lies above what is accepted
     */
    public Dedup<S> near(String name, Block<S> block, Score<S> score, Threshold accept, Threshold review) {
        checkName(name);
        block.keys().forEach(parts -> checkKey(name, parts));
        score.similarities().forEach(similarity -> similarity.check(schema));
        if (!accept.is(Threshold.Kind.ACCEPT) || !review.is(Threshold.Kind.REVIEW)) {
            throw new IllegalArgumentException(
                    "rule '%s': say accept(…), then review(…), so that nobody mixes them up".formatted(name));
        }
        if (review.score() > accept.score()) {
            throw new IllegalArgumentException(
                    "rule '%s': pairs are shown from a score of %s on, but taken for one from %s on already"
                            .formatted(name, review.score(), accept.score()));
        }
        return new Dedup<>(schema, definition.with(new NearRule<>(name, block, score, accept.score(), review.score())));
    }

    /**
     * Records that are alike enough are one; nothing is shown to a person.
     *
     * @param name what the rule is called in reports
     * @param block which records are compared at all
     * @param score how alike they are
     * @param accept from which score on they are one
     * @return the definition with that
     * @throws IllegalArgumentException as the other form
     */
    public Dedup<S> near(String name, Block<S> block, Score<S> score, Threshold accept) {
        return near(name, block, score, accept, Threshold.review(accept.score()));
    }

    /**
     * Forbids records to be one, whatever else speaks for it.
     *
     * @param words what forbids it, in words: {@code different tax number}
     * @param veto what the records have
     * @return the definition with that
     * @throws IllegalArgumentException if the words are blank or taken, or the field is a lambda
     */
    public Dedup<S> never(String words, Veto<S, ?> veto) {
        return banning(new Ban<>(words, veto.value(), Ban.Kind.DIFFERENT));
    }

    /**
     * Forbids two records with one value to be one, as where each system holds a person once.
     *
     * @param field the field, such as the system that a record comes from; a record without a value is not forbidden
     *     anything
     * @return the definition with that
     * @throws IllegalArgumentException if that was said before, or the field is a lambda
     */
    public Dedup<S> atMostOnePer(Getter<S, ?> field) {
        String name = FieldName.of(schema, field);
        return banning(new Ban<>("at most one per " + name, MatchKey.key(field), Ban.Kind.SAME));
    }

    private Dedup<S> banning(Ban<S> ban) {
        if (ban.words().isBlank()) {
            throw new IllegalArgumentException("a veto needs words that say why records are not one");
        }
        if (definition.bans().stream().anyMatch(known -> known.words().equals(ban.words()))) {
            throw new IllegalArgumentException("veto '%s' is said twice; keep one".formatted(ban.words()));
        }
        ban.value().check(schema);
        return new Dedup<>(schema, definition.with(ban));
    }

    /**
     * Says from how many records on a key says nothing about any of them, as {@code info@…} or a telephone number of
     * zeros does: it is told, and nothing is linked by it. Likewise records in one block that are equal in all that a
     * {@code near} rule compares.
     *
     * @param records the largest number of records that may share a key; 50 unless said otherwise
     * @return the definition with that
     * @throws IllegalArgumentException if it is less than 2
     */
    public Dedup<S> genericAbove(int records) {
        if (records < 2) {
            throw new IllegalArgumentException(
                    "keys shared by more than %s records cannot all be generic; allow 2 or more".formatted(records));
        }
        return new Dedup<>(schema, definition.withGenericAbove(records));
    }

    /**
     * Says how many of the pairs between two clusters must be alike enough before the two become one.
     *
     * @param share the least share of accepted pairs among all pairs between them, above 0 and at most 1; a half unless
     *     said otherwise
     * @return the definition with that
     * @throws IllegalArgumentException if it is no such share
     */
    public Dedup<S> agreement(double share) {
        return new Dedup<>(schema, definition.withAgreement(Threshold.share("the agreement", share)));
    }

    /**
     * Evaluates the definition.
     *
     * @param source the records
     * @param key the fields by which a record is known, in order; no two records have the same
     * @return who is whose duplicate
     * @throws IllegalArgumentException if there is no rule, or no key
     * @throws DedupException if two records have one key or one has none, or the disk fails
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public final DedupResult over(Source<S> source, Getter<S, ?>... key) {
        return matching().over(source, key);
    }

    /**
     * Evaluates the definition over records that are in memory already.
     *
     * @param records the records, in any order
     * @param key the fields by which a record is known, in order; no two records have the same
     * @return who is whose duplicate
     * @throws IllegalArgumentException if there is no rule, or no key
     * @throws DedupException if two records have one key or one has none, or the disk fails
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public final DedupResult over(List<S> records, Getter<S, ?>... key) {
        return over(InMemorySource.of(schema, records), key);
    }

    /** {@return a way to evaluate the definition with settings: overrides, workers, a folder for what is spilled} */
    public Matching<S> matching() {
        return Matching.of(this);
    }

    /** {@return the definition in words, a line for each rule, in their order} */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        definition
                .exact()
                .forEach(rule -> words.add("%s: same %s".formatted(rule.name(), words(rule.parts(), " and "))));
        definition.near().forEach(rule -> words.add(words(rule)));
        definition.bans().forEach(ban -> words.add("never: " + ban.words()));
        words.add("a key shared by more than %s records is generic".formatted(definition.genericAbove()));
        return List.copyOf(words);
    }

    private String words(NearRule<S> rule) {
        String blocks =
                rule.block().keys().stream().map(parts -> words(parts, " and ")).collect(Collectors.joining(", or "));
        String score = rule.score().similarities().stream()
                .map(similarity ->
                        similarity.words(schema) + " × " + CanonicalText.of(BigDecimal.valueOf(similarity.weight())))
                .collect(Collectors.joining(", "));
        return "%s: same %s; %s; one from %s on, shown from %s on"
                .formatted(rule.name(), blocks, score, rule.accept(), rule.review());
    }

    private String words(List<MatchKey<S, ?>> parts, String between) {
        return parts.stream().map(part -> part.words(schema)).collect(Collectors.joining(between));
    }

    private void checkName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a rule needs a name, by which reports tell of it");
        }
        if (definition.ruleNames().contains(name)) {
            throw new IllegalArgumentException("two rules are named '%s'; give one another name".formatted(name));
        }
    }

    private void checkKey(String name, List<MatchKey<S, ?>> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("rule '%s' has no key; name a field by key(…)".formatted(name));
        }
        parts.forEach(part -> part.check(schema));
    }

    Schema<S> schema() {
        return schema;
    }

    Definition<S> definition() {
        return definition;
    }

    @Override
    public String toString() {
        return "duplicates of %s: %s".formatted(schema.name(), String.join("; ", words()));
    }
}
