package coop.talkoot.posts.filter;

import coop.talkoot.platform.Refused;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person would rather not see, and where.
 *
 * @param posts single posts, whatever they say
 */
public record Filter(long id, Terms terms, List<Keyword> keywords, List<FilteredPost> posts) {
    /** Where somebody reads. */
    public enum Context {
        HOME,
        NOTIFICATIONS,
        PUBLIC,
        THREAD,
        ACCOUNT
    }

    /** WARN covers a post until it is opened, HIDE leaves it out. */
    public enum Action {
        WARN,
        HIDE
    }

    /** A word or phrase; {@code isWholeWord}: not within a longer word. */
    public record Keyword(long id, String text, boolean isWholeWord) {}

    /** A post that the filter covers. */
    public record FilteredPost(long id, long postId) {}

    /** {@code expiresAt} null is never. */
    public record Terms(
            String title,
            Set<Context> contexts,
            Action action,
            @Nullable Instant expiresAt) {
        private static final int LONGEST_TITLE = 200;

        public Terms {
            title = title.strip();
            if (title.isEmpty() || title.length() > LONGEST_TITLE || title.indexOf('\0') >= 0) {
                throw Refused.invalid("title", "A filter has a name of at most " + LONGEST_TITLE + " characters.");
            }
            if (contexts.isEmpty()) {
                throw Refused.invalid("contexts", "Say where the filter holds.");
            }
            contexts = Set.copyOf(EnumSet.copyOf(contexts));
        }
    }

    public Filter {
        keywords = List.copyOf(keywords);
        posts = List.copyOf(posts);
    }

    boolean holds(Context context, Instant now) {
        var expiry = terms.expiresAt();
        return terms.contexts().contains(context) && (expiry == null || expiry.isAfter(now));
    }
}
