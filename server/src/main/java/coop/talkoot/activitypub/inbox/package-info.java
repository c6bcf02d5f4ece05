/** What other servers send: stored before it is answered, then checked and turned into deeds of the domain rooms. */
@NullMarked
package coop.talkoot.activitypub.inbox;

import org.jspecify.annotations.NullMarked;
