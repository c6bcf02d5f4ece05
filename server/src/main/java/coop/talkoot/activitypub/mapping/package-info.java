/** The one place where domain and wire meet. Pure: no SQL, no fetching, no clock; what it lacks the caller brings. */
@NullMarked
package coop.talkoot.activitypub.mapping;

import org.jspecify.annotations.NullMarked;
