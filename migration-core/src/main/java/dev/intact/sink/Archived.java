package dev.intact.sink;

/**
 * What is kept of a source record that does not reach the target, or not all of it: one row of an archive. Any sink of
 * this type is an archive: a table, a CSV file, a file of JSON lines.
 *
 * @param move the name of the move
 * @param sourceKey the key of the source record
 * @param fields the archived fields by name, as one JSON object
 * @param reason why they are kept
 */
public record Archived(String move, String sourceKey, String fields, String reason) {}
