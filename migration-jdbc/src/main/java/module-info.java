/** Tables and queries as source and sink, and the ledger in a database. */
module dev.intact.jdbc {
    exports dev.intact.jdbc;

    requires transitive dev.intact.core;
    requires static com.google.errorprone.annotations;
    requires static jakarta.xml.bind; // jOOQ's classes are annotated with it: javadoc looks for them
    requires transitive java.sql;
    requires transitive org.jooq;
    requires org.slf4j;
}
