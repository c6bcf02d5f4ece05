package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.Attachment;
import coop.talkoot.vocab.Link;
import coop.talkoot.vocab.Media;
import coop.talkoot.vocab.Received;
import coop.talkoot.vocab.Tag;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Writes links, files, tags and attachments. */
final class LinkWriter {
    private LinkWriter() {}

    /** A bare address as text. */
    static JsonValue link(Link link) {
        return link.isBare() ? Properties.text(link.href()) : linkObject(link);
    }

    static JsonValue linkObject(Link link) {
        return new Properties()
                .put("type", "Link")
                .put("mediaType", link.mediaType())
                .put("rel", link.rel())
                .put("name", link.name())
                .put("href", link.href())
                .build();
    }

    static JsonValue media(Media media) {
        return new Properties()
                .put("type", media.type())
                .put("mediaType", media.mediaType())
                .put("url", media.url())
                .put("name", media.name())
                .put("width", media.width())
                .put("height", media.height())
                .put("blurhash", media.blurhash())
                .put("focalPoint", point(media.focalPoint()))
                .build();
    }

    private static @Nullable JsonValue point(Media.@Nullable Point point) {
        return point == null
                ? null
                : Documents.JSON
                        .createArrayBuilder()
                        .add(point.x())
                        .add(point.y())
                        .build();
    }

    static JsonValue tag(Tag tag) {
        return switch (tag) {
            case Tag.Hashtag hashtag -> tag("Hashtag", hashtag.name(), hashtag.href());
            case Tag.Mention mention -> tag("Mention", mention.name(), mention.href());
            case Tag.Emoji emoji ->
                new Properties()
                        .put("id", emoji.id())
                        .put("type", "Emoji")
                        .put("name", emoji.name())
                        .put("updated", emoji.updated())
                        .put("icon", media(emoji.icon()))
                        .build();
            case Tag.Other other -> asReceived(other.received(), tag(other.type(), other.name(), other.href()));
        };
    }

    static JsonValue attachment(Attachment attachment) {
        return switch (attachment) {
            case Attachment.File file -> media(file.media());
            case Attachment.Page page -> linkObject(page.link());
            case Attachment.PropertyValue property ->
                new Properties()
                        .put("type", "PropertyValue")
                        .put("name", property.name())
                        .put("value", property.value())
                        .build();
            case Attachment.Other other ->
                asReceived(
                        other.received(),
                        new Properties().put("type", other.type()).build());
        };
    }

    private static JsonObject tag(String type, @Nullable String name, @Nullable String href) {
        return new Properties()
                .put("type", type)
                .put("name", name)
                .put("href", href)
                .build();
    }

    private static JsonValue asReceived(Received received, JsonObject otherwise) {
        return received.standalone().orElse(otherwise);
    }
}
