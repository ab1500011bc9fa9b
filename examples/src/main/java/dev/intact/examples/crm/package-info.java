/**
 * How does a whole CRM move? {@link dev.intact.examples.crm.CrmMigration} answers: files and a database, messy as they
 * are found, become a new CRM, and every record is accounted for.
 */
@NullMarked
package dev.intact.examples.crm;

import org.jspecify.annotations.NullMarked;
