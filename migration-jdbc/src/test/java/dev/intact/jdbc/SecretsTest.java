package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.intact.field.Key;
import dev.intact.sink.Output;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.source.SourceException;
import dev.intact.source.Split;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsTest {
    private static final String VALUE = "value-canary-91bc";

    record Person(int id, String name) {}

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        root.getAppender("console").stop();
    }

    @AfterEach
    void stop() {
        root.setLevel(Level.WARN);
        root.detachAppender(log);
        root.getAppender("console").start();
    }

    @Test
    void no_message_and_no_log_holds_a_password_or_a_value() {
        for (Db.Product product : Db.Product.values()) {
            try (Db db = product.with("create table person(id int primary key, name varchar(40) unique)")) {
                refuseAndFail(db);
                if (product != Db.Product.SQLITE) { // which casts a text to 0
                    readAndFail(db);
                }
            }
        }
        Connections wrong = Connections.of("jdbc:h2:mem:x;PASSWORD=" + Db.PASSWORD + ";FOO=1", "sa", "");
        hear(catchThrowable(() -> JdbcSource.table(wrong, "t", Person.class).open(Split.whole(), null)));
        Connections nowhere = Connections.of("jdbc:nodriver://sa:" + Db.PASSWORD + "@host/x", "sa", Db.PASSWORD);
        hear(catchThrowable(() -> JdbcTarget.of(nowhere).open(List.of())));

        assertThat(said).hasSizeGreaterThan(24).noneMatch(text -> text.contains("canary"));
        LoggerFactory.getLogger(SecretsTest.class).trace("the log is heard");
        assertThat(log.list)
                .isNotEmpty()
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(text -> text.contains("canary"));
    }

    private void refuseAndFail(Db db) {
        JdbcTarget target = JdbcTarget.of(db.connections());
        JdbcSink<Person> people = target.table("person", Person.class);
        said.addAll(List.of(
                target.toString(),
                target.name(),
                people.toString(),
                db.connections().toString()));
        List<TargetRows> twice = IntStream.range(0, 2)
                .mapToObj(i -> TargetRows.of(Key.of(i)).and(people, new Person(i, VALUE)))
                .toList();
        try (TargetSession session = target.open(List.of(Output.of(people, List.of())));
                UnitOfWork work = session.begin()) {
            said.add(work.write(twice).refused().get(1).message());
            said.add(work.commit(Samples.chunk()).toString());
            db.execute("drop table person");
            Throwable failed = catchThrowable(() -> work.write(twice));
            assertThat(failed).isInstanceOf(TargetException.class);
            hear(failed);
        }
    }

    private void readAndFail(Db db) {
        JdbcSource<Person> source = JdbcSource.query(
                db.connections(),
                "people",
                "select id, cast('" + VALUE + "' as int) as name from (select 1 as id) person",
                Person.class);
        said.add(source.toString());
        Throwable failed = catchThrowable(() -> Reading.of(source));
        assertThat(failed).isInstanceOf(SourceException.class);
        hear(failed);
    }

    private void hear(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        said.add(trace.toString());
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            said.add(t.toString());
        }
    }
}
