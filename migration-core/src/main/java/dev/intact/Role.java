package dev.intact;

/** What someone answers for in a migration or in one of its moves. */
public enum Role {
    /** For the code, the run and the systems. */
    TECHNICAL("technical"),
    /** For what the business rules say: mappings, code tables, defaults. */
    BUSINESS_RULES("business rules"),
    /** For the quality of the data: what is rejected, and who mends it. */
    DATA_QUALITY("data quality"),
    /** For the decision that it goes live as it is documented. */
    APPROVAL("approval");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    /** {@return the role in words} */
    public String words() {
        return words;
    }
}
