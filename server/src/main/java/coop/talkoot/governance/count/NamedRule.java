package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Approval;
import coop.talkoot.governance.method.Consensus;
import coop.talkoot.governance.method.Consent;
import coop.talkoot.governance.method.InstantRunoff;
import coop.talkoot.governance.method.MeekStv;
import coop.talkoot.governance.method.Method;
import coop.talkoot.governance.method.Quadratic;
import coop.talkoot.governance.method.Schulze;
import coop.talkoot.governance.method.Score;
import coop.talkoot.governance.method.ScottishStv;
import coop.talkoot.governance.method.SimpleMajority;
import coop.talkoot.governance.method.SuperMajority;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules by which a file can be counted, as they are called on the command line. */
enum NamedRule {
    MAJORITY(PaperKind.ANSWER, "more yes than no"),
    ABSOLUTE_MAJORITY(PaperKind.ANSWER, "yes from more than half of all papers, abstentions among them"),
    TWO_THIRDS(PaperKind.ANSWER, "two thirds of those who say yes or no"),
    CONSENSUS(PaperKind.POSITION, "85 of a hundred agree, nobody blocks"),
    CONSENT(PaperKind.CONSENTING, "nobody objects"),
    APPROVAL(PaperKind.APPROVING, "the options most approve of; in a file of rankings, whoever is ranked"),
    EQUAL_SHARES(PaperKind.APPROVING, "the same, but every voter has an equal share of the places"),
    SCORE(PaperKind.SCORING, "the highest mean of the points given"),
    SCORE_SUM(PaperKind.SCORING, "the most points in all; dots too"),
    QUADRATIC(PaperKind.SPENDING, "the most votes, each costing its square of 100 credits"),
    IRV(PaperKind.RANKING, "instant runoff: the last goes out until one has more than half"),
    SCOTLAND(PaperKind.RANKING, "transferable votes as in Scotland's councils"),
    MEEK(PaperKind.RANKING, "Meek's transferable votes, by the reference rule with nine decimals"),
    MEEK_GUARDED(PaperKind.RANKING, "the same with eighteen decimals and nine that guard them"),
    MEEK_EXACT(PaperKind.RANKING, "the same in fractions; slow"),
    SCHULZE(PaperKind.RANKING, "each against each, by winning margins; the unranked come last"),
    SCHULZE_EXPLICIT(PaperKind.RANKING, "the same; the unranked are not compared");

    private static final int MOST_POINTS = 1_000_000;

    private final PaperKind papers;
    private final String says;

    NamedRule(PaperKind papers, String says) {
        this.papers = papers;
        this.says = says;
    }

    static Optional<NamedRule> of(String title) {
        return Stream.of(values()).filter(rule -> rule.title().equals(title)).findFirst();
    }

    /** As it is typed: {@code score-sum}. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String says() {
        return says;
    }

    PaperKind papers() {
        return papers;
    }

    /** @param places how many are elected; some rules know only one */
    Method method(int places) {
        return switch (this) {
            case MAJORITY -> new SimpleMajority(false);
            case ABSOLUTE_MAJORITY -> new SimpleMajority(true);
            case TWO_THIRDS -> SuperMajority.TWO_THIRDS;
            case CONSENSUS -> Consensus.USUAL;
            case CONSENT -> new Consent();
            case APPROVAL -> Approval.electing(places);
            case EQUAL_SHARES -> Approval.committee(places);
            case SCORE -> new Score(Score.Kind.MEAN, MOST_POINTS, 0, places);
            case SCORE_SUM -> new Score(Score.Kind.SUM, MOST_POINTS, 0, places);
            case QUADRATIC -> new Quadratic(100, places, false);
            case IRV -> new InstantRunoff(false);
            case SCOTLAND -> new ScottishStv(places);
            case MEEK -> new MeekStv(places);
            case MEEK_GUARDED -> new MeekStv(places, MeekStv.Precision.GUARDED);
            case MEEK_EXACT -> new MeekStv(places, MeekStv.Precision.EXACT);
            case SCHULZE -> new Schulze(Schulze.Unranked.IMPLICIT, places);
            case SCHULZE_EXPLICIT -> new Schulze(Schulze.Unranked.EXPLICIT, places);
        };
    }

    /** Whether a file that names several places means this rule to fill them. */
    boolean fillsPlaces() {
        return this != IRV && this != SCHULZE && this != SCHULZE_EXPLICIT;
    }
}
