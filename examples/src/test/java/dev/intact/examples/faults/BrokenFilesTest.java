package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.csv.CsvSourceBuilder;
import dev.intact.examples.faults.Notes.Note;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not as they should be are refused, or their rows are rejected; never is one taken for a whole one. */
class BrokenFilesTest {
    @TempDir
    private Path folder;

    private Notes notes(UnaryOperator<CsvSourceBuilder<Note>> declared) {
        return new Notes(folder, declared);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] with(byte[] content, int at, byte... inserted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(content, 0, at);
        out.writeBytes(inserted);
        out.write(content, at, content.length - at);
        return out.toByteArray();
    }

    @Test
    void a_file_that_is_cut_anywhere_is_never_taken_for_the_whole_one() throws IOException {
        Notes notes = notes(source -> source.expectRows(Notes.COUNT));
        byte[] sound = bytes(Notes.sound());

        for (int length = 0; length < sound.length; length++) {
            assertThat(notes.refused(Arrays.copyOf(sound, length))).contains("notes.csv");
        }
        notes.tell(19, "file cut at every byte offset");
    }

    @Test
    void a_quote_that_is_not_closed_ends_the_run_and_says_where_it_opens() throws IOException {
        Notes notes = notes(source -> source);
        String sound = Notes.sound();

        for (int at = sound.indexOf('"'); at >= 0; at = sound.indexOf(",\"", at + 1)) {
            int opens = sound.charAt(at) == ',' ? at + 1 : at;
            int closes = sound.indexOf("\"\n", opens + 1);
            String open = sound.substring(0, closes) + sound.substring(closes + 1);
            assertThat(notes.refused(bytes(open))).contains("quote", "byte offset");
        }
        notes.tell(20, "quote that is never closed");
    }

    @Test
    void bytes_that_are_no_utf_8_end_the_run_and_are_told_with_their_place() throws IOException {
        Notes notes = notes(source -> source);
        String sound = Notes.sound();

        for (int id = 1; id <= Notes.COUNT; id++) {
            int at = bytes(sound.substring(0, sound.indexOf("note, %d".formatted(id)))).length;
            for (byte[] wrong : List.of(new byte[] {(byte) 0xFF}, new byte[] {(byte) 0xC3}, new byte[] {(byte) 0x80})) {
                assertThat(notes.refused(with(bytes(sound), at, wrong))).contains("invalid UTF-8 at byte offset " + at);
            }
        }
        notes.tell(22, "bytes that are no UTF-8");
    }

    @Test
    void byte_order_marks_are_known_and_nul_is_no_end() throws IOException {
        Notes notes = notes(source -> source);
        byte[] sound = bytes(Notes.sound());

        assertThat(notes.rejected(with(sound, 0, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF), 0))
                .isNotEmpty();
        assertThat(notes.refused(Notes.sound().getBytes(StandardCharsets.UTF_16)))
                .contains("UTF-16");
        assertThat(notes.rejected(with(sound, Notes.sound().indexOf("note, 2"), (byte) 0), 0))
                .isNotEmpty();
        notes.tell(23, "byte order marks, NUL");
    }

    @Test
    void columns_that_are_not_as_declared_are_told() throws IOException {
        Notes notes = notes(source -> source);
        String sound = Notes.sound();

        for (String header : List.of("id", "id,text,more", "id,id", "text", "ID,TXT", "", "1,note")) {
            assertThat(notes.refused(bytes(sound.replaceFirst("id,text", header))))
                    .contains("notes.csv");
        }
        assertThat(notes.rejected(bytes(sound.replace("\"note, 4\"", "\"note, 4\",more")), 1))
                .contains("3 fields");
        assertThat(notes.rejected(bytes(sound.replace("4,\"note, 4\"", "4")), 1))
                .contains("1 field");
        notes.tell(24, "header or number of columns wrong");
    }
}
