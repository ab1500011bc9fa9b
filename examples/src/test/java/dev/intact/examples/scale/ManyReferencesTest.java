package dev.intact.examples.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.databases.Postgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * References are resolved in a heap that does not grow with the number of ids, in a time that grows as they do: 40,000
 * children by default, 20,000,000 of them, with 5,000,000 parents, in the profile {@code scale}.
 */
class ManyReferencesTest {
    private static final long PARENTS = Long.getLong("intact.parents", 10_000);
    private static final Pattern QUARTERS = Pattern.compile("second_quarter_ms=(\\d+) last_quarter_ms=(\\d+)");

    /** What a quarter may take longer than another because of anything but the number of ids. */
    private static final long NOISE_MILLIS = 3_000;

    private static List<String> moved(Postgres database) throws Exception {
        Process moving = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyReferences.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        Long.toString(PARENTS)))
                .redirectErrorStream(true)
                .start();
        List<String> printed = new String(moving.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains("WARN"))
                .toList();
        assertThat(moving.waitFor()).as("%s", printed).isZero();
        return printed;
    }

    private static long count(Postgres database, String query) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void references_resolve_in_128_megabytes_and_in_linear_time() throws Exception {
        try (Postgres database = Postgres.createOrSkip().execute(ManyReferences.PARENTS, ManyReferences.CHILDREN)) {
            List<String> printed = moved(database);
            printed.forEach(System.out::println);

            String resolved = "edges children: new_child.parentId → scale/parent: %s edges, %s linked"
                    .formatted(4 * PARENTS, 4 * PARENTS);
            assertThat(printed).contains(resolved);
            assertThat(count(database, "new_child")).isEqualTo(4 * PARENTS);
            assertThat(count(database, "new_child where parent_id <> 2 * (id * 7919 %% %s + 1) + 1".formatted(PARENTS)))
                    .isZero();
            List<MatchResult> quarters = QUARTERS.matcher(printed.stream().collect(Collectors.joining("\n")))
                    .results()
                    .toList();
            assertThat(quarters)
                    .hasSize(2)
                    .allSatisfy(quarter -> assertThat(Long.parseLong(quarter.group(2)))
                            .isLessThan(2 * Long.parseLong(quarter.group(1)) + NOISE_MILLIS));
        }
    }
}
