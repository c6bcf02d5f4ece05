package coop.talkoot.web;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Groups;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Departures;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** People and groups by what stands in an address; what is there for nobody is refused as not found. */
@Singleton
final class Known {
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_.:-]{1,300}");

    private final Identities identities;
    private final Departures departures;
    private final Groups groups;

    Known(Identities identities, Departures departures, Groups groups) {
        this.identities = identities;
        this.departures = departures;
        this.groups = groups;
    }

    /** Anybody, here or elsewhere, by the id of our own. */
    Identity byId(String segment) {
        return identities
                .find(SentQuery.id(segment))
                .filter(identity -> !identity.isGone() && !identity.isSuspended())
                .orElseThrow(Known::nobody);
    }

    Identity local(Identity.Kind kind, String handle) {
        if (!HANDLE.matcher(handle).matches()) {
            throw nobody();
        }
        return identities
                .localByHandle(handle)
                .filter(identity -> identity.kind() == kind && !identity.isSuspended())
                .orElseThrow(() -> departures.of(kind, handle).map(Known::gone).orElseGet(Known::nobody));
    }

    /** A group at {@code /groups/<handle>}, or a remote one at {@code /people/<id>}. */
    Group group(String folder, String name) {
        if (folder.equals("groups")) {
            return groups.get(local(Identity.Kind.GROUP, name).id());
        }
        var identity = byId(name);
        if (identity.kind() != Identity.Kind.GROUP) {
            throw nobody();
        }
        return groups.find(identity.id()).orElseGet(() -> groups.remote(identity));
    }

    private static Refused gone(Identity gone) {
        return new Refused(new Refusal.Gone(gone.displayName()
                + " has ended. What was said there in public stays where it was published, and nobody else will be"
                + " found at this address."));
    }

    private static Refused nobody() {
        return Refused.notFound("There is nothing here, or nothing that you may see.");
    }
}
