package dev.intact.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.intact.ledger.NewId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A file of old ids and their new ones, for a dependent system to import: a visitor for {@code Migrator.newIds}. Two
 * columns, {@code old} and {@code new}, in UTF-8 after RFC 4180; ids stand as they are, also where a spreadsheet would
 * take one for a formula.
 *
 * <p>It is written under a temporary name, readable by its owner alone, and gets its name by {@link #complete}; without
 * that, nothing is left when it is closed. Not thread-safe.
 */
public final class CsvIds implements Consumer<NewId>, AutoCloseable {
    private final Path file;
    private final Path temporary;
    private final CsvWriter csv;
    private boolean isOpen = true;

    private CsvIds(Path file, Path temporary, CsvWriter csv) {
        this.file = file;
        this.temporary = temporary;
        this.csv = csv;
    }

    /**
     * Begins a file.
     *
     * @param file the file, which must not be there, in a directory that is
     * @return what writes it
     * @throws IOException if it cannot be written
     * @throws FileAlreadyExistsException if it is there
     */
    public static CsvIds into(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path directory = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(directory, "." + file.getFileName() + ".", ".part");
        try {
            BufferedWriter writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8);
            CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
            return new CsvIds(file, temporary, csv.writeRecord("old", "new"));
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /**
     * Writes a pair.
     *
     * @param id the ids
     * @throws UncheckedIOException if it cannot be written
     */
    @Override
    public void accept(NewId id) {
        CsvWriter unused = csv.writeRecord(id.oldId().text(), id.newId().text());
    }

    /**
     * Ends the file, and gives it its name.
     *
     * @throws IOException if that cannot be done
     * @throws FileAlreadyExistsException if another has taken the name meanwhile
     */
    public void complete() throws IOException {
        csv.close();
        isOpen = false;
        Path unused = Files.move(temporary, file);
    }

    /**
     * Closes it; a file that is not complete is removed.
     *
     * @throws IOException if that cannot be done
     */
    @Override
    public void close() throws IOException {
        if (isOpen) {
            isOpen = false;
            csv.close();
        }
        boolean unused = Files.deleteIfExists(temporary);
    }
}
