/**
 * Tables and queries as source and sink.
 *
 * <p>{@link dev.intact.jdbc.Connections} say how to connect, {@link dev.intact.jdbc.JdbcSource} reads a table or a
 * query, a {@link dev.intact.jdbc.JdbcTarget} takes rows into its {@linkplain dev.intact.jdbc.JdbcSink tables}, and a
 * {@link dev.intact.jdbc.JdbcLookup} answers from a table or a query.
 *
 * <pre>{@code
 * Connections legacy = Connections.of("jdbc:h2:file:./legacy", "sa", "");
 * Source<LegacyDeal> deals = JdbcSource.table(legacy, "deals", LegacyDeal.class).pagedBy(LegacyDeal::id);
 *
 * JdbcTarget crm = JdbcTarget.of(Connections.of(url, user, password));
 * Sink<Contact> contacts = crm.table("contact", Contact.class);
 * }</pre>
 *
 * <p>Identifiers are always quoted. jOOQ writes each statement once; rows pass through plain JDBC. No message holds a
 * password, a value of a row that is written, or a driver's message that could hold either.
 *
 * @serial exclude
 */
@NullMarked
@CheckReturnValue
package dev.intact.jdbc;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
