package dev.intact.sink;

/**
 * One problem of a rejected record: one row of a list of rejects. Any sink of this type can hold it. Values and keys of
 * sensitive fields are masked.
 *
 * @param move the name of the move
 * @param sourceKey the key of the source record, or its place where it could not be read
 * @param field the field; empty if the problem concerns the record as a whole
 * @param value the value that caused it; empty if there is none
 * @param problem what is wrong
 * @param rule the rule in words; may be empty
 * @param advice what to do about it; may be empty
 */
public record Rejected(
        String move, String sourceKey, String field, String value, String problem, String rule, String advice) {}
