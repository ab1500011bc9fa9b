package dev.intact.csv;

import dev.intact.convert.Conversion;
import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Naming;
import dev.intact.field.Schema;
import dev.intact.sink.FileTarget;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Declares how a {@link CsvSink} writes its file. Without more, it has a header, and its columns are named like the
 * fields. Not thread-safe.
 *
 * @param <T> the type of the rows
 */
public final class CsvSinkBuilder<T> {
    private final Schema<T> schema;
    private final ColumnNames<T> names;
    private final Map<Class<?>, Conversion<Object, String>> formatsByType = new LinkedHashMap<>();
    private final Map<String, Conversion<Object, String>> formatsByField = new LinkedHashMap<>();
    private FileTarget target;
    private Dialect dialect = Dialect.rfc4180();
    private boolean header = true;
    private boolean byteOrderMark;
    private boolean formulasNeutralised;

    CsvSinkBuilder(FileTarget target, Schema<T> schema) {
        this.target = target;
        this.schema = schema;
        this.names = new ColumnNames<>(schema);
    }

    /**
     * Sets how the file is written.
     *
     * @param of the dialect
     * @return this
     */
    public CsvSinkBuilder<T> dialect(Dialect of) {
        dialect = of;
        return this;
    }

    /**
     * Sets how columns are named after fields. Without it they are named {@link Naming#AS_IS}.
     *
     * @param of the naming
     * @return this
     */
    public CsvSinkBuilder<T> naming(Naming of) {
        names.naming(of);
        return this;
    }

    /**
     * Names the column of a field.
     *
     * @param field the field
     * @param name the name of its column in the header
     * @return this
     * @throws IllegalArgumentException if the field has a column already, or the getter names none
     */
    public CsvSinkBuilder<T> column(Getter<T, ?> field, String name) {
        names.column(field, name);
        return this;
    }

    /**
     * Says how a field is written as text.
     *
     * @param field the field
     * @param format how it is written
     * @param <V> the type of the field
     * @return this
     * @throws IllegalArgumentException if the field has a format already, or the getter names none
     */
    public <V> CsvSinkBuilder<T> column(Getter<T, V> field, Conversion<? super V, String> format) {
        String name = schema.field(field).name();
        if (formatsByField.put(name, ofAnything(format)) != null) {
            throw new IllegalArgumentException("%s.%s has a format already".formatted(schema.name(), name));
        }
        return this;
    }

    /**
     * Names the column of a field, and says how it is written as text.
     *
     * @param field the field
     * @param name the name of its column in the header
     * @param format how it is written
     * @param <V> the type of the field
     * @return this
     * @throws IllegalArgumentException if the field has a column or format already, or the getter names none
     */
    public <V> CsvSinkBuilder<T> column(Getter<T, V> field, String name, Conversion<? super V, String> format) {
        return column(field, name).column(field, format);
    }

    /**
     * Says how all fields of a type are written as text that have no format of their own.
     *
     * @param type the type; a primitive type and its wrapper are one
     * @param format how they are written
     * @param <V> the type
     * @return this
     * @throws IllegalArgumentException if the type has a format already
     */
    public <V> CsvSinkBuilder<T> format(Class<V> type, Conversion<? super V, String> format) {
        if (formatsByType.put(TextForms.boxed(type), ofAnything(format)) != null) {
            throw new IllegalArgumentException("%s has a format already".formatted(type.getSimpleName()));
        }
        return this;
    }

    @SuppressWarnings("unchecked") // it is given values of the field or type alone that it was declared for
    private static Conversion<Object, String> ofAnything(Conversion<?, String> format) {
        return (Conversion<Object, String>) format;
    }

    /**
     * Leaves the header out: the fields stand in the order in which they are declared.
     *
     * @return this
     */
    public CsvSinkBuilder<T> positions() {
        header = false;
        return this;
    }

    /**
     * Puts an apostrophe before each text that a spreadsheet would take for a formula, because it begins with
     * {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return. Fields of numeric types are left alone.
     * Such a file is for people; reading it back gives the apostrophes too.
     *
     * @return this
     */
    public CsvSinkBuilder<T> neutralisingFormulas() {
        formulasNeutralised = true;
        return this;
    }

    /**
     * Begins the file with a byte order mark, by which spreadsheets know UTF-8. UTF-16 and UTF-32 have one without
     * being asked, unless the charset names an order of bytes.
     *
     * @return this
     */
    public CsvSinkBuilder<T> byteOrderMark() {
        byteOrderMark = true;
        return this;
    }

    /**
     * Replaces a file that stands there already.
     *
     * @return this
     */
    public CsvSinkBuilder<T> replacing() {
        target = target.replacing();
        return this;
    }

    /**
     * Sets who may use the complete file. Without it, its owner alone may read and write it.
     *
     * @param granted the permissions
     * @return this
     */
    public CsvSinkBuilder<T> permissions(Set<PosixFilePermission> granted) {
        target = target.permissions(granted);
        return this;
    }

    /**
     * Checks the declarations.
     *
     * @return the sink
     * @throws IllegalArgumentException if a field cannot be written as text, two have one column, columns are named
     *     although there is no header, or the dialect cannot be written; all faults are listed
     */
    public CsvSink<T> build() {
        List<String> faults = new ArrayList<>(header ? names.faults() : names.faultsWithoutHeader());
        List<WriteColumn> columns = new ArrayList<>();
        for (Field leaf : schema.leaves()) {
            Conversion<Object, String> format = format(leaf);
            columns.add(new WriteColumn(leaf, names.of(leaf), format));
            if (format == null && !TextForms.writes(leaf.type())) {
                faults.add("%s is a %s; say how it is written, by column(…) or format(…)"
                        .formatted(leaf.name(), leaf.type().getSimpleName()));
            }
        }
        faults.addAll(faultsOfDialect());
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("%s cannot be written to %s: %s"
                    .formatted(schema.name(), target.name(), String.join("; ", faults)));
        }
        FileTarget file = dialect.compresses(target.name()) ? target.gzip() : target;
        boolean mark = byteOrderMark
                || List.of("UTF-16", "UTF-32").contains(dialect.charset().name());
        return new CsvSink<>(file, schema, dialect, columns, new CsvForm(header, mark, formulasNeutralised));
    }

    private @Nullable Conversion<Object, String> format(Field leaf) {
        Conversion<Object, String> own = formatsByField.get(leaf.name());
        return own != null ? own : formatsByType.get(TextForms.boxed(leaf.type()));
    }

    private List<String> faultsOfDialect() {
        List<String> faults = new ArrayList<>();
        if (dialect.skipLines() > 0) {
            faults.add(
                    "no lines are written above the header, but the dialect skips %s".formatted(dialect.skipLines()));
        }
        if (!dialect.charset().canEncode()) {
            faults.add("%s can only be read".formatted(dialect.charset()));
        }
        if (byteOrderMark && !dialect.charset().name().startsWith("UTF-")) {
            faults.add("%s has no byte order mark".formatted(dialect.charset()));
        }
        if (schema.leaves().size() == 1
                && schema.leaves().get(0).nullable()
                && dialect.nullText().isEmpty()) {
            faults.add("a row of one empty field would be no row; give the dialect another null text");
        }
        return faults;
    }
}
