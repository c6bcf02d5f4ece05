/** What happens, told at once to programs that listen, over WebSocket or server-sent events, on every node. */
@NullMarked
package coop.talkoot.mastodon.stream;

import org.jspecify.annotations.NullMarked;
