/** Offers and needs as a table: read from a file with what is wrong in it, published all at once, written to a file. */
@NullMarked
package coop.talkoot.exchange.sheet;

import org.jspecify.annotations.NullMarked;
