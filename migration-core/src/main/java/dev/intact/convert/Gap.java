package dev.intact.convert;

/** What becomes of a local time that no clock showed, because clocks were put forward over it. */
public enum Gap {
    /** It is rejected. */
    REJECT,
    /** It is moved forward by as much as the clocks were: 02:30 becomes 03:30. */
    SHIFT_FORWARD,
    /** It is moved back by as much as the clocks were put forward: 02:30 becomes 01:30. */
    SHIFT_BACK,
    /** It becomes the moment at which the clocks were put forward: 02:30 becomes 03:00. */
    END
}
