package dev.intact.examples.shop;

import dev.intact.convert.Fn;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
    interface Joining<F, S> extends java.io.Serializable {
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

    /** What was read: a record, or why there is none. */
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
    public List<Split> splits(int atMost) {
        return List.of(Split.whole());
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        List<F> records = new ArrayList<>();
        List<Read<S>> read = new ArrayList<>();
        OptionalLong counted;
        try (Cursor<F> cursor = file.open(Split.whole(), Position.start())) {
            while (cursor.next(new Receiver<F>() {
                @Override
                public void record(Position position, F record) {
                    records.add(record);
                }

                @Override
                public void unreadable(Position position, Key place, List<Problem> problems) {
                    read.add(new Read<>(null, place, problems));
                }
            })) {
                // each call hands over one record
            }
            counted = cursor.count();
        }
        read.addAll(inFamilies(records));
        return new FamilyCursor<>(read, after.isStart() ? 0 : Integer.parseInt(after.token()), counted);
    }

    private List<Read<S>> inFamilies(List<F> records) {
        Map<String, List<String>> families = variantsOf(records);
        Map<String, List<F>> bySku = new LinkedHashMap<>();
        records.forEach(record -> bySku.computeIfAbsent(skuOf(record), any -> new ArrayList<>()).add(record));
        Map<String, String> productOf = new HashMap<>();
        families.forEach((product, skus) -> {
            if (bySku.containsKey(product)) {
                skus.forEach(variant -> productOf.putIfAbsent(variant, product));
            }
        });
        List<Read<S>> ordered = new ArrayList<>();
        bySku.forEach((code, same) -> {
            if (!productOf.containsKey(code)) {
                add(same, new Family(null, 0, families.getOrDefault(code, List.of())), ordered);
                List<String> skus = families.getOrDefault(code, List.of());
                for (int place = 0; place < skus.size(); place++) {
                    if (code.equals(productOf.get(skus.get(place)))) {
                        add(bySku.getOrDefault(skus.get(place), List.of()), new Family(code, place + 1, List.of()), ordered);
                    }
                }
            }
        });
        return ordered;
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
