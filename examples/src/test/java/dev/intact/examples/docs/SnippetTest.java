package dev.intact.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds every Java block of the documents against the code that it shows: a block names its file and region in a
 * comment above it, and is that region to the letter.
 */
class SnippetTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK =
            Pattern.compile("(<!-- (\\S+)#(\\S+) -->\n)?```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(#[^)]*)?\\)");

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    @TestFactory
    Stream<DynamicTest> every_java_block_is_a_region_of_a_compiled_file() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents()) {
            Matcher block = BLOCK.matcher(Files.readString(document));
            while (block.find()) {
                String file = block.group(2);
                String region = block.group(3);
                String shown = block.group(4);
                String name = ROOT.relativize(document) + " shows " + file + "#" + region;
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    assertThat(file)
                            .as("a Java block without <!-- file#region -->")
                            .isNotNull();
                    assertThat(shown).isEqualTo(region(ROOT.resolve(file), region));
                }));
            }
        }
        return tests.stream();
    }

    @Test
    void every_link_inside_the_project_leads_somewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                if (!Files.exists(document.resolveSibling(link.group(1)))) {
                    dead.add(ROOT.relativize(document) + " → " + link.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    static String region(Path file, String name) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(file)) {
            if (line.strip().equals("// endregion " + name)) {
                return String.join("\n", lines).stripIndent() + "\n";
            }
            if (inside) {
                lines.add(line);
            }
            inside |= line.strip().equals("// region " + name);
        }
        throw new AssertionError("%s has no region %s".formatted(file, name));
    }
}
