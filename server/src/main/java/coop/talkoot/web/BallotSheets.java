package coop.talkoot.web;

import coop.talkoot.governance.Ballot;
import coop.talkoot.governance.Ballots;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Rolls;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.decision.BallotPaper;
import coop.talkoot.web.view.decision.Receipt;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws a visitor's ballot paper, the receipt of their ballot, or why they have none. */
@Singleton
final class BallotSheets {
    private final Ballots ballots;
    private final Rolls rolls;
    private final Clock clock;

    BallotSheets(Ballots ballots, Rolls rolls, Clock clock) {
        this.ballots = ballots;
        this.rolls = rolls;
        this.clock = clock;
    }

    /** One of the three is there while a vote is open; none of them before. */
    record Sheet(
            @Nullable BallotPaper paper,
            @Nullable Receipt receipt,
            @Nullable String none) {
        static final Sheet NONE = new Sheet(null, null, null);
    }

    Sheet of(Decision decision, Visit visit, Written written) {
        var texts = Frames.texts(visit);
        var viewer = visit.viewer();
        if (viewer == null) {
            return new Sheet(null, null, decision.isOver() ? null : texts.say("noBallot.visitor"));
        }
        if (rolls.weightOf(decision.id(), viewer.actorId()).isEmpty()) {
            var opened = Frames.moments(visit, clock.instant()).date(decision.opensAt());
            return new Sheet(null, null, decision.isOver() ? null : texts.say("noBallot.roll", opened));
        }
        var own = ballots.of(decision.id(), viewer.identity()).orElse(null);
        var isOpen = decision.isOpenAt(clock.instant());
        if (isOpen && (own == null || written.isChanging())) {
            return new Sheet(paper(decision, own, written.ballot()), null, null);
        }
        return own == null
                ? new Sheet(null, null, isOpen || decision.isOver() ? null : texts.say("noBallot.closed"))
                : new Sheet(null, receipt(decision, own, isOpen, texts), null);
    }

    private BallotPaper paper(Decision decision, @Nullable Ballot own, @Nullable Fields typed) {
        var look = BallotLooks.of(decision.terms().method());
        var options = new ArrayList<BallotPaper.Option>();
        for (var option : decision.options()) {
            options.add(new BallotPaper.Option(Integer.toString(options.size() + 1), option.title(), "", null));
        }
        var counting = decision.terms().counting();
        return new BallotPaper(
                look,
                "/decisions/" + decision.id() + "/ballot#ballot",
                typed != null ? typed : own == null ? Fields.empty() : filledIn(decision, own),
                BallotLooks.stances(look),
                options,
                counting.highestScore(),
                credits(decision),
                false,
                decision.secrecy().name(),
                null,
                own == null ? null : MotionSheets.href(decision) + "#ballot");
    }

    private static int credits(Decision decision) {
        var counting = decision.terms().counting();
        return switch (decision.terms().method()) {
            case QUADRATIC -> counting.credits();
            case DOTS -> counting.highestScore();
            case SIMPLE_MAJORITY,
                    ABSOLUTE_MAJORITY,
                    SUPERMAJORITY,
                    CONSENSUS,
                    CONSENT,
                    APPROVAL,
                    SCORE,
                    INSTANT_RUNOFF,
                    SCHULZE,
                    SCOTTISH_STV,
                    MEEK_STV -> 0;
        };
    }

    private static Fields filledIn(Decision decision, Ballot own) {
        return Fields.of(BallotForms.values(decision, own.choice(), own.reason()));
    }

    private Receipt receipt(Decision decision, Ballot own, boolean isOpen, Texts texts) {
        var at = own.castAt() == null ? clock.instant() : own.castAt();
        var said = new ArrayList<>(said(decision, own.choice(), texts));
        if (!own.reason().isEmpty()) {
            said.add(own.reason());
        }
        return new Receipt(
                at,
                said,
                own.tracker(),
                null,
                null,
                isOpen ? MotionSheets.href(decision) + "?change=1#ballot" : null,
                null);
    }

    /** What stands on a ballot, in words. */
    static List<String> said(Decision decision, Choice choice, Texts texts) {
        var titles = decision.options().stream()
                .collect(Collectors.toMap(Decision.Option::choice, Decision.Option::title, (one, other) -> one));
        return switch (choice) {
            case Choice.Answer answer -> List.of(texts.say("stance." + answer));
            case Choice.Position position -> List.of(texts.say("stance." + position));
            case Choice.Consenting consenting -> List.of(texts.say("stance." + consenting));
            case Choice.Approving approving ->
                decision.options().stream()
                        .filter(option -> approving.options().contains(option.choice()))
                        .map(Decision.Option::title)
                        .toList();
            case Choice.Scoring scoring -> numbered(decision, scoring.points());
            case Choice.Spending spending -> numbered(decision, spending.votes());
            case Choice.Ranking ranking -> {
                var lines = new ArrayList<String>();
                for (var rank : ranking.ranks()) {
                    var there = rank.stream()
                            .map(option -> titles.getOrDefault(option, option))
                            .collect(Collectors.joining(", "));
                    lines.add(texts.say("ballot.place", lines.size() + 1) + ": " + there);
                }
                yield lines;
            }
        };
    }

    private static List<String> numbered(Decision decision, Map<String, Integer> numbers) {
        return decision.options().stream()
                .filter(option -> numbers.containsKey(option.choice()))
                .map(option -> option.title() + ": " + numbers.get(option.choice()))
                .toList();
    }
}
