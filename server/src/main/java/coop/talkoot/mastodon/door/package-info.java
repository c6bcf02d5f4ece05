/** How programs come to Mastodon's API: other sites' pages let in, bodies of every form, limits, errors, who calls. */
@NullMarked
package coop.talkoot.mastodon.door;

import org.jspecify.annotations.NullMarked;
