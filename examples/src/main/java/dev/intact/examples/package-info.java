/** What the examples share. */
@NullMarked
package dev.intact.examples;

import org.jspecify.annotations.NullMarked;
