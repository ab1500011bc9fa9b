package dev.intact.duplicates;

/** Pairs of records, each with the rule that speaks for it, and a number: a score, or what forbids it. */
final class Edges {
    private final Ints ones = new Ints();
    private final Ints others = new Ints();
    private final Ints rules = new Ints();
    private final Ints numbers = new Ints();

    void add(int one, int other, int rule, int number) {
        ones.add(one);
        others.add(other);
        rules.add(rule);
        numbers.add(number);
    }

    int size() {
        return ones.size();
    }

    int one(int edge) {
        return ones.get(edge);
    }

    int other(int edge) {
        return others.get(edge);
    }

    int rule(int edge) {
        return rules.get(edge);
    }

    int number(int edge) {
        return numbers.get(edge);
    }
}
