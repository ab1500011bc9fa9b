package dev.intact.csv;

import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Source;
import dev.intact.source.SourceException;
import dev.intact.source.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Reads the rows of a delimited text file, or of several files of one form.
 *
 * <p>A row with the wrong number of fields, with a field that cannot be read or is too long, or with misplaced quotes
 * is handed over as unreadable, known by file and line ({@code customers.csv:17}, the line where it begins), and
 * reading goes on. A quote that is never closed, bytes that are invalid in the charset, compressed data that is cut
 * off, and another number of rows than expected end the reading with a {@link SourceException} that names byte offset
 * and line. Byte offsets are those of the text; of a compressed file, when decompressed. What is null, and what is no
 * row, is said in {@link Dialect}.
 *
 * <p>A single file is one split; of several files each can be one. {@link Cursor#count()} is answered by a scanner that
 * follows the quotes and lines beneath the parser.
 *
 * @param <S> the type of the rows
 */
public final class CsvSource<S> implements Source<S> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> files;
    private final Schema<S> schema;
    private final Dialect dialect;
    private final ArrayList<ReadColumn> columns;
    private final Shape shape;
    private final Expectation expectation;
    private final int maxFieldLength;

    CsvSource(
            List<Path> files,
            Schema<S> schema,
            Dialect dialect,
            List<ReadColumn> columns,
            Shape shape,
            Expectation expectation,
            int maxFieldLength) {
        this.files = new ArrayList<>(files.stream().map(Path::toString).toList());
        this.schema = schema;
        this.dialect = dialect;
        this.columns = new ArrayList<>(columns);
        this.shape = shape;
        this.expectation = expectation;
        this.maxFieldLength = maxFieldLength;
    }

    /**
     * Reads records from a file.
     *
     * @param file the file; compressed by gzip if its name ends in {@code .gz}
     * @param type the record class
     * @param <S> the record type
     * @return what is to be declared about the file
     */
    public static <S> CsvSourceBuilder<S> of(Path file, Class<S> type) {
        return of(List.of(file), Schema.of(type));
    }

    /**
     * Reads rows from a file.
     *
     * @param file the file; compressed by gzip if its name ends in {@code .gz}
     * @param schema the schema of the rows
     * @param <S> the row type
     * @return what is to be declared about the file
     */
    public static <S> CsvSourceBuilder<S> of(Path file, Schema<S> schema) {
        return of(List.of(file), schema);
    }

    /**
     * Reads records from several files, in this order.
     *
     * @param files the files, all of one form, and each with its header
     * @param type the record class
     * @param <S> the record type
     * @return what is to be declared about the files
     */
    public static <S> CsvSourceBuilder<S> of(List<Path> files, Class<S> type) {
        return of(files, Schema.of(type));
    }

    /**
     * Reads rows from several files, in this order.
     *
     * @param files the files, all of one form, and each with its header
     * @param schema the schema of the rows
     * @param <S> the row type
     * @return what is to be declared about the files
     * @throws IllegalArgumentException if there is no file, or one that is not in the default file system
     */
    public static <S> CsvSourceBuilder<S> of(List<Path> files, Schema<S> schema) {
        return new CsvSourceBuilder<>(files, schema);
    }

    /** {@return the name of the file; of several, the first and how many more} */
    @Override
    public String name() {
        return files.size() == 1 ? fileName(0) : "%s and %s more".formatted(fileName(0), files.size() - 1);
    }

    @Override
    public Schema<S> schema() {
        return schema;
    }

    /** {@return the expected number of rows, or about how many the sizes of the files suggest; empty for gzip} */
    @Override
    public OptionalLong estimatedCount() {
        if (expectation.isKnown()) {
            return OptionalLong.of(expectation.rows());
        }
        long rows = 0;
        for (int file = 0; file < files.size(); file++) {
            OptionalLong its = dialect.compresses(fileName(file)) ? OptionalLong.empty() : RowEstimate.of(path(file));
            if (its.isEmpty()) {
                return its;
            }
            rows += its.getAsLong();
        }
        return OptionalLong.of(rows);
    }

    /**
     * {@return a fact for each file, its size and a checksum of its bytes, CRC-32C by RFC 3720; then how it is declared
     * to be read: dialect, header, longest field, and column and format of each field; each file is read to its end,
     * whenever this is asked}
     */
    @Override
    public Fingerprint fingerprint() {
        List<String> facts = new ArrayList<>();
        IntStream.range(0, files.size())
                .mapToObj(file -> CsvFile.fact(path(file)))
                .forEach(facts::add);
        facts.add("is read with " + dialect.readingWords());
        facts.add(shape.words());
        facts.add(String.format(Locale.ROOT, "has fields of at most %,d characters", maxFieldLength));
        columns.forEach(column -> facts.add(column.words(shape)));
        return Fingerprint.of(facts);
    }

    @Override
    public List<Split> splits(int atMost) {
        for (int file = 0; file < files.size(); file++) {
            if (!Files.isReadable(path(file))) {
                throw new SourceException("%s: there is no such file, or it cannot be read (looked at %s)"
                        .formatted(fileName(file), path(file)));
            }
        }
        int parts = Math.max(1, Math.min(atMost, files.size()));
        return IntStream.range(0, parts)
                .mapToObj(part -> new FileRange(boundary(part, parts), boundary(part + 1, parts)).split())
                .toList();
    }

    private int boundary(int part, int parts) {
        return (int) ((long) files.size() * part / parts);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the split is neither the whole source nor one that it divides itself into
     */
    @Override
    public Cursor<S> open(Split split, Position after) {
        FileRange range = FileRange.of(split, this);
        return new CsvCursor<>(this, FilePlace.of(after, range.from()), range.to());
    }

    int fileCount() {
        return files.size();
    }

    Path path(int file) {
        return Path.of(files.get(file));
    }

    String fileName(int file) {
        return CsvFile.name(path(file));
    }

    Dialect dialect() {
        return dialect;
    }

    Expectation expectation() {
        return expectation;
    }

    int maxFieldLength() {
        return maxFieldLength;
    }

    boolean hasHeader() {
        return shape.hasHeader();
    }

    Layout layoutByPosition() {
        return Layout.byPosition(columns, shape.othersIgnored());
    }

    Layout layoutByHeader(String where, List<String> header) {
        return Layout.byHeader(where, header, columns, shape.othersIgnored());
    }

    @Override
    public String toString() {
        return name();
    }
}
