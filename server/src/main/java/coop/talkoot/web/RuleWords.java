package coop.talkoot.web;

import coop.talkoot.governance.Vetoing;
import coop.talkoot.governance.VotingMethod;
import coop.talkoot.governance.VotingTerms;
import coop.talkoot.governance.method.Base;
import coop.talkoot.governance.method.Quorum;
import coop.talkoot.platform.Texts;
import java.util.ArrayList;
import java.util.List;

/** The rule of a vote in sentences, before there is any ballot. */
final class RuleWords {
    private final Texts texts;
    private final VoteNumbers numbers;

    RuleWords(Texts texts) {
        this.texts = texts;
        this.numbers = new VoteNumbers(texts);
    }

    List<String> of(VotingTerms terms) {
        var lines = new ArrayList<String>();
        lines.add(quorum(terms.quorum()));
        lines.add(method(terms));
        if (terms.vetoing().holders() != Vetoing.Holders.NOBODY) {
            lines.add(texts.say(
                    "rule.veto." + terms.vetoing().holders(), terms.vetoing().limit()));
        }
        return lines;
    }

    String quorum(Quorum quorum) {
        return quorum.share().num() == 0
                ? texts.say("rule.voters", quorum.minimumVoters())
                : texts.say("rule.quorum." + quorum.kind(), numbers.share(quorum.share()));
    }

    String method(VotingTerms terms) {
        return switch (terms.method()) {
            case SIMPLE_MAJORITY -> texts.say("rule.majority");
            case ABSOLUTE_MAJORITY -> texts.say("rule.absolute");
            case SUPERMAJORITY ->
                texts.say(
                        terms.threshold().strict() ? "rule.shareMore" : "rule.share",
                        numbers.share(terms.threshold()),
                        base(terms.base()));
            case CONSENSUS -> texts.say("rule.consensus", terms.counting().blockLimit());
            case CONSENT -> texts.say("rule.consent");
            case APPROVAL ->
                terms.seats() == 1
                        ? texts.say("rule.approval", terms.counting().approvalPercent())
                        : texts.say("rule.most", terms.seats());
            case SCORE, DOTS, QUADRATIC -> texts.say("rule.most", terms.seats());
            case INSTANT_RUNOFF -> texts.say("rule.runoff");
            case SCHULZE -> texts.say("rule.schulze");
            case SCOTTISH_STV, MEEK_STV -> texts.say("rule.transfer", terms.seats());
        };
    }

    String base(Base base) {
        return texts.say("rule.base." + base);
    }

    String method(VotingMethod method) {
        return texts.say("method." + method);
    }
}
