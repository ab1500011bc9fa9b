/**
 * Who is who: which new id an old one becomes.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
