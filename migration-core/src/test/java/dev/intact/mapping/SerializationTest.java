package dev.intact.mapping;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapping travels: written by one Java machine, it maps in another one as it did in the first. */
class SerializationTest {
    @Test
    void maps_equally_in_another_machine(@TempDir Path directory) throws Exception {
        Mapping<Travelling.Old, Travelling.New> mapping = Travelling.mapping();
        Path definition = Files.write(directory.resolve("mapping.ser"), Travelling.written(mapping));
        Path results = directory.resolve("results.txt");

        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=tr",
                        "-Duser.timezone=Asia/Kathmandu",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Travelling.class.getName(),
                        definition.toString(),
                        "42",
                        "400",
                        results.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue()).as(said).isZero();
        assertThat(Files.readString(results))
                .isEqualTo(Travelling.description(mapping) + "\n"
                        + String.join("\n", Travelling.results(mapping, 42, 400)));
    }

    @Test
    void rows_end_in_every_way() {
        assertThat(Travelling.results(Travelling.mapping(), 42, 400))
                .as("else the comparison would prove little")
                .anyMatch(line -> line.contains(" MAPPED Optional["))
                .anyMatch(line -> line.contains(" MAPPED [email: *** breaks a rule"))
                .anyMatch(line -> line.contains(" EXCLUDED excluded: test accounts"))
                .anyMatch(line -> line.contains(" EXCLUDED only: id is at least 3"))
                .anyMatch(line -> line.contains(" ARCHIVED archived: address.country is one of XX, YY"))
                .anyMatch(line -> line.contains(" REJECTED ") && line.contains("is not listed in code table 'stages'"));
    }

    @Test
    void a_function_that_holds_what_cannot_travel_is_refused_when_defined() {
        record Row(String name) {}
        Object captured = new Object();

        assertThatThrownBy(() -> map(Row::name).from(Row::name).via("tagged", name -> name + captured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("a function of a definition must be serializable;"
                        + " dev\\.intact\\.mapping\\.SerializationTest\\$\\$Lambda\\S* captures what is not:"
                        + " java\\.lang\\.Object");
    }
}
