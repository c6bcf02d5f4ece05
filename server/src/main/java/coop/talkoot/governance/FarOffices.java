package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Offices that people of this server hold for groups elsewhere. Nothing of them is kept here: the group's own server says
 * who is sent, and it alone takes it when somebody lays their office down.
 */
@Singleton
public final class FarOffices {
    private final OfficeSource source;
    private final Transactions transactions;
    private final DomainEvents events;

    FarOffices(OfficeSource source, Transactions transactions, DomainEvents events) {
        this.source = source;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * For which of its federations that group sends somebody now; asks its server.
     *
     * @throws Refused where that does not answer
     */
    public List<FarOffice> of(Identity group, Identity person) {
        return group.isLocal() ? List.of() : source.of(group, person);
    }

    /**
     * Somebody lays one of these down: the group's server is told, and it ends there when it has heard.
     *
     * @param uri what the group calls it
     * @throws Refused where it sends them by no such name, or its server does not answer
     */
    public FarOffice resign(Identity group, Identity person, String uri) {
        var office = of(group, person).stream()
                .filter(held -> held.uri().equals(uri))
                .findFirst()
                .orElseThrow(() -> Refused.conflict("This group sends you there no more."));
        transactions.run(() -> events.publish(new DelegateEvent.OfficeLaidDown(office)));
        return office;
    }
}
