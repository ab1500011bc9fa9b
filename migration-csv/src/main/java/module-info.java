/** Files as source and sink. */
module dev.intact.csv {
    requires transitive dev.intact.core;
    requires de.siegmar.fastcsv;
}
