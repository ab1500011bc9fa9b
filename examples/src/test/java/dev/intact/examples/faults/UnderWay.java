package dev.intact.examples.faults;

/** What was under way when something went wrong: a column of the {@link FaultTable}. */
enum UnderWay {
    RUN("run"),
    REPLAY("replay"),
    UNDO("undo"),
    FURTHER_RUN("further run");

    private final String words;

    UnderWay(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
