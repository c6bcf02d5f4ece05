package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.BallotMapping;
import coop.talkoot.activitypub.mapping.DelegationMapping;
import coop.talkoot.governance.BallotEvent;
import coop.talkoot.governance.Cast;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.Delegation;
import coop.talkoot.governance.DelegationEvent;
import coop.talkoot.governance.DelegationScope;
import coop.talkoot.governance.VetoEvent;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.vocab.Namespaces;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells of ballots, vetoes and delegations: to the other party and to nobody else, and only where it is understood
 * (wire.md 2.3, rule 15). Whoever has other software is told in plain words, or not at all.
 */
@Singleton
final class BallotOutbox {
    private final Activities activities;
    private final BallotMapping ballots;
    private final DelegationMapping delegations;
    private final Decisions decisions;
    private final Posts posts;
    private final Settings settings;
    private final Ids ids;
    private final Clock clock;

    BallotOutbox(
            Activities activities,
            BallotMapping ballots,
            DelegationMapping delegations,
            Decisions decisions,
            Posts posts,
            Settings settings,
            Ids ids,
            Clock clock) {
        this.activities = activities;
        this.ballots = ballots;
        this.delegations = delegations;
        this.decisions = decisions;
        this.posts = posts;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(BallotEvent event) {
        switch (event) {
            case BallotEvent.BallotsCast cast ->
                cast.given()
                        .forEach(given -> answer(
                                cast.decisionId(),
                                given.cast(),
                                decision -> ballots.accept(id("receipt"), decision, given.cast(), given.receipt())));
            case BallotEvent.BallotRefused refused ->
                answer(
                        refused.decisionId(),
                        refused.cast(),
                        decision -> ballots.reject(id("refusal"), decision, refused.cast(), refused.receipt()));
            case BallotEvent.BallotSent sent -> {
                var decision = sent.decision();
                toParty(sent.voter(), ballots.create(decision, sent.voter(), sent.ballot()), decision.group());
            }
            case BallotEvent.BallotAnswered ignored -> {}
        }
    }

    void tell(VetoEvent event) {
        switch (event) {
            case VetoEvent.VetoCast cast -> {
                var veto = cast.veto();
                if (veto.holder().isLocal()) {
                    toParty(
                            veto.holder(),
                            ballots.create(cast.decision(), veto),
                            cast.decision().group());
                }
            }
            case VetoEvent.VetoWithdrawn withdrawn -> {
                var veto = withdrawn.veto();
                if (veto.holder().isLocal()) {
                    toParty(
                            veto.holder(),
                            ballots.delete(withdrawn.decision(), veto),
                            withdrawn.decision().group());
                }
            }
        }
    }

    void tell(DelegationEvent event) {
        switch (event) {
            case DelegationEvent.DelegationMade made ->
                tell(made.delegation(), delegations.create(made.delegation(), motion(made.delegation())), true);
            case DelegationEvent.DelegationEnded ended ->
                tell(ended.delegation(), delegations.delete(ended.delegation(), clock.instant()), false);
            // Each one's own server tells them.
            case DelegationEvent.MandatesUnused ignored -> {}
        }
    }

    /** Only to who sent it from elsewhere; those here have been answered already. */
    private void answer(long decisionId, Cast cast, Function<Decision, Optional<JsonObject>> said) {
        if (cast.origin() instanceof Origin.Remote && cast.raw() != null && reads(cast.voter())) {
            posts.find(decisionId)
                    .flatMap(decisions::of)
                    .ifPresent(decision -> said.apply(decision)
                            .ifPresent(activity -> toParty(decision.group(), activity, cast.voter())));
        }
    }

    private void tell(Delegation delegation, JsonObject activity, boolean isMade) {
        var principal = delegation.principal();
        if (!principal.isLocal()) {
            return;
        }
        var readers = Stream.of(delegation.group(), delegation.delegate())
                .filter(party -> !party.isLocal() && reads(party))
                .map(party -> party.endpoints().inbox())
                .toList();
        activities.send(principal, activity, Audience.DIRECT, readers);
        var delegate = delegation.delegate();
        if (!delegate.isLocal() && !reads(delegate)) {
            var id = delegation.uri() + "/" + (isMade ? "made" : "ended");
            activities.send(
                    principal,
                    delegations.note(id, delegation, isMade, clock.instant()),
                    Audience.DIRECT,
                    List.of(delegate.endpoints().inbox()));
        }
    }

    private String motion(Delegation delegation) {
        return switch (delegation.scope()) {
            case DelegationScope.OfMotion ofMotion ->
                posts.find(ofMotion.motionId()).map(Post::uri).orElseThrow();
            case DelegationScope.All ignored -> delegation.group().uri();
            case DelegationScope.OfType ignored -> delegation.group().uri();
        };
    }

    private void toParty(Identity from, JsonObject activity, Identity to) {
        if (!to.isLocal() && reads(to)) {
            activities.send(
                    from, activity, Audience.DIRECT, List.of(to.endpoints().inbox()));
        }
    }

    private static boolean reads(Identity party) {
        return party.capabilities().contains(Namespaces.CAPABILITY);
    }

    private String id(String what) {
        return settings.uri("/activities/" + what + "-" + ids.next());
    }
}
