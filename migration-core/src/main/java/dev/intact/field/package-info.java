/**
 * The ground floor: rows and their fields, and what can be wrong with them.
 *
 * <p>A row is a Java record, or a {@link dev.intact.field.Row} of typed {@link dev.intact.field.Column}s. A
 * {@link dev.intact.field.Getter} names a field; a {@link dev.intact.field.Schema} knows them all. This package depends
 * on no other of the library.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.field;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
