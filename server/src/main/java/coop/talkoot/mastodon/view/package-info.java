/** What Mastodon's programs read: its entities as records, and how ours become them, a page at a time. */
@NullMarked
package coop.talkoot.mastodon.view;

import org.jspecify.annotations.NullMarked;
