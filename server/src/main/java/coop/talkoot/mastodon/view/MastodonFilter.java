package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.posts.filter.FilterResult;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody would rather not see, and where; {@code keywords} and {@code statuses} are left out in results. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonFilter(
        String id,
        String title,
        List<String> context,
        @Nullable String expiresAt,
        String filterAction,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Keyword> keywords,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<OfStatus> statuses) {
    /** A word or phrase. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Keyword(String id, String keyword, boolean wholeWord) {
        public static Keyword of(Filter.Keyword keyword) {
            return new Keyword(Long.toString(keyword.id()), keyword.text(), keyword.isWholeWord());
        }
    }

    /** A single status. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record OfStatus(String id, String statusId) {
        public static OfStatus of(Filter.FilteredPost post) {
            return new OfStatus(Long.toString(post.id()), Long.toString(post.postId()));
        }
    }

    /** A filter caught a status: by these words, or because it names it. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Result(MastodonFilter filter, List<String> keywordMatches, List<String> statusMatches) {
        public Result {
            keywordMatches = List.copyOf(keywordMatches);
            statusMatches = List.copyOf(statusMatches);
        }

        static Result of(FilterResult found) {
            return new Result(
                    drawn(found.filter(), false),
                    found.keywords(),
                    found.postIds().stream().map(id -> Long.toString(id)).toList());
        }
    }

    /** The older form: a filter for each word. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Older(
            String id,
            String phrase,
            List<String> context,
            boolean wholeWord,
            @Nullable String expiresAt,
            boolean irreversible) {
        public Older {
            context = List.copyOf(context);
        }

        public static Older of(Filter filter, Filter.Keyword keyword) {
            return new Older(
                    Long.toString(keyword.id()),
                    keyword.text(),
                    contexts(filter),
                    keyword.isWholeWord(),
                    MastodonTime.orNull(filter.terms().expiresAt()),
                    filter.terms().action() == Filter.Action.HIDE);
        }
    }

    public MastodonFilter {
        context = List.copyOf(context);
    }

    public static MastodonFilter of(Filter filter) {
        return drawn(filter, true);
    }

    private static MastodonFilter drawn(Filter filter, boolean isWhole) {
        return new MastodonFilter(
                Long.toString(filter.id()),
                filter.terms().title(),
                contexts(filter),
                MastodonTime.orNull(filter.terms().expiresAt()),
                filter.terms().action().name().toLowerCase(Locale.ROOT),
                isWhole ? filter.keywords().stream().map(Keyword::of).toList() : null,
                isWhole ? filter.posts().stream().map(OfStatus::of).toList() : null);
    }

    private static List<String> contexts(Filter filter) {
        return filter.terms().contexts().stream()
                .sorted()
                .map(context -> context.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
