/**
 * What is accounted for: the outcome of each record, the balance, and the chunks in which progress is committed.
 *
 * @serial exclude
 */
@CheckReturnValue
@NullMarked
package dev.intact.ledger;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
