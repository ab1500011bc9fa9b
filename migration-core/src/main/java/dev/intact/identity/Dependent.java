package dev.intact.identity;

import dev.intact.field.Getter;
import dev.intact.source.Source;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A system that depends on what is migrated, as it holds old ids or calls the old system: a shop, a mail tool, a
 * report. A migration registers it, so that its document says what must change there, and so that the ids which it
 * holds can be checked. Immutable and thread-safe.
 */
public final class Dependent implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String owner;
    private final ArrayList<Holding<?>> holdings;
    private final String authentication;
    private final ArrayList<String> changes;

    /**
     * Old ids that a dependent holds. Immutable.
     *
     * @param <S> the type of the rows in which it holds them
     */
    public static final class Holding<S> implements Serializable {
        private static final long serialVersionUID = 1L;

        private final KeyMap<?, ?> map;
        private final @Nullable Ids<S> ids;

        private Holding(KeyMap<?, ?> map, @Nullable Ids<S> ids) {
            this.map = Objects.requireNonNull(map, "map");
            this.ids = ids;
        }

        /** {@return the key map in which its ids have new ones} */
        public KeyMap<?, ?> map() {
            return map;
        }

        /** {@return where the ids can be read; empty if that is not declared} */
        public Optional<Source<S>> source() {
            return Optional.ofNullable(ids).map(Ids::source);
        }

        /**
         * The id in a row.
         *
         * @param row a row of the source
         * @return the old id; empty if the row holds none, or no source is declared
         */
        public Optional<Object> oldId(S row) {
            return Optional.ofNullable(ids).map(its -> its.oldId().get(row));
        }

        @Override
        public String toString() {
            return "ids of key map '%s'".formatted(map.name());
        }
    }

    private record Ids<S>(Source<S> source, Getter<S, ?> oldId) implements Serializable {}

    private Dependent(
            String name, String owner, List<Holding<?>> holdings, String authentication, List<String> changes) {
        this.name = name;
        this.owner = owner;
        this.holdings = new ArrayList<>(holdings);
        this.authentication = authentication;
        this.changes = new ArrayList<>(changes);
    }

    /**
     * A dependent.
     *
     * @param name what it is called: {@code mail tool}
     * @return the dependent
     * @throws IllegalArgumentException if the name is blank
     */
    public static Dependent named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a dependent needs a name");
        }
        return new Dependent(name, "", List.of(), "", List.of());
    }

    /**
     * Says who answers for it.
     *
     * @param responsible a person or team
     * @return the dependent with that
     * @throws IllegalArgumentException if the words are blank, or an owner was named before
     */
    public Dependent owner(String responsible) {
        return new Dependent(name, once("owner", owner, responsible), holdings, authentication, changes);
    }

    /**
     * Says that it holds old ids.
     *
     * @param map the key map in which they have new ones
     * @return the dependent with that
     * @throws IllegalArgumentException if that was said before
     */
    public Dependent holds(KeyMap<?, ?> map) {
        return with(new Holding<Object>(map, null));
    }

    /**
     * Says that it holds old ids, and where they can be read, so that it can be checked whether they resolve.
     *
     * @param map the key map in which they have new ones; one whose ids are stored
     * @param source the dependent's own rows: its table, or a file that it exported
     * @param oldId the field that holds the id; a row in which it is null holds none
     * @param <S> the type of the rows
     * @param <K> the type of the old ids
     * @return the dependent with that
     * @throws IllegalArgumentException if that was said before, or the map computes its ids, so that every id has one
     */
    public <S, K> Dependent holds(KeyMap<K, ?> map, Source<S> source, Getter<S, ? extends K> oldId) {
        if (!map.isStored()) {
            throw new IllegalArgumentException(
                    "dependent '%s': %s, so that a check would prove nothing; say holds(map) alone"
                            .formatted(name, map.words()));
        }
        return with(new Holding<>(map, new Ids<>(source, oldId)));
    }

    private Dependent with(Holding<?> holding) {
        if (holdings.stream()
                .anyMatch(known -> known.map().name().equals(holding.map().name()))) {
            throw new IllegalArgumentException("dependent '%s': that it holds ids of key map '%s' is said twice"
                    .formatted(name, holding.map().name()));
        }
        List<Holding<?>> more = new ArrayList<>(holdings);
        more.add(holding);
        return new Dependent(name, owner, more, authentication, changes);
    }

    /**
     * Says how it authenticates to the system that is replaced, without any secret.
     *
     * @param how such as {@code API key in the vault, rotated yearly}
     * @return the dependent with that
     * @throws IllegalArgumentException if the words are blank, or it was said before
     */
    public Dependent authenticates(String how) {
        return new Dependent(name, owner, holdings, once("way to authenticate", authentication, how), changes);
    }

    /**
     * Says what must change there; several things are said one by one, in their order.
     *
     * @param what such as {@code import the list of new ids, then switch the endpoint}
     * @return the dependent with that
     * @throws IllegalArgumentException if the words are blank
     */
    public Dependent mustChange(String what) {
        List<String> more = new ArrayList<>(changes);
        more.add(once("change", "", what));
        return new Dependent(name, owner, holdings, authentication, more);
    }

    private String once(String what, String before, String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException(
                    "dependent '%s': the %s is blank; say it, or leave the line out".formatted(name, what));
        }
        if (!before.isEmpty()) {
            throw new IllegalArgumentException("dependent '%s': the %s is said twice: '%s' and '%s'; keep one"
                    .formatted(name, what, before, words));
        }
        return words;
    }

    /** {@return what it is called} */
    public String name() {
        return name;
    }

    /** {@return who answers for it; may be empty} */
    public String owner() {
        return owner;
    }

    /** {@return the ids that it holds, in the order of the declaration} */
    public List<Holding<?>> holdings() {
        return List.copyOf(holdings);
    }

    /** {@return how it authenticates; may be empty} */
    public String authentication() {
        return authentication;
    }

    /** {@return what must change there, in order} */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    @Override
    public String toString() {
        return "dependent " + name;
    }
}
