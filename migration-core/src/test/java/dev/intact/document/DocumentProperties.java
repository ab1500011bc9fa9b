package dev.intact.document;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Move;
import dev.intact.convert.Text;
import dev.intact.field.Column;
import dev.intact.field.Row;
import dev.intact.field.Table;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.FieldRule;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.MappingBuilder;
import dev.intact.sink.Archived;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of the document of any mapping: of each target field a number says what becomes of it. */
class DocumentProperties {
    private static final int SOURCES = 6;
    private static final int KINDS = 5;

    private static final List<Column<Object, String>> OLD = columns("old", SOURCES);

    private static List<Column<Object, String>> columns(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Column.<Object, String>nullable(name + i, String.class))
                .toList();
    }

    private static MappingDocument document(List<Integer> choices) {
        Column<Object, Long> id = Column.of("id", Long.class);
        List<Column<Object, ?>> olds = new ArrayList<>(OLD);
        olds.add(0, id);
        List<Column<Object, String>> news = columns("new", choices.size());
        Table<Object> source = Table.of("old", olds);
        Table<Object> target = Table.of("new", List.copyOf(news));
        MappingBuilder<Row<Object>, Row<Object>> builder =
                Mapping.from(source).to(target).key(id).drop(id, "known by its place");
        for (int i = 0; i < choices.size(); i++) {
            builder = builder.field(rule(news.get(i), choices.get(i)));
        }
        for (int i = 0; i < SOURCES; i++) {
            if (!isRead(i, choices)) {
                builder = builder.archive(OLD.get(i), "kept");
            }
        }
        InMemoryTarget crm = InMemoryTarget.named("crm");
        return MappingDocument.of(Migration.of(
                "any",
                Move.named("rows")
                        .from(InMemorySource.of(source, List.of()))
                        .to(builder.build(), crm.sink("new", target))
                        .archiveInto(crm.sink("archive", Archived.class))));
    }

    private static boolean isRead(int source, List<Integer> choices) {
        return choices.stream().anyMatch(choice -> choice % KINDS < 3 && choice / KINDS == source);
    }

    private static FieldRule<Row<Object>, Row<Object>> rule(Column<Object, String> target, int choice) {
        Column<Object, String> source = OLD.get(choice / KINDS);
        return switch (choice % KINDS) {
            case 0 -> map(target).copiedFrom(source);
            case 1 -> map(target).from(source).via(Text.trim());
            case 2 ->
                map(target)
                        .from(source)
                        .via(CodeTable.<String, String>named("codes " + target.name())
                                .code("a", target.name()));
            case 3 -> map(target).constant("c" + choice);
            default -> map(target).leftEmpty("reason " + choice);
        };
    }

    @Property(tries = 100)
    void every_field_of_both_sides_has_one_line(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = SOURCES * KINDS - 1) Integer> choices) {
        MappingDocument document = document(choices);

        assertThat(document.csv().lines().skip(1).map(line -> line.split(",", -1)[2] + " " + line.split(",", -1)[3]))
                .containsExactlyElementsOf(expectedFields(choices.size()));
        assertThat(document.markdown().lines().filter(line -> line.matches("\\| `(new|old|id)\\d*` \\|.*")))
                .extracting(line -> line.split("`", -1)[1])
                .containsExactlyElementsOf(expectedFields(choices.size()).stream()
                        .map(field -> field.substring(field.indexOf(' ') + 1))
                        .toList());
    }

    private static List<String> expectedFields(int targets) {
        List<String> fields = new ArrayList<>();
        IntStream.range(0, targets).forEach(i -> fields.add("target new" + i));
        fields.add("source id");
        IntStream.range(0, SOURCES).forEach(i -> fields.add("source old" + i));
        return fields;
    }

    @Property(tries = 50)
    void the_same_definition_makes_the_same_document(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = SOURCES * KINDS - 1) Integer> choices) {
        assertThat(MappingDocument.diff(document(choices), document(choices))).isEmpty();
        assertThat(Sample.all(document(choices))).isEqualTo(Sample.all(document(choices)));
    }

    @Property(tries = 200)
    void each_field_that_changed_is_told_and_no_other(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = SOURCES * KINDS - 1) Integer> choices,
            @ForAll @Size(8) List<@IntRange(max = SOURCES * KINDS - 1) Integer> others) {
        List<Integer> changed = others.subList(0, choices.size());
        MappingDocument before = document(choices);
        MappingDocument after = document(changed);

        List<String> subjects = MappingDocument.diff(before, after).stream()
                .map(Change::subject)
                .filter(subject -> subject.startsWith("new"))
                .distinct()
                .toList();

        assertThat(subjects)
                .containsExactlyElementsOf(IntStream.range(0, choices.size())
                        .filter(i -> !choices.get(i).equals(changed.get(i)))
                        .mapToObj(i -> "new" + i)
                        .toList());
        assertThat(MappingDocument.diff(before, after).isEmpty())
                .isEqualTo(before.markdown().equals(after.markdown()));
    }
}
