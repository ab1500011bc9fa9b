package dev.intact.examples.crm;

import dev.intact.examples.crm.NewCrm.ActivityKind;
import dev.intact.examples.crm.NewCrm.DealStage;
import dev.intact.examples.crm.NewCrm.LeadStatus;
import dev.intact.examples.crm.NewCrm.Segment;
import dev.intact.examples.crm.NewCrm.Stage;
import dev.intact.identity.KeyMap;
import dev.intact.mapping.CodeTable;
import java.util.UUID;

/** The value tables and key maps that were agreed with the business, each in one place. */
final class CrmTables {
    private CrmTables() {}

    static final KeyMap<String, UUID> USER_IDS = KeyMap.derived("crm/user");
    static final KeyMap<Long, UUID> COMPANY_IDS = KeyMap.derived("crm/company");
    static final KeyMap<Long, UUID> CONTACT_IDS = KeyMap.derived("crm/contact");
    static final KeyMap<Long, UUID> DEAL_IDS = KeyMap.derived("crm/deal");
    static final KeyMap<Long, UUID> ACTIVITY_IDS = KeyMap.derived("crm/activity");

    // spotless:off
    static final CodeTable<String, Stage> STAGES = CodeTable.<String, Stage>named("lifecycle stage")
        .codes(Stage.LEAD, "A", "B")
        .codes(Stage.CUSTOMER, "C", "K")
        .code("P", Stage.PARTNER)
        .code("F", Stage.FORMER_CUSTOMER);

    static final CodeTable<String, LeadStatus> LEAD_STATUSES = CodeTable.<String, LeadStatus>named("lead status")
        .code("A", LeadStatus.NEW)
        .code("B", LeadStatus.QUALIFIED)
        .codes(LeadStatus.WON, "C", "K", "P")
        .code("F", LeadStatus.LOST);

    static final CodeTable<String, Segment> SEGMENTS = CodeTable.<String, Segment>named("segment")
        .codes(Segment.PRIVATE, "A", "B", "F")
        .codes(Segment.SMALL_BUSINESS, "C", "P")
        .code("K", Segment.ENTERPRISE);

    /** Those who work here keep their records; the sales desk takes over from those who left. */
    static final CodeTable<String, String> APPROVED_OWNERS = CodeTable.<String, String>named("approved sales owners")
        .code("kim.berg", "kim.berg")
        .code("ana.silva", "ana.silva")
        .code("tom.okoro", "tom.okoro")
        .code("sales.desk", "sales.desk")
        .codes("sales.desk", "bob.retired", "amy.moved");

    static final CodeTable<String, DealStage> DEAL_STAGES = CodeTable.<String, DealStage>named("deal stage")
        .codes(DealStage.OPEN, "open", "offer", "negotiation")
        .codes(DealStage.WON, "won", "closed won")
        .codes(DealStage.LOST, "lost", "closed lost");

    static final CodeTable<String, ActivityKind> ACTIVITY_KINDS = CodeTable.<String, ActivityKind>named("activity kind")
        .codes(ActivityKind.CALL, "tel", "call")
        .code("visit", ActivityKind.MEETING)
        .codes(ActivityKind.MAIL, "mail", "letter");
    // spotless:on
}
