package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.fetch.RemoteActors;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ActivityObject.TalkootBallot;
import coop.talkoot.vocab.ActivityObject.TalkootClearing;
import coop.talkoot.vocab.ActivityObject.TalkootDelegation;
import coop.talkoot.vocab.ActivityObject.TalkootLineStatement;
import coop.talkoot.vocab.ActivityObject.TalkootStep;
import coop.talkoot.vocab.ActivityObject.TalkootTally;
import coop.talkoot.vocab.ActivityObject.TalkootTrustLine;
import coop.talkoot.vocab.ActivityObject.VfAgreement;
import coop.talkoot.vocab.ActivityObject.VfEconomicEvent;
import coop.talkoot.vocab.jsonld.Jsonld;
import coop.talkoot.vocab.jsonld.ObjectReader;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * What is kept and counted again by people who never saw the request it came in: the papers of a vote, what came to pass
 * of an agreement, what groups book with each other. Its own proof must hold, whoever signed the request.
 */
@Singleton
final class SignedPapers {
    private final ProofCheck proofs;
    private final RemoteActors actors;
    private final Contacts contacts;
    private final Settings settings;

    SignedPapers(ProofCheck proofs, RemoteActors actors, Contacts contacts, Settings settings) {
        this.proofs = proofs;
        this.actors = actors;
        this.contacts = contacts;
        this.settings = settings;
    }

    /** Whether the signature of the request alone is not enough. */
    boolean needProof(Activity activity) {
        var object = activity.object() == null ? null : activity.object().thing();
        var isOfLine = object instanceof TalkootTrustLine
                || object instanceof TalkootClearing
                || object instanceof TalkootLineStatement;
        var isOfAgreement = object instanceof VfEconomicEvent
                || object instanceof TalkootStep
                || (activity instanceof Activity.Accept accept
                        && accept.result() != null
                        && accept.result().thing() instanceof VfAgreement);
        return isOfLine
                || isOfAgreement
                || object instanceof ActivityObject.OfLot
                || object instanceof ActivityObject.OfPolicies
                || (activity instanceof Activity.Create
                        && (object instanceof TalkootBallot || object instanceof TalkootDelegation));
    }

    /** What a vote came to, if that is what the activity brings. */
    static @Nullable TalkootTally tally(Activity activity) {
        var object = activity.object() == null ? null : activity.object().thing();
        var isTold = activity instanceof Activity.Create || activity instanceof Activity.Update;
        return isTold && object instanceof TalkootTally tally ? tally : null;
    }

    /** The tally by its own words, once its author's proof on it holds; who brings it does not matter. */
    Received.Subject.ObjectOf checked(TalkootTally brought) throws Unreachable, Untrusted {
        var signed = brought.received().json().orElseThrow(() -> new Untrusted("a tally without its text"));
        if (!(ObjectReader.read(Jsonld.normalise(signed)) instanceof TalkootTally tally)) {
            throw new Untrusted(brought.id() + " is no tally by itself");
        }
        var author = tally.core().author();
        var id = tally.id();
        if (author == null || id == null || !Hosts.same(author, id) || settings.isOurs(author)) {
            throw new Untrusted(id + " is not " + author + "'s to tell");
        }
        if (contacts.refuses(author)) {
            throw new Untrusted(author + " is not dealt with here");
        }
        var group = actors.byUri(author);
        proofs.require(signed, group);
        return new Received.Subject.ObjectOf(group, tally);
    }
}
