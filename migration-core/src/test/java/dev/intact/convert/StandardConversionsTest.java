package dev.intact.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Problem;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every conversion of the library. */
class StandardConversionsTest {
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "42",
            "-1.50",
            "£1,234",
            "03/04/2020",
            "2020-04-03",
            "03 Apr 2020",
            "yes",
            "TITLE",
            "i",
            "title",
            "italy",
            "Ada.I@EXAMPLE.COM",
            "a;b",
            "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
            "99999999999999999999",
            "12,5 %",
            "Łódź é",
            "a\u0000b",
            "VAN DER BERG",
            "Sammy Davis Jr.",
            "de la Cruz, Juan",
            "4111 1111 1111 1111",
            "978-0-306-40615-7",
            "GB82 WEST 1234 5698 7654 32",
            "13:05",
            "2020-04-03T12:00:00+02:00",
            "€",
            "Deutsch",
            "(310) 208-9200",
            "HTTP://Example.COM:80/../x",
            "<p>a<script>b</script>",
            "{}",
            "{\"a\":null}");

    static Stream<Conversion<String, ?>> conversions() {
        return Stream.of(
                Text.trim(),
                Text.blankToNull(),
                Text.collapse(),
                Text.upper(),
                Text.lower(),
                Text.maxLength(4),
                Numbers.decimal(),
                Numbers.decimal('.', ',').stripping("£"),
                Numbers.integer(),
                Numbers.longInteger(),
                Dates.isoDate(),
                Dates.date("dd/MM/yyyy", "dd MMM yyyy"),
                Dates.dateFrom(1930, "dd/MM/yy"),
                Dates.dateTime("dd/MM/yyyy HH:mm"),
                Booleans.words(Set.of("yes", "i"), Set.of("no")),
                Enums.byName(Locale.Category.class),
                Enums.byNameIgnoringCase(Thread.State.class),
                Uuids.v5(new UUID(1, 2)),
                Uuids.parse(),
                Emails.valid(),
                Emails.normalised(),
                Countries.toIso2(),
                Countries.toIso2().also("Title", "IT"),
                Split.on(";").part(1),
                Split.on(";").exactly(2).part(0),
                Text.nfc(),
                Text.nfkc(),
                Text.fold(),
                Text.titleCase(),
                Text.withoutControls(),
                Text.padLeft(8, '0'),
                Text.padRight(8, '0'),
                Text.cut(8, "…"),
                Text.replace("i", "j"),
                Text.replaceAll("(\\d)(\\d)", "$2$1"),
                Names.split(),
                Names.given(),
                Names.family(),
                Names.suffix(),
                Names.givenFirst(),
                Names.capitalised(),
                Percentages.toFraction(Numbers.decimal(',', '.')),
                Numbers.decimal().then(Numbers.scale(1, RoundingMode.HALF_UP)).then(Numbers.toText(',', '.')),
                Numbers.decimal().then(Money.amount("EUR")).then(Money.toMinorUnits("EUR")),
                Numbers.decimal().then(Units.convert(Unit.POUND, Unit.KILOGRAM)),
                Numbers.decimal().then(ExcelDates.SYSTEM_1900.dateTime()),
                CheckDigits.luhn(),
                CheckDigits.mod97(),
                CheckDigits.mod11(),
                CheckDigits.mod11(3, 2, 1),
                CheckDigits.gtin(),
                CheckDigits.ean13(),
                CheckDigits.isbn13(),
                Ibans.electronic(),
                Ibans.printed(),
                Dates.time("HH:mm", "h:mm a"),
                Dates.dateTimeFrom(1930, "dd/MM/yy HH:mm"),
                Dates.isoDate().then(Dates.toText("dd/MM/yyyy")),
                Dates.dateTime("dd/MM/yyyy HH:mm").then(Instants.inZone("Europe/Berlin", Gap.END, Overlap.LATER)),
                Instants.iso(),
                Instants.iso().then(Instants.localIn("Europe/Berlin")),
                Enums.byAliases(
                        Locale.Category.class,
                        category ->
                                List.of(category.name(), "i" + category.name().charAt(0))),
                Currencies.toIso4217(),
                Currencies.toIso4217().also("$", "USD"),
                Languages.toIso639(),
                Phones.e164("US"),
                Urls.normalised(),
                Urls.normalised().defaultScheme("https"),
                Html.toText(),
                Json.text("/a"),
                Json.number("/a/0"),
                Json.bool("/a"),
                Json.part("/a/b"),
                Lists.delimitedBy(';').toList(),
                Lists.delimitedBy(';').escapedBy('\\').toListOf(Numbers.integer()),
                Text.trim().then(Text.blankToNull()).then(Text.upper()),
                Conversion.of(String.class, "length", String::length));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void converts_equally_after_serialization(Conversion<String, ?> conversion) {
        Conversion<String, ?> copy = copied(conversion);
        assertThat(copy.words()).isEqualTo(conversion.words());
        assertThat(copy.mayYieldNull()).isEqualTo(conversion.mayYieldNull());
        assertThat(answers(copy)).isEqualTo(answers(conversion));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void converts_equally_in_every_locale(Conversion<String, ?> conversion) {
        List<? extends Either<Problem, ?>> expected = answers(conversion);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(answers(conversion)).isEqualTo(expected);
            assertThat(answers(copied(conversion))).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void converts_equally_in_many_threads(Conversion<String, ?> conversion) {
        List<? extends Either<Problem, ?>> expected = answers(conversion);
        assertThat(Stream.generate(() -> conversion).limit(50).parallel().map(c -> answers(c)))
                .allMatch(expected::equals);
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void carries_words_and_keeps_the_value_out_of_what_it_says(Conversion<String, ?> conversion) {
        assertThat(conversion.words()).isNotBlank().hasToString(conversion.toString());
        String secret = "s3cr3t-v@lue";
        conversion
                .apply(secret)
                .peekLeft(
                        problem -> assertThat(problem.what() + problem.advice()).doesNotContain(secret));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void answers_null_only_where_it_says_so(Conversion<String, ?> conversion) {
        boolean anyNull = answers(conversion).stream().anyMatch(answer -> answer.isRight() && answer.get() == null);
        assertThat(anyNull).isEqualTo(conversion.mayYieldNull());
    }

    private static List<? extends Either<Problem, ?>> answers(Conversion<String, ?> conversion) {
        return VALUES.stream().map(conversion::apply).toList();
    }

    @SuppressWarnings("unchecked") // a copy has the type of its original
    private static <T> T copied(T original) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(original);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
