package coop.talkoot.mastodon.stream;

import coop.talkoot.http.Attempts;
import coop.talkoot.http.Rejected;
import coop.talkoot.http.Viewers;
import coop.talkoot.people.access.Access;
import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * For whom a program listens.
 *
 * @param token empty for guests, who hear what is public
 * @param source what counts as the address they come from
 */
record Reader(String token, @Nullable Access access, String source) {
    /** Stands for guests among ids of people. */
    static final long GUEST = 0;

    static Reader of(HttpRequest<?> request) {
        return new Reader(
                Viewers.tokenOf(request).orElse(""),
                Viewers.accessOf(request).orElse(null),
                Attempts.sourceOf(request));
    }

    /** The person's id, or {@link #GUEST}. */
    long id() {
        var viewer = access == null ? null : access.viewer();
        return viewer == null ? GUEST : viewer.actorId();
    }

    boolean isGuest() {
        return id() == GUEST;
    }

    /** Whether the token is a program's; else it is a person's own. */
    boolean isByProgram() {
        return access != null && access.program() != null;
    }

    /** Refused when the stream is not for them. */
    void require(StreamName stream) {
        if (access != null && !access.scopes().permit(stream.scope())) {
            throw Rejected.insufficientScope(stream.scope());
        }
        if (isGuest() && !stream.isOpen()) {
            throw Rejected.notSignedIn();
        }
    }
}
