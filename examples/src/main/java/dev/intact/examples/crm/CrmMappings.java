package dev.intact.examples.crm;

import static dev.intact.convert.Text.blankToNull;
import static dev.intact.convert.Text.collapse;
import static dev.intact.convert.Text.lower;
import static dev.intact.convert.Text.maxLength;
import static dev.intact.convert.Text.trim;
import static dev.intact.convert.Text.upper;
import static dev.intact.examples.crm.CrmTables.*;
import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;
import static dev.intact.quality.Rule.that;

import dev.intact.convert.Countries;
import dev.intact.convert.Emails;
import dev.intact.convert.Join;
import dev.intact.convert.Numbers;
import dev.intact.examples.crm.LegacyCrm.LegacyActivity;
import dev.intact.examples.crm.LegacyCrm.LegacyCompany;
import dev.intact.examples.crm.LegacyCrm.LegacyCustomer;
import dev.intact.examples.crm.LegacyCrm.LegacyDeal;
import dev.intact.examples.crm.LegacyCrm.LegacyOwner;
import dev.intact.examples.crm.NewCrm.Activity;
import dev.intact.examples.crm.NewCrm.Company;
import dev.intact.examples.crm.NewCrm.Contact;
import dev.intact.examples.crm.NewCrm.Deal;
import dev.intact.examples.crm.NewCrm.User;
import dev.intact.mapping.Mapping;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/** The mapping document of the CRM migration: a line for each field of the new CRM, and a word for each old one. */
final class CrmMappings {
    private static final LocalDateTime HISTORY = LocalDateTime.of(2016, 1, 1, 0, 0);

    private CrmMappings() {}

    // spotless:off
    static Mapping<LegacyOwner, User> users() {
        return Mapping.from(LegacyOwner.class).to(User.class)
            .key(LegacyOwner::login)
            .only(that("owners who work here", LegacyOwner::active).owner("Head of Sales"))
            .field(map(User::id).from(LegacyOwner::login).via(lower(), USER_IDS))
            .field(map(User::login).from(LegacyOwner::login).via(lower()))
            .field(map(User::fullName).from(LegacyOwner::fullName).via(collapse()))
            .drop(LegacyOwner::active, "only active owners get an account")
            .drop(LegacyOwner::pager, "no pagers since 2011")
            .build();
    }

    static Mapping<LegacyCompany, Company> companies() {
        return Mapping.from(LegacyCompany.class).to(Company.class)
            .key(LegacyCompany::id)
            .field(map(Company::id).from(LegacyCompany::id).via(COMPANY_IDS))
            .field(map(Company::name).from(LegacyCompany::name).via(collapse().then(maxLength(120))))
            .field(map(Company::country).from(LegacyCompany::country).via(Countries.toIso2()))
            .field(map(Company::vatNumber).from(LegacyCompany::vatNumber).via(trim().then(upper()).then(blankToNull())))
            .field(map(Company::yearlyRevenue).copiedFrom(LegacyCompany::yearlyRevenue))
            .require(on(Company::yearlyRevenue).atLeast(BigDecimal.ZERO).warning().owner("Finance"))
            .build();
    }

    // region contacts
    static Mapping<LegacyCustomer, Contact> contacts() {
        return Mapping.from(LegacyCustomer.class).to(Contact.class)
            .key(LegacyCustomer::id)
            .exclude(on(LegacyCustomer::type).oneOf("TEST").because("test accounts").owner("IT Operations"))
            .field(map(Contact::id).from(LegacyCustomer::id).via(CONTACT_IDS))
            .field(map(Contact::lifecycleStage).from(LegacyCustomer::type).via(STAGES))
            .field(map(Contact::leadStatus).from(LegacyCustomer::type).via(LEAD_STATUSES))
            .field(map(Contact::segment).from(LegacyCustomer::type).via(SEGMENTS))
            .field(map(Contact::fullName).from(LegacyCustomer::first, LegacyCustomer::last).via(Join.with(" ").trimmed()).orReject())
            .field(map(Contact::companyId).from(LegacyCustomer::companyId).via(COMPANY_IDS))
            .field(map(Contact::ownerId).from(LegacyCustomer::salesOwner).via(trim().then(lower()).then(APPROVED_OWNERS), USER_IDS)
                .because("the sales desk takes over from owners who left").owner("Head of Sales"))
            .field(map(Contact::country).from(LegacyCustomer::country).via(Countries.toIso2()))
            .field(map(Contact::email).from(LegacyCustomer::email).via(trim().then(blankToNull()).then(Emails.normalised())))
            .field(map(Contact::phone).from(LegacyCustomer::phone).via(collapse().then(blankToNull())))
            .field(map(Contact::lastActivity).copiedFrom(LegacyCustomer::lastContacted))
            .field(map(Contact::origin).constant("legacy-crm"))
            .field(map(Contact::twitter).leftEmpty("no source; Marketing fills it after go-live"))
            .archive(LegacyCustomer::notes, "history for support, read-only")
            .drop(LegacyCustomer::fax, "retired 2019, agreed with Sales Operations")
            .require("a contact can be reached", c -> c.email() != null || c.phone() != null)
            .sensitive(LegacyCustomer::email)
            .sensitive(LegacyCustomer::phone)
            .serves("call a customer back", Contact::fullName, Contact::phone, Contact::ownerId)
            .serves("send an invoice", Contact::fullName, Contact::country, Contact::email)
            .build();
    }
    // endregion contacts

    static Mapping<LegacyDeal, Deal> deals() {
        return Mapping.from(LegacyDeal.class).to(Deal.class)
            .key(LegacyDeal::id)
            .field(map(Deal::id).from(LegacyDeal::id).via(DEAL_IDS))
            .field(map(Deal::contactId).from(LegacyDeal::customerId).via(CONTACT_IDS))
            .field(map(Deal::title).from(LegacyDeal::title).via(collapse()))
            .field(map(Deal::stage).from(LegacyDeal::stage).via(trim().then(lower()).then(DEAL_STAGES)))
            .field(map(Deal::amount).from(LegacyDeal::amount).via(Numbers.decimal(',', '.')))
            .field(map(Deal::closesOn).copiedFrom(LegacyDeal::closesOn))
            .require(on(Deal::amount).atLeast(BigDecimal.ZERO).because("credits are booked in the ERP").owner("Finance"))
            .serves("forecast the quarter", Deal::stage, Deal::amount, Deal::closesOn)
            .build();
    }

    static Mapping<LegacyActivity, Activity> activities() {
        return Mapping.from(LegacyActivity.class).to(Activity.class)
            .key(LegacyActivity::id)
            .archive(on(LegacyActivity::happenedAt).atMost(HISTORY).because("kept for ten years, read-only"))
            .field(map(Activity::id).from(LegacyActivity::id).via(ACTIVITY_IDS))
            .field(map(Activity::contactId).from(LegacyActivity::customerId).via(CONTACT_IDS))
            .field(map(Activity::kind).from(LegacyActivity::kind).via(lower().then(ACTIVITY_KINDS)))
            .field(map(Activity::happenedAt).copiedFrom(LegacyActivity::happenedAt))
            .field(map(Activity::text).from(LegacyActivity::text).via(trim().then(blankToNull())))
            .build();
    }
    // spotless:on
}
