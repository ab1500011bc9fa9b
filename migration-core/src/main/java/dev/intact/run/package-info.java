/**
 * How a migration is run, and what it reports: options, progress, and the reports of runs, previews and explanations.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.run;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
