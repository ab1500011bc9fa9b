package dev.intact.duplicates;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the template of a review sheet shows, in its order. */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(path = "dev/intact/duplicates/review.mustache")
record ReviewPage(String count, List<PairView> pairs) {

    /** A pair, with the fields that one of the two has. */
    record PairView(
            String number, String one, String other, String rule, String score, String why, List<FieldView> fields) {}

    /** A field of both. */
    record FieldView(String name, String one, String other, boolean differs) {}

    static ReviewPage of(ReviewSheet sheet) {
        List<ReviewPair> pairs = sheet.pairs();
        return new ReviewPage(
                pairs.size() == 1 ? "One pair" : "%s pairs".formatted(pairs.size()),
                IntStream.range(0, pairs.size())
                        .mapToObj(i -> pair(i + 1, pairs.get(i), sheet.fields()))
                        .toList());
    }

    private static PairView pair(int number, ReviewPair pair, List<String> fields) {
        return new PairView(
                String.valueOf(number),
                pair.match().one().text(),
                pair.match().other().text(),
                pair.match().rule(),
                String.format(Locale.ROOT, "%.2f", pair.match().score()),
                pair.why(),
                IntStream.range(0, fields.size())
                        .filter(i -> !pair.one().get(i).isEmpty()
                                || !pair.other().get(i).isEmpty())
                        .mapToObj(i -> new FieldView(
                                fields.get(i),
                                pair.one().get(i),
                                pair.other().get(i),
                                !pair.one().get(i).equals(pair.other().get(i))))
                        .toList());
    }
}
