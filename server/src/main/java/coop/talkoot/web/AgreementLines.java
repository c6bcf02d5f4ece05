package coop.talkoot.web;

import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.ledger.Units;
import coop.talkoot.web.view.deal.AgreementLine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Draws agreements in lists, as one of their sides sees them. */
@Singleton
final class AgreementLines {
    static final String ROOT = "/agreements";

    private final Names names;
    private final Units units;
    private final Clock clock;

    AgreementLines(Names names, Units units, Clock clock) {
        this.names = names;
        this.units = units;
        this.clock = clock;
    }

    AgreementWords words(Visit visit) {
        return new AgreementWords(visit, clock.instant(), units);
    }

    static String href(long id) {
        return ROOT + "/" + id;
    }

    List<AgreementLine> of(List<Agreement> agreements, Visit visit) {
        var words = words(visit);
        var viewerId = visit.require().actorId();
        return agreements.stream()
                .map(agreement -> line(agreement, viewerId, words))
                .toList();
    }

    private AgreementLine line(Agreement agreement, long viewerId, AgreementWords words) {
        var side = agreement.sideOf(viewerId).orElseThrow();
        return new AgreementLine(
                href(agreement.id()),
                agreement.title(),
                AgreementWords.icon(agreement.kind()),
                words.kind(agreement.kind()),
                names.who(agreement.of(side.other())),
                words.next(agreement, side),
                words.by(agreement),
                words.look(agreement, side));
    }
}
