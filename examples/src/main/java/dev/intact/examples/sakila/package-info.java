/**
 * How do relations survive new keys? {@link dev.intact.examples.sakila.SakilaThereAndBack} answers: the Sakila database
 * moves whole from one PostgreSQL into another, whose ids are UUIDs, and back under its old ids, equal to the start row
 * by row. A store and its manager refer to each other.
 */
@NullMarked
package dev.intact.examples.sakila;

import org.jspecify.annotations.NullMarked;
