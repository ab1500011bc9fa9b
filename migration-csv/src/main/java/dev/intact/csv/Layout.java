package dev.intact.csv;

import dev.intact.field.Nearest;
import dev.intact.source.SourceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Where each field stands in the rows of one file. */
final class Layout {
    private final List<ReadColumn> columns;
    private final int[] places;
    private final List<String> header;
    private final boolean moreAllowed;

    private Layout(List<ReadColumn> columns, int[] places, List<String> header, boolean moreAllowed) {
        this.columns = columns;
        this.places = places;
        this.header = header;
        this.moreAllowed = moreAllowed;
    }

    /** Without a header: the fields stand in the order in which they are declared. */
    static Layout byPosition(List<ReadColumn> columns, boolean othersIgnored) {
        int[] places = new int[columns.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        return new Layout(columns, places, List.of(), othersIgnored);
    }

    /**
     * By the header of a file.
     *
     * @param where the file and line, and what it is read as
     * @throws SourceException if the header lacks a column, has one of no field, or one twice; all are named at once
     */
    static Layout byHeader(String where, List<String> header, List<ReadColumn> columns, boolean othersIgnored) {
        List<String> wanted = columns.stream().map(ReadColumn::header).toList();
        List<String> faults = new ArrayList<>();
        without(header, wanted)
                .forEach(name -> faults.add("column '%s' is missing%s".formatted(name, near(name, header))));
        if (!othersIgnored) {
            without(wanted, header)
                    .forEach(name -> faults.add("column '%s' is of no field%s".formatted(name, near(name, wanted))));
        }
        repeated(header, name -> !othersIgnored || wanted.contains(name))
                .forEach(name -> faults.add("column '%s' stands there more than once".formatted(name)));
        if (!faults.isEmpty()) {
            throw new SourceException("%s: %s. Name the columns as the file does, or pass over others with a reason"
                    .formatted(where, String.join("; ", faults)));
        }
        return new Layout(columns, wanted.stream().mapToInt(header::indexOf).toArray(), header, false);
    }

    private static List<String> without(List<String> known, List<String> names) {
        Set<String> present = new HashSet<>(known);
        return names.stream().filter(name -> !present.contains(name)).distinct().toList();
    }

    private static List<String> repeated(List<String> names, Predicate<String> relevant) {
        Set<String> seen = new HashSet<>();
        return names.stream()
                .filter(name -> !seen.add(name) && relevant.test(name))
                .distinct()
                .toList();
    }

    private static String near(String name, List<String> candidates) {
        Optional<String> near = Nearest.to(name, candidates);
        return near.map(found -> " (did you mean '%s'?)".formatted(found)).orElse("");
    }

    List<ReadColumn> columns() {
        return columns;
    }

    /** The place, from 0, at which the column stands in a row. */
    int place(int column) {
        return places[column];
    }

    /** How many fields a row has. */
    int width() {
        return header.isEmpty() ? columns.size() : header.size();
    }

    boolean fits(int fieldCount) {
        return fieldCount == width() || (moreAllowed && fieldCount > width());
    }

    /** The column at a place, as people call it. */
    String words(int place) {
        return place < header.size() ? "column '%s'".formatted(header.get(place)) : "column %s".formatted(place + 1);
    }

    /** The name of the field that is read from a place; empty where none is. */
    String fieldAt(int place) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] == place) {
                return columns.get(i).field().name();
            }
        }
        return "";
    }
}
