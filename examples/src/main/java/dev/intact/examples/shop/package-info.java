/**
 * How do the catalogues of two shops become one? {@link dev.intact.examples.shop.ShopCatalogue} answers: real exports
 * of WooCommerce and Magento become one file, in which each product stands before its variants.
 */
@NullMarked
package dev.intact.examples.shop;

import org.jspecify.annotations.NullMarked;
