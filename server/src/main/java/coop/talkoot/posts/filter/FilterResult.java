package coop.talkoot.posts.filter;

import java.util.List;

/** A filter caught a post: by these keywords, and by these posts it names. */
public record FilterResult(Filter filter, List<String> keywords, List<Long> postIds) {
    public FilterResult {
        keywords = List.copyOf(keywords);
        postIds = List.copyOf(postIds);
    }

    public boolean hides() {
        return filter.terms().action() == Filter.Action.HIDE;
    }
}
