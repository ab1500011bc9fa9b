/** Tables and queries as source and sink, and the ledger in a database. */
module dev.intact.jdbc {
    requires transitive dev.intact.core;
    requires static com.google.errorprone.annotations;
    requires transitive java.sql;
    requires transitive org.jooq;
}
