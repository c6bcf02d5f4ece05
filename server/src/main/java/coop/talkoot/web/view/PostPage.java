package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A note with its thread.
 *
 * @param reportHref where one asks the keepers to look at it, null for one's own and for visitors
 */
public record PostPage(
        PostCard post,
        @Nullable Elsewhere elsewhere,
        List<Reply> replies,
        @Nullable ReplyForm replyForm,
        @Nullable String reportHref)
        implements PageView {
    public PostPage {
        replies = List.copyOf(replies);
    }

    @Override
    public String template() {
        return "post.jte";
    }

    /** How many answers stand in the thread. */
    public int replyCount() {
        return Reply.count(replies);
    }
}
