package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.people.FollowList;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** Some of those somebody follows, read apart. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonList(String id, String title, String repliesPolicy, boolean exclusive) {
    public static MastodonList of(FollowList list) {
        var policy = switch (list.replies()) {
            case NONE -> "none";
            case LIST -> "list";
            case FOLLOWED -> "followed";
        };
        return new MastodonList(Long.toString(list.id()), list.title(), policy, list.isExclusive());
    }
}
