/**
 * The front door: a {@link dev.intact.Migration} of named {@link dev.intact.Move}s, and the {@link dev.intact.Migrator}
 * that runs it.
 *
 * <p>The packages in the order in which data flows: {@link dev.intact.field}, {@link dev.intact.source},
 * {@link dev.intact.convert}, {@link dev.intact.mapping}, {@link dev.intact.quality}, {@link dev.intact.identity},
 * {@link dev.intact.ledger}, {@link dev.intact.sink}, {@link dev.intact.run}.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
