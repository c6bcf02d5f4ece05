package coop.talkoot.exchange;

import coop.talkoot.posts.Post;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published offer or need: its envelope and its terms.
 *
 * @param resourceId the thing it is about, for an offer of one
 * @param category the shelf it stands on
 */
public record Listing(
        Post post,
        Terms terms,
        State state,
        @Nullable Long resourceId,
        @Nullable Category category) {
    /**
     * WITHDRAWN by its author or group; ARCHIVED: no longer open, but there for who has its address, and to be opened
     * again; an OPEN one past its end is over but still there.
     */
    public enum State {
        OPEN,
        ARCHIVED,
        WITHDRAWN
    }

    /** One about nothing that is kept, on no shelf. */
    public Listing(Post post, Terms terms, State state) {
        this(post, terms, state, null, null);
    }

    /** As somebody saw it who was shown so many pieces. */
    public Listing shownWith(int pieces) {
        return terms.subject() instanceof Subject.Item item
                ? new Listing(
                        post, terms.about(new Subject.Item(item.features().with(pieces))), state, resourceId, category)
                : this;
    }

    public long id() {
        return post.id();
    }

    /** Open and not past its end. */
    public boolean isOpenAt(Instant now) {
        var until = terms.openUntil();
        return state == State.OPEN && (until == null || until.isAfter(now));
    }
}
