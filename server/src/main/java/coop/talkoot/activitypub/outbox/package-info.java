/** Turns what happened into activities and one delivery row an inbox, in the transaction in which it happened. */
@NullMarked
package coop.talkoot.activitypub.outbox;

import org.jspecify.annotations.NullMarked;
