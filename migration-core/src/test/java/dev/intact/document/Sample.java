package dev.intact.document;

import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;

import dev.intact.Migration;
import dev.intact.Move;
import dev.intact.Role;
import dev.intact.convert.Text;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.MappingBuilder;
import dev.intact.mapping.Unlisted;
import dev.intact.sink.Archived;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small migration that declares something of everything. */
final class Sample {
    private Sample() {}

    enum Stage {
        LEAD,
        CUSTOMER
    }

    record Old(
            long id,
            String type,
            String name,
            @Nullable String mail,
            String owner,
            @Nullable String notes,
            @Nullable String fax) {}

    record Address(@Nullable String city, @Nullable String country) {}

    record New(
            long id,
            Stage stage,
            String name,
            @Nullable String mail,
            String owner,
            String origin,
            @Nullable Long version,
            @Nullable String twitter,
            Address address) {}

    static final CodeTable<String, Stage> STAGES =
            CodeTable.<String, Stage>named("stages").code("L", Stage.LEAD).code("C|K", Stage.CUSTOMER);

    static final Lookup<String, String> OWNERS = Lookup.of("owners", Map.of("kim", "u-1", "ana", "u-2", "tom", "u-3"))
            .unlisted(Unlisted.use("u-0"));

    static Address nowhere(String name) {
        return new Address(name, null);
    }

    static MappingBuilder<Old, New> withoutMail() {
        return withoutNotes().archive(Old::notes, "for support");
    }

    /** It archives nothing, and has no rule for the mail address. */
    static MappingBuilder<Old, New> withoutNotes() {
        return Mapping.from(Old.class)
                .to(New.class)
                .version("2")
                .key(Old::id)
                .exclude(on(Old::type).oneOf("TEST").because("test accounts").owner("IT"))
                .field(map(New::id).copiedFrom(Old::id))
                .field(map(New::stage).from(Old::type).via(STAGES).orElse(Stage.LEAD))
                .field(map(New::name)
                        .from(Old::name)
                        .via(Text.trim())
                        .because("names are *printed*")
                        .owner("Sales"))
                .field(map(New::owner).from(Old::owner).via(OWNERS))
                .field(map(New::origin).constant("legacy"))
                .field(map(New::version).generated("the target"))
                .field(map(New::twitter).leftEmpty("no source"))
                .field(map(New::address).from(Old::name).via(Sample::nowhere))
                .drop(Old::fax, "retired")
                .require(on(New::name).maxLength(80).warning().because("labels").owner("Post"))
                .serves("send a letter", New::name, New::address);
    }

    static MappingBuilder<Old, New> mapping() {
        return withoutMail()
                .field(map(New::mail).from(Old::mail).via(Text.lower()).sensitive());
    }

    static Move<Old> move(Mapping<Old, New> mapping, Old... rows) {
        InMemoryTarget target = InMemoryTarget.named("crm");
        return Move.named("customers")
                .from(InMemorySource.of(Old.class, List.of(rows)))
                .to(mapping, target.sink("contact", New.class))
                .archiveInto(target.sink("archive", Archived.class))
                .purpose("Sales goes on selling")
                .owner(Role.APPROVAL, "Head of Sales")
                .owner(Role.TECHNICAL, "IT")
                .sourceOfTruth("the old CRM")
                .notMigrated("quotes before 2015", "agreed with Sales");
    }

    static Migration migration(Move<?>... moves) {
        return Migration.of("old to new", moves).purpose("One CRM").owner(Role.APPROVAL, "Board");
    }

    static MappingDocument document(MappingBuilder<Old, New> mapping) {
        return MappingDocument.of(migration(move(mapping.build())));
    }

    static MappingDocument document() {
        return document(mapping());
    }

    /** The three forms of a document, one behind the other. */
    static String all(MappingDocument document) {
        return document.markdown() + document.html() + document.csv();
    }

    /**
     * Prints the document.
     *
     * @param arguments the file for it
     */
    public static void main(String[] arguments) throws Exception {
        Files.writeString(Path.of(arguments[0]), all(document()));
    }
}
