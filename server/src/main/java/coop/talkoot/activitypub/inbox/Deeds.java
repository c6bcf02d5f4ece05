package coop.talkoot.activitypub.inbox;

import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.Activity;
import jakarta.inject.Singleton;

/** Which room a deed belongs to. Runs inside the transaction that also remembers the activity as seen. */
@Singleton
final class Deeds {
    private final FollowDeeds follows;
    private final PostDeeds posts;
    private final ResponseDeeds responses;
    private final GroupDeeds groups;
    private final PeopleDeeds people;
    private final InboundQueue queue;
    private final BallotDeeds ballots;
    private final BallotAnswers answers;
    private final VoteDeeds votes;
    private final LineInbox lines;
    private final AgreementDeeds agreements;
    private final AffiliationDeeds affiliations;
    private final LotDeeds lots;
    private final DelegateDeeds delegates;
    private final PolicyDeeds policies;
    private final PanelInbox panels;

    Deeds(
            FollowDeeds follows,
            PostDeeds posts,
            ResponseDeeds responses,
            GroupDeeds groups,
            PeopleDeeds people,
            InboundQueue queue,
            BallotDeeds ballots,
            BallotAnswers answers,
            VoteDeeds votes,
            LineInbox lines,
            AgreementDeeds agreements,
            AffiliationDeeds affiliations,
            LotDeeds lots,
            DelegateDeeds delegates,
            PolicyDeeds policies,
            PanelInbox panels) {
        this.follows = follows;
        this.posts = posts;
        this.responses = responses;
        this.groups = groups;
        this.people = people;
        this.queue = queue;
        this.ballots = ballots;
        this.answers = answers;
        this.votes = votes;
        this.lines = lines;
        this.agreements = agreements;
        this.affiliations = affiliations;
        this.lots = lots;
        this.delegates = delegates;
        this.policies = policies;
        this.panels = panels;
    }

    /** Does what the activity says, or throws Refused when its actor may not. */
    void apply(Received received) {
        if (!isShownAgain(received)
                && !lines.heard(received)
                && !agreements.heard(received)
                && !delegates.heard(received)
                && !affiliations.heard(received)
                && !lots.heard(received)
                && !panels.heard(received)
                && !policies.heard(received)) {
            perform(received);
        }
    }

    /** What could not be done, some are told of; a transaction of its own, for that of the deed is undone. */
    void refused(Received received, Refused refused) {
        agreements.refused(received, refused.refusal().sentence());
        lots.refused(received, refused.refusal().sentence());
        delegates.refused(received, refused.refusal().sentence());
    }

    /** Whoever has once seen a proof can send it to us as often as they like; it counts once. */
    private boolean isShownAgain(Received received) {
        var origin = received.proofOrigin();
        var id = received.activity().core().id();
        return origin != null && id != null && !queue.isNew(origin, id);
    }

    private void perform(Received received) {
        switch (received.activity()) {
            case Activity.Follow follow -> follows.follow(received, follow);
            case Activity.Accept accept -> {
                if (!groups.accepted(received, accept)
                        && !answers.accepted(received, accept)
                        && !lots.accepted(received, accept)) {
                    follows.accepted(received, accept);
                }
            }
            case Activity.Reject reject -> {
                if (!groups.rejected(received, reject)
                        && !answers.rejected(received, reject)
                        && !lots.rejected(received, reject)) {
                    follows.rejected(received, reject);
                }
            }
            case Activity.Undo undo -> {
                if (!follows.undone(received, undo) && !responses.undone(received, undo)) {
                    people.unblocked(received, undo);
                }
            }
            case Activity.Create create -> {
                if (!ballots.created(received, create) && !votes.counted(received)) {
                    posts.created(received, create);
                }
            }
            case Activity.Update update -> {
                // An actor that changed has been read again from its own server already: see Inbox.
                if (!received.actor().uri().equals(update.objectId()) && !votes.counted(received)) {
                    posts.updated(received, update);
                }
            }
            case Activity.Delete delete -> {
                if (received.actor().uri().equals(delete.objectId())) {
                    people.gone(received);
                } else if (!ballots.deleted(received, delete)) {
                    posts.deleted(received, delete);
                }
            }
            case Activity.Announce announce -> {
                if (received.subject() instanceof Received.Subject.ActivityOf inner) {
                    apply(inner.received().vouchedBy(received.actor()));
                    posts.vouchedFor(received, inner.received());
                } else {
                    posts.announced(received, announce);
                }
            }
            case Activity.Like like -> responses.liked(received, like);
            case Activity.Join join -> groups.join(received, join);
            case Activity.Invite invite -> groups.invited(received, invite);
            case Activity.Leave leave -> groups.leave(received, leave);
            case Activity.Remove remove -> {
                if (!responses.unpinned(received, remove) && !votes.unsupported(received, remove)) {
                    groups.removed(received, remove);
                }
            }
            case Activity.Block block -> people.blocked(received, block);
            case Activity.Move move -> people.moved(received, move);
            case Activity.Flag flag -> people.flagged(received, flag);
            case Activity.Add add -> {
                if (!votes.supported(received, add)) {
                    responses.pinned(received, add);
                }
            }
            // Nothing of ours comes of these yet: answered with 202, kept nowhere.
            case Activity.Offer ignored -> {}
            case Activity.Unknown ignored -> {}
        }
    }
}
