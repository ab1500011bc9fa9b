/** Files as source and sink. */
module dev.intact.csv {
    exports dev.intact.csv;

    requires transitive dev.intact.core;
    requires static com.google.errorprone.annotations;
    requires de.siegmar.fastcsv;
}
