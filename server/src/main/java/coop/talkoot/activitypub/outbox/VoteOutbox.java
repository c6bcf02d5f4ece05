package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.actor.VoteDocuments;
import coop.talkoot.activitypub.mapping.ActivityMapping;
import coop.talkoot.activitypub.mapping.SupportMapping;
import coop.talkoot.activitypub.mapping.TallyMapping;
import coop.talkoot.activitypub.signature.DocumentSigner;
import coop.talkoot.governance.CouncilSeat;
import coop.talkoot.governance.Councils;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.DecisionEvent;
import coop.talkoot.governance.FederalVotes;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.MotionEvent;
import coop.talkoot.governance.Tallies;
import coop.talkoot.governance.Tally;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Inboxes;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Post;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Namespaces;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells of motions like of any post of a member; and of a group's votes in the group's own name: that one is open, put
 * off, over, and what it came to. All who follow the group hear of it, and all servers on which members live.
 */
@Singleton
final class VoteOutbox {
    private final Activities activities;
    private final ActivityMapping mapping;
    private final TallyMapping counts;
    private final SupportMapping supporting;
    private final VoteDocuments documents;
    private final PostOutbox posts;
    private final Audiences audiences;
    private final Inboxes inboxes;
    private final DocumentSigner signer;
    private final Tallies tallies;
    private final FederalVotes federal;
    private final Councils councils;
    private final Settings settings;
    private final Ids ids;
    private final Clock clock;

    VoteOutbox(
            Activities activities,
            ActivityMapping mapping,
            TallyMapping counts,
            SupportMapping supporting,
            VoteDocuments documents,
            PostOutbox posts,
            Audiences audiences,
            Inboxes inboxes,
            DocumentSigner signer,
            Tallies tallies,
            FederalVotes federal,
            Councils councils,
            Settings settings,
            Ids ids,
            Clock clock) {
        this.activities = activities;
        this.mapping = mapping;
        this.counts = counts;
        this.supporting = supporting;
        this.documents = documents;
        this.posts = posts;
        this.audiences = audiences;
        this.inboxes = inboxes;
        this.signer = signer;
        this.tallies = tallies;
        this.federal = federal;
        this.councils = councils;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(MotionEvent event) {
        var motion = event.motion();
        switch (event) {
            case MotionEvent.MotionProposed ignored -> posts.published(motion.post(), () -> documents.motion(motion));
            case MotionEvent.MotionEdited ignored -> posts.edited(motion.post(), () -> documents.motion(motion));
            case MotionEvent.MotionWithdrawn ignored -> posts.deleted(motion.post());
            case MotionEvent.MotionSupported supported ->
                toGroup(motion, supported.supporter(), supporting.add(id("support"), motion, supported.supporter()));
            case MotionEvent.SupportWithdrawn withdrawn ->
                toGroup(motion, withdrawn.supporter(), supporting.remove(id("support"), motion, withdrawn.supporter()));
        }
    }

    void tell(DecisionEvent event) {
        var decision = event.decision();
        if (!decision.isLocal()) {
            return;
        }
        switch (event) {
            case DecisionEvent.DecisionOpened ignored ->
                activities.send(
                        decision.group(),
                        mapping.create(decision.post(), documents.decision(decision, null, null)),
                        decision.post().audience(),
                        with(counterparts(decision), everybody(decision.post())));
            case DecisionEvent.DecisionEdited ignored -> update(decision, null, clock.instant());
            case DecisionEvent.DecisionExtended ignored -> update(decision, null, clock.instant());
            // How it stands is no other wording: it has no time of its own.
            case DecisionEvent.DecisionCounted counted -> update(decision, counted.tally(), null);
            case DecisionEvent.DecisionClosed closed -> {
                sendTally(decision, closed.tally());
                if (decision.isQuestion()) {
                    update(decision, closed.tally(), clock.instant());
                }
                var result = closed.result();
                if (result != null) {
                    create(result, documents.result(result, decision));
                }
            }
            case DecisionEvent.DecisionConfirmed ignored ->
                tallies.of(decision).ifPresent(tally -> confirm(decision, tally));
            case DecisionEvent.DecisionCancelled ignored -> {
                sendTally(decision, counts.cancelled(decision));
                update(decision, null, clock.instant());
            }
            // Between the group's server and those who vote or work there.
            case DecisionEvent.DecisionReminded ignored -> {}
            case DecisionEvent.DecisionImplemented ignored -> {}
            case DecisionEvent.ImplementationDue ignored -> {}
        }
    }

    /** The group's server counts who supports a motion; those here are told to it, and to nobody else. */
    private void toGroup(Motion motion, Identity supporter, JsonObject activity) {
        var group = motion.group();
        if (supporter.isLocal() && !group.isLocal() && group.capabilities().contains(Namespaces.CAPABILITY)) {
            activities.send(
                    supporter,
                    activity,
                    Audience.DIRECT,
                    List.of(group.endpoints().inbox()));
        }
    }

    private String id(String what) {
        return settings.uri("/activities/" + what + "-" + ids.next());
    }

    private void create(Post post, ActivityObject object) {
        activities.send(post.author(), mapping.create(post, object), post.audience(), everybody(post));
    }

    private void update(Decision decision, @Nullable Tally tally, @Nullable Instant at) {
        var post = decision.post();
        var update = mapping.update(
                post.uri() + "/activities/update-" + ids.next(), post, documents.decision(decision, tally, at));
        activities.send(post.author(), update, post.audience(), with(counterparts(decision), everybody(post)));
    }

    /** Signed by itself, and kept so: whoever asks for it later gets the same. */
    private void sendTally(Decision decision, Tally tally) {
        var at = clock.instant();
        var signed = signer.sign(decision.group(), counts.tally(decision, tally, at));
        if (tally.outcome() != Outcome.Kind.CANCELLED) {
            tallies.take(tally.signed(signed.toString()));
        }
        var id = decision.post().uri() + "/activities/tally-" + ids.next();
        activities.send(
                decision.group(),
                counts.create(id, decision, signed, at),
                decision.post().audience(),
                with(counterparts(decision), readers(decision.post())));
    }

    /**
     * The groups a federation asks, and the federation whose vote this is a part of, each at its own door; delegates, and the
     * groups for which they speak.
     */
    private Set<String> counterparts(Decision decision) {
        var seats = decision.allowsDelegation() ? List.<CouncilSeat>of() : councils.seats(decision);
        return Stream.concat(
                        federal.counterparts(decision).stream(),
                        seats.stream().flatMap(seat -> Stream.of(seat.child(), seat.holder())))
                .filter(party -> !party.isLocal() && party.capabilities().contains(Namespaces.CAPABILITY))
                .map(party -> party.endpoints().inbox())
                .collect(Collectors.toSet());
    }

    private static Set<String> with(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(others);
        all.addAll(some);
        return all;
    }

    private void confirm(Decision decision, Tally tally) {
        var conclusion = decision.conclusion();
        if (conclusion != null) {
            sendTally(decision, tally.with(conclusion.outcome(), tally.reason()));
        }
    }

    private Set<String> everybody(Post post) {
        var targets = new TreeSet<>(audiences.of(post, false));
        targets.addAll(audiences.ofMembers(post.author(), null));
        return targets;
    }

    /** Of all these, who reads what only machines read. */
    private Set<String> readers(Post post) {
        var targets = new TreeSet<>(audiences.ofMembers(post.author(), Namespaces.CAPABILITY));
        if (post.audience() == Audience.PUBLIC) {
            targets.addAll(inboxes.ofFollowers(post.author().id(), Namespaces.CAPABILITY));
        }
        return targets;
    }
}
