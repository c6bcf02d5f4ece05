package coop.talkoot.mastodon;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Appearance;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Shown;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom and what an id in an address names. What is hidden and what is not there are refused with the same words. */
@Singleton
final class Known {
    private final Identities identities;
    private final Shown shown;

    Known(Identities identities, Shown shown) {
        this.identities = identities;
        this.shown = shown;
    }

    Identity account(String id) {
        return identities.find(SentQuery.id(id)).filter(Known::isShown).orElseThrow(Known::nothing);
    }

    Optional<Identity> shown(Optional<Identity> found) {
        return found.filter(Known::isShown);
    }

    Appearance appearance(String id, @Nullable Long viewerId) {
        return shown.find(SentQuery.id(id), viewerId).orElseThrow(Known::nothing);
    }

    /** The post itself, also where the id is that of its passing on. */
    Post post(String id, @Nullable Long viewerId) {
        return appearance(id, viewerId).post();
    }

    static Refused nothing() {
        return Refused.notFound("Record not found");
    }

    private static boolean isShown(Identity identity) {
        return !identity.isGone() && !identity.isSuspended();
    }
}
