package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.mapping.Incoming;
import coop.talkoot.activitypub.mapping.SupportMapping;
import coop.talkoot.activitypub.mapping.TallyMapping;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.FarDecision;
import coop.talkoot.governance.FarDecisions;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.Sending;
import coop.talkoot.governance.Tally;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.NewPost;
import coop.talkoot.posts.Post;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject.TalkootTally;
import coop.talkoot.vocab.Reference;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Motions of members elsewhere, and votes of groups elsewhere: taken in, changed, over. */
@Singleton
final class VoteDeeds {
    private final Motions motions;
    private final Decisions decisions;
    private final FarDecisions far;
    private final Groups groups;
    private final Identities identities;
    private final TallyMapping mapping;
    private final SupportMapping supporting;
    private final Clock clock;
    private final Affiliations affiliations;

    VoteDeeds(
            Motions motions,
            Decisions decisions,
            FarDecisions far,
            Groups groups,
            Identities identities,
            TallyMapping mapping,
            SupportMapping supporting,
            Clock clock,
            Affiliations affiliations) {
        this.motions = motions;
        this.decisions = decisions;
        this.far = far;
        this.groups = groups;
        this.identities = identities;
        this.mapping = mapping;
        this.supporting = supporting;
        this.clock = clock;
        this.affiliations = affiliations;
    }

    /** Nothing while its group has not said that it is put to it: then that word is waited for. */
    Optional<Post> take(NewPost post, Incoming.IncomingMotion motion) {
        var group = post.group();
        if (group == null) {
            return Optional.empty();
        }
        remember(group);
        return terms(motion.ask()).map(terms -> motions.take(post, terms).post());
    }

    /** Only a group's own word makes a vote of that group. */
    Optional<Post> take(NewPost post, Incoming.IncomingDecision decision) {
        if (!isOfGroup(post)) {
            return Optional.empty();
        }
        remember(post.author());
        return Optional.of(far.take(post, about(decision)).post());
    }

    /** Whether that is a group to which one of ours belongs, or which belongs to one of ours: then its votes are ours too. */
    boolean concerns(Identity author) {
        var now = clock.instant();
        return author.kind() == Identity.Kind.GROUP
                && (affiliations.childrenOf(author.id(), now).stream()
                                .anyMatch(found -> found.child().isLocal())
                        || affiliations.parentsOf(author.id(), now).stream()
                                .anyMatch(found -> found.parent().isLocal()));
    }

    /** Whether it is a council's vote, and names one of ours. */
    boolean concerns(Incoming incoming) {
        return incoming instanceof Incoming.IncomingDecision decision
                && !decision.vote().delegates().isEmpty()
                && identities.byUris(decision.vote().delegates()).stream().anyMatch(Identity::isLocal);
    }

    /** Whoever only follows a group hears of its votes too. */
    private void remember(Identity group) {
        if (!group.isLocal()) {
            groups.remote(group);
        }
    }

    Optional<Post> take(NewPost post, Incoming.IncomingResult result) {
        var decision = decisions.byUri(decisionOf(result));
        return isOfGroup(post)
                ? decision.filter(found -> found.group().id() == post.author().id())
                        .map(found -> far.told(found, post))
                : Optional.empty();
    }

    void rewrite(Post post, Incoming.IncomingMotion motion) {
        motions.of(post)
                .ifPresent(known -> terms(motion.ask())
                        .ifPresent(terms -> motions.rewritten(
                                known,
                                motion.words(),
                                terms,
                                motion.envelope().updated(),
                                motion.envelope().raw())));
    }

    void rewrite(Post post, Incoming.IncomingDecision decision) {
        decisions.of(post).filter(known -> !known.isLocal()).ifPresent(known -> {
            if (!decision.words().areSaidBy(post)) {
                far.rewritten(
                        known,
                        decision.words(),
                        decision.envelope().updated(),
                        decision.envelope().raw());
            }
            var putOff = decision.putOff();
            if (putOff != null) {
                var by = Optional.ofNullable(putOff.by()).flatMap(identities::byUri);
                far.extended(
                        known,
                        by.orElse(known.group()),
                        decision.vote().closesAt(),
                        decision.vote().concludesAt(),
                        putOff.because());
            }
        });
    }

    /** Its author takes it back; a vote and what it came to stay in the group's records. */
    void deleted(Post post) {
        motions.of(post).ifPresent(motions::withdrawn);
    }

    /** True when it was a tally, whatever became of it: who signed it must be the group whose vote it is. */
    boolean counted(Received received) {
        if (!(received.subject() instanceof Received.Subject.ObjectOf told)
                || !(told.object() instanceof TalkootTally tally)) {
            return false;
        }
        var context = tally.core().conversation().context();
        var signed = tally.received().json();
        Optional.ofNullable(context)
                .flatMap(decisions::byUri)
                .filter(decision -> !decision.isLocal()
                        && decision.group().id() == told.author().id())
                .ifPresent(decision -> signed.flatMap(json -> mapping.read(decision, tally, json.toString()))
                        .ifPresent(count -> conclude(decision, count, tally)));
        return true;
    }

    /** True when it was about who supports a motion: they say it of themselves, to the group whose it is. */
    boolean supported(Received received, Activity.Add add) {
        return supported(received, add.objectId(), add.target())
                .map(motion -> motions.support(motion, received.actor()))
                .isPresent();
    }

    /** The same of one who supports it no more. */
    boolean unsupported(Received received, Activity.Remove remove) {
        return supported(received, remove.objectId(), remove.target())
                .map(motion -> motions.unsupport(motion, received.actor()))
                .isPresent();
    }

    private Optional<Motion> supported(Received received, @Nullable String who, @Nullable Reference target) {
        return supporting
                .motion(target)
                .filter(motion -> received.actor().uri().equals(who))
                .flatMap(motions::byUri)
                .filter(motion -> motion.group().isLocal());
    }

    private void conclude(Decision decision, Tally count, TalkootTally tally) {
        var published = tally.core().times().published();
        var conclusion = new Decision.Conclusion(
                count.outcome(),
                count.selected(),
                count.reason(),
                published == null ? clock.instant() : published,
                null);
        if (decision.isOver()) {
            far.confirmed(decision, count);
        } else {
            far.concluded(decision, conclusion, count.outcome() == Outcome.Kind.CANCELLED ? null : count);
        }
    }

    private FarDecision about(Incoming.IncomingDecision decision) {
        var motion = Optional.ofNullable(decision.motion()).flatMap(motions::byUri);
        return motion.map(found -> decision.vote().about(found.id())).orElse(decision.vote());
    }

    private Optional<MotionTerms> terms(Incoming.Ask ask) {
        var subject = ask.subject() == null ? Optional.<Identity>empty() : identities.byUri(ask.subject());
        var sends = ask.sends();
        var sending = sends == null ? Optional.<Sending>empty() : sending(sends);
        // Who is recalled is not removed: without its federation such a motion would say something else.
        var isWhole = sends == null || sending.isPresent() || ask.subject() == null;
        return (ask.subject() != null && subject.isEmpty()) || !isWhole
                ? Optional.empty()
                : Optional.of(new MotionTerms(
                        ask.type(),
                        subject.orElse(null),
                        ask.amendment(),
                        ask.options(),
                        ask.seats(),
                        ask.affiliating(),
                        sending.orElse(null)));
    }

    /** As far as all of them are known here. */
    private Optional<Sending> sending(Incoming.Sends sends) {
        var known = identities.byUris(sends.candidates()).stream()
                .collect(Collectors.toMap(Identity::uri, identity -> identity, (one, same) -> one));
        var candidates = sends.candidates().stream()
                .flatMap(uri -> Stream.ofNullable(known.get(uri)))
                .toList();
        return identities
                .byUri(sends.parent())
                .filter(parent -> candidates.size() == sends.candidates().size())
                .map(parent -> new Sending(parent, candidates, sends.drawn(), sends.months()));
    }

    private static boolean isOfGroup(NewPost post) {
        var group = post.group();
        return group != null
                && post.author().kind() == Identity.Kind.GROUP
                && group.id() == post.author().id();
    }

    private static String decisionOf(Incoming.IncomingResult result) {
        return result.tally().replaceFirst("/tally$", "");
    }
}
