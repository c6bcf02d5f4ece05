package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.Attachment;
import coop.talkoot.vocab.Link;
import coop.talkoot.vocab.Media;
import coop.talkoot.vocab.Tag;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads links, files, tags and attachments: strings, objects and Links of all shapes. */
final class LinkReader {
    private static final Set<String> FILES = Set.of("Image", "Document", "Audio", "Video");

    private LinkReader() {}

    static List<Link> links(Fields fields, String key) {
        return fields.objectsOrAddresses(key).stream()
                .flatMap(link -> Stream.ofNullable(link(link)))
                .toList();
    }

    private static @Nullable Link link(Fields fields) {
        var href = fields.id("href");
        return href == null
                ? null
                : new Link(
                        href,
                        fields.string("mediaType"),
                        fields.string("rel"),
                        Texts.read(fields, "name").any());
    }

    static List<Media> media(Fields fields, String key) {
        return fields.objectsOrAddresses(key).stream()
                .flatMap(file -> Stream.ofNullable(file(file, "Image")))
                .toList();
    }

    private static @Nullable Media file(Fields file, String usual) {
        var link = Stream.concat(links(file, "url").stream(), Stream.ofNullable(link(file)))
                .findFirst();
        if (link.isEmpty()) {
            return null;
        }
        var mediaType = file.string("mediaType");
        return new Media(
                file.types().stream().filter(FILES::contains).findFirst().orElse(usual),
                link.get().href(),
                mediaType != null ? mediaType : link.get().mediaType(),
                Texts.read(file, "name").any(),
                file.count("width"),
                file.count("height"),
                file.string("blurhash"),
                point(file));
    }

    /** Two numbers, or nothing. */
    private static Media.@Nullable Point point(Fields file) {
        var numbers = file.numbers("focalPoint");
        return numbers.size() == 2 ? new Media.Point(numbers.getFirst(), numbers.getLast()) : null;
    }

    static List<Tag> tags(Fields fields) {
        return fields.objects("tag").stream().map(LinkReader::tag).toList();
    }

    private static Tag tag(Fields tag) {
        var name = Texts.read(tag, "name").any();
        var href = tag.id("href");
        if (tag.types().contains("Hashtag") && name != null) {
            return new Tag.Hashtag(name, href);
        }
        if (tag.types().contains("Mention") && href != null) {
            return new Tag.Mention(href, name);
        }
        var icon = media(tag, "icon").stream().findFirst();
        if (tag.types().contains("Emoji") && name != null && icon.isPresent()) {
            return new Tag.Emoji(tag.id(), name, icon.get(), Moments.instant(tag, "updated"));
        }
        return new Tag.Other(tag.type(), name, href, tag.received());
    }

    static List<Attachment> attachments(Fields fields) {
        return fields.objectsOrAddresses("attachment").stream()
                .map(LinkReader::attachment)
                .toList();
    }

    private static Attachment attachment(Fields attachment) {
        var types = attachment.types();
        var media = file(attachment, "Document");
        if (media != null && types.stream().anyMatch(FILES::contains)) {
            return new Attachment.File(media);
        }
        var link = link(attachment);
        if (link != null) {
            return new Attachment.Page(link);
        }
        var name = Texts.read(attachment, "name").any();
        var value = attachment.string("value");
        return types.contains("PropertyValue") && name != null && value != null
                ? new Attachment.PropertyValue(name, value)
                : new Attachment.Other(attachment.type(), attachment.received());
    }
}
