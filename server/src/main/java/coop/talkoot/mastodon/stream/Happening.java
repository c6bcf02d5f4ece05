package coop.talkoot.mastodon.stream;

import java.util.Arrays;
import java.util.Optional;

/** What happened, by ids alone: short enough to go from node to node, and read anew by whoever tells of it. */
sealed interface Happening {
    /** A post was written here or came in. */
    record Published(long postId) implements Happening {}

    /** It says something else now, or its poll stands otherwise. */
    record Changed(long postId) implements Happening {}

    record Deleted(long postId) implements Happening {}

    /** Somebody passed a post on. */
    record Announced(long announceId) implements Happening {}

    /** They took that back; nothing is left that could be read. */
    record Unannounced(long announceId, long postId, long actorId) implements Happening {}

    /** People were told something, each under this id. */
    record Told(long noticeId) implements Happening {}

    default String text() {
        return switch (this) {
            case Published published -> "published:" + published.postId();
            case Changed changed -> "changed:" + changed.postId();
            case Deleted deleted -> "deleted:" + deleted.postId();
            case Announced announced -> "announced:" + announced.announceId();
            case Told told -> "told:" + told.noticeId();
            case Unannounced back -> "unannounced:" + back.announceId() + ":" + back.postId() + ":" + back.actorId();
        };
    }

    /** Empty for what a newer node says and this one does not know. */
    static Optional<Happening> of(String text) {
        var parts = text.split(":", -1);
        try {
            var ids = Arrays.stream(parts).skip(1).mapToLong(Long::parseLong).toArray();
            return switch (parts[0] + " " + ids.length) {
                case "published 1" -> Optional.of(new Published(ids[0]));
                case "changed 1" -> Optional.of(new Changed(ids[0]));
                case "deleted 1" -> Optional.of(new Deleted(ids[0]));
                case "announced 1" -> Optional.of(new Announced(ids[0]));
                case "told 1" -> Optional.of(new Told(ids[0]));
                case "unannounced 3" -> Optional.of(new Unannounced(ids[0], ids[1], ids[2]));
                default -> Optional.empty();
            };
        } catch (NumberFormatException ofANewerNode) {
            return Optional.empty();
        }
    }
}
