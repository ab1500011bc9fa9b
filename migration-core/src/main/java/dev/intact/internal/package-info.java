/**
 * The engine: reads chunks, maps them, writes them, and counts. Not exported; only the front door uses it.
 *
 * <p>Read {@code Engine} (a run), {@code MoveRun} (a move), {@code PartitionRun} (a part of its source) and
 * {@code ChunkRun} (one chunk) in this order.
 */
@CheckReturnValue
@NullMarked
package dev.intact.internal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
