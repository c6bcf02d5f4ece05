package coop.talkoot.activitypub.actor;

import coop.talkoot.people.Departures;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Actors of this instance by the parts of their address. */
@Singleton
final class LocalActors {
    private final Identities identities;
    private final Departures departures;

    LocalActors(Identities identities, Departures departures) {
        this.identities = identities;
        this.departures = departures;
    }

    /** There is such an actor, who may do nothing at the moment: it is not gone. */
    boolean isSuspended(String folder, String handle) {
        return Addresses.isHandle(handle)
                && named(folder, handle).filter(Identity::isSuspended).isPresent();
    }

    /** {@code folder} is users or groups. Handles of this instance are all lower case, whatever people type. */
    Optional<Identity> at(String folder, String handle) {
        if (!Addresses.isHandle(handle)) {
            return Optional.empty();
        }
        return named(folder, handle).filter(identity -> !identity.isSuspended() && !identity.isGone());
    }

    /** Who had this address and is no more; nobody else will. */
    Optional<Identity> gone(String folder, String handle) {
        return Addresses.isHandle(handle) ? departures.of(kind(folder), handle) : Optional.empty();
    }

    private Optional<Identity> named(String folder, String handle) {
        return identities
                .localByHandle(handle.toLowerCase(Locale.ROOT))
                .filter(identity -> identity.kind() == kind(folder));
    }

    private static Identity.Kind kind(String folder) {
        return folder.equals("groups") ? Identity.Kind.GROUP : Identity.Kind.PERSON;
    }
}
