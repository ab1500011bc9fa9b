package dev.intact.jdbc;

import java.util.List;
import java.util.stream.Collectors;
import org.jooq.SQLDialect;

/** The statements that put back the rows of one table which one change has written, from their images. */
record UndoSql(ImageTable table) {

    /** Locks the rows of a change. */
    String lock() {
        return "select 1 from %s a join %s t on %s where %s and not (%s)%s"
                .formatted(
                        table.image(),
                        table.target(),
                        table.keyOf("t", "a"),
                        table.isChange("a."),
                        table.is("A", "a."),
                        table.locked("t"));
    }

    /**
     * How the rows of a change stand, the last first: number, phase before or D if the change has deleted it, 0 gone 1
     * changed 2 the same, the key.
     */
    String standing() {
        return "select b.%s, case when a.%s is null then 'D' else b.%s end, case when t.%s is null then 0 when %s then 2 else 1 end, %s from %s b left join %s a on %s and %s left join %s t on %s where %s and not (%s) order by b.%s desc"
                .formatted(
                        table.quoted(ImageTable.NR),
                        table.quoted(ImageTable.NR),
                        table.quoted(ImageTable.PHASE),
                        table.quoted(table.key().get(0)),
                        table.same("a", "t"),
                        table.list(table.key(), "b."),
                        table.image(),
                        table.image(),
                        table.paired("a", "b"),
                        table.is("A", "a."),
                        table.target(),
                        table.keyOf("t", "b"),
                        table.isChange("b."),
                        table.is("A", "b."),
                        table.quoted(ImageTable.NR));
    }

    /** Whether an earlier change of the run inserted a row: run, change, number, run, the order of this change. */
    String insertedEarlier(String changes) {
        return "select 1 from %s a join %s i on %s and i.%s = a.%s and %s join %s c on c.%s = i.%s and c.%s = i.%s where %s and a.%s = ? and %s and c.%s < ?"
                .formatted(
                        table.image(),
                        table.image(),
                        table.keyOf("i", "a"),
                        table.quoted(ImageTable.RUN),
                        table.quoted(ImageTable.RUN),
                        table.is("I", "i."),
                        changes,
                        table.quoted("run"),
                        table.quoted(ImageTable.RUN),
                        table.quoted("change_id"),
                        table.quoted(ImageTable.CHANGE),
                        table.isChange("a."),
                        table.quoted(ImageTable.NR),
                        table.is("A", "a."),
                        table.quoted("nr"));
    }

    private String imaged(String columns, String phase) {
        return "(select %s from %s where %s and %s = ? and %s)"
                .formatted(columns, table.image(), table.isChange(""), table.quoted(ImageTable.NR), phase);
    }

    private String isBefore() {
        return table.is("B", "");
    }

    private String byKey() {
        return table.key().stream()
                .map(column -> "%s = %s"
                        .formatted(
                                table.quoted(column),
                                imaged(table.quoted(column), "not (%s)".formatted(table.is("A", "")))))
                .collect(Collectors.joining(" and "));
    }

    /** Removes a row: run, change and number for each column of the key. */
    String remove() {
        return "delete from %s where %s".formatted(table.target(), byKey());
    }

    /** Whether something of a row can be set at all. */
    boolean hasRestored() {
        return !table.restored().isEmpty();
    }

    /** Restores a row: run, change and number, as often as {@link #restoreTimes()}. */
    String restore() {
        String set = Database.isMySql(table.dialect())
                ? table.restored().stream()
                        .map(column ->
                                "%s = %s".formatted(table.quoted(column), imaged(table.quoted(column), isBefore())))
                        .collect(Collectors.joining(", "))
                : "(%s) = %s"
                        .formatted(
                                table.list(table.restored(), ""), imaged(table.list(table.restored(), ""), isBefore()));
        return "update %s set %s where %s".formatted(table.target(), set, byKey());
    }

    int restoreTimes() {
        return table.key().size()
                + (Database.isMySql(table.dialect()) ? table.restored().size() : 1);
    }

    /** Inserts a row as it was before: run, change, number. */
    String insertAgain() {
        String overriding = table.dialect() == SQLDialect.POSTGRES || table.dialect() == SQLDialect.H2
                ? " overriding system value"
                : "";
        return "insert into %s (%s)%s select %s from %s where %s and %s = ? and %s"
                .formatted(
                        table.target(),
                        table.list(table.inserted(), ""),
                        overriding,
                        table.list(table.inserted(), ""),
                        table.image(),
                        table.isChange(""),
                        table.quoted(ImageTable.NR),
                        table.is("B", ""));
    }

    /** The numbers of the rows of a change that are not there as they were before. */
    String notRestored() {
        return "select b.%s from %s b left join %s t on %s where %s and %s and (t.%s is null or not (%s))"
                .formatted(
                        table.quoted(ImageTable.NR),
                        table.image(),
                        table.target(),
                        table.keyOf("t", "b"),
                        table.isChange("b."),
                        table.is("B", "b."),
                        table.quoted(table.key().get(0)),
                        table.same("b", "t"));
    }

    /** The numbers of the rows of a change to which rows of another table refer, by columns in pairs. */
    String referredFrom(String child, List<String> childColumns, List<String> ownColumns) {
        StringBuilder on = new StringBuilder();
        for (int i = 0; i < childColumns.size(); i++) {
            on.append(i == 0 ? "" : " and ")
                    .append("c.%s = a.%s"
                            .formatted(table.quoted(childColumns.get(i)), table.quoted(ownColumns.get(i))));
        }
        return "select distinct a.%s from %s a join %s c on %s where %s and %s"
                .formatted(
                        table.quoted(ImageTable.NR),
                        table.image(),
                        child,
                        on,
                        table.isChange("a."),
                        table.is("A", "a."));
    }

    String forget() {
        return "delete from %s where %s and %s = ?"
                .formatted(table.image(), table.isChange(""), table.quoted(ImageTable.NR));
    }
}
