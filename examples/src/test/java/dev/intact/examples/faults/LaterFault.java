package dev.intact.examples.faults;

/** What goes wrong in a {@link LaterWork}: a kind of its own for a replay, an undo, and a further run. */
enum LaterFault {
    KILL(31, "kill -9 at random"),
    POINT(34, "kill at a named point"),
    TERM(37, "SIGTERM"),
    CUT(40, "connection cut"),
    REPLY(43, "reply to a commit lost"),
    DEADLOCK(46, "deadlock"),
    SERIALIZATION(49, "serialization failure"),
    ZOMBIE(52, "work for a dead process"),
    DISK(55, "disk full"),
    CALL(58, "call to the disk fails");

    /** The place in the table of that in a replay, behind those of a first run; undo and further run follow. */
    private final int number;

    private final String words;

    LaterFault(int number, String words) {
        this.number = number;
        this.words = words;
    }

    /** Writes down what a test provoked, as {@link FaultTable} prints it. */
    void tell(LaterWork work, int tries, long lost, long doubled, String... notes) {
        FaultTable.add(number + place(work), "%s, in %s".formatted(words, word(work)), tries, lost, doubled, 0, notes);
    }

    private static int place(LaterWork work) {
        return switch (work) {
            case REPLAY -> 0;
            case UNDO -> 1;
            case BY_HIGH_WATER, BY_ROW_HASH -> 2;
        };
    }

    private static String word(LaterWork work) {
        return switch (work) {
            case REPLAY -> "a replay";
            case UNDO -> "an undo";
            case BY_HIGH_WATER, BY_ROW_HASH -> "a further run";
        };
    }
}
