package coop.talkoot.activitypub.mapping;

import coop.talkoot.documents.CustomEmoji;
import coop.talkoot.documents.RemoteEmoji;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Media;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Tag;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Words between colons as Mastodon has them: tags beside the text, each with its picture. */
@Singleton
public final class EmojiMapping {
    private static final int MOST = 64;

    private final Settings settings;

    EmojiMapping(Settings settings) {
        this.settings = settings;
    }

    /** What another server says its words stand for; what it says of other things is left out. */
    public static List<RemoteEmoji> read(List<Tag> tags) {
        return tags.stream()
                .filter(Tag.Emoji.class::isInstance)
                .map(Tag.Emoji.class::cast)
                .flatMap(EmojiMapping::read)
                .limit(MOST)
                .toList();
    }

    private static Stream<RemoteEmoji> read(Tag.Emoji emoji) {
        var word = emoji.name().replaceFirst("^:(.*):$", "$1");
        var icon = RemoteFileMapping.picture(emoji.icon());
        return icon.isPresent() && RemoteEmoji.isShortcode(word)
                ? Stream.of(new RemoteEmoji(word, icon.get()))
                : Stream.empty();
    }

    /** Those of this instance, beside a text in which they stand. */
    List<Tag> tags(List<CustomEmoji> emojis) {
        return emojis.stream()
                .<Tag>map(emoji -> new Tag.Emoji(uri(emoji), emoji.typed(), icon(emoji), emoji.updatedAt()))
                .toList();
    }

    /** One by itself. */
    public ActivityObject document(CustomEmoji emoji) {
        return new ActivityObject.Unknown(
                "Emoji",
                ObjectCore.with(uri(emoji))
                        .name(Text.of(emoji.typed()))
                        .times(Times.unknown().withUpdated(emoji.updatedAt()))
                        .icons(List.of(icon(emoji)))
                        .build());
    }

    private String uri(CustomEmoji emoji) {
        return settings.uri("/emojis/" + emoji.id());
    }

    private static Media icon(CustomEmoji emoji) {
        return Media.image(emoji.url(), emoji.mediaType());
    }
}
