/** Finding offers and needs: by words, terms, place and time, and searches that are kept and tell of what fits. */
@NullMarked
package coop.talkoot.exchange.find;

import org.jspecify.annotations.NullMarked;
