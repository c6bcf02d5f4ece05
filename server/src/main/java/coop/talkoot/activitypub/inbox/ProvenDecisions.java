package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.fetch.RemoteDocuments;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.activitypub.mapping.MandateReading;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ActivityObject.TalkootTally;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decisions of groups elsewhere as their own servers have them, with the count that bears the group's own proof. Asks other
 * servers, so before any transaction.
 */
@Singleton
final class ProvenDecisions {
    private final RemoteDocuments documents;
    private final SignedPapers papers;

    ProvenDecisions(RemoteDocuments documents, SignedPapers papers) {
        this.documents = documents;
        this.papers = papers;
    }

    /** {@code tally} is by the words its group has signed. */
    record Proven(ActivityObject decision, TalkootTally tally) {}

    /**
     * That decision of that group and its count, whatever that came to.
     *
     * @param wrong what is wrong with a decision, before its count is asked for; null where nothing is
     * @throws Refused where it is none, or not the group's own, or not counted, in words for that group
     * @throws Unreachable where its server does not answer, so that it is asked again
     */
    Proven proven(String uri, Identity group, Function<ActivityObject, @Nullable String> wrong) throws Unreachable {
        if (!Hosts.same(uri, group.uri())) {
            throw Refused.notAllowed("The decision it names is on another server than the group.");
        }
        if (documents.presence(uri) != RemoteDocuments.Presence.THERE) {
            throw Refused.notAllowed("The decision it names is not there, or not for everybody to read.");
        }
        if (!(documents.fetch(uri).thing() instanceof ActivityObject decision) || !uri.equals(decision.id())) {
            throw Refused.notAllowed("What it names is no decision.");
        }
        refuse(wrong.apply(decision));
        var tallyUri = MandateReading.tally(uri);
        if (documents.presence(tallyUri) != RemoteDocuments.Presence.THERE) {
            throw Refused.notAllowed("The decision it names is not counted yet.");
        }
        if (!(documents.fetch(tallyUri).thing() instanceof TalkootTally brought)) {
            throw Refused.notAllowed("The decision it names has no count.");
        }
        var tally = signed(brought, group);
        refuse(MandateReading.count(tally, decision));
        return new Proven(decision, tally);
    }

    private TalkootTally signed(TalkootTally brought, Identity group) throws Unreachable {
        try {
            var checked = papers.checked(brought);
            if (checked.author().id() == group.id() && checked.object() instanceof TalkootTally tally) {
                return tally;
            }
        } catch (Untrusted unproven) {
            throw Refused.notAllowed("The count of the decision does not bear the group's own signature.");
        }
        throw Refused.notAllowed("The count of the decision is not the group's own.");
    }

    private static void refuse(@Nullable String because) {
        if (because != null) {
            throw Refused.notAllowed(because);
        }
    }
}
