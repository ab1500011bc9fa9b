package dev.intact.jdbc;

import java.util.ArrayList;
import java.util.List;

/** By which columns a way of writing finds its rows again. */
final class ImageKey {
    private ImageKey() {}

    /** The slots of the columns of a primary key, in their order; fewer where the run neither writes nor reads one. */
    static List<TableWrite.Slot> slots(TableWrite<?> write, List<String> key) {
        List<TableWrite.Slot> found = new ArrayList<>();
        for (String column : key) {
            find(write.slots(), column, found);
            find(write.generated(), column, found);
        }
        return found;
    }

    private static void find(List<TableWrite.Slot> slots, String column, List<TableWrite.Slot> into) {
        slots.stream().filter(slot -> slot.column().name().equals(column)).forEach(into::add);
    }

    /** The columns by which rows that are there are found. */
    static List<String> columns(TableWrite<?> write) {
        return write.key().stream().map(slot -> slot.column().name()).toList();
    }
}
