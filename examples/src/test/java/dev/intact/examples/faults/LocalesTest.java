package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the default locale and time zone of a JVM, and though the clock goes back by a year between two runs: rows,
 * ledger, reports, explanations and messages are the same, to the letter.
 */
@Timeout(600)
class LocalesTest {
    private static final Map<String, String> ABROAD = Map.of(
            "tr-TR", "Europe/Istanbul",
            "ar-EG-u-nu-arab", "Pacific/Apia",
            "th-TH-u-ca-buddhist", "Asia/Kathmandu");

    private static final Pattern NUMBER = Pattern.compile("%[,\\d]*d[^\"\n]*");

    @TempDir
    private Path folder;

    @Test
    void all_is_the_same_in_every_locale_and_time_zone_and_though_the_clock_goes_back() throws Exception {
        String expected = told("und", "UTC");
        assertThat(expected).contains("title i 90", "Sunday, 8 December 2024", "read=90 migrated=87", "rejected=3");
        long different = 0;
        for (Map.Entry<String, String> place : ABROAD.entrySet()) {
            String found = told(place.getKey(), place.getValue());
            different += found.equals(expected) ? 0 : 1;
            assertThat(found).as("%s", place).isEqualTo(expected);
        }
        FaultTable.add(16, "clock set back, zones, locales", ABROAD.size(), different, 0, 0);
    }

    /** A {@code %d} writes digits of the default locale, unless a locale is named before it. */
    @Test
    void no_number_is_written_in_the_digits_of_a_locale() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            String code = Files.readString(file);
            Matcher number = NUMBER.matcher(code);
            while (number.find()) {
                String before = code.substring(Math.max(0, number.start() - 200), number.start());
                if (!before.contains("Locale.ROOT")) {
                    found.add(file + ": " + number.group());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.map(path -> path.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    sources.addAll(files.filter(file -> file.toString().endsWith(".java"))
                            .toList());
                }
            }
        }
        assertThat(sources).hasSizeGreaterThan(100);
        return sources;
    }

    private String told(String locale, String zone) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "abroad");
        List<String> said =
                FaultyJvm.run(Abroad.class, List.of("-Duser.timezone=" + zone), List.of(own.toString(), locale));
        return String.join("\n", said)
                .replace(own.toString(), "folder")
                .replaceAll("process \\d+", "process")
                .replaceAll("\"(from|to)Modified\":\\d+", "");
    }
}
