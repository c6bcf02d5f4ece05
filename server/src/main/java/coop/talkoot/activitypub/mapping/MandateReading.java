package coop.talkoot.activitypub.mapping;

import coop.talkoot.governance.Affiliating;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Namespaces;
import org.jspecify.annotations.Nullable;

/** Whether a decision of another group lets it do what it does: null where it does, else why not, in words for that group. */
public final class MandateReading {
    private MandateReading() {}

    /** Where the count of a decision is. */
    public static String tally(String decisionUri) {
        return decisionUri + "/tally";
    }

    /** It must be that group's, and about just this. */
    public static @Nullable String refusal(
            ActivityObject decision, Identity group, Affiliating step, Identity partner) {
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
        var about = matter.affiliating();
        if (about == null || GovernanceTerms.read(Affiliating.class, about.step()) != step) {
            return "The decision it names is about something else.";
        }
        return partner.uri().equals(about.subject()) ? null : "The decision it names is about another group.";
    }

    /** The count must be of that decision and its roll, and have come to a yes. */
    public static @Nullable String outcome(ActivityObject.TalkootTally tally, ActivityObject decision) {
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
        return GovernanceTerms.read(Outcome.Kind.class, tally.outcome()) == Outcome.Kind.PASSED
                ? null
                : "The decision it names was not adopted.";
    }
}
