/** Who signed a request or a document, and our own signatures on both. */
@NullMarked
package coop.talkoot.activitypub.signature;

import org.jspecify.annotations.NullMarked;
