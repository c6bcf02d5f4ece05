package coop.talkoot.posts.filter;

import coop.talkoot.posts.Post;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which filters catch which posts. Pure: it asks no database and no clock. */
final class FilterMatching {
    private FilterMatching() {}

    /** By post id; posts that nothing catches, and the reader's own, are not there. */
    static Map<Long, List<FilterResult>> of(List<Filter> filters, List<Post> posts, long readerId) {
        var ready = filters.stream().map(Ready::of).toList();
        var caught = new HashMap<Long, List<FilterResult>>();
        for (var post : posts) {
            if (post.author().id() != readerId && !post.isDeleted()) {
                var results = results(ready, post);
                if (!results.isEmpty()) {
                    caught.put(post.id(), results);
                }
            }
        }
        return Map.copyOf(caught);
    }

    private record Ready(Filter filter, List<FoldedText.Word> words) {
        static Ready of(Filter filter) {
            return new Ready(
                    filter, filter.keywords().stream().map(FoldedText.Word::of).toList());
        }
    }

    private static List<FilterResult> results(List<Ready> filters, Post post) {
        var text = new FoldedText(String.join("\n", post.warning(), post.title(), post.text(), tags(post)));
        var results = new ArrayList<FilterResult>();
        for (var ready : filters) {
            var words = ready.words().stream()
                    .filter(text::contains)
                    .map(word -> word.keyword().text())
                    .toList();
            var ids = ready.filter().posts().stream()
                    .map(Filter.FilteredPost::postId)
                    .filter(id -> id == post.id())
                    .toList();
            if (!words.isEmpty() || !ids.isEmpty()) {
                results.add(new FilterResult(ready.filter(), words, ids));
            }
        }
        return List.copyOf(results);
    }

    /** A tag need not stand in the text. */
    private static String tags(Post post) {
        var tags = new StringBuilder();
        post.tags().forEach(tag -> tags.append('#').append(tag).append(' '));
        return tags.toString();
    }
}
