package dev.intact.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A lookup whose answers are part of the definition. */
final class ListedLookup<K, V> extends Lookup<K, V> {
    private static final long serialVersionUID = 1L;

    /** The answers by what stands for their key, see {@link Codes}. */
    private final LinkedHashMap<Object, V> answers;

    private final LinkedHashMap<K, V> entries;

    ListedLookup(String name, Unlisted<? super K, ? extends V> unlisted, Map<K, V> entries) {
        super(name, unlisted);
        this.entries = new LinkedHashMap<>(entries);
        this.answers = new LinkedHashMap<>(Codes.comparable(entries));
        if (answers.size() < entries.size()) {
            throw new IllegalArgumentException(
                    "lookup '%s' lists a key twice; decimals of one value are one key".formatted(name));
        }
    }

    @Override
    public Lookup<K, V> unlisted(Unlisted<? super K, ? extends V> policy) {
        return new ListedLookup<>(name(), policy, entries);
    }

    @Override
    public Optional<Loader<K, V>> loader() {
        return Optional.empty();
    }

    @Override
    public OptionalLong cached() {
        return OptionalLong.empty();
    }

    @Override
    protected @Nullable V answer(K key) {
        return answers.get(Codes.comparable(key));
    }

    @Override
    public Map<K, V> entries() {
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public String words() {
        return "lookup '%s' of %s entries, %s"
                .formatted(name(), answers.size(), unlistedPolicy().words());
    }
}
