package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.fetch.RemoteDocuments;
import coop.talkoot.activitypub.fetch.RemoteKin;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.activitypub.mapping.MandateReading;
import coop.talkoot.governance.Affiliating;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a group does about another one is what it has decided: its decision is asked for where it lies, and the
 * count of it must bear the group's own proof. Asks other servers, so before any transaction.
 */
@Singleton
final class Mandates {
    private final RemoteDocuments documents;
    private final ProvenDecisions decisions;
    private final Identities identities;
    private final Affiliations affiliations;
    private final RemoteKin kinship;

    Mandates(
            RemoteDocuments documents,
            ProvenDecisions decisions,
            Identities identities,
            Affiliations affiliations,
            RemoteKin kinship) {
        this.documents = documents;
        this.decisions = decisions;
        this.identities = identities;
        this.affiliations = affiliations;
        this.kinship = kinship;
    }

    /** What the sender's group must have decided, with the group here that it is about. */
    record Needed(Affiliating step, Identity partner) {}

    /** Nothing where it is no deed between two groups, or one that needs no mandate. */
    Optional<Needed> needed(Activity activity, Identity signer) {
        if (signer.kind() != Identity.Kind.GROUP || signer.isLocal()) {
            return Optional.empty();
        }
        return switch (activity) {
            case Activity.Join join -> group(join.objectId()).map(group -> new Needed(Affiliating.JOIN, group));
            case Activity.Leave leave -> group(leave.objectId()).map(group -> new Needed(Affiliating.LEAVE, group));
            case Activity.Remove remove ->
                group(remove.objectId())
                        .filter(group ->
                                affiliations.current(group.id(), signer.id()).isPresent())
                        .map(group -> new Needed(Affiliating.EXPEL, group));
            case Activity.Undo undo ->
                Optional.ofNullable(undo.objectId())
                        .flatMap(affiliations::byNoticeUri)
                        .filter(leaving -> leaving.child().id() == signer.id())
                        .map(leaving -> new Needed(Affiliating.STAY, leaving.parent()));
            default -> Optional.empty();
        };
    }

    /** What its decision says of it; throws when the server that has it does not answer, so that it is asked again. */
    Received.Subject.Mandated of(Activity activity, Identity signer, Needed needed) throws Unreachable {
        var uri = activity.core().conversation().context();
        try {
            var refusal = uri == null
                    ? "It names no decision behind it: context must be the decision of the group."
                    : refusal(uri, signer, needed);
            var kin = refusal == null && needed.step() == Affiliating.JOIN
                    ? kinship.asked(signer, needed.partner())
                    : null;
            return new Received.Subject.Mandated(uri == null ? "" : uri, refusal, kin);
        } catch (Refused cannotBe) {
            return new Received.Subject.Mandated(
                    uri == null ? "" : uri, cannotBe.refusal().sentence(), null);
        }
    }

    private @Nullable String refusal(String uri, Identity signer, Needed needed) throws Unreachable {
        var found = decisions.proven(
                uri, signer, decision -> MandateReading.refusal(decision, signer, needed.step(), needed.partner()));
        var wrong = MandateReading.outcome(found.tally());
        return wrong == null && needed.step() == Affiliating.EXPEL
                ? expulsion(found.tally(), found.decision(), needed.partner())
                : wrong;
    }

    /** Nobody is sent away unheard, or by a bare majority, whatever the other group's server takes for its rules. */
    private @Nullable String expulsion(ActivityObject.TalkootTally tally, ActivityObject decision, Identity child)
            throws Unreachable {
        var wrong = MandateReading.majority(decision, tally);
        if (wrong != null) {
            return wrong;
        }
        var uri = MandateReading.motion(decision);
        if (uri == null || documents.presence(uri) != RemoteDocuments.Presence.THERE) {
            return "What was proposed is not there, or not for everybody to read.";
        }
        return documents.fetch(uri).thing() instanceof ActivityObject motion && uri.equals(motion.id())
                ? MandateReading.hearing(motion, decision, child)
                : "What was proposed cannot be read.";
    }

    private Optional<Identity> group(@Nullable String uri) {
        return Optional.ofNullable(uri)
                .flatMap(identities::byUri)
                .filter(identity -> identity.isLocal() && identity.kind() == Identity.Kind.GROUP);
    }
}
