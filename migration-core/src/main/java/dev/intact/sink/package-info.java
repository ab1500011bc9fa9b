/**
 * Where records go: the contract that a target fulfils, and a target in memory.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.sink;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
