/** The only guarded way out: every request to another server is made here, and what it gives is bounded and checked. */
@NullMarked
package coop.talkoot.activitypub.fetch;

import org.jspecify.annotations.NullMarked;
