/**
 * Conversions of one value into another, each with its words: text, numbers, dates, codes, e-mail, country.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.convert;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
