package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.posts.filter.Filter;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the viewer would rather not see. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record FilterView(
        String id,
        String title,
        List<String> contexts,
        String action,
        @Nullable String expiresAt,
        List<KeywordView> keywords,
        List<FilteredPostView> posts) {
    /** A word or phrase. */
    @Serdeable
    record KeywordView(String id, String text, boolean isWholeWord) {
        static KeywordView of(Filter.Keyword keyword) {
            return new KeywordView(Long.toString(keyword.id()), keyword.text(), keyword.isWholeWord());
        }
    }

    /** A single post. */
    @Serdeable
    record FilteredPostView(String id, String postId) {
        static FilteredPostView of(Filter.FilteredPost post) {
            return new FilteredPostView(Long.toString(post.id()), Long.toString(post.postId()));
        }
    }

    static FilterView of(Filter filter) {
        var terms = filter.terms();
        var expiry = terms.expiresAt();
        return new FilterView(
                Long.toString(filter.id()),
                terms.title(),
                terms.contexts().stream()
                        .map(context -> context.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList(),
                terms.action().name().toLowerCase(Locale.ROOT),
                expiry == null ? null : expiry.toString(),
                filter.keywords().stream().map(KeywordView::of).toList(),
                filter.posts().stream().map(FilteredPostView::of).toList());
    }
}
