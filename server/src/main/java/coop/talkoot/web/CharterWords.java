package coop.talkoot.web;

import coop.talkoot.governance.Bylaws;
import coop.talkoot.governance.Federating;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.TypeRule;
import coop.talkoot.governance.Vetoing;
import coop.talkoot.governance.VotingMethod;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.decision.CharterPage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a charter says, rule by rule, in sentences. */
final class CharterWords {
    private final Texts texts;
    private final RuleWords rules;
    private final VoteNumbers numbers;
    private final Bylaws bylaws;

    CharterWords(Texts texts, Bylaws bylaws) {
        this.texts = texts;
        this.rules = new RuleWords(texts);
        this.numbers = new VoteNumbers(texts);
        this.bylaws = bylaws;
    }

    List<CharterPage.Section> all() {
        var sections = new ArrayList<CharterPage.Section>();
        sections.add(section("proposing", proposing()));
        for (var type : Motion.Type.values()) {
            sections.add(new CharterPage.Section(texts.say("decision.type." + type), type(bylaws.of(type))));
        }
        sections.add(section("counting", counting()));
        sections.add(section("voting", voting()));
        sections.add(section("delegating", delegating()));
        sections.add(section("vetoing", vetoing()));
        sections.add(section("amending", amending()));
        return sections;
    }

    private List<String> amending() {
        var force = texts.say("charter.force", bylaws.forceDays());
        return Stream.of(
                        force,
                        bylaws.movesByVote() ? texts.say("charter.movesByVote") : "",
                        bylaws.advisesByVote() ? texts.say("charter.advisesByVote") : "")
                .filter(line -> !line.isEmpty())
                .toList();
    }

    List<String> floors() {
        return List.of(
                texts.say("charter.floor.roll"),
                texts.say("charter.floor.count"),
                texts.say("charter.floor.exit", bylaws.exitNoticeDays()));
    }

    private CharterPage.Section section(String name, List<String> sentences) {
        return new CharterPage.Section(texts.say("charter.section." + name), sentences);
    }

    private List<String> proposing() {
        var proposing = bylaws.proposing();
        var supporters = texts.say("charter.supporters", proposing.least(), proposing.percent());
        return proposing.byCoordinators()
                ? List.of(texts.say("charter.coordinators"), supporters)
                : List.of(supporters);
    }

    private List<String> type(TypeRule rule) {
        var lines = new ArrayList<String>();
        lines.add(texts.say("charter.usual", method(rule.methods().getFirst())));
        if (rule.methods().size() > 1) {
            var others = rule.methods().stream().skip(1).map(this::method).collect(Collectors.joining("; "));
            lines.add(texts.say("charter.others", others));
        }
        if (rule.methods().contains(VotingMethod.SUPERMAJORITY)
                || bylaws.counting().fallback() == VotingMethod.SUPERMAJORITY) {
            lines.add(texts.say(
                    rule.threshold().strict() ? "charter.shareMore" : "charter.share",
                    numbers.share(rule.threshold()),
                    rules.base(rule.base())));
        }
        lines.add(rules.quorum(rule.quorum()) + ".");
        return lines;
    }

    private List<String> counting() {
        var counting = bylaws.counting();
        var fallback = counting.fallback();
        return List.of(
                texts.say("charter.blocks", counting.blockLimit()),
                fallback == null
                        ? texts.say("charter.dropped", counting.rounds())
                        : texts.say("charter.fallback", counting.rounds(), method(fallback)),
                texts.say("charter.approval", counting.approvalPercent()),
                texts.say("charter.scores", counting.highestScore(), counting.credits()),
                texts.say(
                        "charter.ties",
                        counting.tieBreaks().stream()
                                .map(tie -> texts.say("tie." + tie))
                                .collect(Collectors.joining("; "))));
    }

    private List<String> voting() {
        var voting = bylaws.voting();
        var lines = new ArrayList<String>();
        lines.add(texts.say(
                "charter.window",
                time(voting.usualHours()),
                time(voting.shortestHours()),
                time(voting.longestHours())));
        lines.add(
                voting.extensionHours() == 0
                        ? texts.say("charter.noExtension")
                        : texts.say("charter.extension", time(voting.extensionHours())));
        lines.add(texts.say("charter.secrecy." + voting.secrecy()));
        lines.add(texts.say(voting.hidesResults() ? "charter.hidden" : "charter.shown"));
        lines.add(texts.say(voting.closesEarly() ? "charter.early" : "charter.notEarly"));
        lines.add(texts.say("charter.leavers." + voting.leaverBallots()));
        if (voting.secondCallDays() > 0) {
            lines.add(texts.say("charter.secondCall", voting.secondCallDays(), voting.secondCallPercent()));
        }
        if (!bylaws.federating().equals(Federating.USUAL)) {
            lines.add(federating(bylaws.federating()));
        }
        return lines;
    }

    private String federating(Federating federating) {
        var mode = federating.mode();
        return texts.say(
                federating.isDouble() ? "together.ruleDouble" : "together.rule",
                texts.say(mode == null ? "together.mode.byLevels" : "together.mode." + mode),
                texts.say("together.weighting." + federating.weighting()));
    }

    private List<String> delegating() {
        var delegating = bylaws.delegating();
        return delegating.isAllowed()
                ? List.of(
                        texts.say("charter.delegates", delegating.most(), delegating.percent()),
                        texts.say("charter.depth", delegating.depth(), delegating.months()))
                : List.of(texts.say("charter.noDelegates"));
    }

    private List<String> vetoing() {
        var vetoing = bylaws.vetoing();
        if (vetoing.holders() == Vetoing.Holders.NOBODY) {
            return List.of(texts.say("charter.noVeto"));
        }
        var lines = new ArrayList<String>();
        lines.add(texts.say("rule.veto." + vetoing.holders(), vetoing.limit()) + ".");
        lines.add(texts.say("charter.grace", vetoing.graceHours()));
        if (vetoing.isOverridable()) {
            lines.add(texts.say("charter.override"));
        }
        return lines;
    }

    private String method(VotingMethod method) {
        return rules.method(method);
    }

    /** Whole days where they are. */
    private String time(int hours) {
        return hours % 24 == 0 ? texts.say("charter.days", hours / 24) : texts.say("charter.hours", hours);
    }
}
