package coop.talkoot.governance;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Shows people what would become of their vote, while they can still change that. */
@Singleton
public final class Outlooks {
    private final Transactions transactions;
    private final Clock clock;
    private final Identities identities;
    private final Rolls rolls;
    private final Ballots ballots;
    private final VoteCount count;
    private final Delegations delegations;

    Outlooks(
            Transactions transactions,
            Clock clock,
            Identities identities,
            Rolls rolls,
            Ballots ballots,
            VoteCount count,
            Delegations delegations) {
        this.transactions = transactions;
        this.clock = clock;
        this.identities = identities;
        this.rolls = rolls;
        this.ballots = ballots;
        this.count = count;
        this.delegations = delegations;
    }

    /** For somebody on the roll of an open vote of ours. */
    public Outlook of(Decision decision, Identity voter) {
        if (!decision.isLocal() || decision.state() != Decision.State.OPEN) {
            throw Refused.conflict("This vote is not open here.");
        }
        return transactions.read(() -> {
            if (rolls.weightOf(decision.id(), voter.id()).isEmpty()) {
                throw Refused.notAllowed("Only those vote who were on the roll when the vote opened.");
            }
            if (ballots.of(decision.id(), voter).isPresent()) {
                return new Outlook.Own();
            }
            var speaking = count.speaking(decision, clock.instant());
            var delegateId = speaking.represented().get(voter.id());
            if (delegateId != null) {
                return by(decision, identities.get(delegateId));
            }
            var unused = speaking.unused().get(voter.id());
            return unused == null ? new Outlook.Nobody() : new Outlook.Unused(unused);
        });
    }

    /** For how many others somebody would vote, if they voted now; of another server's group, as far as is known here. */
    public int entrustedTo(Decision decision, Identity voter) {
        var direct = delegations.countHeldBy(voter, decision.group());
        return direct == 0 || !decision.isLocal()
                ? direct
                : transactions.read(() -> count.entrusted(decision, voter.id(), clock.instant()));
    }

    private Outlook by(Decision decision, Identity delegate) {
        var isShown = decision.secrecy() == Secrecy.OPEN && !decision.hidesResults();
        return new Outlook.By(
                delegate,
                isShown
                        ? ballots.of(decision.id(), delegate)
                                .map(Ballot::choice)
                                .orElse(null)
                        : null);
    }
}
