package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.mapping.BallotMapping;
import coop.talkoot.activitypub.mapping.DelegationMapping;
import coop.talkoot.governance.Ballots;
import coop.talkoot.governance.Cast;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.DelegationScope;
import coop.talkoot.governance.Delegations;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.NewDelegation;
import coop.talkoot.governance.Vetoes;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject.TalkootBallot;
import coop.talkoot.vocab.ActivityObject.TalkootDelegation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What members elsewhere send to the groups here: ballots, vetoes, and who is to vote for them. */
@Singleton
final class BallotDeeds {
    private final Ballots ballots;
    private final Decisions decisions;
    private final Vetoes vetoes;
    private final Delegations delegations;
    private final Motions motions;
    private final BallotMapping mapping;
    private final DelegationMapping delegating;
    private final Clock clock;

    BallotDeeds(
            Ballots ballots,
            Decisions decisions,
            Vetoes vetoes,
            Delegations delegations,
            Motions motions,
            BallotMapping mapping,
            DelegationMapping delegating,
            Clock clock) {
        this.ballots = ballots;
        this.decisions = decisions;
        this.vetoes = vetoes;
        this.delegations = delegations;
        this.motions = motions;
        this.mapping = mapping;
        this.delegating = delegating;
        this.clock = clock;
    }

    /** True when it was a paper of a vote, whatever became of it. */
    boolean created(Received received, Activity.Create create) {
        var object = create.object() == null ? null : create.object().thing();
        if (object instanceof TalkootBallot ballot) {
            cast(received, ballot);
            return true;
        }
        if (object instanceof TalkootDelegation delegation) {
            delegated(received, delegation);
            return true;
        }
        return false;
    }

    /** True when it took back a veto or a delegation. */
    boolean deleted(Received received, Activity.Delete delete) {
        var uri = delete.objectId();
        if (uri == null) {
            return false;
        }
        var delegation = delegations.byUri(uri);
        delegation
                .filter(found -> found.principal().id() == received.actor().id())
                .ifPresent(delegations::revoked);
        var veto = vetoes.byUri(uri);
        veto.filter(found -> found.holder().id() == received.actor().id())
                .ifPresent(found -> decisions
                        .find(found.decisionId())
                        .ifPresent(decision -> vetoes.withdraw(decision, received.actor())));
        return delegation.isPresent() || veto.isPresent();
    }

    private void cast(Received received, TalkootBallot ballot) {
        var uri = ballot.id();
        var decision = decision(ballot);
        if (uri == null || decision.isEmpty() || !PostDeeds.isOwn(ballot, received.actor())) {
            return;
        }
        var found = decision.get();
        if (ballot.veto()) {
            vetoes.cast(found, received.actor(), mapping.reason(ballot), new Origin.Remote(uri));
        } else {
            ballots.cast(
                    found.id(),
                    new Cast(
                            received.actor(),
                            mapping.choice(found.terms().method(), ballot),
                            mapping.reason(ballot),
                            new Origin.Remote(uri),
                            received.document().toString()));
        }
    }

    /** The vote of a group here that the ballot names, by both of its names. */
    private Optional<Decision> decision(TalkootBallot ballot) {
        var context = ballot.core().conversation().context();
        var named = ballot.decision() == null ? null : ballot.decision().replaceFirst("#decision$", "");
        var uri = context == null ? named : context;
        if (uri == null || (named != null && !named.equals(uri))) {
            return Optional.empty();
        }
        return decisions.byUri(uri).filter(Decision::isLocal);
    }

    private void delegated(Received received, TalkootDelegation delegation) {
        var uri = delegation.id();
        var delegate = received.person(delegation.delegate());
        var scope = scope(delegation);
        var isOwn = PostDeeds.isOwn(delegation, received.actor())
                && received.actor().uri().equals(delegation.delegator());
        if (uri == null || delegate == null || !isOwn) {
            return;
        }
        var until = delegation.core().times().endTime();
        var from = delegation.core().times().startTime();
        var group = group(received, delegation);
        if (group != null && scope != null && until != null) {
            var consent = delegation.consent();
            delegations.make(new NewDelegation(
                    received.actor(),
                    delegate,
                    group,
                    scope,
                    from == null ? clock.instant() : from.toInstant(),
                    until.toInstant(),
                    Boolean.TRUE.equals(consent.capAccepted()),
                    Boolean.TRUE.equals(consent.nameShown()),
                    new Origin.Remote(uri)));
        }
    }

    /** The group it is about: named itself, or by the motion. It may live elsewhere, when the delegate lives here. */
    private @Nullable Identity group(Received received, TalkootDelegation delegation) {
        var scope = Objects.requireNonNullElse(delegation.scope(), "");
        var named = received.person(scope);
        if (named != null) {
            return named.kind() == Identity.Kind.GROUP ? named : null;
        }
        return motions.byUri(scope).map(motion -> motion.group()).orElse(null);
    }

    private @Nullable DelegationScope scope(TalkootDelegation delegation) {
        if (delegation.kind() != null) {
            var type = delegating.kind(delegation);
            return type == null ? null : new DelegationScope.OfType(type);
        }
        return Optional.ofNullable(delegation.scope())
                .flatMap(motions::byUri)
                .<DelegationScope>map(motion -> new DelegationScope.OfMotion(motion.id()))
                .orElseGet(DelegationScope.All::new);
    }
}
