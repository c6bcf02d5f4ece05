package coop.talkoot.activitypub.outbox;

import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Inboxes;
import coop.talkoot.posts.Post;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which inboxes an author's activity about a post goes to. */
@Singleton
final class Audiences {
    private final Inboxes inboxes;
    private final Memberships memberships;

    Audiences(Inboxes inboxes, Memberships memberships) {
        this.inboxes = inboxes;
        this.memberships = memberships;
    }

    /**
     * @param followUp true for edits and deletions: they also go to a local group's followers, who got the post by
     *     its announce, not from the author
     */
    Set<String> of(Post post, boolean followUp) {
        var targets = new TreeSet<String>();
        var group = post.group();
        switch (post.audience()) {
            case PUBLIC, UNLISTED -> {
                targets.addAll(inboxes.ofFollowers(post.author().id(), null));
                if (group != null && !group.isLocal()) {
                    targets.add(group.endpoints().sharedOrOwnInbox());
                }
                if (group != null && group.isLocal() && followUp) {
                    targets.addAll(inboxes.ofFollowers(group.id(), null));
                }
            }
            case GROUP -> {
                if (group != null && group.isLocal()) {
                    targets.addAll(ofMembers(group, null));
                } else if (group != null) {
                    targets.add(group.endpoints().sharedOrOwnInbox());
                }
            }
            case FOLLOWERS -> targets.addAll(inboxes.ofFollowers(post.author().id(), null));
            case DIRECT -> {}
        }
        post.recipients().stream()
                .filter(person -> !person.isLocal() && !person.isGone() && !person.isSuspended())
                .forEach(person -> targets.add(person.endpoints().inbox()));
        return targets;
    }

    /** Of those members who live elsewhere; with {@code capability} only where that is understood. */
    Set<String> ofMembers(Identity group, @Nullable String capability) {
        return inboxes.of(memberships.memberIds(group.id()), capability);
    }
}
