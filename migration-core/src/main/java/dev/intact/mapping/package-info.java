/**
 * The definition: which source field becomes which target field, by what conversion, and what is left out and why.
 *
 * <p>A {@link dev.intact.mapping.Mapping} is data. It is checked when it is built, evaluated as a pure function, and
 * read by whoever documents, explains or verifies it.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.mapping;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
