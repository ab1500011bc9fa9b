package dev.intact.csv;

import dev.intact.convert.Conversion;
import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Naming;
import dev.intact.field.Schema;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Declares how a {@link CsvSource} reads its file. Without more, the columns are named like the fields, and every
 * column of the file must be a field. Not thread-safe.
 *
 * @param <S> the type of the rows
 */
public final class CsvSourceBuilder<S> {
    private static final int MAX_FIELD_LENGTH = 1 << 20;

    private final List<Path> files;
    private final Schema<S> schema;
    private final ColumnNames<S> names;
    private final Map<Class<?>, Conversion<String, ?>> formatsByType = new LinkedHashMap<>();
    private final Map<String, Conversion<String, ?>> formatsByField = new LinkedHashMap<>();
    private Dialect dialect = Dialect.rfc4180();
    private boolean byPosition;
    private String otherColumns = "";
    private Expectation expectation = Expectation.NONE;
    private int maxFieldLength = MAX_FIELD_LENGTH;

    CsvSourceBuilder(List<Path> files, Schema<S> schema) {
        this.files = List.copyOf(files);
        this.schema = schema;
        this.names = new ColumnNames<>(schema);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a source needs a file");
        }
        for (Path file : files) {
            if (!file.getFileSystem().equals(FileSystems.getDefault())) {
                throw new IllegalArgumentException("%s is not in the default file system".formatted(file));
            }
        }
    }

    /**
     * Sets how the file is written.
     *
     * @param of the dialect
     * @return this
     */
    public CsvSourceBuilder<S> dialect(Dialect of) {
        dialect = of;
        return this;
    }

    /**
     * Sets how columns are named after fields. Without it they are named {@link Naming#AS_IS}.
     *
     * @param of the naming
     * @return this
     */
    public CsvSourceBuilder<S> naming(Naming of) {
        names.naming(of);
        return this;
    }

    /**
     * Names the column of a field.
     *
     * @param field the field
     * @param header the name of its column in the header
     * @return this
     * @throws IllegalArgumentException if the field has a column already, or the getter names none
     */
    public CsvSourceBuilder<S> column(Getter<S, ?> field, String header) {
        names.column(field, header);
        return this;
    }

    /**
     * Says how the text of a field is read.
     *
     * @param field the field
     * @param format how its text is read
     * @param <V> the type of the field
     * @return this
     * @throws IllegalArgumentException if the field has a format already, or the getter names none
     */
    public <V> CsvSourceBuilder<S> column(Getter<S, V> field, Conversion<String, ? extends V> format) {
        String name = schema.field(field).name();
        if (formatsByField.put(name, format) != null) {
            throw new IllegalArgumentException("%s.%s has a format already".formatted(schema.name(), name));
        }
        return this;
    }

    /**
     * Names the column of a field, and says how its text is read.
     *
     * @param field the field
     * @param header the name of its column in the header
     * @param format how its text is read
     * @param <V> the type of the field
     * @return this
     * @throws IllegalArgumentException if the field has a column or format already, or the getter names none
     */
    public <V> CsvSourceBuilder<S> column(Getter<S, V> field, String header, Conversion<String, ? extends V> format) {
        return column(field, header).column(field, format);
    }

    /**
     * Says how the text of all fields of a type is read that have no format of their own.
     *
     * @param type the type; a primitive type and its wrapper are one
     * @param format how their text is read
     * @param <V> the type
     * @return this
     * @throws IllegalArgumentException if the type has a format already
     */
    public <V> CsvSourceBuilder<S> format(Class<V> type, Conversion<String, ? extends V> format) {
        if (formatsByType.put(TextForms.boxed(type), format) != null) {
            throw new IllegalArgumentException("%s has a format already".formatted(type.getSimpleName()));
        }
        return this;
    }

    /**
     * Says that the file has no header: the fields stand in the order in which they are declared.
     *
     * @return this
     */
    public CsvSourceBuilder<S> positions() {
        byPosition = true;
        return this;
    }

    /**
     * Passes over the columns that are of no field; without a header, over those behind the last field.
     *
     * @param reason why they are not needed
     * @return this
     * @throws IllegalArgumentException if the reason is blank
     */
    public CsvSourceBuilder<S> ignoringOtherColumns(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("columns are passed over for a reason; give it");
        }
        otherColumns = reason;
        return this;
    }

    /**
     * Says how many rows the file has, unreadable ones included. Another number at its end stops the reading, and so
     * does a last row that no line break ends, unless the dialect is {@link Dialect#withoutFinalLineBreak()}.
     *
     * @param rows how many rows
     * @return this
     * @throws IllegalArgumentException if the number is negative, or there are several files
     */
    public CsvSourceBuilder<S> expectRows(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("%s rows cannot be expected".formatted(rows));
        }
        if (files.size() > 1) {
            throw new IllegalArgumentException("rows are expected of one file; make a source of each");
        }
        expectation = new Expectation(rows, true);
        return this;
    }

    /**
     * Sets how long a field may be: a row with a longer one is rejected, and takes no more memory than that. Without
     * it, 1,048,576 characters.
     *
     * @param characters how many characters, at least 1
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public CsvSourceBuilder<S> maxFieldLength(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("a field must be allowed at least one character");
        }
        maxFieldLength = characters;
        return this;
    }

    /**
     * Checks the declarations.
     *
     * @return the source
     * @throws IllegalArgumentException if a field cannot be read from text, two have one column, or columns are named
     *     although there is no header; all faults are listed
     */
    public CsvSource<S> build() {
        List<String> faults = new ArrayList<>();
        List<ReadColumn> columns = new ArrayList<>();
        for (Field leaf : schema.leaves()) {
            format(leaf)
                    .ifPresentOrElse(
                            format -> columns.add(new ReadColumn(leaf, names.of(leaf), format)),
                            () -> faults.add("%s is a %s; say how it is read, by column(…) or format(…)"
                                    .formatted(leaf.name(), leaf.type().getSimpleName())));
        }
        faults.addAll(byPosition ? names.faultsWithoutHeader() : names.faults());
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("%s cannot be read from %s: %s"
                    .formatted(schema.name(), CsvFile.name(files.get(0)), String.join("; ", faults)));
        }
        Expectation expected = new Expectation(expectation.rows(), dialect.needsFinalLineBreak());
        Shape shape = new Shape(!byPosition, !otherColumns.isEmpty());
        return new CsvSource<>(files, schema, dialect, columns, shape, expected, maxFieldLength);
    }

    private Optional<Conversion<String, ?>> format(Field leaf) {
        Conversion<String, ?> own = formatsByField.get(leaf.name());
        if (own != null) {
            return Optional.of(own);
        }
        Conversion<String, ?> ofType = formatsByType.get(TextForms.boxed(leaf.type()));
        return ofType != null ? Optional.of(ofType) : TextForms.reading(leaf.type());
    }
}
