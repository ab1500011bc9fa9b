package dev.intact.examples.shop;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.Role;
import dev.intact.convert.Conversion;
import dev.intact.convert.Lists;
import dev.intact.csv.CsvSink;
import dev.intact.csv.CsvSource;
import dev.intact.examples.RealData;
import dev.intact.field.Naming;
import dev.intact.field.Row;
import dev.intact.field.Schema;
import dev.intact.ledger.Outcome;
import dev.intact.run.RunReport;
import dev.intact.sink.Archived;
import dev.intact.sink.FileTarget;
import dev.intact.sink.JsonLines;
import dev.intact.sink.Sink;
import dev.intact.source.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The catalogues of two shops become the one of a third: a CSV file for its importer. The exports are real; they are no
 * part of this project (see {@link RealData}).
 */
public final class ShopCatalogue {
    static final String WOO = "shop/woocommerce/sample_products.csv";
    static final String MAGENTO = "shop/magento/ConfigurableSampleData/products.csv";

    private static final Conversion<List<String>, String> LIST =
            Lists.delimitedBy(';').toText();

    private final Path woo;
    private final Path magento;
    private final Path folder;

    ShopCatalogue(Path woo, Path magento, Path folder) {
        this.woo = woo;
        this.magento = magento;
        this.folder = folder.toAbsolutePath();
    }

    /**
     * Runs the example.
     *
     * @param args the folder for the catalogue and the archive; by default {@code target/shop}
     * @throws IOException if the folder cannot be made
     */
    public static void main(String... args) throws IOException {
        Path folder = args.length > 0 ? Path.of(args[0]) : Path.of("target", "shop");
        Files.createDirectories(folder);
        new ShopCatalogue(RealData.require(WOO), RealData.require(MAGENTO), folder).run(System.out);
    }

    Path catalogue() {
        return folder.resolve("catalogue.csv");
    }

    Path archive() {
        return folder.resolve("archive.jsonl");
    }

    // spotless:off
    // region migration
    Migration migration() {
        Sink<Item> catalogue = catalogueFile();
        return Migration.of("two shops to one catalogue",
            Move.named("WooCommerce").from(wooProducts()).to(ShopMappings.woo(), catalogue)
                .archiveInto(JsonLines.of(FileTarget.of(archive()).replacing(), Schema.of(Archived.class)))
                .purpose("what the small shop sells goes on being sold")
                .owner(Role.BUSINESS_RULES, "Shop manager")
                .sourceOfTruth("the old shop, until its catalogue is closed")
                .notMigrated("tax rates", "they are set up in the new shop, agreed with Finance"),
            Move.named("Magento").from(magentoProducts()).to(ShopMappings.magento(), catalogue)
                .purpose("the clothing line moves with all sizes and colours")
                .owner(Role.BUSINESS_RULES, "Shop manager").owner(Role.DATA_QUALITY, "Merchandising")
                .notMigrated("gear, downloads, bundles, groups", "exports of their own with columns of their own, which follow")
                .notMigrated("related, up-sold and cross-sold products", "Merchandising chooses them anew")
                .notMigrated("reviews, customers, orders, wish lists", "they are no part of a catalogue")
                .notMigrated("pages, blocks, widgets, price and tax rules", "the new shop has its own"))
            .purpose("One catalogue for one shop")
            .owner(Role.TECHNICAL, "Shop platform team").owner(Role.APPROVAL, "Head of E-Commerce");
    }
    // endregion migration
    // spotless:on

    // region families
    private Source<Row<Magento>> magentoProducts() {
        return new FamilySource<>(
                CsvSource.of(magento, Magento.FILE).build(),
                Magento.FAMILIES,
                Magento::sku,
                Magento::variants,
                Magento::withFamily);
    }
    // endregion families

    private Source<Row<Woo>> wooProducts() {
        return new FamilySource<>(
                CsvSource.of(woo, Woo.FILE).build(), Woo.FAMILIES, Woo::sku, Woo::variants, Woo::withFamily);
    }

    private Sink<Item> catalogueFile() {
        return CsvSink.of(catalogue(), Item.class)
                .naming(Naming.SNAKE_CASE)
                .column(Item::variants, LIST)
                .column(Item::members, LIST)
                .column(Item::categories, LIST)
                .column(Item::options, LIST)
                .column(Item::features, LIST)
                .column(Item::images, LIST)
                .replacing()
                .build();
    }

    RunReport run(PrintStream out) {
        Migration migration = migration();
        out.println(Migrator.create().check(migration).summary());
        RunReport report = Migrator.create().run(migration);
        report.moves().forEach(out::println);
        report.moves()
                .forEach(move -> move.reasons(Outcome.REJECTED)
                        .forEach(reason -> out.println("  %s: %s".formatted(move.move(), reason))));
        out.println("The catalogue: " + catalogue());
        return report;
    }
}
