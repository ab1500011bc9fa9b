/**
 * The mapping document: what a migration does, for those who decide about it. One more reader of the definition, which
 * restates nothing.
 *
 * @serial exclude
 */
@NullMarked
@CheckReturnValue
package dev.intact.document;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
