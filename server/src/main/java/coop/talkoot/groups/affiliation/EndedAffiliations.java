package coop.talkoot.groups.affiliation;

import coop.talkoot.groups.GroupEvent;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import jakarta.inject.Singleton;

/** A group of this instance that ends belongs to nobody from then on, and nobody to it. */
@Singleton
final class EndedAffiliations implements DomainListener {
    private final Exits exits;

    EndedAffiliations(Exits exits) {
        this.exits = exits;
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof GroupEvent.GroupEnding ending) {
            exits.detach(ending.group().identity());
        }
    }
}
