package dev.intact.examples.shop;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the new catalogue: a product, or one variant of it.
 *
 * <p>A variant is a row of its own, behind its product, and names it. So it keeps what only it has, which is a SKU, a
 * price, options and pictures; shop importers take one line per variant; and each row of a source is one row here, so
 * that no SKU can get lost in a cell. The product lists its variants all the same, in their order: whoever imports can
 * tell whether all have come.
 */
record Item(
        String sku,
        Kind kind,
        @Nullable String productSku,
        int place,
        @Nullable List<String> variants,
        @Nullable List<String> members,
        String name,
        @Nullable String shortDescription,
        @Nullable String description,
        @Nullable List<String> categories,
        @Nullable List<String> options,
        @Nullable List<String> features,
        @Nullable BigDecimal price,
        @Nullable BigDecimal reducedPrice,
        String currency,
        @Nullable Integer stock,
        boolean published,
        boolean featured,
        boolean listed,
        boolean digital,
        @Nullable String urlKey,
        @Nullable String externalUrl,
        @Nullable List<String> images,
        String origin) {

    /** What a row is. */
    enum Kind {
        /** Sold as it is. */
        PRODUCT,
        /** Sold by its variants. */
        PRODUCT_WITH_VARIANTS,
        /** One of them. */
        VARIANT,
        /** Several products, shown together. */
        GROUP,
        /** Sold elsewhere. */
        EXTERNAL
    }
}
