package coop.talkoot.governance;

import coop.talkoot.groups.affiliation.ExitRules;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How a group goes, as charters have it: of notice the other one's, of a move its own. */
@Singleton
final class CharterExitRules implements ExitRules {
    private final Charters charters;

    CharterExitRules(Charters charters) {
        this.charters = charters;
    }

    @Override
    public boolean movesByVote(Identity group) {
        return charters.inForce(group).bylaws().movesByVote();
    }

    @Override
    public Duration noticeOf(Identity parent) {
        return Duration.ofDays(charters.inForce(parent).bylaws().exitNoticeDays());
    }
}
