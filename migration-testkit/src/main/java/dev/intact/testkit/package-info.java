/**
 * For tests: examples of what a mapping makes of a row, assertions about reports and problems, and the contracts that
 * every source and target keeps.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.testkit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
