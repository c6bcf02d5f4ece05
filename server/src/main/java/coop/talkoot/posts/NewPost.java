package coop.talkoot.posts;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post to be written or taken in.
 *
 * @param folder first part of a local post's address: notes, offers, needs
 * @param url page of a remote post; ignored for a local one
 * @param inReplyToUri id of the post it answers
 * @param publishedAt when a remote post says it was published; null means now
 * @param raw the remote object as it came
 */
public record NewPost(
        Origin origin,
        String folder,
        Post.Kind kind,
        Identity author,
        @Nullable Identity group,
        @Nullable String inReplyToUri,
        Audience audience,
        Words words,
        List<Identity> recipients,
        @Nullable String url,
        @Nullable Instant publishedAt,
        @Nullable String raw) {
    public NewPost {
        recipients = List.copyOf(recipients);
        if (audience == Audience.GROUP && group == null) {
            throw Refused.invalid("audience", "Only a post in a group can be for its members.");
        }
        var beginsInGroup = origin instanceof Origin.Local && group != null && inReplyToUri == null;
        if (beginsInGroup && (audience == Audience.UNLISTED || audience == Audience.FOLLOWERS)) {
            throw Refused.invalid("audience", "What begins in a group is for everybody or for its members.");
        }
    }
}
