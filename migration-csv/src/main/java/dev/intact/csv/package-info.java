/**
 * Files as source and sink: {@link dev.intact.csv.CsvSource}, {@link dev.intact.csv.CsvSink}, and the
 * {@link dev.intact.csv.Dialect} that both share.
 *
 * <p>Reading is layered: bytes are decompressed and decoded strictly, a scanner follows quotes, lines and records
 * beneath the parser, the parser cuts fields, and each record's fields become a row or its problems.
 *
 * @serial exclude
 */
@NullMarked
@CheckReturnValue
package dev.intact.csv;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
