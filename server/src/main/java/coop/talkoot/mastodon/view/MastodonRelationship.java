package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.people.Follow;
import coop.talkoot.people.Mute;
import coop.talkoot.people.Relations;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How whoever asks stands to an account. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonRelationship(
        String id,
        boolean following,
        boolean showingReblogs,
        boolean notifying,
        @Nullable List<String> languages,
        boolean followedBy,
        boolean blocking,
        boolean blockedBy,
        boolean muting,
        boolean mutingNotifications,
        boolean requested,
        boolean requestedBy,
        boolean domainBlocking,
        boolean endorsed,
        String note) {
    static MastodonRelationship of(
            long accountId,
            Relations.Relation relation,
            @Nullable Follow follow,
            @Nullable Mute mute,
            boolean isHostHidden,
            String note) {
        var isFollowing = relation.following() == Follow.State.ACCEPTED;
        return new MastodonRelationship(
                Long.toString(accountId),
                isFollowing,
                isFollowing && follow != null && follow.showsAnnounces(),
                isFollowing && follow != null && follow.notifies(),
                null,
                relation.followedBy() == Follow.State.ACCEPTED,
                relation.blocking(),
                relation.blockedBy(),
                mute != null,
                mute != null && mute.hidesNotices(),
                relation.following() == Follow.State.REQUESTED,
                relation.followedBy() == Follow.State.REQUESTED,
                isHostHidden,
                false,
                note);
    }
}
