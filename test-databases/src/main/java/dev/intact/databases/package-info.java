/**
 * Real database servers for the tests and examples of this project, which need nothing but a JDK and Maven.
 *
 * @serial exclude
 */
@NullMarked
package dev.intact.databases;

import org.jspecify.annotations.NullMarked;
