/** Letters by e-mail: written in the transaction they tell of, sent after it, kept for a keeper where they cannot be sent. */
@NullMarked
package coop.talkoot.platform.mail;

import org.jspecify.annotations.NullMarked;
