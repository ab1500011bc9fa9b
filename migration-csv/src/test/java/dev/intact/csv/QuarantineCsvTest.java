package dev.intact.csv;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.ledger.Outcome;
import dev.intact.mapping.Mapping;
import dev.intact.run.Options;
import dev.intact.run.Quarantine;
import dev.intact.run.ReplayedRecord;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineCsvTest {
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[16], "AES");

    @TempDir
    Path folder;

    record Old(int id, @Nullable String text, @Nullable String secret) {}

    record New(int id, @Nullable String text, @Nullable String secret) {}

    private final Sink<New> sink = InMemoryTarget.named("target").sink("new", New.class);
    private final Migrator migrator = Migrator.with(Options.defaults().quarantineKey(KEY));
    private Path file = Path.of("fixes.csv");

    private Migration migration() {
        return migration(sink);
    }

    private static Migration migration(Sink<New> sink) {
        Mapping<Old, New> mapping = Mapping.from(Old.class)
                .to(New.class)
                .key(Old::id)
                .sensitive(Old::secret)
                .field(map(New::id).copiedFrom(Old::id))
                .field(map(New::text).copiedFrom(Old::text))
                .field(map(New::secret).copiedFrom(Old::secret))
                .require("is good", row -> "good".equals(row.text()) || "=good".equals(row.text()))
                .build();
        List<Old> old = List.of(
                new Old(1, "=1+1", "s1"),
                new Old(2, "a,\"b\"\nc", "s2"),
                new Old(3, null, "s3"),
                new Old(4, "good", "s4"));
        return Migration.of(
                "m", Move.named("rows").from(InMemorySource.of(Old.class, old)).to(mapping, sink));
    }

    @BeforeEach
    void run() throws IOException {
        file = folder.resolve("fixes.csv");
        var unused = migrator.run(migration());
    }

    private Quarantine quarantine() {
        return migrator.quarantine(migration());
    }

    private QuarantineCsv csv() {
        return QuarantineCsv.of(quarantine(), "rows");
    }

    private void edit(String before, String after) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    private List<String> replayed(QuarantineCsv csv) throws IOException {
        return migrator.replay(migration(), csv.fixes(file)).records().stream()
                .map(record -> record.key() + " " + record.outcome().orElseThrow())
                .toList();
    }

    @Test
    void an_export_that_is_not_edited_fixes_nothing() throws IOException {
        csv().export(file);

        assertThat(Files.readString(file))
                .startsWith("\"#record\",#key,#since,#problems,#waits for,#replay,id,text,secret")
                .contains(",1,'=1+1,***")
                .contains("\"a,\"\"b\"\"\nc\"")
                .doesNotContain("s1");
        assertThat(replayed(csv())).isEmpty();
    }

    @Test
    void an_edited_cell_is_a_fix_and_a_mark_tries_the_row_as_it_is() throws IOException {
        csv().export(file);
        edit("\"a,\"\"b\"\"\nc\"", "good");
        edit(",,3,,***", ",x,3,,***");

        assertThat(replayed(csv())).containsExactlyInAnyOrder("2 MIGRATED", "3 REJECTED");
    }

    @Test
    void an_apostrophe_before_a_formula_is_no_part_of_the_value() throws IOException {
        csv().export(file);
        edit("'=1+1", "'=good");

        assertThat(replayed(csv())).containsExactly("1 MIGRATED");
    }

    @Test
    void sensitive_values_are_in_the_file_if_they_are_opened() throws IOException {
        csv().opened(KEY).export(file);

        assertThat(Files.readString(file)).contains("s1", "s2", "s3").doesNotContain("***");
        assertThat(replayed(csv().opened(KEY))).isEmpty();
    }

    @Test
    void a_file_that_does_not_fit_is_refused() throws IOException {
        csv().export(file);
        edit(",text,", ",txet,");
        assertThatThrownBy(() -> csv().fixes(file)).hasMessageEndingWith("; strange are: txet");

        edit(",txet,", ",text,");
        edit(",1,'=1+1", ",1,good");
        List<ReplayedRecord> moved =
                migrator.replay(migration(), csv().fixes(file)).records(Outcome.MIGRATED);
        assertThat(moved).hasSize(1);
        assertThatThrownBy(() -> csv().fixes(file))
                .hasMessageContaining(
                        "fixes.csv cannot be taken for fixes of rows:\n  line 2: its record is not in quarantine (any more); remove the row");
        assertThatThrownBy(() -> csv().export(file)).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_that_was_saved_in_another_charset_is_refused_not_guessed() throws IOException {
        csv().export(file);
        Files.write(file, Files.readString(file).replace("=1+1", "M\u00fcller").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> csv().fixes(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("fixes.csv: ")
                .hasMessageContaining("UTF-8")
                .hasMessageEndingWith("; save it as CSV in UTF-8, with commas between the cells");
    }

    @Test
    void a_quote_that_is_not_closed_swallows_no_rows() throws IOException {
        csv().export(file);
        String all = Files.readString(file);
        int cell = all.indexOf("=1+1");
        Files.writeString(file, all.substring(0, cell) + "\"" + all.substring(cell));

        assertThatThrownBy(() -> csv().fixes(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("fixes.csv")
                .hasMessageContaining("quote");
    }

    @Test
    void a_check_tells_that_what_a_file_rejects_is_not_kept() {
        Migration intoFile =
                migration(CsvSink.of(folder.resolve("out.csv"), New.class).build());

        assertThat(Migrator.create().check(intoFile).findings())
                .extracting(Object::toString)
                .anySatisfy(
                        finding -> assertThat(finding)
                                .contains(
                                        "what it rejects cannot be replayed, as what is complete is not added to: list it by Options.rejectsInto(…), fix it in the source, and run again"));
        var unused = Migrator.create().run(intoFile);
        assertThat(Migrator.create().quarantine(intoFile).records()).isEmpty();
    }
}
