package coop.talkoot.posts;

import org.jspecify.annotations.Nullable;

/** A post as it appears in a list: itself, or because somebody passed it on, which has an id of its own. */
public record Appearance(Post post, @Nullable Announce announce) {
    public long id() {
        return announce == null ? post.id() : announce.id();
    }
}
