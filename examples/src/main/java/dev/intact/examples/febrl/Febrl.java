package dev.intact.examples.febrl;

import static dev.intact.convert.Text.trim;

import dev.intact.csv.CsvSource;
import dev.intact.duplicates.DedupResult;
import dev.intact.examples.RealData;
import dev.intact.field.Getter;
import dev.intact.field.Key;
import dev.intact.source.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Persons of Febrl (Christen 2008): originals, and duplicates of them that are misspelt on purpose. Which are one
 * person stands in their ids: {@code rec-17-org}, {@code rec-17-dup-0}.
 */
final class Febrl {
    private static final List<Getter<Person, String>> FIELDS = List.of(
            Person::givenName,
            Person::surname,
            Person::streetNumber,
            Person::address1,
            Person::address2,
            Person::suburb,
            Person::postcode,
            Person::state,
            Person::dateOfBirth,
            Person::socSecId);

    private static final List<String> HEADERS = List.of(
            "given_name",
            "surname",
            "street_number",
            "address_1",
            "address_2",
            "suburb",
            "postcode",
            "state",
            "date_of_birth",
            "soc_sec_id");

    private Febrl() {}

    /** A path below the folder of real data. */
    static String path(int dataset) {
        return "dedup/febrl%s.csv".formatted(dataset);
    }

    /** The persons of a dataset, 1 to 3. Behind each comma stands a space. */
    static Source<Person> persons(int dataset) {
        var csv = CsvSource.of(RealData.require(path(dataset)), Person.class).column(Person::recId, "rec_id");
        for (int i = 0; i < FIELDS.size(); i++) {
            csv = csv.column(FIELDS.get(i), " " + HEADERS.get(i), trim());
        }
        return csv.build();
    }

    /** How many pairs were found of those that there are, and how many that there are not. */
    record Figures(double precision, double recall) {
        double f1() {
            return 2 * precision * recall / (precision + recall);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "precision=%.5f recall=%.5f f1=%.5f", precision, recall, f1());
        }
    }

    /** Holds a result against the truth, pair by pair. */
    static Figures figures(DedupResult result, Map<String, Integer> truth) {
        long[] pairs = new long[2];
        result.clusters().forEach(cluster -> {
            Map<String, Integer> persons = new HashMap<>();
            cluster.keys().forEach(key -> persons.merge(person(key), 1, Integer::sum));
            pairs[0] += pairs(cluster.size());
            persons.values().forEach(records -> pairs[1] += pairs(records));
        });
        long there = truth.values().stream().mapToLong(Febrl::pairs).sum();
        return new Figures((double) pairs[1] / pairs[0], (double) pairs[1] / there);
    }

    private static long pairs(int records) {
        return records * (records - 1L) / 2;
    }

    /** The number inside the id: who it is. */
    static String person(Key key) {
        String behind = key.text().substring("rec-".length());
        return behind.substring(0, behind.indexOf('-'));
    }
}
