package dev.intact.examples.crm;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** The ways in which people have typed the same thing over twenty years. */
final class Mess {
    private static final List<String> FIRST = List.of(
            "Ada",
            "Björn",
            "Chloé",
            "Dmitri",
            "Élise",
            "Fatma",
            "Grace",
            "Håkon",
            "İpek",
            "José",
            "Kenji",
            "Łukasz",
            "Mary-Jane",
            "Noor",
            "Owen",
            "Priya",
            "Quentin",
            "Rosa",
            "Søren",
            "Tove");
    private static final List<String> LAST = List.of(
            "Andersen",
            "Brown",
            "Çelik",
            "De Vries",
            "Evans",
            "Fischer",
            "García",
            "Hughes",
            "Ivanova",
            "Jansen",
            "Kowalski",
            "Lindqvist",
            "Müller",
            "Nakamura",
            "O'Brien",
            "Petrović",
            "Quinn",
            "Rossi",
            "Smith",
            "van der Berg");
    private static final List<String> COUNTRIES = List.of(
            "Germany",
            "germany ",
            "Deutschland",
            "DE",
            "USA",
            "U.S.A.",
            "United States",
            "us",
            "England",
            "UK",
            "Great Britain",
            "Holland",
            "Netherlands",
            "NL",
            "Czech Republic",
            "Türkiye",
            "Turkey",
            "France",
            "FRANCE",
            "Spain",
            "España",
            "Norway",
            "NA",
            "Namibia",
            "Switzerland",
            "CHE",
            "Poland",
            "Ireland",
            "Japan",
            "India");
    private static final List<String> NO_COUNTRIES = List.of("Narnia", "unknown", "Atlantis", "-");
    private static final List<String> OWNERS =
            List.of("kim.berg", "Kim.Berg", "ana.silva", "ANA.SILVA ", "tom.okoro", "bob.retired", "amy.moved");
    private static final List<String> TYPES = List.of("A", "A", "A", "B", "B", "C", "C", "C", "C", "K", "P", "F");
    private static final List<String> STREETS = List.of("Harbour", "Mill", "Station", "Church", "Garden");

    private final SplittableRandom random;

    Mess(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Whether something happens that happens so many times in a thousand. */
    boolean perMille(int times) {
        return random.nextInt(1000) < times;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    String first() {
        return perMille(80) ? "  " + one(FIRST) : one(FIRST);
    }

    String last() {
        return perMille(50) ? one(LAST) + "  " : one(LAST);
    }

    String country() {
        return perMille(6) ? one(NO_COUNTRIES) : one(COUNTRIES);
    }

    String owner() {
        return perMille(3) ? "intern" + upTo(3) : one(OWNERS);
    }

    String type() {
        return perMille(15) ? "TEST" : perMille(4) ? "Z" : one(TYPES);
    }

    String email(String name, long id) {
        String local = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        String address = (local.isEmpty() ? "mail" : local) + "." + id + "@Example.com";
        if (perMille(5)) {
            return address.replace('@', ' ');
        }
        return perMille(100) ? " " + address + " " : address;
    }

    String phone() {
        return "+44 %s %s".formatted(20 + upTo(60), 1_000_000 + upTo(8_999_999));
    }

    String note() {
        String note = "Met at the fair.\nLikes \"plain\" offers, pays in time; lives at " + upTo(200) + " "
                + one(STREETS) + " Road";
        return perMille(500) ? note : note.substring(0, 16);
    }

    String companyName(int number) {
        return one(LAST) + one(List.of(" Ltd", " GmbH", " & Sons", " B.V.", "  Trading")) + " " + number;
    }
}
