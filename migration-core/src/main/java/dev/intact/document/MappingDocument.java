package dev.intact.document;

import dev.intact.Migration;
import dev.intact.Move;
import dev.intact.run.Explanation;
import dev.intact.run.Preview;
import java.util.List;
import java.util.Objects;

/**
 * The mapping document of a migration: what becomes of every field and why, for the people who decide about it. It is
 * read from the definition alone; no source and no target is opened.
 *
 * <pre>{@code
 * MappingDocument document = MappingDocument.of(migration);
 * Files.writeString(Path.of("docs/crm-mapping.md"), document.markdown());
 * }</pre>
 *
 * <p>The same definition gives the same text, whatever the machine, its locale and its time zone. Values that are
 * sensitive are masked, code tables of sensitive fields hidden. Where targets are, as a database's address, is left
 * out: it differs between test and production. Immutable and thread-safe.
 */
public final class MappingDocument {
    private final Migration migration;
    private final MigrationSheet sheet;

    private MappingDocument(Migration migration, Examples examples) {
        this.migration = migration;
        this.sheet = new DefinitionReader(examples).read(migration);
    }

    /**
     * The document of a migration, without example values.
     *
     * @param migration the migration
     * @return its document
     */
    public static MappingDocument of(Migration migration) {
        return new MappingDocument(Objects.requireNonNull(migration, "migration"), Examples.none());
    }

    /**
     * The same document with up to three example values for each field.
     *
     * @param preview a preview of the same migration, in which sensitive values are masked
     * @return the document with them
     * @throws IllegalArgumentException if the preview shows a move that the migration does not have
     */
    public MappingDocument with(Preview preview) {
        List<String> moves = migration.moves().stream().map(Move::name).toList();
        for (Explanation record : preview.records()) {
            if (!moves.contains(record.move())) {
                throw new IllegalArgumentException("%s has no move '%s' (moves: %s); preview the same migration"
                        .formatted(migration, record.move(), String.join(", ", moves)));
            }
        }
        return new MappingDocument(migration, Examples.of(preview));
    }

    /** {@return the document in GitHub-flavoured Markdown, made to be committed and reviewed; lines end with LF} */
    public String markdown() {
        return new MarkdownDocument(sheet).rendered();
    }

    /** {@return the document as one HTML page that needs neither network nor scripts, to be written as UTF-8} */
    public String html() {
        return HtmlDocument.of(sheet);
    }

    /**
     * {@return the fields of both sides as CSV (RFC 4180, with a header), a line for each; a cell that a spreadsheet
     * would run as a formula begins with an apostrophe}
     */
    public String csv() {
        return CsvDocument.of(sheet);
    }

    /**
     * Tells what changed between two documents. Example values are no part of the comparison.
     *
     * @param before the older document
     * @param after the newer document
     * @return what changed, in the order of the newer document; empty if both say the same
     */
    public static List<Change> diff(MappingDocument before, MappingDocument after) {
        return Differences.between(Outline.of(before.sheet), Outline.of(after.sheet));
    }

    /** {@return the name of the migration} */
    public String name() {
        return sheet.name();
    }

    @Override
    public String toString() {
        return "mapping document of " + migration;
    }
}
