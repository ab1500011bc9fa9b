package dev.intact.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.convert.Booleans;
import dev.intact.convert.CheckDigits;
import dev.intact.convert.Countries;
import dev.intact.convert.Currencies;
import dev.intact.convert.Dates;
import dev.intact.convert.Emails;
import dev.intact.convert.Enums;
import dev.intact.convert.ExcelDates;
import dev.intact.convert.Gap;
import dev.intact.convert.Html;
import dev.intact.convert.Ibans;
import dev.intact.convert.Instants;
import dev.intact.convert.Json;
import dev.intact.convert.Languages;
import dev.intact.convert.Lists;
import dev.intact.convert.Money;
import dev.intact.convert.Names;
import dev.intact.convert.Numbers;
import dev.intact.convert.Overlap;
import dev.intact.convert.Percentages;
import dev.intact.convert.Phones;
import dev.intact.convert.Split;
import dev.intact.convert.Text;
import dev.intact.convert.Unit;
import dev.intact.convert.Units;
import dev.intact.convert.Urls;
import dev.intact.convert.Uuids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tables of docs/conversions.md say what the conversions do. */
class ConversionTablesTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "conversions.md");

    enum Stage {
        LEAD,
        CUSTOMER;

        List<String> codes() {
            return this == LEAD ? List.of("L", "open") : List.of("C", "K");
        }
    }

    @TestFactory
    Stream<DynamicTest> the_document_shows_each_table() throws Exception {
        String document = Files.readString(DOCUMENT);
        return tables().map(table -> DynamicTest.dynamicTest(
                table.family(), () -> assertThat(document).contains(table.markdown())));
    }

    static Stream<ConversionTable> tables() {
        return Stream.of(text(), names(), numbers(), checks(), dates(), moments(), codes(), contact(), structured());
    }

    // spotless:off
    private static ConversionTable text() {
        return ConversionTable.of("text")
            .row("Text.trim()", Text.trim(), "removes white space at both ends, no-break spaces too", " Ada ")
            .row("Text.collapse()", Text.collapse(), "makes each run of white space one space, and trims", "Ada \n King")
            .row("Text.blankToNull()", Text.blankToNull(), "makes blank text a missing value", " ")
            .row("Text.upper()", Text.upper(), "capital letters, as `lower()` small ones; in every locale the same", "title")
            .row("Text.titleCase()", Text.titleCase(), "a capital letter for each word", "jean-luc PICARD")
            .row("Text.nfc()", Text.nfc(), "equal text becomes equal characters", "e\u0301")
            .row("Text.nfkc()", Text.nfkc(), "what looks different only becomes the same", "ﬁn ²")
            .row("Text.fold()", Text.fold(), "Latin letters become ASCII, for keys and search fields", "Łódź, Straße")
            .row("Text.withoutControls()", Text.withoutControls(), "removes control characters but tab and line ends", "a\u0000b")
            .row("Text.maxLength(5)", Text.maxLength(5), "refuses what is too long for the target", "Ada", "Lovelace")
            .row("Text.cut(5, \"…\")", Text.cut(5, "…"), "cuts between characters as people see them, and shows it", "Lovelace")
            .row("Text.padLeft(6, '0')", Text.padLeft(6, '0'), "fills up, as `padRight` does on the other side", "123", "1234567")
            .row("Text.replace(\"&\", \"and\")", Text.replace("&", "and"), "replaces a text as it is", "A & B")
            .row("Text.replaceAll(\"[^0-9]\", \"\")", Text.replaceAll("[^0-9]", ""), "replaces what matches a regular expression", "a1-b2")
            .row("Split.on(\";\").part(1)", Split.on(";").part(1), "takes one part, from 0", "a;b")
            .row("Lists.delimitedBy(';').escapedBy('\\\\').toList()", Lists.delimitedBy(';').escapedBy('\\').toList(), "text to a list", "a\\;b;c", "a\\b")
            .row("Lists.delimitedBy(';').toText()", Lists.delimitedBy(';').toText(), "a list to text that reads back", List.of("a", "b"), List.of("a;b"));
    }

    private static ConversionTable names() {
        return ConversionTable.of("names")
            .row("Names.given()", Names.given(), "the given names of a whole name", "de la Cruz, Juan")
            .row("Names.family()", Names.family(), "the family name with its particles", "Jan van der Berg", "a, b, c")
            .row("Names.suffix()", Names.suffix(), "what stands behind the name", "Sammy Davis Jr.")
            .row("Names.split()", Names.split(), "all three as a `PersonName`", "King, Martin Luther, Jr.", " ")
            .row("Names.givenFirst()", Names.givenFirst(), "one order for all names", "de la Cruz, Juan")
            .row("Names.capitalised()", Names.capitalised(), "usual letters for names in one case", "LUDWIG VAN BEETHOVEN");
    }

    private static ConversionTable numbers() {
        return ConversionTable.of("numbers")
            .row("Numbers.decimal()", Numbers.decimal(), "reads plain decimals, and keeps their scale", "-1234.50", "1,5")
            .row("Numbers.decimal(',', '.')", Numbers.decimal(',', '.'), "reads separators as declared", "1.234,5", "12.34")
            .row("Numbers.decimal('.', ',').stripping(\"£\")", Numbers.decimal('.', ',').stripping("£"), "reads amounts with one declared sign", "£1,234.50", "€5")
            .row("Numbers.integer()", Numbers.integer(), "32 bits; `longInteger()` 64", "0042", "2147483648")
            .row("Numbers.scale(2)", Numbers.scale(2), "lays down the digits behind the point", new BigDecimal("12.5"), new BigDecimal("12.505"))
            .row("Numbers.scale(2, HALF_EVEN)", Numbers.scale(2, RoundingMode.HALF_EVEN), "the same, rounded as declared", new BigDecimal("12.505"))
            .row("Numbers.fromDouble()", Numbers.fromDouble(), "the decimal that was once written", 0.15, Double.NaN)
            .row("Numbers.fromFloat()", Numbers.fromFloat(), "the same for columns of type `REAL`", 0.15f, Float.POSITIVE_INFINITY)
            .row("Numbers.toText(',', '.')", Numbers.toText(',', '.'), "text that `decimal(',', '.')` reads back", new BigDecimal("1234.50"))
            .row("Money.amount(\"EUR\")", Money.amount("EUR"), "the digits of the currency, by ISO 4217", new BigDecimal("12.5"), new BigDecimal("0.001"))
            .row("Money.amount(\"JPY\", HALF_UP)", Money.amount("JPY", RoundingMode.HALF_UP), "the same, rounded as declared", new BigDecimal("12.5"))
            .row("Money.fromMinorUnits(\"EUR\")", Money.fromMinorUnits("EUR"), "cents to euros; `toMinorUnits` back", 1250L)
            .row("Percentages.toFraction(Numbers.decimal(',', '.'))", Percentages.toFraction(Numbers.decimal(',', '.')), "a percentage to a fraction", "12,5 %", "12,5")
            .row("Percentages.toText(Numbers.toText())", Percentages.toText(Numbers.toText()), "a fraction to a percentage", new BigDecimal("0.125"))
            .row("Units.convert(POUND, KILOGRAM).scale(3, HALF_EVEN)", Units.convert(Unit.POUND, Unit.KILOGRAM).scale(3, RoundingMode.HALF_EVEN), "mass, length, volume, temperature; exact factors", BigDecimal.ONE)
            .row("Units.convert(FAHRENHEIT, CELSIUS)", Units.convert(Unit.FAHRENHEIT, Unit.CELSIUS), "exact where no scale is declared", new BigDecimal("212"), new BigDecimal("33"));
    }

    private static ConversionTable checks() {
        return ConversionTable.of("check digits")
            .row("CheckDigits.luhn()", CheckDigits.luhn(), "cards, IMEI", "4111 1111 1111 1111", "4111 1111 1111 1112")
            .row("CheckDigits.mod97()", CheckDigits.mod97(), "ISO/IEC 7064 MOD 97-10", "3214282912345698765432161182", "123")
            .row("CheckDigits.mod11()", CheckDigits.mod11(), "ISO/IEC 7064 MOD 11-2: ORCID, ISNI", "0000-0002-1694-233X", "0000-0002-1694-2331")
            .row("CheckDigits.mod11(3, 2, 1)", CheckDigits.mod11(3, 2, 1), "a weighted sum divisible by 11, `X` for 10", "019", "123")
            .row("CheckDigits.gtin()", CheckDigits.gtin(), "GTIN-8, -12 (UPC), -13 (EAN), -14; `ean13()` 13 alone", "036000291452", "036000291453")
            .row("CheckDigits.isbn13()", CheckDigits.isbn13(), "ISBN-10 and -13 as ISBN-13", "0-8044-2957-X", "0-8044-2957-1")
            .row("Ibans.electronic()", Ibans.electronic(), "ISO 13616: country, length, check digits", "GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 33")
            .row("Ibans.printed()", Ibans.printed(), "the same in groups of four", "DE89370400440532013000", "DE8937040044053201300");
    }

    private static ConversionTable dates() {
        return ConversionTable.of("dates")
            .row("Dates.date(\"dd/MM/yyyy\")", Dates.date("dd/MM/yyyy"), "by declared patterns; `isoDate()` for `yyyy-MM-dd`", "03/04/2020", "30/02/2020")
            .row("Dates.date(\"dd/MM/yyyy\", \"MM/dd/yyyy\")", Dates.date("dd/MM/yyyy", "MM/dd/yyyy"), "several patterns, where they agree", "13/04/2020", "03/04/2020")
            .row("Dates.dateFrom(1930, \"dd.MM.yy\")", Dates.dateFrom(1930, "dd.MM.yy"), "two digits in a declared century; `dateTimeFrom` too", "01.02.29", "01.02.2029")
            .row("Dates.dateTime(\"dd/MM/yyyy HH:mm\")", Dates.dateTime("dd/MM/yyyy HH:mm"), "a date with a time, without a zone", "03/04/2020 12:30", "03/04/2020 24:30")
            .row("Dates.time(\"h:mm a\")", Dates.time("h:mm a"), "a time of day", "1:05 pm", "13:05 pm")
            .row("Dates.toText(\"d MMM yyyy\")", Dates.toText("d MMM yyyy"), "a date as text that reads back", LocalDate.of(2020, 4, 3), LocalDate.of(10_000, 1, 1))
            .row("Dates.dateTimeToText(\"dd/MM/yyyy HH:mm\")", Dates.dateTimeToText("dd/MM/yyyy HH:mm"), "nothing is cut off", LocalDateTime.of(2020, 4, 3, 12, 30), LocalDateTime.of(2020, 4, 3, 12, 30, 1))
            .row("Dates.timeToText(\"HH:mm\")", Dates.timeToText("HH:mm"), "nothing is cut off", LocalTime.of(12, 30), LocalTime.of(12, 30, 1))
            .row("ExcelDates.SYSTEM_1900.date()", ExcelDates.SYSTEM_1900.date(), "serial numbers of spreadsheets; 60 never was", new BigDecimal("43831"), new BigDecimal("60"))
            .row("ExcelDates.SYSTEM_1904.dateTime()", ExcelDates.SYSTEM_1904.dateTime(), "the other system, with a time", new BigDecimal("42369.5"), new BigDecimal("-1"));
    }

    private static ConversionTable moments() {
        return ConversionTable.of("moments")
            .row("Instants.inZone(\"Europe/Berlin\", Gap.REJECT, Overlap.LATER)", Instants.inZone("Europe/Berlin", Gap.REJECT, Overlap.LATER), "a local time to a moment", LocalDateTime.of(2020, 10, 25, 2, 30), LocalDateTime.of(2020, 3, 29, 2, 30))
            .row("Instants.localIn(\"Europe/Berlin\")", Instants.localIn("Europe/Berlin"), "a moment to a local time", Instant.parse("2020-04-03T10:00:00Z"))
            .row("Instants.iso()", Instants.iso(), "text with an offset", "2020-04-03T12:00:00+02:00", "2020-04-03T12:00:00")
            .row("Instants.toText()", Instants.toText(), "text in UTC", Instant.parse("2020-04-03T10:00:00Z"))
            .row("Instants.ofEpochSeconds()", Instants.ofEpochSeconds(), "`ofEpochMillis()` for milliseconds", 1_700_000_000L, 1_700_000_000_000L)
            .row("Instants.toEpochSeconds()", Instants.toEpochSeconds(), "`toEpochMillis()` for milliseconds", Instant.ofEpochSecond(1_700_000_000L), Instant.ofEpochMilli(1L));
    }

    private static ConversionTable codes() {
        return ConversionTable.of("codes")
            .row("Enums.byName(Stage.class)", Enums.byName(Stage.class), "the names of the constants; `byNameIgnoringCase` in any case", "LEAD", "Lead")
            .row("Enums.byAliases(Stage.class, Stage::codes)", Enums.byAliases(Stage.class, Stage::codes), "what each constant is called elsewhere", "k", "X")
            .row("Booleans.words(Set.of(\"yes\"), Set.of(\"no\"))", Booleans.words(Set.of("yes"), Set.of("no")), "declared words", "Yes", "maybe")
            .row("Countries.toIso2()", Countries.toIso2(), "names and codes; `.also(name, code)` for your own", "Deutschland", "Korea")
            .row("Currencies.toIso4217()", Currencies.toIso4217(), "codes, names, signs of one currency", "€", "$")
            .row("Languages.toIso639()", Languages.toIso639(), "codes, English and own names", "Deutsch", "en-US")
            .row("Uuids.parse()", Uuids.parse(), "the canonical form; `v5(namespace)` derives one", "6BA7B810-9DAD-11D1-80B4-00C04FD430C8", "1-2-3")
            .row("Uuids.v5(new UUID(0, 1))", Uuids.v5(new UUID(0, 1)), "the same name, the same id", "customer/42");
    }

    private static ConversionTable contact() {
        return ConversionTable.of("contact")
            .row("Emails.normalised()", Emails.normalised(), "trimmed, small letters; `valid()` keeps the case", " Ada@Example.COM", "ada@localhost")
            .row("Phones.e164(\"US\")", Phones.e164("US"), "E.164, by libphonenumber", "(310) 208-9200", "310-8920")
            .row("Urls.normalised()", Urls.normalised(), "one form of a web address", "HTTP://Example.COM:80/a/../b", "example.com")
            .row("Urls.normalised().defaultScheme(\"https\")", Urls.normalised().defaultScheme("https"), "the same, without a scheme too", "example.com", "https://user:secret@example.com");
    }

    private static ConversionTable structured() {
        return ConversionTable.of("structured text")
            .row("Html.toText()", Html.toText(), "lines as a reader sees them, by jsoup", "<p>a<ul><li>b<li>c</ul>")
            .row("Json.text(\"/lines/0/name\")", Json.text("/lines/0/name"), "a text by its JSON Pointer", "{\"lines\":[{\"name\":\"x\"}]}", "{\"lines\":[{\"name\":1}]}")
            .row("Json.number(\"/price\")", Json.number("/price"), "a number with its scale; `bool` for true and false", "{\"price\":12.50}", "{\"price\":12.50,}")
            .row("Json.part(\"/lines\")", Json.part("/lines"), "a part as JSON; `part(\"\")` the whole, compact", "{\"lines\": [1, 2]}", "[1");
    }
    // spotless:on
}
