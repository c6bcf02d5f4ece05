package coop.talkoot.web;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.OutcomeWords;
import coop.talkoot.governance.Tally;
import coop.talkoot.governance.VotingMethod;
import coop.talkoot.governance.method.Counts;
import coop.talkoot.governance.method.Quorum;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.decision.Bar;
import coop.talkoot.web.view.decision.StanceBar;
import coop.talkoot.web.view.decision.StanceLook;
import coop.talkoot.web.view.decision.Standing;
import coop.talkoot.web.view.decision.Turnout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws how a vote stands, or how it came out. */
final class Standings {
    private static final long ONE = 1000;

    private final Texts texts;
    private final Decision decision;
    private final Instant now;

    Standings(Texts texts, Decision decision, Instant now) {
        this.texts = texts;
        this.decision = decision;
        this.now = now;
    }

    /** What everybody may know while the rest is hidden. */
    Standing turnoutOnly(long voted, boolean isLive) {
        return standing(true, voted, null, isLive);
    }

    Standing of(Tally tally, long voted, boolean isLive) {
        return standing(tally.isWithheld(), voted, tally, isLive);
    }

    private Standing standing(boolean isHidden, long voted, @Nullable Tally tally, boolean isLive) {
        var open = tally == null || tally.isWithheld() ? null : tally;
        var stages = open == null ? null : new StageDrawings(texts, decision, open);
        var rounds = stages == null ? null : stages.rounds();
        var pairs = stages == null ? null : stages.pairs();
        var hasOptions = !decision.options().isEmpty();
        var bars = open != null && hasOptions && rounds == null && pairs == null ? bars(open) : List.<Bar>of();
        return new Standing(
                isHidden,
                now,
                new Turnout(voted, decision.roll().size()),
                open != null && !hasOptions ? stances(open) : null,
                bars,
                bars.stream().anyMatch(bar -> bar.threshold() != null)
                        ? texts.say(
                                "standing.approvalMark",
                                decision.terms().counting().approvalPercent())
                        : null,
                rounds,
                pairs,
                tally == null ? List.of() : new RuleLines(texts, decision, tally).all(),
                verdict(tally),
                counted(tally),
                isLive ? MotionSheets.href(decision) + "/standing" : null,
                isLive ? "/api/talkoot/v1/decisions/" + decision.id() + "/tally" : null);
    }

    private @Nullable String verdict(@Nullable Tally tally) {
        if (tally == null || tally.isWithheld() || decision.isOver()) {
            return null;
        }
        var outcome = texts.say("standing.now." + tally.outcome());
        return outcome + " " + OutcomeWords.why(texts, tally.reason());
    }

    private List<String> counted(@Nullable Tally tally) {
        var lines = new ArrayList<String>();
        lines.add(texts.say("standing.roll", decision.roll().size()));
        lines.addAll(new RuleWords(texts).of(decision.terms()));
        if (tally != null) {
            lines.add(texts.say("standing.delegated", tally.viaDelegation()));
        }
        return lines;
    }

    private StanceBar stances(Tally tally) {
        var numbers = new VoteNumbers(texts);
        var quorumAt = quorumAt(tally);
        var parts = new ArrayList<StanceBar.Part>();
        var rest = tally.eligibleWeight();
        for (var stance : BallotLooks.stances(BallotLooks.of(decision.terms().method()))) {
            var amount = amount(tally, stance);
            rest -= amount;
            parts.add(new StanceBar.Part(stance, amount, numbers.votes(amount)));
        }
        parts.add(new StanceBar.Part(StanceLook.UNUSED, Math.max(0, rest), numbers.votes(Math.max(0, rest))));
        var told = parts.stream()
                .map(part -> texts.say("stance." + part.look()) + ": " + part.shown())
                .collect(Collectors.joining(", "));
        return new StanceBar(
                texts.say(decision.isOver() ? "standing.over" : "standing.title"),
                told,
                parts,
                tally.eligibleWeight(),
                quorumAt,
                quorumAt == null ? "" : numbers.votes(quorumAt));
    }

    private @Nullable Long quorumAt(Tally tally) {
        var quorum = decision.terms().quorum();
        if (quorum.share().num() == 0 || quorum.kind() == Quorum.Kind.APPROVAL) {
            return null;
        }
        var whole = tally.eligibleWeight();
        return whole % ONE == 0
                ? VoteNumbers.needed(quorum.share(), whole / ONE) * ONE
                : VoteNumbers.needed(quorum.share(), whole);
    }

    private static long amount(Tally tally, StanceLook stance) {
        return tally.lines().stream()
                .filter(line -> line.choice().toUpperCase(Locale.ROOT).equals(stance.name()))
                .mapToLong(Counts.Line::amount)
                .sum();
    }

    private List<Bar> bars(Tally tally) {
        var numbers = new VoteNumbers(texts);
        var stages = new StageDrawings(texts, decision, tally);
        var most = tally.lines().stream().mapToLong(Counts.Line::amount).max().orElse(0);
        var isApproval = decision.terms().method() == VotingMethod.APPROVAL;
        var threshold = isApproval && decision.terms().seats() == 1
                ? Math.ceilDiv(tally.castWeight() * decision.terms().counting().approvalPercent(), 100)
                : 0;
        var whole = Math.max(1, isApproval ? tally.eligibleWeight() : most);
        return tally.lines().stream()
                .sorted(Comparator.comparingLong((Counts.Line line) -> -line.amount()))
                .map(line -> new Bar(
                        stages.title(line.choice()),
                        line.amount(),
                        whole,
                        threshold == 0 ? null : (Long) threshold,
                        numbers.votes(line.amount()),
                        decision.isOver() && tally.selected().contains(line.choice()) ? texts.say("rounds.chosen") : "",
                        tally.selected().contains(line.choice())))
                .toList();
    }
}
