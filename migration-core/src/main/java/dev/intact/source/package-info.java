/**
 * Where records come from: the contract that a source of records fulfils, and a source in memory.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.source;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
