package dev.intact.examples.crm;

import dev.intact.examples.crm.LegacyCrm.LegacyCustomer;
import dev.intact.examples.crm.LegacyCrm.LegacyDeal;
import dev.intact.examples.crm.NewCrm.Contact;
import dev.intact.examples.crm.NewCrm.Deal;
import dev.intact.examples.crm.NewCrm.DealStage;
import dev.intact.examples.crm.NewCrm.Segment;
import dev.intact.examples.crm.NewCrm.Stage;
import dev.intact.testkit.MappingTester;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrmMappingsTest {
    // region tests
    static final MappingTester<LegacyCustomer, Contact> CONTACTS = MappingTester.of(CrmMappings.contacts());

    @ParameterizedTest
    @CsvSource({"A, LEAD, PRIVATE", "C, CUSTOMER, SMALL_BUSINESS", "K, CUSTOMER, ENTERPRISE"})
    void a_customer_type_becomes_a_stage_and_a_segment(String type, Stage stage, Segment segment) {
        CONTACTS.given(customer(type, "Holland"))
                .expectField(Contact::lifecycleStage, stage)
                .expectField(Contact::segment, segment);
    }

    @Test
    void an_unknown_country_is_sent_back() {
        CONTACTS.given(customer("A", "Narnia")).expectRejected("country", "is not a country of ISO 3166-1");
    }

    @Test
    void test_accounts_stay_behind() {
        CONTACTS.given(customer("TEST", "NL")).expectExcluded("test accounts");
    }
    // endregion tests

    @Test
    void a_deal_keeps_its_amount_to_the_cent() {
        LegacyDeal deal = new LegacyDeal(1, 2, "A  deal ", "Closed won", "1.234,50", null);

        MappingTester.of(CrmMappings.deals())
                .given(deal)
                .expect(new Deal(
                        CrmTables.DEAL_IDS.newId(1L),
                        CrmTables.CONTACT_IDS.newId(2L),
                        "A deal",
                        DealStage.WON,
                        new BigDecimal("1234.50"),
                        null));
    }

    @Test
    void the_sales_desk_takes_over_from_owners_who_left() {
        CONTACTS.given(customer("A", "NL")).expectField(Contact::ownerId, CrmTables.USER_IDS.newId("sales.desk"));
    }

    private static LegacyCustomer customer(String type, String country) {
        return new LegacyCustomer(
                7,
                type,
                "Ada",
                "Lovelace",
                null,
                "Bob.Retired ",
                country,
                "Ada@Example.com",
                null,
                "1",
                null,
                LocalDate.of(2024, 2, 29));
    }
}
