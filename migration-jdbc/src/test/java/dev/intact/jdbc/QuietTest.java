package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Who moves data does not want to read about our tools. */
class QuietTest {
    record Item(int id) {}

    /** Reads and writes, in a JVM of its own that logs to the console. */
    public static final class Program {
        public static void main(String[] args) {
            LoggerFactory.getLogger(Program.class).info("the log is heard");
            try (Db db = Db.with("create table item(id int primary key)")) {
                JdbcSink<Item> sink = JdbcTarget.of(db.connections()).table("item", Item.class);
                sink.target()
                        .open(List.of(dev.intact.sink.Output.of(sink, List.of())))
                        .close();
                assertThat(Reading.of(JdbcSource.table(db.connections(), "item", Item.class)).records)
                        .isEmpty();
            }
        }
    }

    @Test
    void jooq_says_nothing_of_itself() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlogback.configurationFile=logback-all.xml",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Program.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("the log is heard").doesNotContainIgnoringCase("jooq");
    }
}
