package dev.intact.examples.northwind;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The rows of the ERP, a Dolibarr: of its tables the columns that are filled; the others take their defaults. */
final class Erp {
    /** Marks what came by this migration, in the column that Dolibarr has for that. */
    static final String IMPORT_KEY = "northwind";

    /** Why some constants are what they are. */
    static final String FROM_HERE = "marks what this migration brought, so that it can be found";

    static final String ONE_COMPANY = "the ERP keeps the books of one company";

    private Erp() {}

    /** {@code llx_categorie}. */
    record Category(
            int rowid,
            int fkParent,
            String label,
            int type,
            int entity,
            @Nullable String description,
            String importKey) {}

    /** {@code llx_societe}: a customer, a supplier, or both. */
    record ThirdParty(
            int rowid,
            String nom,
            int entity,
            @Nullable String codeClient,
            @Nullable String codeFournisseur,
            String address,
            @Nullable String zip,
            String town,
            int fkPays,
            @Nullable String phone,
            @Nullable String fax,
            @Nullable String url,
            int fkStcomm,
            int client,
            int fournisseur,
            String importKey) {}

    /** {@code llx_socpeople}: a person, or an address of a third party. */
    record Contact(
            int rowid,
            int fkSoc,
            int entity,
            @Nullable String firstname,
            String lastname,
            @Nullable String poste,
            @Nullable String address,
            @Nullable String zip,
            @Nullable String town,
            @Nullable Integer fkPays,
            @Nullable String phone,
            @Nullable Integer fkUserCreat,
            String importKey) {}

    /** {@code llx_product}. */
    record Product(
            int rowid,
            String ref,
            int entity,
            String label,
            @Nullable String description,
            BigDecimal price,
            BigDecimal priceTtc,
            BigDecimal tvaTx,
            int tosell,
            int tobuy,
            int seuilStockAlerte,
            int stock,
            String importKey) {}

    /** {@code llx_categorie_product}. */
    record CategoryProduct(int fkCategorie, int fkProduct, String importKey) {}

    /** {@code llx_product_fournisseur_price}. */
    record SupplierPrice(
            int rowid,
            int fkProduct,
            int fkSoc,
            String refFourn,
            @Nullable BigDecimal price,
            @Nullable BigDecimal unitprice,
            int quantity,
            int entity,
            String importKey) {}

    /** {@code llx_product_stock}. */
    record Stock(int rowid, int fkProduct, int fkEntrepot, int reel, String importKey) {}

    /** {@code llx_commande}. */
    record Order(
            int rowid,
            int fkSoc,
            String ref,
            int entity,
            LocalDate dateCommande,
            @Nullable LocalDate dateLivraison,
            @Nullable LocalDateTime dateCloture,
            int fkStatut,
            BigDecimal tva,
            BigDecimal totalHt,
            BigDecimal totalTtc,
            @Nullable String notePrivate,
            @Nullable String notePublic,
            String importKey) {}

    /** {@code llx_commandedet}. */
    record OrderLine(
            int rowid,
            int fkCommande,
            @Nullable Integer fkProduct,
            @Nullable String label,
            int productType,
            int specialCode,
            int qty,
            BigDecimal subprice,
            BigDecimal remisePercent,
            BigDecimal tvaTx,
            BigDecimal totalHt,
            BigDecimal totalTva,
            BigDecimal totalTtc,
            int rang,
            String importKey) {}

    /** {@code llx_element_contact}. */
    record OrderContact(
            int rowid, @Nullable LocalDateTime datecreate, int elementId, int fkCTypeContact, int fkSocpeople) {}

    /** {@code llx_expedition}. */
    record Shipment(
            int rowid,
            int fkSoc,
            String ref,
            int entity,
            LocalDateTime dateExpedition,
            int fkStatut,
            @Nullable String notePublic) {}

    /** {@code llx_expeditiondet}. */
    record ShipmentLine(int rowid, int fkExpedition, int fkOriginLine, int fkEntrepot, int qty, int rang) {}

    /** Where what has no place in the ERP can be read on, in the ERP's own database. */
    static final String ARCHIVE = """
            create table migration_archive (move varchar(40) not null, source_key varchar(40) not null,
                fields text not null, reason varchar(400) not null);
            """;
}
