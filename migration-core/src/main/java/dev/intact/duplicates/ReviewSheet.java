package dev.intact.duplicates;

import dev.intact.convert.Failures;
import dev.intact.duplicates.Definition.NearRule;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import dev.intact.source.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pairs that a person is to look at, both records side by side, and why they may be one. It is printed as HTML, or
 * answered in a file: see {@code ReviewCsv} of the module migration-csv, which reads the answers back as
 * {@link Overrides}.
 *
 * <p>It holds the records of all pairs in the heap. Immutable and thread-safe.
 */
public final class ReviewSheet {
    private static final Failures NOBODY = problem -> {};

    private final List<String> fields;
    private final List<ReviewPair> pairs;

    private ReviewSheet(List<String> fields, List<ReviewPair> pairs) {
        this.fields = List.copyOf(fields);
        this.pairs = List.copyOf(pairs);
    }

    /**
     * Lays out the pairs of a result. The source is read once more.
     *
     * @param dedup the definition that was evaluated
     * @param result what it answered
     * @param source the records
     * @param key the fields by which a record is known, as they were named when it was evaluated
     * @param <S> the type of the records
     * @return the sheet, the most alike pair first; a pair whose records are gone is left out
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public static <S> ReviewSheet of(Dedup<S> dedup, DedupResult result, Source<S> source, Getter<S, ?>... key) {
        Set<String> wanted = new HashSet<>();
        for (Match match : result.forReview()) {
            wanted.add(match.one().text());
            wanted.add(match.other().text());
        }
        Map<String, S> records = RecordsByKey.find(source, key, wanted);
        List<ReviewPair> pairs = new ArrayList<>();
        for (Match match : result.forReview()) {
            S one = records.get(match.one().text());
            S other = records.get(match.other().text());
            if (one != null && other != null) {
                pairs.add(new ReviewPair(
                        match,
                        why(dedup, match, one, other),
                        texts(dedup.schema(), one),
                        texts(dedup.schema(), other)));
            }
        }
        return new ReviewSheet(dedup.schema().leafNames(), pairs);
    }

    /** The similarities that its rule sees: {@code street 0.80}. */
    private static <S> String why(Dedup<S> dedup, Match match, S one, S other) {
        return dedup.definition().near().stream()
                .filter(rule -> rule.name().equals(match.rule()))
                .flatMap(rule -> similarities(dedup.schema(), rule, one, other))
                .reduce((all, next) -> all + ", " + next)
                .orElse("");
    }

    private static <S> Stream<String> similarities(Schema<S> schema, NearRule<S> rule, S one, S other) {
        return rule.score().similarities().stream().flatMap(similarity -> {
            String text = similarity.text(one, NOBODY);
            String another = similarity.text(other, NOBODY);
            return text == null || another == null
                    ? Stream.empty()
                    : Stream.of(String.format(
                            Locale.ROOT, "%s %.2f", similarity.field(schema), similarity.of(text, another)));
        });
    }

    private static <S> List<String> texts(Schema<S> schema, S row) {
        List<String> texts = new ArrayList<>();
        for (@Nullable Object value : schema.values(row)) {
            texts.add(value == null ? "" : shown(value));
        }
        return texts;
    }

    private static String shown(Object value) {
        return value instanceof byte[] bytes ? "%s bytes".formatted(bytes.length) : value.toString();
    }

    /**
     * Leaves fields out, such as those that the readers of the sheet must not see.
     *
     * @param names the names of the fields, as {@link #fields} has them
     * @return the sheet without them; why two records match may still name them, with how alike they are
     * @throws IllegalArgumentException if there is no such field
     */
    public ReviewSheet without(String... names) {
        Set<String> left = Set.of(names);
        left.stream()
                .filter(name -> !fields.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "the sheet has no field '%s'; it has %s".formatted(name, String.join(", ", fields)));
                });
        return new ReviewSheet(
                fields.stream().filter(field -> !left.contains(field)).toList(),
                pairs.stream().map(pair -> pair.keeping(kept(left))).toList());
    }

    private List<Integer> kept(Set<String> left) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            if (!left.contains(fields.get(i))) {
                kept.add(i);
            }
        }
        return kept;
    }

    /** {@return the names of the fields that are shown, in the order of the record} */
    public List<String> fields() {
        return fields;
    }

    /** {@return the pairs, the most alike first} */
    public List<ReviewPair> pairs() {
        return pairs;
    }

    /** {@return one HTML page without script, which is read as it is on paper; what differs in a pair is marked} */
    public String html() {
        return ReviewHtml.of(this);
    }

    @Override
    public String toString() {
        return "%s pairs for review".formatted(pairs.size());
    }
}
