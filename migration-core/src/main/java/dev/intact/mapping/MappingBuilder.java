package dev.intact.mapping;

import dev.intact.field.Getter;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.quality.Condition;
import dev.intact.quality.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Declares a {@link Mapping}, line by line, and checks it as a whole in {@link #build()}. Not thread-safe.
 *
 * @param <S> the type of the source rows
 * @param <T> the type of the target rows
 */
public final class MappingBuilder<S, T> {
    private final Schema<S> source;
    private final Schema<T> target;
    private String name;
    private String version = "";
    private final List<Getter<S, ?>> key = new ArrayList<>();
    private final List<Scope<S>> scopes = new ArrayList<>();
    private final List<Clause<S, T>> clauses = new ArrayList<>();
    private final List<LeftOut<S>> leftOut = new ArrayList<>();
    private final List<Rule<T>> requirements = new ArrayList<>();
    private final List<Getter<S, ?>> sensitive = new ArrayList<>();
    private final List<BusinessProcess<T>> processes = new ArrayList<>();
    private final List<Identifies<S, T>> identities = new ArrayList<>();
    private final List<Redirects<S>> redirects = new ArrayList<>();

    MappingBuilder(Schema<S> source, Schema<T> target) {
        this.source = source;
        this.target = target;
        this.name = source.name() + " → " + target.name();
    }

    /**
     * Names the mapping; by default it is named by its two types.
     *
     * @param words the name in documents and problems
     * @return this builder
     */
    public MappingBuilder<S, T> named(String words) {
        name = Objects.requireNonNull(words, "words");
        return this;
    }

    /**
     * Says which version of the mapping this is, for changes that the definition itself does not show: a function that
     * calls other code.
     *
     * @param text the version
     * @return this builder
     */
    public MappingBuilder<S, T> version(String text) {
        version = Objects.requireNonNull(text, "text");
        return this;
    }

    /**
     * Declares the fields by which a source record is known.
     *
     * @param field a field that always has a value
     * @param more further fields, of a key of several parts
     * @return this builder
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final MappingBuilder<S, T> key(Getter<S, ?> field, Getter<S, ?>... more) {
        key.add(field);
        key.addAll(List.of(more));
        return this;
    }

    /**
     * Leaves records out of the migration.
     *
     * @param words which ones: {@code test accounts}
     * @param which whether a record is one of them
     * @return this builder
     */
    public MappingBuilder<S, T> exclude(String words, Condition<S> which) {
        return exclude(Rule.that(words, which));
    }

    /**
     * Leaves records out of the migration, with reason and owner.
     *
     * @param which the records that keep this rule are left out; one about a missing value takes none out
     * @return this builder
     */
    public MappingBuilder<S, T> exclude(Rule<S> which) {
        scopes.add(new Scope<>(Scope.Kind.EXCLUDE, which));
        return this;
    }

    /**
     * Migrates these records only.
     *
     * @param words which ones: {@code customers since 2015}
     * @param which whether a record is one of them
     * @return this builder
     */
    public MappingBuilder<S, T> only(String words, Condition<S> which) {
        return only(Rule.that(words, which));
    }

    /**
     * Migrates these records only, with reason and owner.
     *
     * @param which the records that keep this rule are migrated; one whose value is missing does not keep it
     * @return this builder
     */
    public MappingBuilder<S, T> only(Rule<S> which) {
        scopes.add(new Scope<>(Scope.Kind.ONLY, which));
        return this;
    }

    /**
     * Archives whole records instead of migrating them.
     *
     * @param which the records that keep this rule are archived
     * @return this builder
     */
    public MappingBuilder<S, T> archive(Rule<S> which) {
        scopes.add(new Scope<>(Scope.Kind.ARCHIVE, which));
        return this;
    }

    /**
     * Adds a line: how one target field gets its value.
     *
     * @param rule the rule, begun with {@link FieldRule#map}
     * @return this builder
     */
    public MappingBuilder<S, T> field(FieldRule<S, T> rule) {
        clauses.add(rule.clause());
        return this;
    }

    /**
     * Keeps a source field in the archive that the move names.
     *
     * @param field the source field; it may be mapped as well
     * @param reason why it is kept, and for whom
     * @return this builder
     */
    public MappingBuilder<S, T> archive(Getter<S, ?> field, String reason) {
        leftOut.add(new LeftOut<>(LeftOut.Kind.ARCHIVED, field, reason));
        return this;
    }

    /**
     * Leaves a source field behind.
     *
     * @param field the source field
     * @param reason why, and who agreed
     * @return this builder
     */
    public MappingBuilder<S, T> drop(Getter<S, ?> field, String reason) {
        leftOut.add(new LeftOut<>(LeftOut.Kind.DROPPED, field, reason));
        return this;
    }

    /**
     * Declares what every target row must keep; a record that does not is rejected.
     *
     * @param words the rule as a statement: {@code a contact can be reached}
     * @param condition whether a row keeps it
     * @return this builder
     */
    public MappingBuilder<S, T> require(String words, Condition<T> condition) {
        return require(Rule.that(words, condition));
    }

    /**
     * Declares what every target row must keep.
     *
     * @param rule the rule; whether a record that breaks it is rejected is the rule's severity
     * @return this builder
     */
    public MappingBuilder<S, T> require(Rule<T> rule) {
        requirements.add(Objects.requireNonNull(rule, "rule"));
        return this;
    }

    /**
     * Masks a source field, and all that is made from it, wherever it could be printed.
     *
     * @param field the source field
     * @return this builder
     */
    public MappingBuilder<S, T> sensitive(Getter<S, ?> field) {
        sensitive.add(Objects.requireNonNull(field, "field"));
        return this;
    }

    /**
     * Names a business process that the target rows serve, with the fields that it cannot do without. The definition is
     * refused if one of them is left empty.
     *
     * @param process what is done with the rows, as a verb: {@code send an invoice}
     * @param field a target field that it needs; a nested record stands for all fields below it
     * @param more further fields
     * @return this builder
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final MappingBuilder<S, T> serves(String process, Getter<T, ?> field, Getter<T, ?>... more) {
        List<Getter<T, ?>> needed = new ArrayList<>(List.of(field));
        needed.addAll(List.of(more));
        processes.add(new BusinessProcess<>(Objects.requireNonNull(process, "process"), needed));
        return this;
    }

    /**
     * Fills a key map: the old id of each record whose row arrives, and the new id of that row, are stored in the
     * ledger in the transaction that writes the row. Rules that refer to the record find its new id there.
     *
     * <p>Those who look up a map that computes its ids compute them anyway; its entries are for ways back, and for
     * others who join the ledger's table.
     *
     * @param map a key map, other than of ids that are there already; it may be filled by several mappings, into one
     *     target
     * @param oldId the field by which others refer to the record; a record that has none there has no entry
     * @param newId the field by which others will refer to its row: one that is mapped, or generated by the target
     * @param <K> the type of the old ids
     * @param <N> the type of the new ids: text, a whole number, a decimal or a UUID
     * @return this builder
     */
    public <K, N> MappingBuilder<S, T> identifies(
            Lookup<K, N> map, Getter<S, ? extends K> oldId, Getter<T, ? extends N> newId) {
        identities.add(new Identifies<>(map, oldId, newId));
        return this;
    }

    /**
     * Redirects merged duplicates in a key map: who asks for the old id of such a record gets the new id of its
     * survivor, however many redirects lead there. An entry is stored, with the chunk, for each record that names a
     * survivor other than itself and gets no row by this mapping, as it is excluded or archived; one that gets a row
     * keeps its own new id. A redirect that would close a circle fails the run.
     *
     * @param map a stored key map, which this or another mapping fills, into the same target
     * @param oldId the field by which others refer to the record
     * @param survivor the field that holds the old id of the record that it was merged into; null if it was not
     * @param <K> the type of the old ids
     * @return this builder
     */
    public <K> MappingBuilder<S, T> redirects(
            Lookup<K, ?> map, Getter<S, ? extends K> oldId, Getter<S, ? extends K> survivor) {
        redirects.add(new Redirects<>(map, oldId, survivor));
        return this;
    }

    /**
     * Checks the definition and makes the mapping.
     *
     * @return the mapping
     * @throws DefinitionException if anything is wrong with it; it tells all faults at once
     */
    public Mapping<S, T> build() {
        Definition<S, T> definition = new Definition<>(
                name,
                version,
                source,
                target,
                key,
                scopes,
                clauses,
                leftOut,
                requirements,
                sensitive,
                processes,
                identities,
                redirects);
        List<Problem> faults = new DefinitionCheck<>(definition).faults();
        if (!faults.isEmpty()) {
            throw new DefinitionException(definition.subject(), faults);
        }
        return new Mapping<>(definition);
    }
}
