package coop.talkoot.web;

import coop.talkoot.exchange.agreement.Agreements;
import coop.talkoot.governance.WaitingVotes;
import coop.talkoot.web.view.Waits;
import jakarta.inject.Singleton;

/** What waits for the visitor: votes, and agreements. */
@Singleton
final class Waiting {
    private static final int MOST = 5;

    private final WaitingVotes votes;
    private final Agreements agreements;
    private final AgreementLines lines;
    private final Names names;

    Waiting(WaitingVotes votes, Agreements agreements, AgreementLines lines, Names names) {
        this.votes = votes;
        this.agreements = agreements;
        this.lines = lines;
        this.names = names;
    }

    Waits of(Visit visit) {
        var viewerId = visit.require().actorId();
        var found = agreements.soonest(viewerId, MOST + 1);
        return new Waits(
                votes.of(viewerId, MOST).stream()
                        .map(vote -> new Waits.Vote(
                                names.href(vote.post()), vote.post().title(), vote.closesAt()))
                        .toList(),
                lines.of(found.stream().limit(MOST).toList(), visit),
                found.size() > MOST ? AgreementLines.ROOT + "?show=waiting" : null);
    }
}
