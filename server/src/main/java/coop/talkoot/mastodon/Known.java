package coop.talkoot.mastodon;

import coop.talkoot.http.SentQuery;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Appearance;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Shown;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom and what an id in an address names. What is hidden and what is not there are refused with the same words. */
@Singleton
final class Known {
    private static final int MOST_ASKED = 100;

    private final Identities identities;
    private final Shown shown;

    Known(Identities identities, Shown shown) {
        this.identities = identities;
        this.shown = shown;
    }

    /** Whom a program asks about, each once; those beyond a hundred are left out. */
    static List<Long> ids(Sent sent) {
        return sent.texts("id").stream()
                .limit(MOST_ASKED)
                .map(SentQuery::id)
                .distinct()
                .toList();
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
