/** Tables and queries as source and sink, and the ledger in a database. */
@NullMarked
@CheckReturnValue
package dev.intact.jdbc;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
