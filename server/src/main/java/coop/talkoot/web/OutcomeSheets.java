package coop.talkoot.web;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.FederalPart;
import coop.talkoot.governance.FederalVotes;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.OutcomeWords;
import coop.talkoot.governance.Tallies;
import coop.talkoot.governance.Vetoes;
import coop.talkoot.governance.Vetoing;
import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.Post;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.decision.DecisionDeeds;
import coop.talkoot.web.view.decision.Outcome;
import coop.talkoot.web.view.decision.Step;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws what came of a vote, who can stop it, what happened, and what can be done. */
@Singleton
final class OutcomeSheets {
    private final Tallies tallies;
    private final CountSheets counts;
    private final Vetoes vetoes;
    private final FederalVotes federal;
    private final Memberships memberships;
    private final Requests requests;
    private final Names names;
    private final Clock clock;

    OutcomeSheets(
            Tallies tallies,
            CountSheets counts,
            Vetoes vetoes,
            FederalVotes federal,
            Memberships memberships,
            Requests requests,
            Names names,
            Clock clock) {
        this.federal = federal;
        this.memberships = memberships;
        this.tallies = tallies;
        this.counts = counts;
        this.vetoes = vetoes;
        this.requests = requests;
        this.names = names;
        this.clock = clock;
    }

    /** Null before the close. */
    @Nullable
    Outcome outcome(Decision vote, Visit visit, Written written) {
        var conclusion = vote.conclusion();
        if (conclusion == null) {
            return null;
        }
        var texts = Frames.texts(visit);
        var tally = tallies.of(vote).orElse(null);
        var chosen = conclusion.selected().stream()
                .map(choice -> vote.options().stream()
                        .filter(option -> option.choice().equals(choice))
                        .map(Decision.Option::title)
                        .findFirst()
                        .orElse(choice))
                .toList();
        return new Outcome(
                DecisionLooks.of(conclusion.outcome()),
                OutcomeWords.why(texts, conclusion.reason()),
                vote.state() == Decision.State.CANCELLED ? conclusion.at() : vote.closesAt(),
                chosen,
                counts.check(vote, tally, visit, written.tracker()));
    }

    /** Null where nobody can veto. */
    coop.talkoot.web.view.decision.@Nullable Vetoes vetoes(Decision vote, Visit visit, Fields fields) {
        var rule = vote.terms().vetoing();
        if (rule.holders() == Vetoing.Holders.NOBODY || vote.state() == Decision.State.CANCELLED) {
            return null;
        }
        var viewer = visit.viewer();
        var href = MotionSheets.href(vote);
        var standing = vetoes.of(vote).stream()
                .filter(veto -> veto.withdrawnAt() == null)
                .toList();
        var isOwn = viewer != null
                && standing.stream().anyMatch(veto -> veto.holder().id() == viewer.actorId());
        var groups = viewer == null ? List.<Identity>of() : vetoes.speaksFor(vote, asked(vote), viewer.identity());
        var may = viewer != null && !isOwn && vetoes.may(vote, viewer.identity());
        var isTime = !vote.isOver() && clock.instant().isBefore(vote.concludesAt());
        return new coop.talkoot.web.view.decision.Vetoes(
                vote.concludesAt(),
                rule.limit(),
                standing.stream()
                        .map(veto -> new coop.talkoot.web.view.decision.Vetoes.Veto(
                                names.who(veto.holder()),
                                veto.castAt(),
                                veto.reason(),
                                isTime ? withdraw(href, veto.holder(), visit) : null))
                        .toList(),
                may ? href + "/veto" : groups.isEmpty() ? null : href + "/together/veto",
                fields,
                groups.stream()
                        .map(group -> new Choice(Long.toString(group.id()), group.displayName()))
                        .toList());
    }

    private List<Identity> asked(Decision vote) {
        return federal.parts(vote).stream().map(FederalPart::child).toList();
    }

    /** Null for whom it is not theirs to take back. */
    private @Nullable String withdraw(String href, Identity holder, Visit visit) {
        var viewer = visit.viewer();
        if (visit.is(holder.id())) {
            return href + "/veto/withdraw";
        }
        return viewer != null
                        && holder.isLocal()
                        && holder.kind() == Identity.Kind.GROUP
                        && memberships.may(holder.id(), viewer.actorId(), Right.PUT_TO_VOTE)
                ? href + "/together/veto/" + holder.id() + "/withdraw"
                : null;
    }

    /** What happened, and what is to come, in that order. */
    List<Step> steps(Post post, @Nullable Decision vote, List<Decision> votes, Visit visit) {
        var texts = Frames.texts(visit);
        var steps = new ArrayList<Step>();
        steps.add(step(
                post.publishedAt(),
                texts.say("decision.step.PROPOSED", post.author().displayName())));
        for (var each : votes.isEmpty() && vote != null ? List.of(vote) : votes) {
            steps.add(step(
                    each.opensAt(),
                    texts.say("decision.step.OPENED", each.roll().size())));
            var extension = each.extension();
            if (extension != null) {
                steps.add(step(
                        extension.from(),
                        texts.say("decision.step.EXTENDED", extension.by().displayName(), extension.because())));
            }
            var conclusion = each.conclusion();
            steps.add(step(
                    each.closesAt(), texts.say(conclusion == null ? "decision.step.CLOSES" : "decision.step.CLOSED")));
            if (conclusion != null) {
                steps.add(step(conclusion.at(), texts.say("decision.state." + DecisionLooks.of(conclusion.outcome()))));
            } else if (each.concludesAt().isAfter(each.closesAt())) {
                steps.add(step(each.concludesAt(), texts.say("decision.step.VETO")));
            }
            var done = each.implementation();
            if (done.doneAt() != null) {
                steps.add(step(done.doneAt(), texts.say("decision.step.IMPLEMENTED")));
            } else if (done.until() != null) {
                steps.add(step(done.until(), texts.say("decision.step.IMPLEMENT")));
            }
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private Step step(Instant at, String sentence) {
        return new Step(at, sentence, at.isAfter(clock.instant()));
    }

    DecisionDeeds deeds(
            @Nullable Motion motion, @Nullable Decision vote, Identity group, Visit visit, Fields extending) {
        if (visit.viewer() == null) {
            return DecisionDeeds.none();
        }
        var isCoordinator = group.isLocal() && requests.may(Right.PUT_TO_VOTE, group, visit);
        var isUndecided =
                motion != null && (motion.state() == Motion.State.PROPOSED || motion.state() == Motion.State.VOTING);
        var isAuthor = motion != null
                && motion.post().isLocal()
                && visit.is(motion.post().author().id());
        var mayWithdraw = isAuthor || (group.isLocal() && requests.may(Right.TIDY, group, visit));
        var action = motion == null ? "" : "/motions/" + motion.id();
        var href = vote == null ? "" : MotionSheets.href(vote);
        return new DecisionDeeds(
                isAuthor && isUndecided ? action + "/edit" : null,
                mayWithdraw && isUndecided ? action + "/withdraw" : null,
                isCoordinator && canBeExtended(vote) ? href + "/extend" : null,
                extending,
                isCoordinator && came(vote, Kind.PASSED_WEAK) ? href + "/confirm" : null,
                isCoordinator && isToBeDone(vote) ? href + "/implemented" : null,
                mayDelegate(vote, group, visit) ? names.href(group) + "/delegations" : null,
                null);
    }

    private boolean canBeExtended(@Nullable Decision vote) {
        return vote != null && vote.isOpenAt(clock.instant()) && vote.extension() == null;
    }

    private boolean mayDelegate(@Nullable Decision vote, Identity group, Visit visit) {
        return vote != null
                && vote.isOpenAt(clock.instant())
                && vote.allowsDelegation()
                && vote.terms().delegating().isAllowed()
                && group.isLocal()
                && requests.may(Right.WRITE, group, visit);
    }

    private static boolean isToBeDone(@Nullable Decision vote) {
        return vote != null
                && vote.implementation().doneAt() == null
                && (came(vote, Kind.PASSED) || came(vote, Kind.SELECTED));
    }

    private static boolean came(@Nullable Decision vote, Kind outcome) {
        var conclusion = vote == null ? null : vote.conclusion();
        return conclusion != null && conclusion.outcome() == outcome;
    }
}
