/**
 * Which records are one and the same thing: how duplicates are recognised, what never is one, and who asks a person.
 *
 * <p>It is declared as a value, {@link dev.intact.duplicates.Dedup}, which is evaluated alone, over any source. Records
 * are not held in the heap: hashes of their keys are sorted on the disk.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.duplicates;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
