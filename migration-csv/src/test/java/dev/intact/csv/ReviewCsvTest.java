package dev.intact.csv;

import static dev.intact.duplicates.Block.block;
import static dev.intact.duplicates.MatchKey.key;
import static dev.intact.duplicates.Score.score;
import static dev.intact.duplicates.Similarity.jaroWinkler;
import static dev.intact.duplicates.Threshold.accept;
import static dev.intact.duplicates.Threshold.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.duplicates.Cluster;
import dev.intact.duplicates.Dedup;
import dev.intact.duplicates.DedupResult;
import dev.intact.duplicates.Overrides;
import dev.intact.duplicates.ReviewSheet;
import dev.intact.field.Key;
import dev.intact.source.InMemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say of pairs in a spreadsheet comes back. */
class ReviewCsvTest {
    record Person(String id, String name, @Nullable String town) {}

    private static final Dedup<Person> ALIKE = Dedup.of(Person.class)
            .near("alike", block(key(Person::town)), score(jaroWinkler(Person::name)), accept(0.99), review(0.85));

    private static final InMemorySource<Person> PERSONS = InMemorySource.of(
            Person.class,
            List.of(
                    new Person("=1", "Martha <b>", "York"),
                    new Person("2", "Marhta <b>", "York"),
                    new Person("3", "Jonathan", "Hull"),
                    new Person("4", "Jonathon", "Hull"),
                    new Person("5", "Zoe", "Hull")));

    private static ReviewSheet sheet() {
        return ReviewSheet.of(ALIKE, ALIKE.over(PERSONS, Person::id), PERSONS, Person::id);
    }

    @Test
    void pairs_stand_side_by_side_with_why_they_may_be_one(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("review.csv");

        ReviewCsv.export(sheet(), file);

        assertThat(Files.readString(file)).isEqualTo("""
                        "#same",#key 1,#key 2,#score,#rule,#why,id 1,id 2,name 1,name 2,town 1,town 2
                        ,2,'=1,0.977,alike,name 0.98,2,'=1,Marhta <b>,Martha <b>,York,York
                        ,3,4,0.950,alike,name 0.95,3,4,Jonathan,Jonathon,Hull,Hull
                        """.replace("\n", "\r\n"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void answers_are_overrides_of_the_next_evaluation(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("review.csv");
        // region review
        DedupResult result = ALIKE.over(PERSONS, Person::id);
        ReviewCsv.export(ReviewSheet.of(ALIKE, result, PERSONS, Person::id), file);
        // … somebody answers yes or no in the column #same …
        // endregion review
        Files.writeString(
                file, Files.readString(file).replace("\n,2,", "\nYes ,2,").replace("\n,3,", "\nno,3,"));

        // region answers
        Overrides said = ReviewCsv.answers(file);
        DedupResult decided = ALIKE.matching().overrides(said).over(PERSONS, Person::id);
        // endregion answers

        assertThat(said)
                .isEqualTo(Overrides.none().mustLink(Key.of("=1"), Key.of("2")).neverLink(Key.of("3"), Key.of("4")));
        assertThat(decided.clusters().map(Cluster::toString)).containsExactly("[2, =1]");
        assertThat(decided.forReview()).isEmpty();
    }

    @Test
    void what_is_not_answered_says_nothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("review.csv");
        ReviewCsv.export(sheet(), file);

        assertThat(ReviewCsv.answers(file)).isEqualTo(Overrides.none());
    }

    @Test
    void answers_that_cannot_be_meant_are_told_together(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("review.csv");
        Files.writeString(file, "#same,#key 1,#key 2\nmaybe,1,2\nyes,3,4\nno,4,3\nyes,5,5\nyes,6\n");

        assertThatThrownBy(() -> ReviewCsv.answers(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        review.csv cannot be taken for answers:
                          line 2: the answer in #same is neither yes nor no
                          line 4: it contradicts another line, or names one record twice
                          line 5: it contradicts another line, or names one record twice
                          line 6 has 2 cells, and the header 3""");
    }

    @Test
    void another_file_is_no_review(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("other.csv");
        Files.writeString(file, "a,b\n1,2\n");

        assertThatThrownBy(() -> ReviewCsv.answers(file))
                .hasMessage("other.csv is no review of duplicates: its header must have #same, #key 1 and #key 2,"
                        + " each column once");
    }

    @Test
    void the_page_shows_both_escapes_what_they_hold_and_leaves_out_what_it_is_told_to() {
        String page = sheet().without("town").html();

        assertThat(page)
                .contains(
                        "<tr class=\"differs\"><td class=\"name\">name</td><td>Marhta &lt;b&gt;</td><td>Martha &lt;b&gt;</td></tr>")
                .contains("2 pairs")
                .doesNotContain("York");
        assertThatThrownBy(() -> sheet().without("towns"))
                .hasMessage("the sheet has no field 'towns'; it has id, name, town");
    }
}
