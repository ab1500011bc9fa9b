package dev.intact.csv;

import dev.intact.convert.Conversion;
import dev.intact.field.Column;
import dev.intact.field.Row;
import dev.intact.field.Table;
import dev.intact.mapping.CodeTable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads a {@link CodeTable} from a file, as business people keep them:
 *
 * <pre>{@code
 * CodeTable<String, Stage> stages = CsvCodeTable.of("lifecycle stage", folder.resolve("stages.csv"))
 *         .codes("legacy code")
 *         .values("stage", Enums.byName(Stage.class));
 * }</pre>
 *
 * <p>The table is part of the definition from then on: the file is read once, when the definition is made, and a
 * changed file is a changed definition. Codes keep the order of the file. Everything that is wrong is told at once,
 * with its line. Immutable and thread-safe.
 */
public final class CsvCodeTable {
    private static final Conversion<String, String> AS_IT_STANDS =
            Conversion.of(String.class, "as it stands", text -> text);

    private final String name;
    private final Path file;
    private final Dialect dialect;
    private final String otherColumns;

    private CsvCodeTable(String name, Path file, Dialect dialect, String otherColumns) {
        this.name = name;
        this.file = file;
        this.dialect = dialect;
        this.otherColumns = otherColumns;
    }

    /**
     * A table in a file, of {@link Dialect#rfc4180()} unless declared otherwise.
     *
     * @param name its name in documents and problems, as a noun: {@code lifecycle stage}
     * @param file the file, with a header
     * @return what is to be declared about it
     * @throws IllegalArgumentException if the name is blank
     */
    public static CsvCodeTable of(String name, Path file) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a code table needs a name");
        }
        return new CsvCodeTable(name, Objects.requireNonNull(file, "file"), Dialect.rfc4180(), "");
    }

    /**
     * Sets how the file is written.
     *
     * @param of the dialect
     * @return the changed copy
     */
    public CsvCodeTable dialect(Dialect of) {
        return new CsvCodeTable(name, file, Objects.requireNonNull(of, "of"), otherColumns);
    }

    /**
     * Passes over other columns than those of codes and values.
     *
     * @param reason why they are not needed
     * @return the changed copy
     * @throws IllegalArgumentException if the reason is blank
     */
    public CsvCodeTable ignoringOtherColumns(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("columns are passed over for a reason; give it");
        }
        return new CsvCodeTable(name, file, dialect, reason);
    }

    /**
     * Names the column of the codes, which are text as it stands.
     *
     * @param header its name in the header
     * @return what is to be declared about the values
     */
    public Codes<String> codes(String header) {
        return codes(header, AS_IT_STANDS);
    }

    /**
     * Names the column of the codes, and says how they are read.
     *
     * @param header its name in the header
     * @param conversion how a code is read
     * @param <A> the type of the codes
     * @return what is to be declared about the values
     */
    public <A> Codes<A> codes(String header, Conversion<String, A> conversion) {
        return new Codes<>(this, header, Objects.requireNonNull(conversion, "conversion"));
    }

    /** A column of codes and one of values. */
    private enum Columns {}

    CsvSource<Row<Columns>> source(Column<Columns, String> codes, Column<Columns, String> values) {
        CsvSourceBuilder<Row<Columns>> source =
                CsvSource.of(file, Table.of(name, codes, values)).dialect(dialect);
        return (otherColumns.isEmpty() ? source : source.ignoringOtherColumns(otherColumns)).build();
    }

    /**
     * A file whose column of codes is known; the column of values is the last thing to say. Immutable and thread-safe.
     *
     * @param <A> the type of the codes
     */
    public static final class Codes<A> {
        private final CsvCodeTable table;
        private final String codes;
        private final Conversion<String, A> conversion;

        private Codes(CsvCodeTable table, String codes, Conversion<String, A> conversion) {
            this.table = table;
            this.codes = codes;
            this.conversion = conversion;
        }

        /**
         * Reads the table, whose values are text as it stands.
         *
         * @param header the name of the column of the values in the header
         * @return the table
         * @throws dev.intact.mapping.DefinitionException as {@link #values(String, Conversion)}
         * @throws dev.intact.source.SourceException as {@link #values(String, Conversion)}
         */
        public CodeTable<A, String> values(String header) {
            return values(header, AS_IT_STANDS);
        }

        /**
         * Reads the table.
         *
         * @param header the name of the column of the values in the header
         * @param values how a value is read
         * @param <V> what the codes become
         * @return the table; unlisted values are rejected unless {@link CodeTable#unlisted} says otherwise
         * @throws dev.intact.mapping.DefinitionException if a code is blank or listed twice, a code or a value cannot
         *     be read or is missing, or the file lists no code; all faults are told, each with its line
         * @throws dev.intact.source.SourceException if there is no such file, it lacks a column or has one too many, or
         *     reading cannot go on
         * @throws IllegalArgumentException if codes and values have one column
         */
        public <V> CodeTable<A, V> values(String header, Conversion<String, V> values) {
            Column<Columns, String> code = Column.nullable(codes, String.class);
            Column<Columns, String> value = Column.nullable(header, String.class);
            return new CodeTableReading<>(table.name, code, conversion, value, values).read(table.source(code, value));
        }
    }
}
