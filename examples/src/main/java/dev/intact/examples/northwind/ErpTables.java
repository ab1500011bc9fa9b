package dev.intact.examples.northwind;

import dev.intact.convert.Conversion;
import dev.intact.convert.Money;
import dev.intact.convert.Numbers;
import dev.intact.convert.Percentages;
import dev.intact.convert.Text;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcLookup;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.Lookup;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The value tables, lookups and forms of amounts that were agreed with the business, each in one place. */
final class ErpTables {
    /** What the ERP means by its numbers. */
    static final int PRODUCTS = 0;

    static final int GOODS = 0;
    static final int SERVICE = 1;
    static final int FREIGHT = 1;
    static final int VALIDATED = 1;
    static final int DELIVERED = 3;
    static final int DELIVERY_CONTACT = 102;
    static final int HOUSTON = 1;

    /**
     * Northwind holds amounts as REAL. They are read as the shortest decimals that stand for them, and must be whole
     * cents then: nothing is rounded, and what would have to be is rejected.
     */
    static final Conversion<BigDecimal, BigDecimal> DOLLARS = Money.amount("USD");

    /** 0.15 is 15 percent; the ERP shows two digits. */
    static final Conversion<BigDecimal, BigDecimal> PERCENT =
            Percentages.fromFraction().then(Numbers.scale(2));

    static final Conversion<LocalDate, LocalDateTime> MIDNIGHT =
            Conversion.of(LocalDate.class, "at the start of the day", LocalDate::atStartOfDay);

    static final CodeTable<Integer, Integer> FOR_SALE = CodeTable.<Integer, Integer>named(
                    "for sale, unless discontinued")
            .code(0, 1)
            .code(1, 0);

    /** Access keeps a link as {@code text#address#}; the ERP wants the address alone. */
    static final Conversion<String, String> LINK_ADDRESS = Conversion.of(
                    String.class, "the address within the link", link -> link.replaceAll("^[^#]*#([^#]*)#.*$", "$1"))
            .then(Text.blankToNull());

    final Lookup<String, Integer> countries;
    final Lookup<Integer, String> sellers;
    final Lookup<Integer, String> carriers;

    ErpTables(Connections northwind, Connections erp) {
        countries = JdbcLookup.named("countries of the ERP")
                .from(erp)
                .table("llx_c_pays")
                .key("code", String.class)
                .value("rowid", Integer.class);
        sellers = JdbcLookup.named("sellers of Northwind")
                .from(northwind)
                .query(
                        "select employee_id, 'Sold by ' || first_name || ' ' || last_name from employees",
                        Integer.class,
                        String.class);
        carriers = JdbcLookup.named("carriers of Northwind")
                .from(northwind)
                .query(
                        "select shipper_id, 'Carrier: ' || company_name || ', phone ' || phone from shippers",
                        Integer.class,
                        String.class);
    }

    /** A line net of discount, with all its digits: rounding each line would change the sum of all. */
    static BigDecimal net(BigDecimal unitPrice, int quantity, BigDecimal discount) {
        return unitPrice.multiply(BigDecimal.valueOf(quantity)).multiply(BigDecimal.ONE.subtract(discount));
    }
}
