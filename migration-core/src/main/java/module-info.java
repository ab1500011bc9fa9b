/** The definition of a migration, the engine that runs it, and an in-memory source and sink. */
@SuppressWarnings("requires-automatic") // libphonenumber is no named module yet
module dev.intact.core {
    exports dev.intact;
    exports dev.intact.convert;
    exports dev.intact.document;
    exports dev.intact.duplicates;
    exports dev.intact.field;
    exports dev.intact.identity;
    exports dev.intact.incremental;
    exports dev.intact.ledger;
    exports dev.intact.mapping;
    exports dev.intact.quality;
    exports dev.intact.run;
    exports dev.intact.sink;
    exports dev.intact.source;
    exports dev.intact.verify;

    requires transitive io.vavr;
    requires transitive org.jspecify;
    requires static com.google.errorprone.annotations;
    requires static io.jstach.jstache;
    requires com.fasterxml.jackson.core;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;
    requires static com.google.i18n.phonenumbers.libphonenumber;
    requires static org.apache.commons.codec;
    requires static org.apache.commons.text;
    requires static org.jsoup;
}
