package dev.intact.examples.faults;

/** What goes wrong in a {@link LaterWork}: a kind of its own for a replay, an undo, and a further run. */
enum LaterFault {
    KILL("kill -9 at random"),
    POINT("kill at a named point"),
    TERM("SIGTERM"),
    CUT("connection cut"),
    REPLY("reply to a commit lost"),
    DEADLOCK("deadlock"),
    SERIALIZATION("serialization failure"),
    ZOMBIE("work for a dead process"),
    DISK("disk full"),
    CALL("call to the disk fails");

    private static final int FIRST = 31; // behind those of a first run
    private static final int KINDS = 3;

    private final String words;

    LaterFault(String words) {
        this.words = words;
    }

    /** Writes down what a test provoked, as {@link FaultTable} prints it. */
    void tell(LaterWork work, int tries, long lost, long doubled, String... notes) {
        int number = FIRST + KINDS * ordinal() + Math.min(work.ordinal(), KINDS - 1);
        FaultTable.add(number, "%s, in %s".formatted(words, word(work)), tries, lost, doubled, 0, notes);
    }

    private static String word(LaterWork work) {
        return switch (work) {
            case REPLAY -> "a replay";
            case UNDO -> "an undo";
            case BY_HIGH_WATER, BY_ROW_HASH -> "a further run";
        };
    }
}
