package coop.talkoot.activitypub.actor;

import coop.talkoot.people.Identity;
import org.jspecify.annotations.Nullable;

/** Who asks for a document. */
public sealed interface Reader {
    /** The request bears no signature. */
    record Anonymous() implements Reader {}

    /** It is signed with a key of this actor. */
    record Signed(Identity identity) implements Reader {}

    /** It bears a signature that proves nothing; what is public may be read all the same. */
    record BadSignature(String reason) implements Reader {}

    /** Whose eyes to look with; null for those of the public. */
    default @Nullable Long actorId() {
        return switch (this) {
            case Anonymous ignored -> null;
            case Signed signed -> signed.identity.id();
            case BadSignature ignored -> null;
        };
    }
}
