package coop.talkoot.mastodon.stream;

import coop.talkoot.http.SentFields;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Feeds.Origins;
import coop.talkoot.posts.Post;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a program can listen to. */
sealed interface StreamName {
    int LONGEST_TAG = 100;

    /** The home timeline, with notifications. */
    record Home() implements StreamName {}

    /** Notifications alone. */
    record Notifications() implements StreamName {}

    /** Conversations. */
    record Direct() implements StreamName {}

    /** A list of who listens. */
    record OfList(long listId) implements StreamName {}

    /** What anybody says to everybody. */
    record Everybody(Origins origins, boolean onlyMedia) implements StreamName {}

    /** The same under a tag, answers too. {@code said} is the tag as the program wrote it: it knows its stream by that. */
    record Tagged(String said, boolean onlyLocal) implements StreamName {
        public Tagged {
            if (word(said).isEmpty() || said.length() > LONGEST_TAG) {
                throw Refused.invalid("tag", "tag must be a word of up to " + LONGEST_TAG + " characters.");
            }
        }

        private static String word(String said) {
            return said.strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT);
        }

        private boolean isOn(Post post) {
            var word = word(said);
            return post.tags().stream()
                    .anyMatch(tag -> tag.toLowerCase(Locale.ROOT).equals(word));
        }
    }

    /** By Mastodon's names. Refused, with a reason, when there is none of that name. */
    static StreamName of(String name, @Nullable String tag, @Nullable String list) {
        return switch (name) {
            case "user" -> new Home();
            case "user:notification" -> new Notifications();
            case "direct" -> new Direct();
            case "public" -> new Everybody(Origins.ALL, false);
            case "public:media" -> new Everybody(Origins.ALL, true);
            case "public:local" -> new Everybody(Origins.HERE, false);
            case "public:local:media" -> new Everybody(Origins.HERE, true);
            case "public:remote" -> new Everybody(Origins.ELSEWHERE, false);
            case "public:remote:media" -> new Everybody(Origins.ELSEWHERE, true);
            case "hashtag" -> new Tagged(tag == null ? "" : tag, false);
            case "hashtag:local" -> new Tagged(tag == null ? "" : tag, true);
            case "list" -> new OfList(listId(list));
            default -> throw Refused.notFound("There is no such stream.");
        };
    }

    private static long listId(@Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(SentFields::readId)
                .orElseThrow(() -> Refused.invalid("list", "list must be the id of a list."));
    }

    /** As it stands in a message. */
    default List<String> text() {
        return switch (this) {
            case Home home -> List.of("user");
            case Notifications notifications -> List.of("user:notification");
            case Direct direct -> List.of("direct");
            case OfList list -> List.of("list", Long.toString(list.listId()));
            case Everybody everybody -> List.of("public" + text(everybody.origins()) + text(everybody.onlyMedia()));
            case Tagged tagged -> List.of(tagged.onlyLocal() ? "hashtag:local" : "hashtag", tagged.said());
        };
    }

    /** What a program must have been allowed. */
    default String scope() {
        return switch (this) {
            case Home home -> "read:statuses";
            case Notifications notifications -> "read:notifications";
            case Direct direct -> "read:statuses";
            case OfList list -> "read:lists";
            case Everybody everybody -> "read:statuses";
            case Tagged tagged -> "read:statuses";
        };
    }

    /** Whether guests, too, may listen. */
    default boolean isOpen() {
        return switch (this) {
            case Home home -> false;
            case Notifications notifications -> false;
            case Direct direct -> false;
            case OfList list -> false;
            case Everybody everybody -> true;
            case Tagged tagged -> true;
        };
    }

    /** Whether a post that stands in lists of everybody's belongs into this one. */
    default boolean holds(Post post, boolean hasMedia) {
        return switch (this) {
            case Home home -> false;
            case Notifications notifications -> false;
            case Direct direct -> false;
            case OfList list -> false;
            case Everybody everybody ->
                !post.isReply() && isOf(everybody.origins(), post) && (hasMedia || !everybody.onlyMedia());
            case Tagged tagged -> (post.isLocal() || !tagged.onlyLocal()) && tagged.isOn(post);
        };
    }

    private static boolean isOf(Origins origins, Post post) {
        return switch (origins) {
            case ALL -> true;
            case HERE -> post.isLocal();
            case ELSEWHERE -> !post.isLocal();
        };
    }

    private static String text(Origins origins) {
        return switch (origins) {
            case ALL -> "";
            case HERE -> ":local";
            case ELSEWHERE -> ":remote";
        };
    }

    private static String text(boolean onlyMedia) {
        return onlyMedia ? ":media" : "";
    }
}
