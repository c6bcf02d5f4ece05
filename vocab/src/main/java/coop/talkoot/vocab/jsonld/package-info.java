/** JSON-LD in and out: strict reading of bytes, one normal form, records from it, and documents from records. */
@NullMarked
package coop.talkoot.vocab.jsonld;

import org.jspecify.annotations.NullMarked;
