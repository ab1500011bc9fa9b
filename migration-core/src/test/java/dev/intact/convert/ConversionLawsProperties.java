package dev.intact.convert;

import static dev.intact.convert.ConversionLaws.isIdempotent;
import static dev.intact.convert.ConversionLaws.isTotal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of all conversions, on hostile values. */
class ConversionLawsProperties {
    private static final List<Conversion<String, ?>> OF_TEXT =
            StandardConversionsTest.conversions().toList();

    /** Those that bring text into a form, and leave text of that form alone. */
    private static final List<Conversion<String, String>> NORMALISING = List.of(
            Text.nfc(),
            Text.nfkc(),
            Text.fold(),
            Text.titleCase(),
            Text.withoutControls(),
            Text.padLeft(12, '0'),
            Text.padRight(12, ' '),
            Text.cut(7, "…"),
            Names.capitalised(),
            Names.givenFirst(),
            CheckDigits.luhn(),
            CheckDigits.mod11(),
            CheckDigits.isbn13(),
            Ibans.electronic(),
            Ibans.printed(),
            Currencies.toIso4217(),
            Languages.toIso639(),
            Countries.toIso2(),
            Phones.e164("US"),
            Urls.normalised(),
            Urls.normalised().defaultScheme("https"),
            Json.part(""));

    private static final List<Conversion<BigDecimal, ?>> OF_NUMBERS = List.of(
            Numbers.scale(2),
            Numbers.scale(2, RoundingMode.HALF_EVEN),
            Numbers.toText(),
            Numbers.toText(',', '.'),
            Percentages.toFraction(),
            Percentages.fromFraction(),
            Percentages.toText(Numbers.toText()),
            Money.amount("EUR"),
            Money.amount("KWD", RoundingMode.HALF_UP),
            Money.toMinorUnits("JPY"),
            Units.convert(Unit.POUND, Unit.KILOGRAM),
            Units.convert(Unit.KILOGRAM, Unit.POUND),
            Units.convert(Unit.FAHRENHEIT, Unit.CELSIUS).scale(1, RoundingMode.HALF_EVEN),
            ExcelDates.SYSTEM_1900.date(),
            ExcelDates.SYSTEM_1900.dateTime(),
            ExcelDates.SYSTEM_1904.dateTime());

    @Property
    void text_is_converted_or_refused_wherever_the_machine_stands(
            @ForAll("ofText") Conversion<String, ?> conversion, @ForAll(supplier = HostileText.class) String text) {
        isTotal(conversion, text);
    }

    @Property
    void text_in_its_form_stays_as_it_is(
            @ForAll("normalising") Conversion<String, String> conversion,
            @ForAll(supplier = HostileText.class) String text) {
        isIdempotent(conversion, text);
    }

    @Property
    void numbers_are_converted_or_refused(
            @ForAll("ofNumbers") Conversion<BigDecimal, ?> conversion, @ForAll("numbers") BigDecimal number) {
        isTotal(conversion, number);
    }

    @Property
    void binary_numbers_are_converted_or_refused(@ForAll double large, @ForAll float small, @ForAll long whole) {
        isTotal(Numbers.fromDouble(), large);
        isTotal(Numbers.fromFloat(), small);
        isTotal(Money.fromMinorUnits("EUR"), whole);
        isTotal(Instants.ofEpochSeconds(), whole);
        isTotal(Instants.ofEpochMillis(), whole);
    }

    @Property
    void moments_are_converted_or_refused(@ForAll("moments") Instant moment, @ForAll("times") LocalDateTime time) {
        isTotal(Instants.toEpochSeconds(), moment);
        isTotal(Instants.toEpochMillis(), moment);
        isTotal(Instants.toText(), moment);
        isTotal(Instants.localIn("Pacific/Apia"), moment);
        isTotal(Instants.inZone("Europe/Berlin", Gap.REJECT, Overlap.REJECT), time);
        isTotal(Instants.inZone("Pacific/Apia", Gap.SHIFT_BACK, Overlap.LATER), time);
        isTotal(Dates.dateTimeToText("dd/MM/yyyy HH:mm"), time);
        isTotal(Dates.timeToText("HH:mm:ss"), time.toLocalTime());
        isTotal(Dates.toText("d MMM yyyy"), time.toLocalDate());
        isTotal(ExcelDates.SYSTEM_1900.toSerial(), time.toLocalDate());
    }

    @Provide
    Arbitrary<Conversion<String, ?>> ofText() {
        return Arbitraries.of(OF_TEXT);
    }

    @Provide
    Arbitrary<Conversion<String, String>> normalising() {
        return Arbitraries.of(NORMALISING);
    }

    @Provide
    Arbitrary<Conversion<BigDecimal, ?>> ofNumbers() {
        return Arbitraries.of(OF_NUMBERS);
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        Arbitrary<Integer> scales = Arbitraries.oneOf(
                Arbitraries.integers().between(-8, 20), Arbitraries.of(Integer.MIN_VALUE, Integer.MAX_VALUE, -20_000));
        return Combinators.combine(Arbitraries.bigIntegers(), scales).as(BigDecimal::new);
    }

    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<Instant> usual =
                Arbitraries.longs().between(-100_000_000_000L, 400_000_000_000L).map(Instant::ofEpochSecond);
        return Arbitraries.oneOf(usual, Arbitraries.of(Instant.MIN, Instant.MAX, Instant.ofEpochSecond(1, 1)));
    }

    @Provide
    Arbitrary<LocalDateTime> times() {
        Arbitrary<LocalDateTime> usual = Arbitraries.longs()
                .between(-1_000_000_000L, 4_000_000_000L)
                .map(second -> LocalDate.EPOCH.atStartOfDay().plusSeconds(second));
        return Arbitraries.oneOf(usual, Arbitraries.of(LocalDateTime.MIN, LocalDateTime.MAX));
    }
}
