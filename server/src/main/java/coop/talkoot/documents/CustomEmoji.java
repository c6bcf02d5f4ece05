package coop.talkoot.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture that stands for a word between colons.
 *
 * @param domain whose people it is for; null for those of this instance
 * @param url where it is to be had here
 * @param stillUrl the same without movement
 * @param mediaType of what is at {@code url}; of another server's it is not known before somebody looked
 * @param remoteUrl where it comes from, null for our own
 * @param isListed whether people are offered it to write with
 * @param isEnabled whether it is drawn at all
 */
public record CustomEmoji(
        long id,
        String shortcode,
        @Nullable String domain,
        String url,
        String stillUrl,
        @Nullable String mediaType,
        @Nullable String remoteUrl,
        @Nullable String category,
        boolean isListed,
        boolean isEnabled,
        Instant updatedAt) {
    /** As it stands in texts. */
    public String typed() {
        return ":" + shortcode + ":";
    }

    /** As those who keep the server speak of it. */
    public String named() {
        return domain == null ? typed() : typed() + "@" + domain;
    }
}
