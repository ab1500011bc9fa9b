package dev.intact.mapping;

import static dev.intact.field.Getter.path;
import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;

import dev.intact.convert.Conversion;
import dev.intact.convert.Dates;
import dev.intact.convert.Emails;
import dev.intact.convert.Join;
import dev.intact.convert.Numbers;
import dev.intact.convert.Text;
import dev.intact.identity.KeyMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with something of everything, and how it looks at random rows. As a program, it maps the rows of a seed by
 * a mapping that it reads from a file.
 */
public final class Travelling {
    enum Stage {
        LEAD,
        CUSTOMER
    }

    record Address(@Nullable String city, String country) {}

    record Old(
            long id,
            String type,
            @Nullable String first,
            String last,
            @Nullable String owner,
            String amount,
            String since,
            @Nullable String email,
            Address address,
            String junk) {}

    record New(
            UUID id,
            Stage stage,
            @Nullable String name,
            String owner,
            BigDecimal amount,
            LocalDate since,
            @Nullable String email,
            @Nullable Address address,
            String origin,
            @Nullable String initials,
            @Nullable Integer score) {}

    static final Lookup<String, String> OWNERS = Lookup.of("owners", Map.of("kim", "u-1", "sam", "u-2"));
    static final Lookup<String, Integer> SCORES = Lookup.loaded("scores", Travelling::load);
    static final CodeTable<String, Stage> STAGES =
            CodeTable.<String, Stage>named("stages").code("L", Stage.LEAD).code("C", Stage.CUSTOMER);

    private Travelling() {}

    @SuppressWarnings("DoNotCallSuggester") // it is called to throw
    static Map<String, Integer> load(Set<String> keys) {
        throw new UnsupportedOperationException("answers come from Lookups");
    }

    static String initials(@Nullable String first, String last) {
        return (first == null || first.isEmpty() ? "?" : first.substring(0, 1)) + last.charAt(0);
    }

    static Mapping<Old, New> mapping() {
        String origin = "legacy";
        return Mapping.from(Old.class)
                .to(New.class)
                .named("everything")
                .version("3")
                .key(Old::id, Old::type)
                .serves("send a letter", New::name, New::address)
                .exclude("test accounts", row -> row.last().startsWith("test"))
                .only(on(Old::id).atLeast(3L))
                .archive(on(path(Old::address, Address::country)).oneOf("XX", "YY"))
                .field(map(New::id).from(Old::id).via(KeyMap.derived("customers")))
                .field(map(New::stage).from(Old::type).via(STAGES))
                .field(map(New::name).from(Old::first, Old::last).via(Join.with(" ")))
                .field(map(New::owner)
                        .from(Old::owner)
                        .via(Text.trim().then(Text.lower()), OWNERS)
                        .orElse("nobody")
                        .because("each has one"))
                .field(map(New::amount).from(Old::amount).via(Numbers.decimal()))
                .field(map(New::since).from(Old::since).via(Dates.date("d.M.uuuu")))
                .field(map(New::email).from(Old::email).via(Text.trim().then(Emails.normalised())))
                .field(map(New::address, Address::city)
                        .from(path(Old::address, Address::city))
                        .via(Conversion.of(String.class, "tagged", city -> city + "/" + origin)))
                .field(map(New::address, Address::country).copiedFrom(path(Old::address, Address::country)))
                .field(map(New::origin).constant(origin))
                .field(map(New::initials).from(Old::first, Old::last).via(Travelling::initials))
                .field(map(New::score).from(Old::owner).via(SCORES.unlisted(Unlisted.leaveEmpty())))
                .drop(Old::junk, "no use")
                .archive(Old::amount, "as it was written")
                .require("the origin is told", row -> row.origin().equals(origin))
                .require(on(New::email).matches(".+@example\\.(com|org)").warning())
                .require(on(New::amount).between(BigDecimal.ZERO, BigDecimal.valueOf(500)))
                .sensitive(Old::email)
                .build();
    }

    static final Resolver ANSWERS = new Resolver() {
        @Override
        @SuppressWarnings("unchecked") // only scores are asked
        public <K, V> Optional<V> resolve(Lookup<K, V> lookup, K key) {
            return key.equals("kim") ? Optional.of((V) (Integer) 9) : Optional.empty();
        }
    };

    static Old row(Random random) {
        return new Old(
                random.nextInt(10),
                one(random, "L", "C", "C", "L", "X"),
                one(random, null, "", "Ann", "Bo"),
                one(random, "Lee", "Lee", "test 1"),
                one(random, null, "kim", " SAM ", "kim", "pat"),
                one(random, "1", "2.50", "7", "abc", "499", "501"),
                one(random, "1.2.2020", "3.4.2021", "5.6.2022", "30.2.2020"),
                one(random, null, "a@example.com", " B@Example.org", "c@elsewhere.net", "broken"),
                new Address(one(random, null, "Rome"), one(random, "IT", "IT", "IT", "XX")),
                "junk");
    }

    @SafeVarargs
    private static <V> V one(Random random, @Nullable V... values) {
        return values[random.nextInt(values.length)];
    }

    /** What becomes of some rows, in all that the mapping says about them. */
    static List<String> results(Mapping<Old, New> mapping, long seed, int rows) {
        Random random = new Random(seed);
        List<String> results = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Old row = row(random);
            Evaluation<New> evaluation = mapping.evaluate(row, ANSWERS);
            results.add(mapping.key(row) + " " + evaluation + " " + evaluation.target() + " "
                    + mapping.trace(row, ANSWERS).steps());
        }
        return results;
    }

    /** Everything that a mapping says of itself. */
    static String description(Mapping<?, ?> mapping) {
        return String.join(
                "\n",
                mapping.name() + mapping.version() + mapping.keyFields() + mapping.processes(),
                mapping.rules().toString(),
                mapping.scopes().toString(),
                mapping.requirements().toString(),
                mapping.coverage().source().toString(),
                mapping.coverage().target().toString());
    }

    static byte[] written(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked") // it was written as such
    static Mapping<Old, New> read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Mapping<Old, New>) in.readObject();
        }
    }

    /**
     * Prints what becomes of random rows.
     *
     * @param arguments the file of the mapping, the seed of the rows, how many, and the file for the results
     */
    public static void main(String[] arguments) throws Exception {
        Mapping<Old, New> mapping = read(Files.readAllBytes(Path.of(arguments[0])));
        List<String> lines = new ArrayList<>(List.of(description(mapping)));
        lines.addAll(results(mapping, Long.parseLong(arguments[1]), Integer.parseInt(arguments[2])));
        Files.writeString(Path.of(arguments[3]), String.join("\n", lines), StandardCharsets.UTF_8);
    }
}
