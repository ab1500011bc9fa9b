package dev.intact.examples.febrl;

import dev.intact.duplicates.Dedup;
import dev.intact.duplicates.DedupResult;
import dev.intact.examples.febrl.Febrl.Figures;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the duplicates in the data of Febrl, and says how well: first in dataset 3, then, unchanged, in the others. */
public final class FebrlDuplicates {
    private FebrlDuplicates() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        for (int dataset : new int[] {3, 1, 2}) {
            print(dataset, "exact", SamePerson.exact());
            print(dataset, "fuzzy", SamePerson.fuzzy());
        }
    }

    private static void print(int dataset, String how, Dedup<Person> definition) {
        System.out.println("dedup febrl%s %s %s".formatted(dataset, how, figures(dataset, definition)));
    }

    static Figures figures(int dataset, Dedup<Person> definition) {
        Source<Person> persons = Febrl.persons(dataset);
        DedupResult result = definition.over(persons, Person::recId);
        return Febrl.figures(result, truth(persons));
    }

    /** How many records each person has. */
    private static Map<String, Integer> truth(Source<Person> persons) {
        Map<String, Integer> truth = new HashMap<>();
        for (Split split : persons.splits(1)) {
            try (Cursor<Person> cursor = persons.open(split, Position.start())) {
                boolean more = true;
                while (more) {
                    more = cursor.next(new Counting(truth));
                }
            }
        }
        return truth;
    }

    private record Counting(Map<String, Integer> truth) implements Receiver<Person> {
        @Override
        public void record(Position position, Person person) {
            truth.merge(Febrl.person(Key.of(person.recId())), 1, Integer::sum);
        }

        @Override
        public void unreadable(Position position, Key place, List<Problem> problems) {
            throw new IllegalStateException("%s: %s".formatted(place, problems));
        }
    }
}
