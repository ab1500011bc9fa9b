package dev.intact.examples.northwind;

import static dev.intact.examples.northwind.Erp.FROM_HERE;
import static dev.intact.examples.northwind.Erp.IMPORT_KEY;
import static dev.intact.examples.northwind.Erp.ONE_COMPANY;
import static dev.intact.examples.northwind.ErpNumbers.CUSTOMERS;
import static dev.intact.examples.northwind.ErpNumbers.FREIGHT_LINE;
import static dev.intact.examples.northwind.ErpNumbers.PRODUCTS;
import static dev.intact.examples.northwind.ErpNumbers.SHIP_TOS;
import static dev.intact.examples.northwind.ErpTables.DELIVERED;
import static dev.intact.examples.northwind.ErpTables.DELIVERY_CONTACT;
import static dev.intact.examples.northwind.ErpTables.DOLLARS;
import static dev.intact.examples.northwind.ErpTables.FREIGHT;
import static dev.intact.examples.northwind.ErpTables.GOODS;
import static dev.intact.examples.northwind.ErpTables.HOUSTON;
import static dev.intact.examples.northwind.ErpTables.MIDNIGHT;
import static dev.intact.examples.northwind.ErpTables.PERCENT;
import static dev.intact.examples.northwind.ErpTables.SERVICE;
import static dev.intact.examples.northwind.ErpTables.VALIDATED;
import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;

import dev.intact.convert.Conversion;
import dev.intact.examples.northwind.Erp.OrderContact;
import dev.intact.examples.northwind.Erp.OrderLine;
import dev.intact.examples.northwind.Erp.Shipment;
import dev.intact.examples.northwind.Erp.ShipmentLine;
import dev.intact.examples.northwind.Northwind.ElsewhereOrder;
import dev.intact.examples.northwind.Northwind.Order;
import dev.intact.examples.northwind.Northwind.OrderDetail;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.MappingBuilder;
import java.math.BigDecimal;

/**
 * The mapping document of orders: an order with its freight as a line of its own, its lines, and its delivery.
 *
 * <p>How the discount is carried: Northwind has a fraction on each line, the ERP a percentage beside the price without
 * it ({@code subprice}, {@code remise_percent}) and the line net of it ({@code total_ht}). All three are filled. The
 * net keeps its four digits behind the point, as the ERP's column of eight does, because the sum of rounded lines is
 * another.
 */
final class OrderMappings {
    private static final int LAST = 100;
    private static final String ELSEWHERE = "the move 'deliveries elsewhere' makes a contact of it, unless it is the"
            + " customer's own name and address";
    private static final String OF_THE_ORDER = "goes to the order, into llx_commande";
    private static final String LINE_NUMBER = "the number of the order, and two digits for the product";
    private static final String NET = "price × quantity, less the discount";
    private static final String NO_TAX = "Northwind sells free of tax";
    private static final Conversion<Integer, String> REFERENCE =
            Conversion.of(Integer.class, "'NW-' before the old number", number -> "NW-" + number);

    private final ErpTables tables;

    OrderMappings(ErpTables tables) {
        this.tables = tables;
    }

    // spotless:off
    // region orders
    Mapping<Order, Erp.Order> orders() {
        return withoutShipTo(Mapping.from(Order.class).to(Erp.Order.class)
            .key(Order::orderId)
            .field(map(Erp.Order::rowid).copiedFrom(Order::orderId))
            .field(map(Erp.Order::fkSoc).from(Order::customerId).via(CUSTOMERS).orReject())
            .field(map(Erp.Order::ref).from(Order::orderId).via(REFERENCE))
            .field(map(Erp.Order::entity).<Order>constant(1).because(ONE_COMPANY))
            .field(map(Erp.Order::dateCommande).copiedFrom(Order::orderDate).orReject())
            .field(map(Erp.Order::dateLivraison).copiedFrom(Order::requiredDate))
            .field(map(Erp.Order::dateCloture).from(Order::shippedDate).via(MIDNIGHT))
            .field(map(Erp.Order::fkStatut).from(Order::shippedDate).via("3, delivered: it was shipped", day -> DELIVERED).orElse(VALIDATED)
                .because("1 is validated: an order that was not shipped is still to be worked on").owner("Head of Sales"))
            .field(map(Erp.Order::tva).<Order>constant(BigDecimal.ZERO).because(NO_TAX))
            .field(map(Erp.Order::totalHt).from(Order::netOfLines, Order::freight).via("its lines less their discounts, and the freight", BigDecimal::add).orReject())
            .field(map(Erp.Order::totalTtc).from(Order::netOfLines, Order::freight).via("the same, as there is no tax", BigDecimal::add).orReject())
            .field(map(Erp.Order::notePrivate).from(Order::employeeId).via(tables.sellers))
            .field(map(Erp.Order::notePublic).from(Order::shipVia).via(tables.carriers))
            .field(map(Erp.Order::importKey).<Order>constant(IMPORT_KEY).because(FROM_HERE)))
            .serves("send an order confirmation", Erp.Order::fkSoc, Erp.Order::ref, Erp.Order::dateCommande, Erp.Order::totalTtc)
            .build();
    }
    // endregion orders

    Mapping<Order, OrderLine> freight() {
        return withoutShipTo(Mapping.from(Order.class).to(OrderLine.class)
            .key(Order::orderId)
            .field(map(OrderLine::rowid).from(Order::orderId).via(FREIGHT_LINE))
            .field(map(OrderLine::fkCommande).copiedFrom(Order::orderId))
            .field(map(OrderLine::fkProduct).leftEmpty("freight is no product"))
            .field(map(OrderLine::label).<Order>constant("Freight").because("so it is printed"))
            .field(map(OrderLine::productType).<Order>constant(SERVICE).because("1 is a service, 0 are goods"))
            .field(map(OrderLine::specialCode).<Order>constant(FREIGHT).because("1 marks the line of the freight"))
            .field(map(OrderLine::qty).<Order>constant(1).because("freight is charged once for an order"))
            .field(map(OrderLine::subprice).from(Order::freight).via(DOLLARS).orReject())
            .field(map(OrderLine::remisePercent).<Order>constant(BigDecimal.ZERO).because("nobody has a discount on freight"))
            .field(map(OrderLine::tvaTx).<Order>constant(BigDecimal.ZERO).because(NO_TAX))
            .field(map(OrderLine::totalHt).from(Order::freight).via(DOLLARS).orReject())
            .field(map(OrderLine::totalTva).<Order>constant(BigDecimal.ZERO).because(NO_TAX))
            .field(map(OrderLine::totalTtc).from(Order::freight).via(DOLLARS).orReject())
            .field(map(OrderLine::rang).<Order>constant(LAST).because("the freight stands behind all other lines"))
            .field(map(OrderLine::importKey).<Order>constant(IMPORT_KEY).because(FROM_HERE)))
            .drop(Order::customerId, OF_THE_ORDER)
            .drop(Order::employeeId, OF_THE_ORDER)
            .drop(Order::orderDate, OF_THE_ORDER)
            .drop(Order::requiredDate, OF_THE_ORDER)
            .drop(Order::shippedDate, OF_THE_ORDER)
            .drop(Order::shipVia, OF_THE_ORDER)
            .drop(Order::netOfLines, OF_THE_ORDER)
            .build();
    }

    // region lines
    Mapping<OrderDetail, OrderLine> lines() {
        return Mapping.from(OrderDetail.class).to(OrderLine.class)
            .key(OrderDetail::orderId, OrderDetail::productId)
            .field(map(OrderLine::rowid).from(OrderDetail::orderId, OrderDetail::productId).via(LINE_NUMBER, ErpNumbers::line))
            .field(map(OrderLine::fkCommande).copiedFrom(OrderDetail::orderId))
            .field(map(OrderLine::fkProduct).from(OrderDetail::productId).via(PRODUCTS))
            .field(map(OrderLine::label).leftEmpty("the name of the product is printed"))
            .field(map(OrderLine::productType).<OrderDetail>constant(GOODS).because("1 is a service, 0 are goods"))
            .field(map(OrderLine::specialCode).<OrderDetail>constant(0).because("0 is an ordinary line"))
            .field(map(OrderLine::qty).copiedFrom(OrderDetail::quantity))
            .field(map(OrderLine::subprice).from(OrderDetail::unitPrice).via(DOLLARS))
            .field(map(OrderLine::remisePercent).from(OrderDetail::discount).via(PERCENT))
            .field(map(OrderLine::tvaTx).<OrderDetail>constant(BigDecimal.ZERO).because(NO_TAX))
            .field(map(OrderLine::totalHt).from(OrderDetail::unitPrice, OrderDetail::quantity, OrderDetail::discount).via(NET, ErpTables::net))
            .field(map(OrderLine::totalTva).<OrderDetail>constant(BigDecimal.ZERO).because(NO_TAX))
            .field(map(OrderLine::totalTtc).from(OrderDetail::unitPrice, OrderDetail::quantity, OrderDetail::discount).via(NET, ErpTables::net))
            .field(map(OrderLine::rang).copiedFrom(OrderDetail::place))
            .field(map(OrderLine::importKey).<OrderDetail>constant(IMPORT_KEY).because(FROM_HERE))
            .drop(OrderDetail::shippedDate, "goes to the shipment, into llx_expedition")
            .require(on(OrderLine::qty).atLeast(1).owner("Sales"))
            .serves("send an order confirmation", OrderLine::fkProduct, OrderLine::qty, OrderLine::subprice, OrderLine::totalTtc)
            .build();
    }
    // endregion lines

    Mapping<ElsewhereOrder, OrderContact> deliveryContacts() {
        return Mapping.from(ElsewhereOrder.class).to(OrderContact.class)
            .key(ElsewhereOrder::orderId)
            .field(map(OrderContact::rowid).copiedFrom(ElsewhereOrder::orderId))
            .field(map(OrderContact::datecreate).from(ElsewhereOrder::orderDate).via(MIDNIGHT))
            .field(map(OrderContact::elementId).copiedFrom(ElsewhereOrder::orderId))
            .field(map(OrderContact::fkCTypeContact).<ElsewhereOrder>constant(DELIVERY_CONTACT).because("102 is the contact for the delivery"))
            .field(map(OrderContact::fkSocpeople).from(ElsewhereOrder::customerId).via(SHIP_TOS))
            .serves("ship an order", OrderContact::elementId, OrderContact::fkSocpeople)
            .build();
    }

    // region shipments
    Mapping<Order, Shipment> shipments() {
        return withoutShipTo(Mapping.from(Order.class).to(Shipment.class)
            .key(Order::orderId)
            .exclude("orders that were not shipped yet", order -> order.shippedDate() == null)
            .field(map(Shipment::rowid).copiedFrom(Order::orderId))
            .field(map(Shipment::fkSoc).from(Order::customerId).via(CUSTOMERS).orReject())
            .field(map(Shipment::ref).from(Order::orderId).via(REFERENCE))
            .field(map(Shipment::entity).<Order>constant(1).because(ONE_COMPANY))
            .field(map(Shipment::dateExpedition).from(Order::shippedDate).via(MIDNIGHT).orReject())
            .field(map(Shipment::fkStatut).<Order>constant(VALIDATED).because("1 is validated: the goods have left"))
            .field(map(Shipment::notePublic).from(Order::shipVia).via(tables.carriers)
                .because("the ERP's own list of carriers does not know them")))
            .drop(Order::employeeId, OF_THE_ORDER)
            .drop(Order::orderDate, OF_THE_ORDER)
            .drop(Order::requiredDate, OF_THE_ORDER)
            .drop(Order::freight, OF_THE_ORDER)
            .drop(Order::netOfLines, OF_THE_ORDER)
            .build();
    }
    // endregion shipments

    Mapping<OrderDetail, ShipmentLine> shipmentLines() {
        return Mapping.from(OrderDetail.class).to(ShipmentLine.class)
            .key(OrderDetail::orderId, OrderDetail::productId)
            .exclude("lines of orders that were not shipped yet", line -> line.shippedDate() == null)
            .field(map(ShipmentLine::rowid).from(OrderDetail::orderId, OrderDetail::productId).via(LINE_NUMBER, ErpNumbers::line))
            .field(map(ShipmentLine::fkExpedition).copiedFrom(OrderDetail::orderId))
            .field(map(ShipmentLine::fkOriginLine).from(OrderDetail::orderId, OrderDetail::productId).via(LINE_NUMBER, ErpNumbers::line))
            .field(map(ShipmentLine::fkEntrepot).<OrderDetail>constant(HOUSTON).because("the goods were taken there").owner("Logistics"))
            .field(map(ShipmentLine::qty).copiedFrom(OrderDetail::quantity))
            .field(map(ShipmentLine::rang).copiedFrom(OrderDetail::place))
            .drop(OrderDetail::unitPrice, "goes to the line of the order, into llx_commandedet")
            .drop(OrderDetail::discount, "goes to the line of the order, into llx_commandedet")
            .drop(OrderDetail::shippedDate, "goes to the shipment, into llx_expedition")
            .build();
    }

    private static <T> MappingBuilder<Order, T> withoutShipTo(MappingBuilder<Order, T> mapping) {
        return mapping
            .drop(Order::shipName, ELSEWHERE)
            .drop(Order::shipAddress, ELSEWHERE)
            .drop(Order::shipCity, ELSEWHERE)
            .drop(Order::shipRegion, ELSEWHERE)
            .drop(Order::shipPostalCode, ELSEWHERE)
            .drop(Order::shipCountry, ELSEWHERE);
    }
    // spotless:on
}
