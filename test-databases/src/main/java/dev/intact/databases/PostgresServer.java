package dev.intact.databases;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The one server of this JVM. */
final class PostgresServer {
    static final String USER = "postgres";
    static final String PASSWORD = "pass-canary-7f3a";

    private static final String ADVICE = """
            PostgreSQL could not be started (%s).
              It comes from the Maven registry for Linux, macOS and Windows (test-databases/pom.xml), and needs no Docker.
              As root it needs user namespaces, which some containers forbid: run the build as an ordinary user,
              for example by setpriv --reuid=1000 --regid=1000 --clear-groups mvn verify, or allow unshare(2).""";

    private static @Nullable PostgresServer server;
    private static @Nullable String failure;

    private final EmbeddedPostgres process;

    private PostgresServer(EmbeddedPostgres process) {
        this.process = process;
    }

    /** Tried once: what could not start at first is not waited for again by every test. */
    static synchronized PostgresServer running() {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        PostgresServer known = server;
        if (known == null) {
            known = start();
            server = known;
        }
        return known;
    }

    private static PostgresServer start() {
        try {
            EmbeddedPostgres process = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(workingDirectory().toFile())
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("fsync", "off") // the machine may crash: its databases live no longer than a JVM
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("max_prepared_transactions", "20")
                    .setServerConfig("log_min_messages", "fatal") // errors are what tests provoke; they tell values
                    .setServerConfig("timezone", "Asia/Kathmandu")
                    .start();
            return new PostgresServer(process);
        } catch (IOException | RuntimeException e) {
            String message = ADVICE.formatted(e);
            failure = message;
            System.err.println(message);
            throw new IllegalStateException(message, e);
        }
    }

    /** Each user's own, so that root and others can build on one machine. */
    private static Path workingDirectory() throws IOException {
        Path directory = Path.of(
                System.getProperty("java.io.tmpdir"),
                "intact-postgres-" + System.getProperty("user.name").replaceAll("\\W", "_"));
        return Files.createDirectories(directory);
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:%s/%s".formatted(process.getPort(), database);
    }

    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
