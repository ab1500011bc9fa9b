/**
 * Proof that what was migrated is accurate, complete and connected: what is checked, and what the checks have found.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.verify;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
