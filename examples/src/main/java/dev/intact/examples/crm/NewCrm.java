package dev.intact.examples.crm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of the new CRM, and its tables. */
final class NewCrm {
    private NewCrm() {}

    enum Stage {
        LEAD,
        CUSTOMER,
        PARTNER,
        FORMER_CUSTOMER
    }

    enum LeadStatus {
        NEW,
        QUALIFIED,
        WON,
        LOST
    }

    enum Segment {
        PRIVATE,
        SMALL_BUSINESS,
        ENTERPRISE
    }

    enum DealStage {
        OPEN,
        WON,
        LOST
    }

    enum ActivityKind {
        CALL,
        MEETING,
        MAIL
    }

    record User(UUID id, String login, String fullName) {}

    record Company(
            UUID id,
            String name,
            String country,
            @Nullable String vatNumber,
            @Nullable BigDecimal yearlyRevenue) {}

    record Contact(
            UUID id,
            Stage lifecycleStage,
            LeadStatus leadStatus,
            Segment segment,
            String fullName,
            @Nullable UUID companyId,
            UUID ownerId,
            String country,
            @Nullable String email,
            @Nullable String phone,
            LocalDate lastActivity,
            String origin,
            @Nullable String twitter) {}

    record Deal(
            UUID id,
            UUID contactId,
            String title,
            DealStage stage,
            BigDecimal amount,
            @Nullable LocalDate closesOn) {}

    record Activity(
            UUID id,
            UUID contactId,
            ActivityKind kind,
            LocalDateTime happenedAt,
            @Nullable String text) {}

    static final String TABLES = """
            create table app_user (id uuid primary key, login varchar(40) not null unique, full_name varchar(80) not null);
            create table company (id uuid primary key, name varchar(120) not null, country char(2) not null,
                vat_number varchar(20), yearly_revenue decimal(14, 2));
            create table contact (id uuid primary key, lifecycle_stage varchar(20) not null,
                lead_status varchar(20) not null, segment varchar(20) not null, full_name varchar(120) not null,
                company_id uuid references company, owner_id uuid not null references app_user,
                country char(2) not null, email varchar(254), phone varchar(40), last_activity date not null,
                origin varchar(20) not null, twitter varchar(40));
            create table deal (id uuid primary key, contact_id uuid not null references contact,
                title varchar(120) not null, stage varchar(20) not null, amount decimal(12, 2) not null, closes_on date);
            create table activity (id uuid primary key, contact_id uuid not null references contact,
                kind varchar(20) not null, happened_at timestamp not null, text varchar(2000));
            create table archive (move varchar(40) not null, source_key varchar(40) not null, fields varchar not null,
                reason varchar(400) not null);
            """;
}
