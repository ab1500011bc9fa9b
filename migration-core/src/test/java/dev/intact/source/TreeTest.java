package dev.intact.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.convert.Lists;
import dev.intact.convert.Text;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TreeTest {
    record Product(int id, @Nullable String category) {}

    record Category(String path, String name, @Nullable String parent, int depth) {
        static Category of(TreeNode node) {
            return new Category(
                    node.path(), node.name(), node.parent().map(TreeNode::path).orElse(null), node.depth());
        }
    }

    private static Source<Category> categories(int atMost, @Nullable Product... products) {
        return Sources.tree(Patchy.of("products", Product.class, Arrays.asList(products)))
                .of(Product::category, Lists.delimitedBy('>').toListOf(Text.trim()))
                .atMost(atMost)
                .into(Category.class, Category::of);
    }

    @Test
    void each_node_comes_once_and_behind_its_parent() {
        Outcomes<Category> read = Outcomes.resumable(categories(
                100,
                new Product(1, "Home > Garden > Tools"),
                new Product(2, "Home"),
                new Product(3, null),
                new Product(4, "Home > Kitchen"),
                new Product(5, "Home > Garden > Seeds"),
                new Product(6, "Garden")));

        assertThat(read.records())
                .containsExactly(
                        new Category("Home", "Home", null, 1),
                        new Category("Home|Garden", "Garden", "Home", 2),
                        new Category("Home|Garden|Tools", "Tools", "Home|Garden", 3),
                        new Category("Home|Kitchen", "Kitchen", "Home", 2),
                        new Category("Home|Garden|Seeds", "Seeds", "Home|Garden", 3),
                        new Category("Garden", "Garden", null, 1));
        assertThat(read.unreadable()).isEmpty();
    }

    @Test
    void a_name_may_hold_what_parts_the_names_of_a_path() {
        Outcomes<Category> read = Outcomes.of(categories(100, new Product(1, "a|b"), new Product(2, "a > b")));

        assertThat(read.records().stream().map(Category::path)).containsExactly("a\\|b", "a", "a|b");
    }

    @Test
    void a_path_that_is_broken_makes_its_record_unreadable() {
        Outcomes<Category> read =
                Outcomes.resumable(categories(100, new Product(1, "Home >  > Tools"), null, new Product(3, "Home")));

        assertThat(read.records()).containsExactly(new Category("Home", "Home", null, 1));
        assertThat(read.unreadable())
                .containsExactly(
                        "@products[1] has a node without a name in the path (rule: category as list parted by '>', each: trimmed); name it, or leave it out",
                        "@products:2 id: is torn");
    }

    @Test
    void a_tree_with_too_many_nodes_ends_the_reading() {
        Source<Category> source = categories(3, new Product(1, "a > b"), new Product(2, "a > c > d"));

        assertThatThrownBy(() -> Outcomes.of(source))
                .isInstanceOf(SourceException.class)
                .hasMessage("products names a tree of more than 3 nodes; find out why, or raise atMost(…)");
    }

    @Test
    void a_source_that_has_shrunk_is_told() {
        List<Outcomes.Item<Category>> items = Outcomes.of(categories(9, new Product(1, "a"), new Product(2, "b")))
                .items();

        assertThatThrownBy(() -> Outcomes.behind(
                        categories(9, new Product(1, "a")), items.get(1).position()))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "products has changed since: it had 2 records or more, and has 1; restore it, or begin anew");
    }
}
