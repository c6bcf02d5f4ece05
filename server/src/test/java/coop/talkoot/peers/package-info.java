/** Real servers of other makers that specs run beside an instance, over TLS, on loopback. */
@NullMarked
package coop.talkoot.peers;

import org.jspecify.annotations.NullMarked;
