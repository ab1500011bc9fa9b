package dev.intact.duplicates;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What a {@link Dedup} declares, in its order. */
record Definition<S>(
        List<ExactRule<S>> exact, List<NearRule<S>> near, List<Ban<S>> bans, int genericAbove, double agreement)
        implements Serializable {

    static final int GENERIC_ABOVE = 50;
    static final double AGREEMENT = 0.5;

    /** Records that agree in all parts of a key are one. */
    record ExactRule<S>(String name, List<MatchKey<S, ?>> parts) implements Serializable {}

    /** Records that are alike enough are one. */
    record NearRule<S>(String name, Block<S> block, Score<S> score, double accept, double review)
            implements Serializable {}

    /** What holds two records apart: values that differ, or values that are the same. */
    record Ban<S>(String words, MatchKey<S, ?> value, Kind kind) implements Serializable {
        enum Kind {
            DIFFERENT,
            SAME
        }
    }

    Definition {
        exact = new ArrayList<>(exact);
        near = new ArrayList<>(near);
        bans = new ArrayList<>(bans);
    }

    static <S> Definition<S> empty() {
        return new Definition<>(List.of(), List.of(), List.of(), GENERIC_ABOVE, AGREEMENT);
    }

    Definition<S> with(ExactRule<S> rule) {
        return new Definition<>(more(exact, rule), near, bans, genericAbove, agreement);
    }

    Definition<S> with(NearRule<S> rule) {
        return new Definition<>(exact, more(near, rule), bans, genericAbove, agreement);
    }

    Definition<S> with(Ban<S> ban) {
        return new Definition<>(exact, near, more(bans, ban), genericAbove, agreement);
    }

    Definition<S> withGenericAbove(int records) {
        return new Definition<>(exact, near, bans, records, agreement);
    }

    Definition<S> withAgreement(double share) {
        return new Definition<>(exact, near, bans, genericAbove, share);
    }

    private static <E> List<E> more(List<E> before, E one) {
        List<E> more = new ArrayList<>(before);
        more.add(one);
        return more;
    }

    /** The names of the rules by which records are linked: the exact ones, then the others. */
    List<String> ruleNames() {
        List<String> names = new ArrayList<>();
        exact.forEach(rule -> names.add(rule.name()));
        near.forEach(rule -> names.add(rule.name()));
        return List.copyOf(names);
    }
}
