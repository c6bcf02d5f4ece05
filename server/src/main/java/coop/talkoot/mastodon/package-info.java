/** Mastodon's client API, cut by its nouns: one controller a noun, over the domain rooms. */
@NullMarked
package coop.talkoot.mastodon;

import org.jspecify.annotations.NullMarked;
