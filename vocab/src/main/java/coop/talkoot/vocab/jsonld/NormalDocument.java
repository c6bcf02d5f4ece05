package coop.talkoot.vocab.jsonld;

import jakarta.json.JsonObject;

/**
 * A document in the form the reader reads.
 *
 * @param received the document as it came, on which proofs are checked
 * @param plain the same with well-known plain keys; the very same object unless expansion was needed
 */
public record NormalDocument(JsonObject received, JsonObject plain) {}
