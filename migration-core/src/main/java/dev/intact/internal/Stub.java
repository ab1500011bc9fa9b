package dev.intact.internal;

import dev.intact.convert.Fn;
import java.io.Serializable;

/**
 * How a record is made up that others refer to and that its source does not hold.
 *
 * @param map the key map in which others look for it
 * @param why the reason, for people
 * @param maker makes the source record of an old id; it is called with old ids of the map's type alone
 */
public record Stub<S>(String map, String why, Fn<Object, S> maker) implements Serializable {

    /** The name of the key map beside its own in which a ledger lists the stubs alone. */
    public String listed() {
        return listed(map);
    }

    static String listed(String map) {
        return "stubs of " + map;
    }
}
