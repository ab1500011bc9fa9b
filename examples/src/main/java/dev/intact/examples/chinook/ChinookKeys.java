package dev.intact.examples.chinook;

import dev.intact.convert.Conversion;
import dev.intact.identity.KeyMap;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.mapping.Lookup;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/** Which UUID each number becomes: one that derives from it, so that employees may refer to those that come later. */
final class ChinookKeys {
    static final KeyMap<Integer, UUID> ARTISTS = KeyMap.derived("chinook/artist");
    static final KeyMap<Integer, UUID> ALBUMS = KeyMap.derived("chinook/album");
    static final KeyMap<Integer, UUID> MEDIA_TYPES = KeyMap.derived("chinook/media type");
    static final KeyMap<Integer, UUID> GENRES = KeyMap.derived("chinook/genre");
    static final KeyMap<Integer, UUID> TRACKS = KeyMap.derived("chinook/track");
    static final KeyMap<Integer, UUID> PLAYLISTS = KeyMap.derived("chinook/playlist");
    static final KeyMap<Integer, UUID> EMPLOYEES = KeyMap.derived("chinook/employee");
    static final KeyMap<Integer, UUID> CUSTOMERS = KeyMap.derived("chinook/customer");
    static final KeyMap<Integer, UUID> INVOICES = KeyMap.derived("chinook/invoice");
    static final KeyMap<Integer, UUID> LINES = KeyMap.derived("chinook/invoice line");

    /** Chinook has days as times of midnight; another time of day would be lost, and is rejected. */
    static final Conversion<LocalDateTime, LocalDate> DAY =
            Conversion.of(LocalDateTime.class, "the day, if it is midnight", ChinookKeys::day);

    static final Conversion<LocalDate, LocalDateTime> OLD_DAY =
            Conversion.of(LocalDate.class, "midnight of the day", LocalDate::atStartOfDay);

    private ChinookKeys() {}

    private static LocalDate day(LocalDateTime time) {
        if (!time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException("has a time of day");
        }
        return time.toLocalDate();
    }

    /** Which number each UUID was: the same maps, of which the ledger keeps every pair, read the other way round. */
    record Old(
            Lookup<UUID, Integer> artists,
            Lookup<UUID, Integer> albums,
            Lookup<UUID, Integer> mediaTypes,
            Lookup<UUID, Integer> genres,
            Lookup<UUID, Integer> tracks,
            Lookup<UUID, Integer> playlists,
            Lookup<UUID, Integer> employees,
            Lookup<UUID, Integer> customers,
            Lookup<UUID, Integer> invoices,
            Lookup<UUID, Integer> lines) {

        static Old in(JdbcTarget moved) {
            return new Old(
                    old(moved, ARTISTS),
                    old(moved, ALBUMS),
                    old(moved, MEDIA_TYPES),
                    old(moved, GENRES),
                    old(moved, TRACKS),
                    old(moved, PLAYLISTS),
                    old(moved, EMPLOYEES),
                    old(moved, CUSTOMERS),
                    old(moved, INVOICES),
                    old(moved, LINES));
        }

        private static Lookup<UUID, Integer> old(JdbcTarget moved, KeyMap<Integer, UUID> map) {
            return moved.oldIds(map, UUID.class, Integer.class);
        }
    }
}
