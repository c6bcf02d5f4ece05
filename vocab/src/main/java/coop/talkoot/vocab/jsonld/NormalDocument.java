package coop.talkoot.vocab.jsonld;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A document in the form the reader reads.
 *
 * @param received the document as it came, on which proofs are checked
 * @param plain the same in well-known plain words; the very same object unless expansion was needed
 * @param context what the words of {@code plain} mean, for parts of it that will be served alone
 */
public record NormalDocument(
        JsonObject received, JsonObject plain, @Nullable JsonValue context) {}
