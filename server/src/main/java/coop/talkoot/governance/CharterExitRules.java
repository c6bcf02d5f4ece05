package coop.talkoot.governance;

import coop.talkoot.groups.affiliation.ExitRules;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long before it goes a group must say so, as the other one's charter has it. */
@Singleton
final class CharterExitRules implements ExitRules {
    private final Charters charters;

    CharterExitRules(Charters charters) {
        this.charters = charters;
    }

    @Override
    public Duration noticeOf(Identity parent) {
        return Duration.ofDays(charters.inForce(parent).bylaws().exitNoticeDays());
    }
}
