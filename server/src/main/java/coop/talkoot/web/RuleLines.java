package coop.talkoot.web;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Tally;
import coop.talkoot.governance.Vetoing;
import coop.talkoot.governance.method.Base;
import coop.talkoot.governance.method.Counts;
import coop.talkoot.governance.method.Quorum;
import coop.talkoot.governance.method.Threshold;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.decision.RuleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rule of a vote line by line: what it asks, whether that is so by this count, and the numbers. */
final class RuleLines {
    private final Texts texts;
    private final VoteNumbers numbers;
    private final RuleWords words;
    private final Decision decision;
    private final Tally tally;

    RuleLines(Texts texts, Decision decision, Tally tally) {
        this.texts = texts;
        this.numbers = new VoteNumbers(texts);
        this.words = new RuleWords(texts);
        this.decision = decision;
        this.tally = tally;
    }

    List<RuleLine> all() {
        var lines = new ArrayList<RuleLine>();
        if (!tally.isWithheld()) {
            lines.add(quorum());
            method(lines);
        }
        var vetoing = decision.terms().vetoing();
        if (vetoing.holders() != Vetoing.Holders.NOBODY) {
            lines.add(line(
                    tally.vetoes() < vetoing.limit(),
                    texts.say("rule.noVeto", vetoing.limit()),
                    Long.toString(tally.vetoes())));
        }
        return lines;
    }

    private RuleLine quorum() {
        var quorum = decision.terms().quorum();
        if (quorum.share().num() == 0) {
            return line(
                    tally.counted() >= quorum.minimumVoters(), words.quorum(quorum), Long.toString(tally.counted()));
        }
        var inFavour =
                tally.lines().stream().mapToLong(Counts.Line::amount).max().orElse(0);
        var said = quorum.kind() == Quorum.Kind.APPROVAL ? inFavour : tally.castWeight();
        return share(quorum.share(), said, tally.eligibleWeight(), words.quorum(quorum));
    }

    private void method(List<RuleLine> lines) {
        var terms = decision.terms();
        switch (terms.method()) {
            case SIMPLE_MAJORITY ->
                lines.add(line(
                        amount("yes") > amount("no"),
                        words.method(terms),
                        texts.say("rule.against", numbers.votes(amount("yes")), numbers.votes(amount("no")))));
            case ABSOLUTE_MAJORITY ->
                lines.add(share(Threshold.HALF_EXCEEDED, amount("yes"), tally.eligibleWeight(), words.method(terms)));
            case SUPERMAJORITY ->
                lines.add(share(terms.threshold(), amount("yes"), whole(terms.base()), words.method(terms)));
            case CONSENSUS -> {
                var whole = amount("agree") + amount("disagree") + amount("block");
                lines.add(share(
                        Threshold.CONSENSUS,
                        amount("agree"),
                        whole,
                        texts.say("rule.agree", numbers.share(Threshold.CONSENSUS))));
                var limit = terms.counting().blockLimit();
                var blocks = people("block");
                lines.add(line(blocks < limit, texts.say("rule.noBlock", limit), Long.toString(blocks)));
            }
            case CONSENT ->
                lines.add(line(people("object") == 0, words.method(terms), Long.toString(people("object"))));
            case APPROVAL, SCORE, DOTS, QUADRATIC, INSTANT_RUNOFF, SCHULZE, SCOTTISH_STV, MEEK_STV ->
                lines.add(new RuleLine(
                        decision.isOver() ? RuleLine.Look.MET : RuleLine.Look.WAITING, words.method(terms), ""));
        }
    }

    private long whole(Base base) {
        return switch (base) {
            case DECISIVE -> tally.castWeight() - tally.abstainedWeight();
            case CAST -> tally.castWeight();
            case ROLL -> tally.eligibleWeight();
        };
    }

    private RuleLine share(Threshold share, long part, long whole, String sentence) {
        return line(
                share.isMet(part, whole),
                sentence,
                texts.say(
                        "rule.needs",
                        numbers.votes(part),
                        numbers.votes(whole),
                        numbers.votes(leastVotes(share, whole))));
    }

    /** The least weight that is enough, in whole votes where all have one. */
    private static long leastVotes(Threshold share, long whole) {
        return whole % 1000 == 0 ? VoteNumbers.needed(share, whole / 1000) * 1000 : VoteNumbers.needed(share, whole);
    }

    private long amount(String answer) {
        return lineOf(answer, false);
    }

    private long people(String answer) {
        return lineOf(answer, true);
    }

    private long lineOf(String answer, boolean isPeople) {
        return tally.lines().stream()
                .filter(line -> line.choice().toLowerCase(Locale.ROOT).equals(answer))
                .mapToLong(line -> isPeople ? line.people() : line.amount())
                .sum();
    }

    private static RuleLine line(boolean isMet, String sentence, String shown) {
        return new RuleLine(isMet ? RuleLine.Look.MET : RuleLine.Look.UNMET, sentence, shown);
    }
}
