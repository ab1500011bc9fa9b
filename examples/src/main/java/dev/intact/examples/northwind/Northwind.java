package dev.intact.examples.northwind;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The records of Northwind, as its tables hold them. What its columns allow to be null may be null here. */
final class Northwind {
    private Northwind() {}

    @SuppressWarnings("ArrayRecordComponent") // a picture is read, and no two rows are compared
    record Category(
            int categoryId, String categoryName, @Nullable String description, byte @Nullable [] picture) {}

    record Customer(
            String customerId,
            String companyName,
            @Nullable String contactName,
            @Nullable String contactTitle,
            @Nullable String address,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country,
            @Nullable String phone,
            @Nullable String fax) {}

    record Supplier(
            int supplierId,
            String companyName,
            @Nullable String contactName,
            @Nullable String contactTitle,
            @Nullable String address,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country,
            @Nullable String phone,
            @Nullable String fax,
            @Nullable String homepage) {}

    record Product(
            int productId,
            String productName,
            @Nullable Integer supplierId,
            @Nullable Integer categoryId,
            @Nullable String quantityPerUnit,
            @Nullable BigDecimal unitPrice,
            @Nullable Integer unitsInStock,
            @Nullable Integer unitsOnOrder,
            @Nullable Integer reorderLevel,
            int discontinued) {}

    /** An order with the sum of its lines net of discount, which Northwind does not store. */
    record Order(
            int orderId,
            @Nullable String customerId,
            @Nullable Integer employeeId,
            @Nullable LocalDate orderDate,
            @Nullable LocalDate requiredDate,
            @Nullable LocalDate shippedDate,
            @Nullable Integer shipVia,
            @Nullable BigDecimal freight,
            @Nullable String shipName,
            @Nullable String shipAddress,
            @Nullable String shipCity,
            @Nullable String shipRegion,
            @Nullable String shipPostalCode,
            @Nullable String shipCountry,
            @Nullable BigDecimal netOfLines) {
        static final String QUERY = """
                select o.*, (select sum(d.unit_price::numeric * d.quantity * (1 - d.discount::numeric))
                             from order_details d where d.order_id = o.order_id) as net_of_lines
                from orders o""";
    }

    /** A line with its place in the order, and with what is needed of the order to know whether it was shipped. */
    record OrderDetail(
            int orderId,
            int productId,
            BigDecimal unitPrice,
            int quantity,
            BigDecimal discount,
            int place,
            @Nullable LocalDate shippedDate) {
        static final String QUERY = """
                select d.*, o.shipped_date, row_number() over (partition by d.order_id order by d.product_id) as place
                from order_details d join orders o using (order_id)
                order by d.order_id, d.product_id""";
    }

    /** Whom the order tracking of the web site knows. */
    record Buyer(String customerId) {
        static final String QUERY = "select distinct customer_id from orders order by customer_id";
    }

    /** Where orders of a customer went, when it was not the customer's own name and address; each place once. */
    record ShipTo(
            String customerId,
            @Nullable String shipName,
            @Nullable String shipAddress,
            @Nullable String shipCity,
            @Nullable String shipRegion,
            @Nullable String shipPostalCode,
            @Nullable String shipCountry) {
        static final String QUERY = """
                select distinct o.customer_id, o.ship_name, o.ship_address, o.ship_city, o.ship_region,
                       o.ship_postal_code, o.ship_country
                %s
                order by o.customer_id, o.ship_address, o.ship_name""".formatted(SHIPPED_ELSEWHERE);
    }

    /** An order that went elsewhere. */
    record ElsewhereOrder(
            int orderId, String customerId, @Nullable LocalDate orderDate) {
        static final String QUERY =
                "select o.order_id, o.customer_id, o.order_date %s order by o.order_id".formatted(SHIPPED_ELSEWHERE);
    }

    /** Missing is the same as missing here, which {@code =} does not say. */
    static final String SHIPPED_ELSEWHERE = """
            from orders o join customers c using (customer_id)
            where (o.ship_name, o.ship_address, o.ship_city, o.ship_region, o.ship_postal_code, o.ship_country)
               is distinct from (c.company_name, c.address, c.city, c.region, c.postal_code, c.country)""";
}
