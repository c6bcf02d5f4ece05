package coop.talkoot.mastodon.door;

import coop.talkoot.http.Rejected;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.access.Access;
import coop.talkoot.people.access.Program;
import org.jspecify.annotations.Nullable;

/** Who calls, by the token they bring: a program for somebody, a program for itself, or nobody we know. */
public final class Caller {
    private final @Nullable Access access;

    Caller(@Nullable Access access) {
        this.access = access;
    }

    /** The person a program acts for, if it may do what needs this scope. */
    public Viewer viewer(String scope) {
        var viewer = require(scope).viewer();
        if (viewer == null) {
            throw Rejected.notSignedIn();
        }
        return viewer;
    }

    /** As {@link #viewer}, as who they are. */
    public Identity actor(String scope) {
        return viewer(scope).identity();
    }

    /** The person's id where guests may look too; null for these. A token without the scope is refused all the same. */
    public @Nullable Long reader(String scope) {
        if (access == null) {
            return null;
        }
        var viewer = require(scope).viewer();
        return viewer == null ? null : viewer.actorId();
    }

    /** Whether the token, if there is one, may do what needs this scope. */
    public boolean permits(String scope) {
        return access != null && access.scopes().permit(scope);
    }

    /** Any token that opens something. */
    public Access access() {
        if (access == null) {
            throw Rejected.notSignedIn();
        }
        return access;
    }

    /** The program, where a token names one. */
    public @Nullable Program program() {
        return access == null ? null : access.program();
    }

    private Access require(String scope) {
        var open = access();
        if (!open.scopes().permit(scope)) {
            throw Rejected.insufficientScope(scope);
        }
        return open;
    }
}
