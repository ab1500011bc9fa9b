package dev.intact.examples.faults;

/** What goes wrong in a {@link LaterWork}: of the kinds that the {@link FaultTable} knows of first runs. */
enum LaterFault {
    KILL(1, "kill -9 at random"),
    POINT(2, "kill at a named point"),
    ZOMBIE(3, "zombies in PostgreSQL"),
    CUT(4, "connection cut mid-batch"),
    SILENCE(5, "black hole"),
    REPLY(6, "reply to a commit lost"),
    DEADLOCK(7, "deadlock"),
    SERIALIZATION(8, "serialization failure"),
    UNIQUE(9, "unique violation mid-batch"),
    DISK(11, "disk full"),
    CALL(12, "fsync, rename or another call fails"),
    TWO(14, "two runs at once"),
    STALE(15, "stale lock after a kill"),
    THROWS(17, "conversion throws, answers null, is slow"),
    TERM(18, "SIGTERM"),
    TABLE(27, "ALTER TABLE before or during a run"),
    MAPPING(28, "mapping changed before a run goes on"),
    CANARY(30, "canaries");

    private final int number;
    private final String words;

    LaterFault(int number, String words) {
        this.number = number;
        this.words = words;
    }

    /** Writes down what a test provoked, as {@link FaultTable} prints it. */
    void tell(LaterWork work, int tries, long lost, long doubled, String... notes) {
        tell(work.underWay(), tries, lost, doubled, 0, notes);
    }

    void tell(UnderWay underWay, int tries, long lost, long doubled, long leaks, String... notes) {
        FaultTable.add(number, underWay, words, tries, lost, doubled, leaks, notes);
    }
}
