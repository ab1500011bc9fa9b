/**
 * How does data come back out of a new system? {@link dev.intact.examples.chinook.ChinookThereAndBack} answers: the
 * Chinook music shop moves whole from a file of SQLite into a PostgreSQL whose ids are UUIDs, and from there into a new
 * file of SQLite under its old ids, equal to the start row by row. An employee refers to another one, the manager, and
 * each row of a playlist to two tables.
 */
@NullMarked
package dev.intact.examples.chinook;

import org.jspecify.annotations.NullMarked;
