package coop.talkoot.activitypub.fetch;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.mapping.DelegateReading;
import coop.talkoot.governance.FarOffice;
import coop.talkoot.governance.OfficeSource;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.Actor;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from a group's own collection of delegates whom it sends; what it says of others is nobody's office. */
@Singleton
public final class RemoteOffices implements OfficeSource {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteOffices.class);
    /** The group, its collection, and that one's leaves. */
    private static final int MOST_FETCHES = 30;

    private final RemoteDocuments documents;
    private final RemoteCollections collections;

    RemoteOffices(RemoteDocuments documents, RemoteCollections collections) {
        this.documents = documents;
        this.collections = collections;
    }

    @Override
    public List<FarOffice> of(Identity group, Identity person) {
        var found = new ArrayList<FarOffice>();
        try {
            FetchAllowance.<Unreachable>during(MOST_FETCHES, () -> {
                var actor = documents.fetch(group.uri()).thing();
                var delegates = actor instanceof Actor.Group known
                        ? known.profile().coop().delegates()
                        : null;
                if (delegates != null && Hosts.same(delegates, group.uri())) {
                    for (var item : collections.items(delegates)) {
                        DelegateReading.office(item, group, person).ifPresent(found::add);
                    }
                }
            });
        } catch (Unreachable away) {
            LOG.info("whom {} sends: {}", group.uri(), away.getMessage());
            throw Refused.conflict(group.domain() + " does not answer. Try again later.");
        }
        return found;
    }
}
