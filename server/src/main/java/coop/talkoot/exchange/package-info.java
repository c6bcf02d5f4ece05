/** Offers and needs and what they are about: things, categories, drafts; publish, edit, archive, withdraw, find. */
@NullMarked
package coop.talkoot.exchange;

import org.jspecify.annotations.NullMarked;
