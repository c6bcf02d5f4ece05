package coop.talkoot.posts;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;

/** What can happen to notes, and to any post by those who read it. Other rooms tell of their own posts themselves. */
public sealed interface PostEvent extends DomainEvent {
    /** A note or reply was written here or came in. */
    record NotePublished(Post post) implements PostEvent {}

    /** A note says something else now. */
    record NoteEdited(Post post) implements PostEvent {}

    /** A note was deleted; {@code post} is what is left. */
    record NoteDeleted(Post post) implements PostEvent {}

    /** Somebody likes a post. */
    record Favourited(Favourite favourite) implements PostEvent {}

    /** Somebody no longer does. */
    record Unfavourited(Favourite favourite) implements PostEvent {}

    /** A person passed a post on. A group's own announces of what its members write are not told here. */
    record Announced(Announce announce) implements PostEvent {}

    /** Somebody took an announce back. */
    record Unannounced(Announce announce) implements PostEvent {}

    /** Somebody answered what a post asks. */
    record Voted(Vote vote) implements PostEvent {}

    /** More people have answered since that was last told. */
    record PollCounted(Post post) implements PostEvent {}

    /** What a post asks can be answered no more; told of those of other servers too. */
    record PollClosed(Post post) implements PostEvent {}

    /** A group or person put a post at the top of their page. */
    record Pinned(Post post, Identity owner) implements PostEvent {}

    /** They took it down. */
    record Unpinned(Post post, Identity owner) implements PostEvent {}

    /** What somebody wrote for later could not be published when its time came. */
    record NotPublished(ScheduledPost post, String reason) implements PostEvent {}
}
