/** The protocol: the one folder where the domain meets the wire. Each sub-room does one thing. */
@NullMarked
package coop.talkoot.activitypub;

import org.jspecify.annotations.NullMarked;
