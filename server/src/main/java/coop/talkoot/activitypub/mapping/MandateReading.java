package coop.talkoot.activitypub.mapping;

import coop.talkoot.governance.Affiliating;
import coop.talkoot.governance.VotingMethod;
import coop.talkoot.governance.VotingTerms;
import coop.talkoot.governance.VotingTermsText;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.governance.method.Threshold;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Namespaces;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether a decision of another group lets it do what it does: null where it does, else why not, in words for that group. */
public final class MandateReading {
    private MandateReading() {}

    /** Where the count of a decision is. */
    public static String tally(String decisionUri) {
        return decisionUri + "/tally";
    }

    /** It must be a decision, and that group's. */
    public static @Nullable String refusal(ActivityObject decision, Identity group) {
        var matter = decision.matter();
        if (!decision.core().additionalTypes().contains(Namespaces.DECISION)
                || matter == null
                || matter.decision() == null) {
            return "What it names is no decision.";
        }
        var of = matter.decision().attributedTo();
        if (!group.uri().equals(decision.core().author()) || (of != null && !of.equals(group.uri()))) {
            return "The decision it names is another group's.";
        }
        return null;
    }

    /** It must be that group's, and about just this. */
    public static @Nullable String refusal(
            ActivityObject decision, Identity group, Affiliating step, Identity partner) {
        var wrong = refusal(decision, group);
        var matter = decision.matter();
        if (wrong != null || matter == null) {
            return wrong;
        }
        var about = matter.affiliating();
        if (about == null || GovernanceTerms.read(Affiliating.class, about.step()) != step) {
            return "The decision it names is about something else.";
        }
        return partner.uri().equals(about.subject()) ? null : "The decision it names is about another group.";
    }

    /** Which motion a decision is about, by its uri. */
    public static @Nullable String motion(ActivityObject decision) {
        return decision.matter() == null ? null : decision.matter().motion();
    }

    /** Who is sent away was to be heard: this was proposed so long before it was voted on (governance.md B14). */
    public static @Nullable String hearing(ActivityObject motion, ActivityObject decision, Identity child) {
        var matter = motion.matter();
        var about = matter == null ? null : matter.affiliating();
        var vote = decision.matter() == null ? null : decision.matter().decision();
        var opened = vote == null ? null : vote.startTime();
        var proposed = motion.core().times().published();
        if (!motion.core().additionalTypes().contains(Namespaces.MOTION)
                || about == null
                || GovernanceTerms.read(Affiliating.class, about.step()) != Affiliating.EXPEL
                || !child.uri().equals(about.subject())) {
            return "What was proposed is not what was decided.";
        }
        if (opened == null || proposed == null) {
            return "It does not say when it was proposed, and when it was put to the vote.";
        }
        return opened.toInstant().isBefore(proposed.plus(Affiliating.HEARING))
                ? "It was voted on before the group could be heard: that takes " + Affiliating.HEARING.toDays()
                        + " days."
                : null;
    }

    /** And it takes two thirds, or consensus, by the rule that was pinned and by the numbers that were counted (B2). */
    public static @Nullable String majority(ActivityObject decision, ActivityObject.TalkootTally tally) {
        var vote = decision.matter() == null ? null : decision.matter().decision();
        var rule = vote == null ? null : vote.terms().rule();
        if (rule == null) {
            return "It does not say by which rule it was decided.";
        }
        VotingTerms terms;
        try {
            terms = VotingTermsText.read(rule);
        } catch (Refused unreadable) {
            return "By which rule it was decided cannot be read: " + unreadable.getMessage();
        }
        if (!terms.takesTwoThirds()) {
            return "A group is sent away by two thirds, or by consensus.";
        }
        var isConsensus = terms.method() == VotingMethod.CONSENSUS;
        var inFavour = score(tally, isConsensus ? Choice.Position.AGREE : Choice.Answer.YES);
        var against = isConsensus
                ? score(tally, Choice.Position.DISAGREE).add(score(tally, Choice.Position.BLOCK))
                : score(tally, Choice.Answer.NO);
        var needed = isConsensus ? Threshold.CONSENSUS : terms.threshold();
        var isEnough = inFavour.signum() > 0
                && inFavour.multiply(BigDecimal.valueOf(needed.den()))
                                .compareTo(inFavour.add(against).multiply(BigDecimal.valueOf(needed.num())))
                        >= 0;
        return isEnough ? null : "Its own count does not come to what that takes.";
    }

    private static BigDecimal score(ActivityObject.TalkootTally tally, Enum<?> answer) {
        return tally.rows().stream()
                .filter(row -> row.choiceId().equals(GovernanceTerms.word(answer)))
                .map(ActivityObject.TalkootTally.Row::score)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The count must be of that decision and its roll. */
    public static @Nullable String count(ActivityObject.TalkootTally tally, ActivityObject decision) {
        var matter = decision.matter();
        var vote = matter == null ? null : matter.decision();
        var uri = decision.id();
        if (vote == null || uri == null || !LocalCollections.vote(uri).equals(tally.decision())) {
            return "The count is of another decision.";
        }
        var roll = vote.electorate().digest();
        if (roll == null || !roll.equals(tally.digests().electorate())) {
            return "The count is of another roll than the decision's.";
        }
        return null;
    }

    /** And have come to a yes. */
    public static @Nullable String outcome(ActivityObject.TalkootTally tally) {
        return GovernanceTerms.read(Outcome.Kind.class, tally.outcome()) == Outcome.Kind.PASSED
                ? null
                : "The decision it names was not adopted.";
    }
}
