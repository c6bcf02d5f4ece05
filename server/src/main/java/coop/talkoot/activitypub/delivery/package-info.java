/** Brings stored activities to other servers' inboxes, in order, until they are there or hope is lost. */
@NullMarked
package coop.talkoot.activitypub.delivery;

import org.jspecify.annotations.NullMarked;
