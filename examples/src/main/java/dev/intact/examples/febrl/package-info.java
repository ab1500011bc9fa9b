/** Which of these persons, misspelt as they are, is who? Duplicates in the data of Febrl. */
@NullMarked
package dev.intact.examples.febrl;

import org.jspecify.annotations.NullMarked;
