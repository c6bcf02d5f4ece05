package coop.talkoot.activitypub.actor;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Follows;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Posts of this instance by the parts of their address, for whoever may read them. Remote ones live elsewhere. */
@Singleton
final class LocalPosts {
    /** What is at an address, for a reader. */
    sealed interface Lookup permits Found, Deleted, Nothing {}

    /** It is there for this reader, who is nobody in particular when it is there for everybody. */
    record Found(Post post, Reader reader) implements Lookup {}

    /** It was there, and the reader could have read it. */
    record Deleted(Post post) implements Lookup {}

    record Nothing() implements Lookup {}

    private final Posts posts;
    private final Memberships memberships;
    private final Follows follows;
    private final Settings settings;

    LocalPosts(Posts posts, Memberships memberships, Follows follows, Settings settings) {
        this.posts = posts;
        this.memberships = memberships;
        this.follows = follows;
        this.settings = settings;
    }

    /**
     * {@code folder} is offers, needs, notes, motions, decisions or results. Who asks is found out only for what is not public: to know it, a key
     * may have to be fetched from a server that is waiting for this very answer.
     */
    Lookup at(String folder, String number, Supplier<Reader> asking) {
        var id = Addresses.number(number);
        if (id.isEmpty()) {
            return new Nothing();
        }
        var uri = settings.uri("/" + folder + "/" + number);
        var post = posts.find(id.getAsLong())
                .filter(found -> found.isLocal() && found.uri().equals(uri));
        if (post.isEmpty()) {
            return new Nothing();
        }
        var reader = post.get().audience().isOpen() ? new Reader.Anonymous() : asking.get();
        if (post.get().isDeleted()) {
            return mayKnowOf(post.get(), reader) ? new Deleted(post.get()) : new Nothing();
        }
        return posts.readable(id.getAsLong(), reader.actorId())
                .<Lookup>map(found -> new Found(found, reader))
                .orElseGet(Nothing::new);
    }

    /** Who could have read it while it was there. */
    private boolean mayKnowOf(Post post, Reader reader) {
        var reading = reader.actorId();
        if (post.audience().isOpen()) {
            return true;
        }
        if (reading == null) {
            return false;
        }
        var group = post.group();
        var isMember =
                post.audience() == Audience.GROUP && group != null && memberships.may(group.id(), reading, Right.READ);
        return isMember
                || (post.audience() == Audience.FOLLOWERS
                        && follows.isAccepted(reading, post.author().id()))
                || post.author().id() == reading
                || post.recipients().stream().anyMatch(person -> person.id() == reading);
    }
}
