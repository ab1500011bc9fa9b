/** Assertions, generators, contracts for adapters and fault injection. */
@NullMarked
@CheckReturnValue
package dev.intact.testkit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
