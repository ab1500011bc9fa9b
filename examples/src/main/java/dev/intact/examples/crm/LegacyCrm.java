package dev.intact.examples.crm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The records of the old CRM, as its files and its database hold them. */
final class LegacyCrm {
    private LegacyCrm() {}

    record LegacyOwner(
            String login,
            String fullName,
            boolean active,
            @Nullable String pager) {}

    record LegacyCompany(
            long id,
            String name,
            String country,
            @Nullable String vatNumber,
            @Nullable BigDecimal yearlyRevenue) {}

    record LegacyCustomer(
            long id,
            String type,
            @Nullable String first,
            @Nullable String last,
            @Nullable Long companyId,
            String salesOwner,
            String country,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String fax,
            @Nullable String notes,
            LocalDate lastContacted) {}

    record LegacyDeal(
            long id,
            long customerId,
            String title,
            String stage,
            String amount,
            @Nullable LocalDate closesOn) {}

    record LegacyActivity(
            long id,
            long customerId,
            String kind,
            LocalDateTime happenedAt,
            @Nullable String text) {}
}
