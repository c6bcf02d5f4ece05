/** Offers and needs: publish, edit, withdraw, find. */
@NullMarked
package coop.talkoot.exchange;

import org.jspecify.annotations.NullMarked;
