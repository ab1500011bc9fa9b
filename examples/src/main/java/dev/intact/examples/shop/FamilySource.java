package dev.intact.examples.shop;

import dev.intact.convert.Fn;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts families together: yields the records of another source so that each product stands before its variants, and
 * tells of each record which product and variants it belongs to. It reads the other source whole before its first
 * record, for what is needed to know that may stand in its last row; so it is for catalogues, not for millions of rows.
 *
 * <p>Nothing is dropped and nothing made up: each record is yielded once, also one of a family that is not whole, and
 * what cannot be read is handed on. The count is that of the other source. Immutable and thread-safe.
 *
 * @param <F> the type of the records of the other source
 * @param <S> the type of the records, which know their family
 */
final class FamilySource<F, S> implements Source<S> {
    private static final long serialVersionUID = 1L;

    private final Source<F> file;
    private final Schema<S> schema;
    private final Fn<F, String> sku;
    private final Fn<List<F>, Map<String, List<String>>> variants;
    private final Joining<F, S> joining;

    /** Makes a record that knows its family. */
    @FunctionalInterface
    interface Joining<F, S> extends Serializable {
        S apply(F record, Family family);
    }

    /**
     * The family of a record.
     *
     * @param product the SKU of the product that it is a variant of
     * @param place its place among the variants, from 1; 0 for a product
     * @param variants the SKUs of its variants, in order
     */
    record Family(@Nullable String product, int place, List<String> variants) {}

    /** What was read: a record, or, at a place, why there is none. */
    private record Read<S>(@Nullable S record, Key place, List<Problem> problems) {}

    FamilySource(
            Source<F> file,
            Schema<S> schema,
            Fn<F, String> sku,
            Fn<List<F>, Map<String, List<String>>> variants,
            Joining<F, S> joining) {
        this.file = file;
        this.schema = schema;
        this.sku = sku;
        this.variants = variants;
        this.joining = joining;
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public Schema<S> schema() {
        return schema;
    }

    @Override
    public OptionalLong estimatedCount() {
        return file.estimatedCount();
    }

    @Override
    public Fingerprint fingerprint() {
        return file.fingerprint();
    }

    @Override
    public List<Split> splits(int atMost) {
        return List.of(Split.whole());
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        Gathered<F, S> gathered = new Gathered<>();
        OptionalLong counted = OptionalLong.of(0);
        for (Split part : file.splits(1)) {
            try (Cursor<F> cursor = file.open(part, Position.start())) {
                gathered.takeAll(cursor);
                counted = sum(counted, cursor.count());
            }
        }
        List<Read<S>> read = new ArrayList<>(gathered.unreadable);
        read.addAll(inFamilies(gathered.records));
        return new FamilyCursor<>(read, after.isStart() ? 0 : Integer.parseInt(after.token()), counted);
    }

    /** No sum, unless all parts are counted. */
    private static OptionalLong sum(OptionalLong a, OptionalLong b) {
        return a.isPresent() && b.isPresent() ? OptionalLong.of(a.getAsLong() + b.getAsLong()) : OptionalLong.empty();
    }

    /** All that another source has. */
    private static final class Gathered<F, S> implements Receiver<F> {
        private final List<F> records = new ArrayList<>();
        private final List<Read<S>> unreadable = new ArrayList<>();

        void takeAll(Cursor<F> cursor) {
            boolean more = true;
            while (more) {
                more = cursor.next(this);
            }
        }

        @Override
        public void record(Position position, F record) {
            records.add(record);
        }

        @Override
        public void unreadable(Position position, Key place, List<Problem> problems) {
            unreadable.add(new Read<>(null, place, problems));
        }
    }

    private List<Read<S>> inFamilies(List<F> records) {
        Map<String, List<String>> families = variantsOf(records);
        Map<String, List<F>> bySku = new LinkedHashMap<>();
        records.forEach(record ->
                bySku.computeIfAbsent(skuOf(record), any -> new ArrayList<>()).add(record));
        Map<String, String> productOf = productOf(families, bySku);
        List<Read<S>> ordered = new ArrayList<>();
        bySku.forEach((code, same) -> {
            if (productOf.containsKey(code)) {
                return; // it comes with its product
            }
            List<String> variants = families.getOrDefault(code, List.of());
            add(same, new Family(null, 0, variants), ordered);
            for (String variant : new LinkedHashSet<>(variants)) {
                if (code.equals(productOf.get(variant))) {
                    Family family = new Family(code, variants.indexOf(variant) + 1, List.of());
                    add(bySku.getOrDefault(variant, List.of()), family, ordered);
                }
            }
        });
        return ordered;
    }

    /** The product of each variant: the first that names it, is there, and is no variant itself. */
    private static <F> Map<String, String> productOf(Map<String, List<String>> families, Map<String, List<F>> bySku) {
        Set<String> variants = new HashSet<>();
        families.forEach((product, skus) -> variants.addAll(skus));
        Map<String, String> productOf = new HashMap<>();
        families.forEach((product, skus) -> {
            if (bySku.containsKey(product) && !variants.contains(product)) {
                skus.forEach(variant -> productOf.putIfAbsent(variant, product));
            }
        });
        return productOf;
    }

    private void add(List<F> same, Family family, List<Read<S>> ordered) {
        same.forEach(record -> ordered.add(new Read<>(joining.apply(record, family), Key.of(0), List.of())));
    }

    private String skuOf(F record) {
        String code = sku.apply(record);
        return code == null ? "" : code;
    }

    private Map<String, List<String>> variantsOf(List<F> records) {
        Map<String, List<String>> found = variants.apply(records);
        return found == null ? Map.of() : found;
    }

    private static final class FamilyCursor<S> implements Cursor<S> {
        private final List<Read<S>> read;
        private final int from;
        private final OptionalLong counted;
        private int next;

        FamilyCursor(List<Read<S>> read, int from, OptionalLong counted) {
            this.read = read;
            this.from = from;
            this.counted = counted;
            this.next = from;
        }

        @Override
        public boolean next(Receiver<? super S> receiver) {
            if (next >= read.size()) {
                return false;
            }
            Read<S> one = read.get(next++);
            Position position = Position.of(Integer.toString(next));
            if (one.record() == null) {
                receiver.unreadable(position, one.place(), one.problems());
            } else {
                receiver.record(position, one.record());
            }
            return true;
        }

        @Override
        public OptionalLong count() {
            return counted.isPresent() ? OptionalLong.of(counted.getAsLong() - from) : OptionalLong.empty();
        }

        @Override
        public void close() {
            next = read.size();
        }
    }

    @Override
    public String toString() {
        return file + ", each product before its variants";
    }
}
