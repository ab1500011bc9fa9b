package dev.intact.examples.northwind;

import static dev.intact.convert.Text.maxLength;
import static dev.intact.examples.northwind.Erp.FROM_HERE;
import static dev.intact.examples.northwind.Erp.IMPORT_KEY;
import static dev.intact.examples.northwind.Erp.ONE_COMPANY;
import static dev.intact.examples.northwind.ErpNumbers.CATEGORIES;
import static dev.intact.examples.northwind.ErpNumbers.PRODUCTS;
import static dev.intact.examples.northwind.ErpNumbers.SUPPLIERS;
import static dev.intact.examples.northwind.ErpTables.DOLLARS;
import static dev.intact.examples.northwind.ErpTables.FOR_SALE;
import static dev.intact.examples.northwind.ErpTables.HOUSTON;
import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;

import dev.intact.convert.Conversion;
import dev.intact.examples.northwind.Erp.CategoryProduct;
import dev.intact.examples.northwind.Erp.Stock;
import dev.intact.examples.northwind.Erp.SupplierPrice;
import dev.intact.examples.northwind.Northwind.Category;
import dev.intact.examples.northwind.Northwind.Product;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.MappingBuilder;
import java.math.BigDecimal;

/** The mapping document of categories and products. A product becomes four rows, and arrives with all or with none. */
final class ProductMappings {
    private static final String OF_THE_PRODUCT = "goes to the product, into llx_product";
    private static final String CATEGORY = "puts the product into its category, in llx_categorie_product";
    private static final String SUPPLIED = "says who supplies the product, in llx_product_fournisseur_price";
    private static final String STOCKED = "puts the product into a warehouse, in llx_product_stock";
    private static final String MARKED = "Northwind marks with 1 what is discontinued, the ERP what is for sale";
    private static final Conversion<Integer, String> REFERENCE =
            Conversion.of(Integer.class, "'NW-' before the old number", number -> "NW-" + number);

    private ProductMappings() {}

    // spotless:off
    static Mapping<Category, Erp.Category> categories() {
        return Mapping.from(Category.class).to(Erp.Category.class)
            .key(Category::categoryId)
            .field(map(Erp.Category::rowid).from(Category::categoryId).via(CATEGORIES))
            .field(map(Erp.Category::fkParent).<Category>constant(0).because("0 is none: no category stands above it"))
            .field(map(Erp.Category::label).copiedFrom(Category::categoryName))
            .field(map(Erp.Category::type).<Category>constant(ErpTables.PRODUCTS).because("0 is a category of products"))
            .field(map(Erp.Category::entity).<Category>constant(1).because(ONE_COMPANY))
            .field(map(Erp.Category::description).copiedFrom(Category::description))
            .field(map(Erp.Category::importKey).<Category>constant(IMPORT_KEY).because(FROM_HERE))
            .drop(Category::picture, "empty in every row")
            .identifies(CATEGORIES, Category::categoryId, Erp.Category::rowid)
            .build();
    }

    // region products
    static Mapping<Product, Erp.Product> products() {
        return Mapping.from(Product.class).to(Erp.Product.class)
            .key(Product::productId)
            .field(map(Erp.Product::rowid).from(Product::productId).via(PRODUCTS))
            .field(map(Erp.Product::ref).from(Product::productId).via(REFERENCE))
            .field(map(Erp.Product::entity).<Product>constant(1).because(ONE_COMPANY))
            .field(map(Erp.Product::label).copiedFrom(Product::productName))
            .field(map(Erp.Product::description).copiedFrom(Product::quantityPerUnit)
                .because("the ERP has no field for a packing, and prints the description on every line"))
            .field(map(Erp.Product::price).from(Product::unitPrice).via(DOLLARS).orReject())
            .field(map(Erp.Product::priceTtc).from(Product::unitPrice).via(DOLLARS).orReject())
            .field(map(Erp.Product::tvaTx).<Product>constant(BigDecimal.ZERO).because("Northwind sells free of tax"))
            .field(map(Erp.Product::tosell).from(Product::discontinued).via(FOR_SALE).because(MARKED))
            .field(map(Erp.Product::tobuy).from(Product::discontinued).via(FOR_SALE).because(MARKED))
            .field(map(Erp.Product::seuilStockAlerte).copiedFrom(Product::reorderLevel).orElse(0))
            .field(map(Erp.Product::stock).copiedFrom(Product::unitsInStock).orReject())
            .field(map(Erp.Product::importKey).<Product>constant(IMPORT_KEY).because(FROM_HERE))
            .archive(Product::unitsOnOrder, "open purchases are not in Northwind's tables; Purchasing enters them by hand")
            .drop(Product::supplierId, SUPPLIED)
            .drop(Product::categoryId, CATEGORY)
            .identifies(PRODUCTS, Product::productId, Erp.Product::rowid)
            .require(on(Erp.Product::price).atLeast(BigDecimal.ZERO).owner("Sales"))
            .serves("quote a price", Erp.Product::ref, Erp.Product::label, Erp.Product::price)
            .build();
    }
    // endregion products

    static Mapping<Product, CategoryProduct> categoryOfProducts() {
        return withoutDetails(Mapping.from(Product.class).to(CategoryProduct.class)
            .key(Product::productId)
            .field(map(CategoryProduct::fkCategorie).from(Product::categoryId).via(CATEGORIES).orReject())
            .field(map(CategoryProduct::fkProduct).from(Product::productId).via(PRODUCTS))
            .field(map(CategoryProduct::importKey).<Product>constant(IMPORT_KEY).because(FROM_HERE))
            .drop(Product::supplierId, SUPPLIED)
            .drop(Product::unitsInStock, STOCKED))
            .build();
    }

    static Mapping<Product, SupplierPrice> supplierOfProducts() {
        return withoutDetails(Mapping.from(Product.class).to(SupplierPrice.class)
            .key(Product::productId)
            .field(map(SupplierPrice::rowid).from(Product::productId).via(PRODUCTS))
            .field(map(SupplierPrice::fkProduct).from(Product::productId).via(PRODUCTS))
            .field(map(SupplierPrice::fkSoc).from(Product::supplierId).via(SUPPLIERS).orReject())
            .field(map(SupplierPrice::refFourn).from(Product::productId).via(REFERENCE.then(maxLength(30)))
                .because("Northwind does not know the suppliers' own references"))
            .field(map(SupplierPrice::price).leftEmpty("Northwind knows no purchase prices; Purchasing enters them"))
            .field(map(SupplierPrice::unitprice).leftEmpty("Northwind knows no purchase prices; Purchasing enters them"))
            .field(map(SupplierPrice::quantity).<Product>constant(1).because("Northwind knows no least quantity of an order"))
            .field(map(SupplierPrice::entity).<Product>constant(1).because(ONE_COMPANY))
            .field(map(SupplierPrice::importKey).<Product>constant(IMPORT_KEY).because(FROM_HERE))
            .drop(Product::categoryId, CATEGORY)
            .drop(Product::unitsInStock, STOCKED))
            .serves("order from a supplier", SupplierPrice::fkProduct, SupplierPrice::fkSoc, SupplierPrice::refFourn)
            .build();
    }

    static Mapping<Product, Stock> openingStock() {
        return withoutDetails(Mapping.from(Product.class).to(Stock.class)
            .key(Product::productId)
            .field(map(Stock::rowid).from(Product::productId).via(PRODUCTS))
            .field(map(Stock::fkProduct).from(Product::productId).via(PRODUCTS))
            .field(map(Stock::fkEntrepot).<Product>constant(HOUSTON).because("the goods were taken there").owner("Logistics"))
            .field(map(Stock::reel).copiedFrom(Product::unitsInStock).orReject())
            .field(map(Stock::importKey).<Product>constant(IMPORT_KEY).because(FROM_HERE))
            .drop(Product::categoryId, CATEGORY)
            .drop(Product::supplierId, SUPPLIED))
            .build();
    }

    private static <T> MappingBuilder<Product, T> withoutDetails(MappingBuilder<Product, T> mapping) {
        return mapping
            .drop(Product::productName, OF_THE_PRODUCT)
            .drop(Product::quantityPerUnit, OF_THE_PRODUCT)
            .drop(Product::unitPrice, OF_THE_PRODUCT)
            .drop(Product::unitsOnOrder, "archived with the product, of llx_product")
            .drop(Product::reorderLevel, OF_THE_PRODUCT)
            .drop(Product::discontinued, OF_THE_PRODUCT);
    }
    // spotless:on
}
