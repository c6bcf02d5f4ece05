/** OAuth 2 as Mastodon's programs speak it: introducing themselves, asking for leave, trading codes for tokens. */
@NullMarked
package coop.talkoot.mastodon.oauth;

import org.jspecify.annotations.NullMarked;
