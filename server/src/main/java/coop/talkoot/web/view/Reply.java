package coop.talkoot.web.view;

import java.util.List;

/** An answer in a thread and the answers to it. A deleted one stays as a gap while others hang on it. */
public record Reply(PostCard post, boolean isDeleted, List<Reply> replies) {
    public Reply {
        replies = List.copyOf(replies);
    }

    /** How many answers these are, with the answers to them. */
    static int count(List<Reply> replies) {
        return replies.stream().mapToInt(reply -> 1 + count(reply.replies())).sum();
    }
}
