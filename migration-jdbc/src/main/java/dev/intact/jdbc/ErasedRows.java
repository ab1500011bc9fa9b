package dev.intact.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Erases the images of some rows. An image of a row that was inserted may hold its primary key alone, and is found by
 * the other images of the same write.
 */
record ErasedRows(Connection connection, TableWrite<?> write, ImageTable images) {

    /** Where a row stands in a run. */
    private record Place(String run, long change, long nr) {}

    int erase(List<List<Object>> keys) throws SQLException {
        KeyedAccess access = new KeyedAccess(connection, write);
        int erased = 0;
        try (PreparedStatement find = connection.prepareStatement(find());
                PreparedStatement delete = connection.prepareStatement(delete())) {
            for (List<Object> key : keys) {
                int unused = access.bind(find, 0, key);
                for (Place place : places(find)) {
                    delete.setString(1, place.run());
                    delete.setLong(2, place.change());
                    delete.setLong(3, place.nr());
                    erased += delete.executeUpdate();
                }
            }
        }
        return erased;
    }

    private String find() {
        String byKey = KeyedAccess.slots(write, write.sink().key()).stream()
                .map(slot -> images.quoted(slot.column().name()) + " = ?")
                .collect(Collectors.joining(" and "));
        return "select distinct %s from %s where %s".formatted(images.list(place(), ""), images.image(), byKey);
    }

    private String delete() {
        String isPlace =
                place().stream().map(column -> images.quoted(column) + " = ?").collect(Collectors.joining(" and "));
        return "delete from %s where %s".formatted(images.image(), isPlace);
    }

    private static List<String> place() {
        return List.of(ImageTable.RUN, ImageTable.CHANGE, ImageTable.NR);
    }

    private static List<Place> places(PreparedStatement find) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                places.add(new Place(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
        }
        return places;
    }
}
