package dev.intact.examples.northwind;

import static dev.intact.convert.Text.blankToNull;
import static dev.intact.convert.Text.maxLength;
import static dev.intact.examples.northwind.Erp.FROM_HERE;
import static dev.intact.examples.northwind.Erp.IMPORT_KEY;
import static dev.intact.examples.northwind.Erp.ONE_COMPANY;
import static dev.intact.examples.northwind.ErpNumbers.CUSTOMERS;
import static dev.intact.examples.northwind.ErpNumbers.SHIP_TOS;
import static dev.intact.examples.northwind.ErpNumbers.SUPPLIERS;
import static dev.intact.examples.northwind.ErpTables.LINK_ADDRESS;
import static dev.intact.mapping.FieldRule.map;

import dev.intact.convert.Conversion;
import dev.intact.convert.Countries;
import dev.intact.convert.Join;
import dev.intact.convert.Names;
import dev.intact.examples.northwind.Erp.Contact;
import dev.intact.examples.northwind.Erp.ThirdParty;
import dev.intact.examples.northwind.Northwind.Customer;
import dev.intact.examples.northwind.Northwind.ShipTo;
import dev.intact.examples.northwind.Northwind.Supplier;
import dev.intact.mapping.Mapping;

/** The mapping document of customers and suppliers: companies, the people to talk to, and places of delivery. */
final class PartyMappings {
    private static final String NO_REGION = "the ERP has no field for a region but a list of its own, which lacks half"
            + " of them; the region becomes a line of the address";
    private static final String NO_USER =
            "no user of the ERP made it; left to itself, the ERP would name a user 0, who does not exist";
    private static final String OF_THE_COMPANY = "goes to the company, into llx_societe";
    private static final String OF_THE_CONTACT = "goes to the person to talk to, into llx_socpeople";
    private static final Conversion<Integer, String> SUPPLIER_CODE =
            Conversion.of(Integer.class, "'NW-' before the old number", number -> "NW-" + number);

    private final ErpTables tables;

    PartyMappings(ErpTables tables) {
        this.tables = tables;
    }

    // spotless:off
    // region customers
    Mapping<Customer, ThirdParty> customers() {
        return Mapping.from(Customer.class).to(ThirdParty.class)
            .key(Customer::customerId)
            .field(map(ThirdParty::rowid).from(Customer::customerId).via(CUSTOMERS))
            .field(map(ThirdParty::nom).from(Customer::companyName).via(maxLength(60)))
            .field(map(ThirdParty::entity).<Customer>constant(1).because(ONE_COMPANY))
            .field(map(ThirdParty::codeClient).copiedFrom(Customer::customerId)
                .because("customers go on to find their code on every letter"))
            .field(map(ThirdParty::codeFournisseur).leftEmpty("it is a customer; who also supplies has a second record"))
            .field(map(ThirdParty::address).from(Customer::address, Customer::region).via("the region on a line of its own", Join.with("\n")).orReject()
                .because(NO_REGION))
            .field(map(ThirdParty::zip).copiedFrom(Customer::postalCode))
            .field(map(ThirdParty::town).copiedFrom(Customer::city).orReject())
            .field(map(ThirdParty::fkPays).from(Customer::country).via(Countries.toIso2(), tables.countries).orReject())
            .field(map(ThirdParty::phone).from(Customer::phone).via(maxLength(20)))
            .field(map(ThirdParty::fax).from(Customer::fax).via(maxLength(20)))
            .field(map(ThirdParty::url).leftEmpty("Northwind knows no web pages of customers"))
            .field(map(ThirdParty::fkStcomm).<Customer>constant(0).because("0 is no prospect whom Sales would call"))
            .field(map(ThirdParty::client).<Customer>constant(1).because("1 is a customer, 0 is none"))
            .field(map(ThirdParty::fournisseur).<Customer>constant(0).because("1 is a supplier, 0 is none"))
            .field(map(ThirdParty::importKey).<Customer>constant(IMPORT_KEY).because(FROM_HERE))
            .drop(Customer::contactName, OF_THE_CONTACT)
            .drop(Customer::contactTitle, OF_THE_CONTACT)
            .identifies(CUSTOMERS, Customer::customerId, ThirdParty::rowid)
            .serves("send an order confirmation", ThirdParty::nom, ThirdParty::address, ThirdParty::town, ThirdParty::fkPays)
            .sensitive(Customer::contactName)
            .sensitive(Customer::phone)
            .sensitive(Customer::fax)
            .build();
    }
    // endregion customers

    Mapping<Customer, Contact> customerContacts() {
        return Mapping.from(Customer.class).to(Contact.class)
            .key(Customer::customerId)
            .field(map(Contact::rowid).from(Customer::customerId).via(CUSTOMERS))
            .field(map(Contact::fkSoc).from(Customer::customerId).via(CUSTOMERS))
            .field(map(Contact::entity).<Customer>constant(1).because(ONE_COMPANY))
            .field(map(Contact::firstname).from(Customer::contactName).via(Names.given()))
            .field(map(Contact::lastname).from(Customer::contactName).via(Names.family()).orReject())
            .field(map(Contact::poste).copiedFrom(Customer::contactTitle))
            .field(map(Contact::address).leftEmpty("that of the company holds"))
            .field(map(Contact::zip).leftEmpty("that of the company holds"))
            .field(map(Contact::town).leftEmpty("that of the company holds"))
            .field(map(Contact::fkPays).leftEmpty("that of the company holds"))
            .field(map(Contact::phone).leftEmpty("that of the company holds"))
            .field(map(Contact::fkUserCreat).leftEmpty(NO_USER))
            .field(map(Contact::importKey).<Customer>constant(IMPORT_KEY).because(FROM_HERE))
            .drop(Customer::companyName, OF_THE_COMPANY)
            .drop(Customer::address, OF_THE_COMPANY)
            .drop(Customer::city, OF_THE_COMPANY)
            .drop(Customer::region, OF_THE_COMPANY)
            .drop(Customer::postalCode, OF_THE_COMPANY)
            .drop(Customer::country, OF_THE_COMPANY)
            .drop(Customer::phone, OF_THE_COMPANY)
            .drop(Customer::fax, OF_THE_COMPANY)
            .serves("send an order confirmation", Contact::lastname)
            .sensitive(Customer::contactName)
            .sensitive(Customer::phone)
            .sensitive(Customer::fax)
            .build();
    }

    Mapping<Supplier, ThirdParty> suppliers() {
        return Mapping.from(Supplier.class).to(ThirdParty.class)
            .key(Supplier::supplierId)
            .field(map(ThirdParty::rowid).from(Supplier::supplierId).via(SUPPLIERS))
            .field(map(ThirdParty::nom).from(Supplier::companyName).via(maxLength(60)))
            .field(map(ThirdParty::entity).<Supplier>constant(1).because(ONE_COMPANY))
            .field(map(ThirdParty::codeClient).leftEmpty("it is a supplier; who also buys has a second record"))
            .field(map(ThirdParty::codeFournisseur).from(Supplier::supplierId).via(SUPPLIER_CODE))
            .field(map(ThirdParty::address).from(Supplier::address, Supplier::region).via("the region on a line of its own", Join.with("\n")).orReject()
                .because(NO_REGION))
            .field(map(ThirdParty::zip).copiedFrom(Supplier::postalCode))
            .field(map(ThirdParty::town).copiedFrom(Supplier::city).orReject())
            .field(map(ThirdParty::fkPays).from(Supplier::country).via(Countries.toIso2(), tables.countries).orReject())
            .field(map(ThirdParty::phone).from(Supplier::phone).via(maxLength(20)))
            .field(map(ThirdParty::fax).from(Supplier::fax).via(maxLength(20)))
            .field(map(ThirdParty::url).from(Supplier::homepage).via(LINK_ADDRESS))
            .field(map(ThirdParty::fkStcomm).<Supplier>constant(0).because("0 is no prospect whom Sales would call"))
            .field(map(ThirdParty::client).<Supplier>constant(0).because("1 is a customer, 0 is none"))
            .field(map(ThirdParty::fournisseur).<Supplier>constant(1).because("1 is a supplier, 0 is none"))
            .field(map(ThirdParty::importKey).<Supplier>constant(IMPORT_KEY).because(FROM_HERE))
            .archive(Supplier::homepage, "beside its address a link has words, which have no place in the ERP")
            .drop(Supplier::contactName, OF_THE_CONTACT)
            .drop(Supplier::contactTitle, OF_THE_CONTACT)
            .identifies(SUPPLIERS, Supplier::supplierId, ThirdParty::rowid)
            .serves("order from a supplier", ThirdParty::nom, ThirdParty::address, ThirdParty::town, ThirdParty::fkPays)
            .sensitive(Supplier::contactName)
            .sensitive(Supplier::phone)
            .sensitive(Supplier::fax)
            .build();
    }

    Mapping<Supplier, Contact> supplierContacts() {
        return Mapping.from(Supplier.class).to(Contact.class)
            .key(Supplier::supplierId)
            .field(map(Contact::rowid).from(Supplier::supplierId).via(SUPPLIERS))
            .field(map(Contact::fkSoc).from(Supplier::supplierId).via(SUPPLIERS))
            .field(map(Contact::entity).<Supplier>constant(1).because(ONE_COMPANY))
            .field(map(Contact::firstname).from(Supplier::contactName).via(Names.given()))
            .field(map(Contact::lastname).from(Supplier::contactName).via(Names.family()).orReject())
            .field(map(Contact::poste).copiedFrom(Supplier::contactTitle))
            .field(map(Contact::address).leftEmpty("that of the company holds"))
            .field(map(Contact::zip).leftEmpty("that of the company holds"))
            .field(map(Contact::town).leftEmpty("that of the company holds"))
            .field(map(Contact::fkPays).leftEmpty("that of the company holds"))
            .field(map(Contact::phone).leftEmpty("that of the company holds"))
            .field(map(Contact::fkUserCreat).leftEmpty(NO_USER))
            .field(map(Contact::importKey).<Supplier>constant(IMPORT_KEY).because(FROM_HERE))
            .drop(Supplier::companyName, OF_THE_COMPANY)
            .drop(Supplier::address, OF_THE_COMPANY)
            .drop(Supplier::city, OF_THE_COMPANY)
            .drop(Supplier::region, OF_THE_COMPANY)
            .drop(Supplier::postalCode, OF_THE_COMPANY)
            .drop(Supplier::country, OF_THE_COMPANY)
            .drop(Supplier::phone, OF_THE_COMPANY)
            .drop(Supplier::fax, OF_THE_COMPANY)
            .drop(Supplier::homepage, OF_THE_COMPANY)
            .sensitive(Supplier::contactName)
            .sensitive(Supplier::phone)
            .sensitive(Supplier::fax)
            .build();
    }

    // region shipTos
    Mapping<ShipTo, Contact> shipTos() {
        return Mapping.from(ShipTo.class).to(Contact.class)
            .key(ShipTo::customerId)
            .field(map(Contact::rowid).from(ShipTo::customerId).via(SHIP_TOS))
            .field(map(Contact::fkSoc).from(ShipTo::customerId).via(CUSTOMERS))
            .field(map(Contact::entity).<ShipTo>constant(1).because(ONE_COMPANY))
            .field(map(Contact::firstname).leftEmpty("it is a place, no person"))
            .field(map(Contact::lastname).from(ShipTo::shipName).via(maxLength(50)).orReject())
            .field(map(Contact::poste).<ShipTo>constant("Delivery").because("says what the entry is for"))
            .field(map(Contact::address).from(ShipTo::shipAddress, ShipTo::shipRegion).via("the region on a line of its own", Join.with("\n"))
                .because(NO_REGION))
            .field(map(Contact::zip).from(ShipTo::shipPostalCode).via(blankToNull().then(maxLength(10))))
            .field(map(Contact::town).copiedFrom(ShipTo::shipCity))
            .field(map(Contact::fkPays).from(ShipTo::shipCountry).via(Countries.toIso2(), tables.countries))
            .field(map(Contact::phone).leftEmpty("Northwind knows none"))
            .field(map(Contact::fkUserCreat).leftEmpty(NO_USER))
            .field(map(Contact::importKey).<ShipTo>constant(IMPORT_KEY).because(FROM_HERE))
            .identifies(SHIP_TOS, ShipTo::customerId, Contact::rowid)
            .serves("ship an order", Contact::lastname, Contact::address, Contact::town, Contact::fkPays)
            .build();
    }
    // endregion shipTos
    // spotless:on
}
