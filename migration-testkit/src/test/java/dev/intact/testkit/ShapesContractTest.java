package dev.intact.testkit;

import dev.intact.convert.Lists;
import dev.intact.convert.Text;
import dev.intact.source.Group;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import dev.intact.source.Sources;
import dev.intact.source.TreeNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** Sources that are made of others keep what every source keeps. */
class ShapesContractTest {
    private static final int SOME = 12;

    record Row(int key, String name) implements Serializable {}

    record Bag(int id, List<String> names) implements Serializable {
        static Bag of(List<Row> rows) {
            return new Bag(rows.get(0).key(), rows.stream().map(Row::name).toList());
        }

        Stream<Row> rows() {
            return names.stream().map(name -> new Row(id, name));
        }

        /** Many with several names. */
        static List<Bag> some() {
            return IntStream.range(0, SOME)
                    .mapToObj(id -> new Bag(
                            id,
                            IntStream.rangeClosed(0, id % 3)
                                    .mapToObj(i -> "name " + i)
                                    .toList()))
                    .toList();
        }
    }

    private static List<Row> rows(List<Bag> bags) {
        return bags.stream().flatMap(Bag::rows).toList();
    }

    /** What cannot be read is a record of too many rows. */
    @Nested
    class Folded extends SourceContract<Bag> {
        @Override
        protected List<Bag> records() {
            return Bag.some();
        }

        @Override
        protected Source<Bag> source(List<Bag> records) {
            return folded(rows(records));
        }

        private Source<Bag> folded(List<Row> rows) {
            return Sources.fold(InMemorySource.of(Row.class, rows))
                    .by(Row::key)
                    .atMost(3)
                    .into(Bag.class, Bag::of);
        }

        @Override
        protected Optional<Source<Bag>> sourceWithOneUnreadable(List<Bag> records) {
            Stream<Row> many = Stream.of("a", "b", "c", "d").map(name -> new Row(-1, name));
            return Optional.of(
                    folded(Stream.concat(many, rows(records).stream()).toList()));
        }
    }

    record Parent(int id, @Nullable String name) implements Serializable {}

    record Family(int id, @Nullable String name, List<Row> first, List<Row> second) implements Serializable {
        static Family of(Parent parent, List<Row> first, List<Row> second) {
            return new Family(parent.id(), parent.name(), first, second);
        }
    }

    /** What cannot be read is a child without a parent. */
    @Nested
    class Grouped extends SourceContract<Family> {
        @Override
        protected List<Family> records() {
            return Bag.some().stream()
                    .map(bag -> new Family(
                            bag.id(),
                            bag.id() % 2 == 0 ? null : "parent",
                            bag.rows().skip(1).toList(),
                            bag.rows().toList()))
                    .toList();
        }

        @Override
        protected Source<Family> source(List<Family> records) {
            return grouped(records, List.of());
        }

        Group.Parents<Parent> by(Group<Parent> parents) {
            return parents.by(Parent::id);
        }

        private Source<Family> grouped(List<Family> records, List<Row> more) {
            List<Row> first = new ArrayList<>(more);
            records.forEach(family -> first.addAll(family.first()));
            List<Row> second =
                    records.stream().flatMap(family -> family.second().stream()).toList();
            List<Parent> parents = records.stream()
                    .map(family -> new Parent(family.id(), family.name()))
                    .toList();
            return by(Sources.group(InMemorySource.of(Parent.class, parents)))
                    .with(InMemorySource.of(Row.class, first), Row::key)
                    .with(InMemorySource.of(Row.class, second), Row::key)
                    .into(Family.class, Family::of);
        }

        @Override
        protected Optional<Source<Family>> sourceWithOneUnreadable(List<Family> records) {
            return Optional.of(grouped(records, List.of(new Row(-1, "orphan"))));
        }
    }

    @Nested
    class GroupedInPages extends Grouped {
        @Override
        Group.Parents<Parent> by(Group<Parent> parents) {
            return parents.by(Parent::id).inPagesOf(5);
        }
    }

    record Texts(int id, @Nullable String names) implements Serializable {}

    record Element(int id, int place, String name) implements Serializable {
        static Element of(Texts texts, String name, int place) {
            return new Element(texts.id(), place, name);
        }
    }

    /** What cannot be read is a text that is no list. */
    @Nested
    class Exploded extends SourceContract<Element> {
        @Override
        protected List<Element> records() {
            return Bag.some().stream()
                    .flatMap(bag -> IntStream.range(0, bag.names().size())
                            .mapToObj(i ->
                                    new Element(bag.id(), i + 1, bag.names().get(i))))
                    .toList();
        }

        @Override
        protected Source<Element> source(List<Element> records) {
            return exploded(texts(records));
        }

        private Source<Element> exploded(List<Texts> texts) {
            return Sources.explode(InMemorySource.of(Texts.class, texts))
                    .each(Texts::names, Lists.delimitedBy('|').escapedBy('\\').toList())
                    .into(Element.class, Element::of);
        }

        /** Some have none. */
        private List<Texts> texts(List<Element> elements) {
            Map<Integer, List<String>> names = new LinkedHashMap<>();
            elements.forEach(element -> names.computeIfAbsent(element.id(), any -> new ArrayList<>())
                    .add(element.name()));
            List<Texts> texts = new ArrayList<>(List.of(new Texts(-1, null), new Texts(-2, "")));
            names.forEach((id, all) -> texts.add(new Texts(id, String.join("|", all))));
            texts.add(new Texts(-3, null));
            return texts;
        }

        @Override
        protected Optional<Source<Element>> sourceWithOneUnreadable(List<Element> records) {
            List<Texts> texts = texts(records);
            texts.add(5, new Texts(-4, "a|b\\c"));
            return Optional.of(exploded(texts));
        }
    }

    record Node(String path, String name) implements Serializable {
        static Node of(TreeNode node) {
            return new Node(node.path(), node.name());
        }
    }

    /** What cannot be read is a path with a node without a name. */
    @Nested
    class Trees extends SourceContract<Node> {
        @Override
        protected List<Node> records() {
            return Stream.of("a", "a|b", "a|b|c", "a|c", "b", "b|b")
                    .map(path -> new Node(path, path.substring(path.length() - 1)))
                    .toList();
        }

        @Override
        protected Source<Node> source(List<Node> records) {
            return tree(texts(records));
        }

        private Source<Node> tree(List<Texts> texts) {
            return Sources.tree(InMemorySource.of(Texts.class, texts))
                    .of(Texts::names, Lists.delimitedBy('|').toListOf(Text.trim()))
                    .into(Node.class, Node::of);
        }

        /** Each is named twice. */
        private List<Texts> texts(List<Node> nodes) {
            List<Texts> texts = new ArrayList<>();
            nodes.forEach(node -> texts.add(new Texts(texts.size(), node.path())));
            nodes.forEach(node -> texts.add(new Texts(texts.size(), node.path())));
            return texts;
        }

        @Override
        protected Optional<Source<Node>> sourceWithOneUnreadable(List<Node> records) {
            List<Texts> texts = texts(records);
            texts.add(3, new Texts(-1, "a||b"));
            return Optional.of(tree(texts));
        }
    }
}
