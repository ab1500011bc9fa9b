/**
 * How a move goes on moving what has changed, run after run, until cutover.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.incremental;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
