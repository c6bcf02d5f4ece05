/** ActivityStreams, Valueflows and our own terms as records: what travels, and nothing of what it means to a co-op. */
@NullMarked
package coop.talkoot.vocab;

import org.jspecify.annotations.NullMarked;
