package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.intact.convert.Conversion;
import dev.intact.convert.Countries;
import dev.intact.convert.Dates;
import dev.intact.convert.Emails;
import dev.intact.convert.Enums;
import dev.intact.convert.Numbers;
import dev.intact.convert.Split;
import dev.intact.convert.Text;
import dev.intact.convert.Uuids;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.RecordOutcome;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.FieldRule;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Lookups;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.MappingBuilder;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.ProgressDisplay;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** A sensitive value goes through every way of failing, and comes out in none of the outputs. */
class CanaryTest {
    private static final String CANARY = "canary-4711";

    record Old(String id, String secret, @Nullable String other) {}

    record New(String id, @Nullable Object value, @Nullable String other) {
        New {
            if ("refuse".equals(other)) {
                throw new IllegalArgumentException("cannot take " + value);
            }
        }
    }

    static final Lookup<String, String> LISTED = Lookup.of("letters", Map.of("a", "A"));
    static final Lookup<String, String> LOADED = Lookup.loaded("loaded", keys -> Map.of());
    static final Lookup<String, String> FAILING = Lookup.loaded("failing", keys -> {
        throw new IllegalStateException("no answer for " + keys);
    });

    @SuppressWarnings("DoNotCallSuggester") // it is called to throw
    static final class Failing {
        static Object compute(String value) {
            throw new IllegalStateException(value);
        }

        static Object compute(String value, @Nullable String more) {
            throw new IllegalStateException(value + more);
        }

        static boolean ask(Object value) {
            throw new IllegalStateException(String.valueOf(value));
        }
    }

    /** A way to fail. */
    record Way(
            String name,
            UnaryOperator<MappingBuilder<Old, New>> rules,
            @Nullable String other) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Way field(String name, FieldRule<Old, New> rule) {
        return new Way(name, builder -> builder.field(rule), null);
    }

    private static Way rule(String name, UnaryOperator<MappingBuilder<Old, New>> more) {
        return new Way(name, builder -> more.apply(builder.field(map(New::value).copiedFrom(Old::secret))), null);
    }

    private static <V> Way conversion(Conversion<String, V> conversion) {
        return field(conversion.words(), map(New::value).from(Old::secret).via(conversion));
    }

    static Stream<Way> ways() {
        return Stream.of(
                conversion(Numbers.decimal()),
                conversion(Numbers.integer()),
                conversion(Numbers.longInteger()),
                conversion(Dates.isoDate()),
                conversion(Dates.date("d.M.uuuu")),
                conversion(Emails.normalised()),
                conversion(Enums.byName(DayOfWeek.class)),
                conversion(Countries.toIso2()),
                conversion(Uuids.parse()),
                conversion(Text.maxLength(3)),
                conversion(Split.on(",").part(1)),
                conversion(CodeTable.<String, UUID>named("codes").code("canary-4712", new UUID(1, 1))),
                conversion(Conversion.of(String.class, "thrown", Failing::compute)),
                field("listed", map(New::value).from(Old::secret).via(LISTED)),
                field("loaded", map(New::value).from(Old::secret).via(LOADED)),
                field("computed", map(New::value).from(Old::secret).via(Failing::compute)),
                field(
                        "computed of two",
                        map(New::value).from(Old::secret, Old::secret).via(Failing::compute)),
                rule("broken", builder -> builder.require(on(New::value).satisfies("is no text", v -> false))),
                rule(
                        "warned",
                        builder -> builder.require(on(New::value)
                                .satisfies("is no text", v -> false)
                                .warning())),
                rule("asked", builder -> builder.require(on(New::value).satisfies("is asked", Failing::ask))),
                rule("whole row", builder -> builder.require("is asked", Failing::ask)),
                rule(
                        "condition",
                        builder -> builder.require(on(New::id).required().when("it can be told", Failing::ask))),
                rule("scope", builder -> builder.exclude("odd ones", Failing::ask)),
                rule("scope by field", builder -> builder.only(on(Old::secret).oneOf("x"))),
                new Way("constructor", builder -> builder.field(map(New::value).copiedFrom(Old::secret)), "refuse"),
                rule("fine", builder -> builder));
    }

    static Mapping<Old, New> mapping(Way way) {
        return way.rules()
                .apply(Mapping.from(Old.class)
                        .to(New.class)
                        .key(Old::id)
                        .field(map(New::id).copiedFrom(Old::id))
                        .field(map(New::other).copiedFrom(Old::other)))
                .sensitive(Old::secret)
                .sensitive(Old::id)
                .build();
    }

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Level before = root.getLevel();
    private final StringWriter seen = new StringWriter();
    private final PrintWriter out = new PrintWriter(seen, true);

    private final InMemoryTarget target = InMemoryTarget.named("new system");
    private final Sink<New> news = target.sink("new", New.class);
    private final InMemoryTarget listed = InMemoryTarget.named("rejects");
    private final Sink<Rejected> rejects = listed.sink("rejects", Rejected.class);

    private final RunListener listener = new RunListener() {
        @Override
        public void chunkDone(Progress progress) {
            out.println(progress);
        }

        @Override
        public void rejected(String move, RecordOutcome outcome) {
            out.println(move + outcome + outcome.position() + outcome.problems());
        }

        @Override
        public void moveFinished(MoveReport report) {
            out.println(report);
            throw new IllegalStateException(CANARY);
        }
    };

    @BeforeEach
    void listenToTheLog() {
        root.getAppender("console").stop();
        root.setLevel(Level.TRACE);
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void leaveTheLog() {
        root.detachAppender(logged);
        root.setLevel(before);
        root.getAppender("console").start();
    }

    private void assertUnseen() {
        logged.list.forEach(event -> out.println(event.getFormattedMessage() + event.getThrowableProxy()));
        listed.rows(rejects).forEach(out::println);
        assertThat(seen.toString()).isNotEmpty().doesNotContain("canary");
    }

    private Options options() {
        return Options.defaults()
                .listener(listener)
                .listener(ProgressDisplay.on(out))
                .rejectsInto(rejects);
    }

    private Migration migration(Source<Old> source, Mapping<Old, New> mapping, Sink<New> sink) {
        return Migration.of("old to new", Move.named("things").from(source).to(mapping, sink));
    }

    private void show(RunReport report) {
        out.println(report + report.toJson() + report.summary() + report.moves());
        report.moves().forEach(move -> out.println(move.reasons()));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_sensitive_value_is_seen_nowhere(Way way) {
        Old record = new Old(CANARY, CANARY, way.other());
        Mapping<Old, New> mapping = mapping(way);
        Migration migration = migration(InMemorySource.of(Old.class, List.of(record)), mapping, news);
        Migrator migrator = Migrator.with(options());

        show(migrator.dryRun(migration));
        show(migrator.run(migration));
        out.println(migrator.preview(migration, 1));
        out.println(migrator.explain(migration, "things", Key.of(CANARY)));
        out.println(migrator.explain(migration, "things", Key.of(CANARY + "?")));
        Lookups answers = Lookups.none().with(LOADED, Map.of());
        out.println(mapping.trace(record, answers).steps());
        out.println(mapping.apply(record, answers).fold(Object::toString, made -> "made"));
        mapping.evaluate(record, answers).problems().forEach(problem -> out.println(problem.message()));

        assertUnseen();
    }

    @Test
    void a_target_that_refuses_a_row_shows_no_sensitive_value() {
        Mapping<Old, New> mapping = mapping(field("copied", map(New::value).copiedFrom(Old::secret)));
        List<Old> records = List.of(new Old(CANARY, CANARY, "fine"));
        for (String field : List.of("value", "VALUE", "")) {
            TestTarget refusing = TestTarget.over(target)
                    .refusing(Problem.of("is there already").at(field).value(CANARY));

            show(Migrator.with(options().anew())
                    .run(migration(InMemorySource.of(Old.class, records), mapping, refusing.sink("new", New.class))));
        }

        assertThat(listed.rows(rejects)).hasSize(3).extracting(Rejected::value).containsOnly(Problem.MASK);
        assertUnseen();
    }

    @Test
    void a_target_that_refuses_a_row_shows_what_is_not_sensitive() {
        Mapping<Old, New> mapping = mapping(field("copied", map(New::value).copiedFrom(Old::secret)));
        TestTarget refusing = TestTarget.over(target)
                .refusing(Problem.of("is there already").at("other").value("fine"));

        show(Migrator.with(options())
                .run(migration(
                        InMemorySource.of(Old.class, List.of(new Old(CANARY, CANARY, "fine"))),
                        mapping,
                        refusing.sink("new", New.class))));

        assertThat(listed.rows(rejects)).extracting(Rejected::value).containsExactly("fine");
        assertUnseen();
    }

    @Test
    void a_record_that_cannot_be_read_shows_no_sensitive_value() {
        List<Problem> problems = new ArrayList<>();
        for (String field : List.of("secret", "SECRET", "")) {
            problems.add(Problem.of("cannot be read").at(field).value(CANARY));
        }
        problems.add(Problem.of("cannot be read").at("other").value("fine"));
        Source<Old> source = TestSource.of(Old.class, List.<Old>of()).unreadable("line 7", problems);
        Migration migration = migration(source, mapping(ways().toList().get(0)), news);

        show(Migrator.with(options()).run(migration));
        out.println(Migrator.create().preview(migration, 1));
        out.println(Migrator.create().explain(migration, "things", Key.ofPlace("line 7")));

        assertThat(listed.rows(rejects)).extracting(Rejected::value).containsExactly("***", "***", "***", "fine");
        assertUnseen();
    }

    @Test
    void a_loader_that_fails_shows_no_key() {
        Mapping<Old, New> mapping =
                mapping(field("loaded", map(New::value).from(Old::secret).via(FAILING)));
        Migration migration =
                migration(InMemorySource.of(Old.class, List.of(new Old(CANARY, CANARY, null))), mapping, news);

        RunFailedException thrown = catchThrowableOfType(
                RunFailedException.class, () -> Migrator.with(options()).run(migration));

        assertThat(thrown)
                .hasMessage("old to new failed: lookup 'failing' could not be loaded (IllegalStateException)");
        show(thrown.report());
        assertUnseen();
    }
}
