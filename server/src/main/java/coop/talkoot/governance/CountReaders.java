package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who may have the count file of a vote. */
@Singleton
public final class CountReaders {
    private final FederalVotes federal;
    private final Forks forks;

    CountReaders(FederalVotes federal, Forks forks) {
        this.federal = federal;
        this.forks = forks;
    }

    /**
     * As whom it is asked for by somebody: as {@link FederalVotes#reader} says, or as themselves where they could have had it
     * before they went on in a group that was founded from this one. Empty for all others.
     */
    public Optional<Identity> of(Decision decision, Identity person) {
        return federal.reader(decision, person)
                .or(() -> forks.carries(decision, person) ? Optional.of(person) : Optional.empty());
    }
}
