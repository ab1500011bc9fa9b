package dev.intact.testkit;

import dev.intact.mapping.Lookup;
import dev.intact.mapping.Lookups;
import dev.intact.mapping.Mapping;
import java.util.Map;
import java.util.Objects;

/**
 * A mapping under test: give it rows, and say what is expected of them. No database is needed, and no engine.
 *
 * <pre>{@code
 * final MappingTester<LegacyCustomer, Contact> contacts =
 *         MappingTester.of(contacts()).with(OWNERS, Map.of("kim", uuid));
 *
 * contacts.given(new LegacyCustomer(…)).expect(new Contact(…));
 * contacts.given(row).expectRejected("country", "is not a known country");
 * }</pre>
 *
 * <p>Hold it in a field of the test's instance, so that a fault in the definition fails each test with its own message.
 * Immutable and thread-safe.
 *
 * @param <S> the type of the source rows
 * @param <T> the type of the target rows
 */
public final class MappingTester<S, T> {
    private final Mapping<S, T> mapping;
    private final Lookups answers;

    private MappingTester(Mapping<S, T> mapping, Lookups answers) {
        this.mapping = Objects.requireNonNull(mapping, "mapping");
        this.answers = answers;
    }

    /**
     * Puts a mapping under test.
     *
     * @param mapping the mapping
     * @param <S> the type of the source rows
     * @param <T> the type of the target rows
     * @return its test, in which no lookup that must be loaded has answers
     */
    public static <S, T> MappingTester<S, T> of(Mapping<S, T> mapping) {
        return new MappingTester<>(mapping, Lookups.none());
    }

    /**
     * Answers a lookup that must be loaded.
     *
     * @param lookup the lookup
     * @param given its answers by key; it has none for other keys
     * @param <K> the type of the keys
     * @param <V> the type of the answers
     * @return this test with those answers; answers given for the lookup before are forgotten
     */
    public <K, V> MappingTester<S, T> with(Lookup<K, V> lookup, Map<K, V> given) {
        return new MappingTester<>(mapping, answers.with(lookup, given));
    }

    /**
     * Maps a row.
     *
     * @param row the row
     * @return what the mapping decides about it, to be compared with what is expected
     * @throws dev.intact.mapping.UnresolvedLookupException if a lookup must be loaded and has no answers; give them by
     *     {@link #with}
     */
    public GivenRow<S, T> given(S row) {
        return new GivenRow<>(mapping, row, answers);
    }
}
