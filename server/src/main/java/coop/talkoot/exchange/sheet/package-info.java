/** Offers and needs as a table: read from a file with what is wrong in it, published at once or in pieces, written to one. */
@NullMarked
package coop.talkoot.exchange.sheet;

import org.jspecify.annotations.NullMarked;
