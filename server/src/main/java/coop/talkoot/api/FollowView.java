package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.people.Follow;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** One who wants what another publishes. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record FollowView(
        String id,
        IdentityView follower,
        IdentityView followee,
        String state,
        boolean showsAnnounces,
        boolean notifies,
        String createdAt) {
    static FollowView of(Follow follow) {
        return new FollowView(
                Long.toString(follow.id()),
                IdentityView.of(follow.follower()),
                IdentityView.of(follow.followee()),
                follow.state().name().toLowerCase(Locale.ROOT),
                follow.showsAnnounces(),
                follow.notifies(),
                follow.createdAt().toString());
    }
}
