package coop.talkoot.mastodon;

import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.people.Preferences;
import coop.talkoot.people.Preferences.Seen;
import coop.talkoot.platform.Refused;

/** How somebody likes to write, as programs send it. */
final class SentPreferences {
    private SentPreferences() {}

    /** What is not sent stays. */
    static Preferences.Preference of(Sent sent, Preferences.Preference before) {
        return new Preferences.Preference(
                sent.text("source.privacy").map(SentPreferences::seen).orElse(before.visibility()),
                sent.yes("source.sensitive", before.isSensitive()),
                sent.has("source.language") ? sent.text("source.language").orElse(null) : before.language(),
                before.media(),
                before.expandsWarnings());
    }

    private static Seen seen(String word) {
        return switch (word) {
            case "public" -> Seen.PUBLIC;
            case "unlisted" -> Seen.UNLISTED;
            case "private" -> Seen.FOLLOWERS;
            case "direct" -> Seen.DIRECT;
            default ->
                throw Refused.invalid("source.privacy", "source.privacy must be public, unlisted, private or direct.");
        };
    }
}
