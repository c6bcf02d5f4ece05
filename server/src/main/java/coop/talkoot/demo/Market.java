package coop.talkoot.demo;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.method.Choice.Answer;
import coop.talkoot.groups.Founding;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Role;
import coop.talkoot.groups.affiliation.FederationTerms;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The demo's council: a market that two co-ops of one server have together, in which their delegates decide. */
final class Market {
    private static final FederationTerms TERMS = new FederationTerms(
            FederationTerms.Scope.SECTORAL,
            "The market by the river",
            FederationTerms.Governing.COUNCIL,
            FederationTerms.Admission.COORDINATORS,
            FederationTerms.Announces.NOTHING,
            List.of());

    private final Circle market;
    private final Circle bakery;
    private final Circle studio;

    Market(Circle beside, Circle bakery, Circle studio) {
        this.market = new Circle(beside.house(), "market", beside.people());
        this.bakery = bakery;
        this.studio = studio;
    }

    void found(Founding founding) {
        var group = market.house().guest(founding);
        market.house().bean(Memberships.class).appoint(group, market.keeper(), Role.ADMIN);
        market.federates(TERMS);
    }

    /** Both are to belong to it; the votes on that are still to be closed. */
    List<Decision> wanted() {
        return List.of(bakery.wantsInto(market), studio.wantsInto(market));
    }

    void admits() throws InterruptedException {
        market.admits(bakery);
        market.admits(studio);
    }

    /** Each sends somebody for a year; the votes on that are still to be closed. */
    List<Decision> elections() {
        return List.of(bakery.sends(market, "alice"), studio.sends(market, "stig"));
    }

    /** What the two delegates are to decide; one of them has. */
    void ask() {
        var vote = market.asks("Open on Sunday mornings", "From spring on, with the ferry.");
        market.says(vote, Map.of("alice", Answer.YES));
    }

    void tell(PrintStream out, int step) {
        var vote = market.decisions().getFirst();
        out.println("  " + step + ". " + market.house().address()
                + "/groups/market/council: the bakery and the studio have" + " a market, in which delegates decide.");
        out.println("     as stig, whom the studio sends: " + market.house().address() + "/decisions/" + vote.id()
                + "  \"" + vote.post().title() + "\"");
    }
}
