/** What peers read from us: actors, objects, collections, WebFinger and NodeInfo. */
@NullMarked
package coop.talkoot.activitypub.actor;

import org.jspecify.annotations.NullMarked;
