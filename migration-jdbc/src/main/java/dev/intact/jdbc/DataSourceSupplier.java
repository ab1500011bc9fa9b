package dev.intact.jdbc;

import java.io.Serializable;
import javax.sql.DataSource;

/**
 * Makes, or finds, the data source that connections are taken from. It travels with a definition, so it is a method
 * reference or a lambda that captures what is serializable: never a data source itself.
 */
@FunctionalInterface
public interface DataSourceSupplier extends Serializable {

    /** {@return the data source; asked once in each place where connections are opened} */
    DataSource get();
}
