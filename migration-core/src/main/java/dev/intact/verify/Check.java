package dev.intact.verify;

/** What a verification looks at. */
public enum Check {
    /** The source holds as many records as have an outcome, and the target a row for each that has arrived. */
    RECORD_COUNTS("record counts"),
    /** Each field of each row is what the mapping makes of the source. */
    FIELD_ACCURACY("field accuracy"),
    /** What records refer to is there. */
    RELATIONSHIPS("relationships"),
    /** No field is empty that must not be. */
    REQUIRED_FIELDS("required fields"),
    /** The rows that are there keep the rules of the mapping, and those that the verification adds. */
    FORMATS("formats");

    private final String words;

    Check(String words) {
        this.words = words;
    }

    /** {@return its name for people: {@code field accuracy}} */
    public String words() {
        return words;
    }
}
