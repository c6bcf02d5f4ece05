package coop.talkoot.activitypub.mapping;

import coop.talkoot.documents.Focus;
import coop.talkoot.documents.RemoteFile;
import coop.talkoot.documents.picture.FileKind.Family;
import coop.talkoot.documents.picture.Size;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Attachment;
import coop.talkoot.vocab.Link;
import coop.talkoot.vocab.Media;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pictures, films and recordings of another server's post. They hang on it (Mastodon, GoToSocial, Pixelfed), are
 * linked from it (Lemmy), or are what it is itself (PeerTube's Video, whose addresses are Links of many types). What
 * is not to be read is left out, piece by piece.
 */
final class RemoteFileMapping {
    private static final int MOST = 16;
    private static final int MOST_PIXELS = 100_000;
    /** Drawn by programs they bring along; never shown here. */
    private static final Set<String> NOT_SHOWN = Set.of("image/svg+xml");

    private RemoteFileMapping() {}

    static List<RemoteFile> of(ActivityObject object) {
        var hanging = object.core().attachments().stream().flatMap(attachment -> of(attachment).stream());
        return Stream.concat(itself(object).stream(), hanging).limit(MOST).toList();
    }

    /** Whether it is shown; else its address stays a link in the text. */
    static Optional<RemoteFile> of(Attachment attachment) {
        return switch (attachment) {
            case Attachment.File file -> of(file.media());
            case Attachment.Page page -> of(page.link(), "");
            case Attachment.PropertyValue ignored -> Optional.empty();
            case Attachment.Other ignored -> Optional.empty();
        };
    }

    private static Optional<RemoteFile> of(Media media) {
        var family = family(media.mediaType(), media.type());
        var url = WebAddress.kept(media.url());
        if (url == null || family == Family.UNKNOWN) {
            return Optional.empty();
        }
        return Optional.of(new RemoteFile(
                url,
                family,
                type(media.mediaType()),
                size(media.width(), media.height()),
                media.blurhash(),
                media.name() == null ? "" : media.name(),
                focus(media.focalPoint())));
    }

    /** Where a picture is to be had, when it is one. */
    static Optional<String> picture(Media media) {
        return of(media).filter(file -> file.family() == Family.IMAGE).map(RemoteFile::url);
    }

    private static Optional<RemoteFile> of(Link link, String name) {
        return link.mediaType() == null
                ? Optional.empty()
                : of(new Media(
                        "", link.href(), link.mediaType(), link.name() == null ? name : link.name(), null, null));
    }

    private static Optional<RemoteFile> itself(ActivityObject object) {
        var isFile = object instanceof ActivityObject.Video
                || object instanceof ActivityObject.Audio
                || object instanceof ActivityObject.Image
                || object instanceof ActivityObject.Document;
        return isFile
                ? object.core().url().stream()
                        .flatMap(link -> of(link, "").stream())
                        // PeerTube names the largest first
                        .reduce((larger, smaller) -> smaller)
                : Optional.empty();
    }

    private static Family family(@Nullable String mediaType, String objectType) {
        var type = type(mediaType);
        if (type == null) {
            return switch (objectType) {
                case "Image" -> Family.IMAGE;
                case "Video" -> Family.VIDEO;
                case "Audio" -> Family.AUDIO;
                default -> Family.UNKNOWN;
            };
        }
        if (NOT_SHOWN.contains(type)) {
            return Family.UNKNOWN;
        }
        return switch (type.substring(0, Math.max(0, type.indexOf('/')))) {
            case "image" -> Family.IMAGE;
            case "video" -> Family.VIDEO;
            case "audio" -> Family.AUDIO;
            default -> Family.UNKNOWN;
        };
    }

    private static @Nullable String type(@Nullable String mediaType) {
        return mediaType == null ? null : mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Size size(@Nullable Long width, @Nullable Long height) {
        return width == null || height == null || !isSide(width) || !isSide(height)
                ? null
                : new Size(width.intValue(), height.intValue());
    }

    private static boolean isSide(long pixels) {
        return pixels > 0 && pixels <= MOST_PIXELS;
    }

    private static Focus focus(Media.@Nullable Point point) {
        return point == null ? Focus.CENTRE : Focus.received(point.x(), point.y());
    }
}
