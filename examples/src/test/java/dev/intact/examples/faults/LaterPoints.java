package dev.intact.examples.faults;

import java.util.List;

/** Points that a {@link LaterWork} must pass, so that none of them is lost unseen. */
final class LaterPoints {
    private static final List<String> EACH = List.of(
            "after taking of the migration",
            "before raise of the epoch",
            "before update intact_run",
            "after commit after update intact_run",
            "before release of the migration");

    private static final List<String> RUN = List.of(
            "before opening the source",
            "before reading the first record of a chunk",
            "after reading the last record of a chunk",
            "at the end of the source",
            "before insert into customer",
            "after insert into entry",
            "before update customer",
            "after insert into intact_key_map",
            "before insert into intact_chunk",
            "before insert into intact_problem",
            "after insert into intact_record",
            "before check of the epoch",
            "before commit after check of the epoch",
            "after commit after check of the epoch",
            "after update intact_move");

    /**
     * A replay passes none of them: what the first run has rejected was given its numbers there, since they are handed
     * out when a chunk is looked up, before anything is rejected; and they are handed out for good. An undo looks
     * nothing up.
     */
    private static final List<String> NEW_RECORDS =
            List.of("before insert into intact_number", "before commit after update intact_sequence");

    private static final List<String> REPLAY = List.of(
            "before update intact_quarantine", "after update intact_quarantine", "before delete from intact_record");

    private static final List<String> UNDO = List.of(
            "before delete from customer",
            "after delete from entry",
            "before update customer",
            "before insert into entry",
            "before delete from archived",
            "before delete from intact_change",
            "before check of the holder",
            "before commit after check of the holder",
            "after commit after check of the holder",
            "before delete from intact_record",
            "before insert into intact_record",
            "after delete from intact_key_map",
            "before insert into intact_key_map",
            "before delete from intact_mark");

    private static final List<String> HIGH_WATER =
            List.of("before insert into intact_mark", "after commit after insert into intact_mark");

    private static final List<String> ROW_HASH = List.of(
            "before rollback to a savepoint",
            "before insert into entry while isolating",
            "before insert into intact_quarantine",
            "before insert into archived",
            "before delete from customer",
            "after delete from entry");

    private LaterPoints() {}

    static List<String> of(LaterWork work) {
        List<List<String>> lists = switch (work) {
            case REPLAY -> List.of(EACH, RUN, REPLAY);
            case UNDO -> List.of(EACH, UNDO);
            case BY_HIGH_WATER -> List.of(EACH, RUN, NEW_RECORDS, HIGH_WATER);
            case BY_ROW_HASH -> List.of(EACH, RUN, NEW_RECORDS, ROW_HASH);
        };
        return lists.stream().flatMap(List::stream).toList();
    }

    /** {@return points that a work must not pass} */
    static List<String> never(LaterWork work) {
        return switch (work) {
            case REPLAY, UNDO -> NEW_RECORDS;
            case BY_HIGH_WATER, BY_ROW_HASH -> List.of("before create table intact_number");
        };
    }
}
