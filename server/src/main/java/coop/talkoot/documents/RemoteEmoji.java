package coop.talkoot.documents;

import coop.talkoot.documents.picture.FileKind;

/** A word between colons, and what another server shows for it. */
public record RemoteEmoji(String shortcode, String url) {
    public RemoteEmoji {
        if (!isShortcode(shortcode)) {
            throw new IllegalArgumentException("not a word between colons: " + shortcode);
        }
    }

    /** Others are nobody's emoji. */
    public static boolean isShortcode(String word) {
        return Shortcodes.isOne(word);
    }

    RemoteFile file() {
        return new RemoteFile(url, FileKind.Family.IMAGE, null, null, null, "", Focus.CENTRE);
    }
}
