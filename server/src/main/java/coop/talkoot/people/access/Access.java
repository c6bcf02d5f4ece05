package coop.talkoot.people.access;

import coop.talkoot.people.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What a token opens.
 *
 * @param viewer who it acts for; null when the program acts in its own name
 * @param channel stands for this one token, for what ends with it; tells nobody the token
 * @param program null when a person made the token for themselves
 */
public record Access(@Nullable Viewer viewer, @Nullable Program program, Scopes scopes, String channel) {
    /** Somebody's own token. */
    public static Access own(Viewer viewer) {
        return new Access(viewer, null, Scopes.ALL, "own:" + viewer.loginId());
    }
}
