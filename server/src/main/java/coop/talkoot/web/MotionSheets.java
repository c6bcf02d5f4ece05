package coop.talkoot.web;

import coop.talkoot.governance.Ballots;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.DecisionFilter;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.Tallies;
import coop.talkoot.governance.Tally;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.web.view.Markup;
import coop.talkoot.web.view.ReplyForm;
import coop.talkoot.web.view.decision.DecisionPage;
import coop.talkoot.web.view.decision.Proposal;
import coop.talkoot.web.view.decision.Standing;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws a proposal from its discussion to its outcome. */
@Singleton
final class MotionSheets {
    private final Motions motions;
    private final Decisions decisions;
    private final Tallies tallies;
    private final Ballots ballots;
    private final Posts posts;
    private final BallotSheets ballotSheets;
    private final OpeningForms openings;
    private final OutcomeSheets outcomes;
    private final OutlookWords outlooks;
    private final Threads threads;
    private final Names names;
    private final Clock clock;
    private final TogetherSheets together;

    MotionSheets(
            Motions motions,
            Decisions decisions,
            Tallies tallies,
            Ballots ballots,
            Posts posts,
            BallotSheets ballotSheets,
            OpeningForms openings,
            OutcomeSheets outcomes,
            OutlookWords outlooks,
            Threads threads,
            Names names,
            Clock clock,
            TogetherSheets together) {
        this.motions = motions;
        this.decisions = decisions;
        this.tallies = tallies;
        this.ballots = ballots;
        this.posts = posts;
        this.ballotSheets = ballotSheets;
        this.openings = openings;
        this.outcomes = outcomes;
        this.outlooks = outlooks;
        this.threads = threads;
        this.names = names;
        this.clock = clock;
        this.together = together;
    }

    /** Where the vote has its page; that of a motion is the motion's page, which shows its last vote. */
    static String href(Decision decision) {
        return "/decisions/" + decision.id();
    }

    /** A motion with its last vote. */
    DecisionPage page(Motion motion, Visit visit, Written written) {
        return page(motion.post(), motion, last(motion, visit), visit, written);
    }

    /** One vote, also an earlier one, or one on a motion that is not known here. */
    DecisionPage page(Decision decision, Visit visit, Written written) {
        var motionId = decision.motionId();
        var motion = motionId == null
                ? null
                : posts.readable(motionId, visit.actorId()).flatMap(motions::of).orElse(null);
        return page(motion == null ? decision.post() : motion.post(), motion, decision, visit, written);
    }

    @Nullable
    Decision last(Motion motion, Visit visit) {
        return votes(motion, visit).stream().findFirst().orElse(null);
    }

    private List<Decision> votes(Motion motion, Visit visit) {
        var filter = new DecisionFilter(null, null, motion.id(), null, null, null);
        return decisions
                .search(filter, visit.actorId(), Page.Request.first(Page.Request.MOST))
                .items();
    }

    private DecisionPage page(
            Post post, @Nullable Motion motion, @Nullable Decision vote, Visit visit, Written written) {
        var group = vote != null ? vote.group() : Objects.requireNonNull(motion).group();
        var ballot = vote == null ? BallotSheets.Sheet.NONE : ballotSheets.of(vote, visit, written);
        var href = names.href(group);
        var votes = motion == null ? List.<Decision>of() : votes(motion, visit);
        return new DecisionPage(
                proposal(post, motion, vote, group),
                motion == null ? null : openings.support(motion, visit),
                motion == null ? null : openings.form(motion, vote, visit, written.opening()),
                ballot.paper(),
                ballot.receipt(),
                ballot.none(),
                vote == null ? null : outlooks.of(vote, visit),
                vote == null ? null : standing(vote, visit),
                vote == null ? null : outcomes.outcome(vote, visit, written),
                vote == null ? null : outcomes.vetoes(vote, visit, written.veto()),
                threads.below(post, visit, group.id()),
                visit.viewer() == null ? null : new ReplyForm("/posts/" + post.id() + "/reply", written.reply()),
                outcomes.steps(post, vote, votes, visit),
                outcomes.deeds(motion, vote, group, visit, written.extending()),
                href + "/decisions",
                href + "/charter",
                names.elsewhere(post),
                vote == null ? null : together.of(vote, visit));
    }

    /** How a vote stands now; null where nothing is known of it here. */
    @Nullable
    Standing standing(Decision vote, Visit visit) {
        if (vote.state() == Decision.State.CANCELLED) {
            return null;
        }
        var tally = tallies.of(vote).orElse(null);
        if (tally == null && !vote.isLocal()) {
            return null;
        }
        var standings = new Standings(Frames.texts(visit), vote, clock.instant());
        var isLive = !vote.isOver() && vote.isLocal();
        var voted = voted(vote, tally);
        return tally == null ? standings.turnoutOnly(voted, isLive) : standings.of(tally, voted, isLive);
    }

    private long voted(Decision vote, @Nullable Tally tally) {
        return vote.isLocal() ? ballots.countVoted(vote.id()) : tally == null ? 0 : tally.cast();
    }

    private Proposal proposal(Post post, @Nullable Motion motion, @Nullable Decision vote, Identity group) {
        var options = vote != null
                ? vote.options().stream().map(Decision.Option::title).toList()
                : motion == null ? List.<String>of() : motion.terms().options();
        var type = vote != null
                ? vote.type()
                : Objects.requireNonNull(motion).terms().type();
        return new Proposal(
                names.href(post),
                post.title(),
                Markup.cleaned(post.contentHtml()),
                post.language(),
                type.name(),
                DecisionLooks.of(motion, vote, clock.instant()),
                names.who(group),
                names.who(post.author()),
                post.publishedAt(),
                post.editedAt(),
                vote == null ? null : vote.terms().method().name(),
                vote == null ? null : vote.secrecy().name(),
                vote == null ? null : vote.closesAt(),
                options,
                vote == null ? null : vote.implementation().until(),
                vote == null ? null : vote.implementation().doneAt());
    }
}
