package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport.State;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A position is a key of the source, whatever characters it has. */
class ResumedTextKeysTest {
    record Word(String text, int nr) {}

    private static Migration migration(Db db) {
        Mapping<Word, Word> mapping = Mapping.from(Word.class)
                .to(Word.class)
                .key(Word::text)
                .field(map(Word::text).copiedFrom(Word::text))
                .field(map(Word::nr).copiedFrom(Word::nr))
                .build();
        JdbcSource<Word> words =
                JdbcSource.table(db.connections(), "old", Word.class).pagedBy(Word::text);
        return Migration.of(
                "words",
                Move.named("words")
                        .from(words)
                        .to(mapping, JdbcTarget.of(db.connections()).table("word", Word.class)));
    }

    private static State runOneChunk(Db db) {
        Cancellation wish = new Cancellation();
        RunListener stopping = new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                wish.cancel();
            }
        };
        Options options = Options.defaults().chunkSize(1).listener(stopping).cancellation(wish);
        return Migrator.with(options).run(migration(db)).state();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a␀b", "a\\b", "a\\0b", "a\nb", "a\r\nb", "\\n"})
    void a_run_goes_on_behind_any_of_them(String odd) {
        try (Db db = Db.with(
                "create table old(text varchar(20) primary key, nr int not null)",
                "create table word(text varchar(20) primary key, nr int not null)",
                "insert into old values (%s, 1), ('z', 2), ('zz', 3)".formatted(unicode(odd)))) {
            assertThat(runOneChunk(db)).isEqualTo(State.CANCELLED);

            assertThat(Migrator.create().run(migration(db)).state()).isEqualTo(State.COMPLETED);

            assertThat(Set.copyOf(db.column("select text from word"))).isEqualTo(Set.of(odd, "z", "zz"));
        }
    }

    private static String unicode(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append("\\%04x".formatted(c)));
        return "U&'%s'".formatted(escaped);
    }
}
