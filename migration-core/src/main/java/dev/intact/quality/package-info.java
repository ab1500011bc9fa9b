/**
 * Rules that records must keep: conditions with words, severity, reason and owner.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.quality;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
