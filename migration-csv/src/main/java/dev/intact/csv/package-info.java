/** Files as source and sink. */
@NullMarked
@CheckReturnValue
package dev.intact.csv;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
