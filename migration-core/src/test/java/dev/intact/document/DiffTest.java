package dev.intact.document;

import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Move;
import dev.intact.Role;
import dev.intact.convert.Text;
import dev.intact.document.Sample.New;
import dev.intact.document.Sample.Old;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.MappingBuilder;
import dev.intact.sink.Archived;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changed between two documents, in sentences, word for word. */
class DiffTest {
    private static MappingBuilder<Old, New> mail(CodeTable<String, String> codes) {
        return Sample.withoutMail().field(map(New::mail).from(Old::mail).via(codes));
    }

    private static void assertChanges(MappingBuilder<Old, New> before, MappingBuilder<Old, New> after, String... said) {
        assertChanges(Sample.document(before), Sample.document(after), said);
    }

    private static void assertChanges(MappingDocument before, MappingDocument after, String... said) {
        assertThat(MappingDocument.diff(before, after))
                .extracting(Change::toString)
                .containsExactly(said);
    }

    @Test
    void nothing_changed_is_nothing_said() {
        assertThat(MappingDocument.diff(Sample.document(), Sample.document())).isEmpty();
    }

    @Test
    void another_rule() {
        assertChanges(
                Sample.withoutMail().field(map(New::mail).copiedFrom(Old::mail)),
                Sample.withoutMail()
                        .field(map(New::mail).from(Old::mail).via(Text.trim().then(Text.lower()))),
                "customers: mail is now trimmed, in lower case; was copied",
                "customers: mail: kind of rule is now converted; was copied");
    }

    @Test
    void a_code_added_changed_and_removed() {
        CodeTable<String, String> codes =
                CodeTable.<String, String>named("mails").code("A", "a");

        assertChanges(
                mail(codes.code("B", "b").code("C", "c")),
                mail(codes.code("C", "x").code("D", "d")),
                "customers: code table 'mails': 'B' removed → b",
                "customers: code table 'mails': 'C' is now x; was c",
                "customers: code table 'mails': 'D' added → d");
    }

    @Test
    void a_hidden_code_table_says_that_it_changed_and_not_how() {
        CodeTable<String, String> codes =
                CodeTable.<String, String>named("mails").code("A", "a");

        List<Change> changes = MappingDocument.diff(
                Sample.document(mail(codes).sensitive(Old::mail)),
                Sample.document(mail(codes.code("B", "secret")).sensitive(Old::mail)));

        assertThat(changes)
                .singleElement()
                .asString()
                .startsWith("customers: code table 'mails': digest of its hidden values is now ")
                .doesNotContain("secret");
    }

    private static MappingBuilder<Old, New> withoutNotes() {
        return Sample.withoutNotes().field(map(New::mail).copiedFrom(Old::mail));
    }

    @Test
    void a_field_that_was_archived_is_dropped() {
        assertChanges(
                withoutNotes().archive(Old::notes, "for support"),
                withoutNotes().drop(Old::notes, "nobody reads it"),
                "customers: source field notes is now dropped: nobody reads it; was archived: for support");
    }

    @Test
    void what_people_declared() {
        Move<Old> before = Sample.move(Sample.mapping().build());
        InMemoryTarget target = InMemoryTarget.named("crm");
        Move<Old> after = Move.named("customers")
                .from(InMemorySource.of(Old.class, List.of()))
                .to(Sample.mapping().version("3").build(), target.sink("person", New.class))
                .archiveInto(target.sink("archive", Archived.class))
                .mayBeEmpty("a new branch")
                .purpose("Sales goes on selling")
                .owner(Role.APPROVAL, "CFO");

        assertChanges(
                MappingDocument.of(Migration.of("m", before)),
                MappingDocument.of(Migration.of("m", after)),
                "customers: source of truth is no longer stated; was the old CRM",
                "customers: the reason why the source may be empty is now a new branch; was not stated",
                "customers: owner (approval) is now CFO; was Head of Sales",
                "customers: owner (technical) is no longer stated; was IT",
                "customers: not migrated, 'quotes before 2015' removed: agreed with Sales",
                "customers: version is now 3; was 2",
                "customers: sink is now person; was contact");
    }

    @Test
    void rules_scopes_and_processes() {
        assertChanges(
                Sample.mapping(),
                Sample.mapping()
                        .exclude("minors", row -> false)
                        .require(on(New::mail).required())
                        .serves("send a mail", New::mail),
                "customers: scope 'excluded: minors' added",
                "customers: rule 'mail is required' added, which rejects the record when broken",
                "customers: process 'send a mail' added, which needs mail");
    }

    @Test
    void moves_added_removed_and_reordered() {
        assertChanges(
                moves("a", "b", "c"),
                moves("c", "d", "a"),
                "move 'b' removed: from Thing into b",
                "move 'd' added: from Thing into d",
                "moves now stand in the order c, a; was a, c");
    }

    record Thing(long id) {}

    private static MappingDocument moves(String... names) {
        InMemoryTarget target = InMemoryTarget.named("t");
        Mapping<Thing, Thing> mapping = Mapping.from(Thing.class)
                .to(Thing.class)
                .key(Thing::id)
                .field(map(Thing::id).copiedFrom(Thing::id))
                .build();
        return MappingDocument.of(Migration.of(
                "things",
                List.of(names).stream()
                        .map(name -> Move.named(name)
                                .from(InMemorySource.of(Thing.class, List.of()))
                                .to(mapping, target.sink(name, Thing.class)))
                        .toList()));
    }

    @Test
    void a_change_is_facts_before_it_is_a_sentence() {
        Change change = MappingDocument.diff(
                        Sample.document(Sample.withoutMail()
                                .field(map(New::mail).copiedFrom(Old::mail).owner("Sales"))),
                        Sample.document(Sample.withoutMail()
                                .field(map(New::mail).copiedFrom(Old::mail).owner("Post"))))
                .get(0);

        assertThat(change.kind()).isEqualTo(Change.Kind.CHANGED);
        assertThat(List.of(change.place(), change.subject(), change.fact(), change.before(), change.after()))
                .containsExactly("customers", "mail", "owner", "Sales", "Post");
    }
}
