package coop.talkoot.activitypub.outbox;

import coop.talkoot.exchange.ListingEvent;
import coop.talkoot.exchange.ReminderEvent;
import coop.talkoot.exchange.agreement.AgreementEvent;
import coop.talkoot.exchange.agreement.DisputeEvent;
import coop.talkoot.exchange.agreement.DisputeRestated;
import coop.talkoot.exchange.agreement.NotTaken;
import coop.talkoot.exchange.agreement.PanelEvent;
import coop.talkoot.exchange.find.FindEvent;
import coop.talkoot.governance.BallotEvent;
import coop.talkoot.governance.CharterEvent;
import coop.talkoot.governance.DecisionEvent;
import coop.talkoot.governance.DelegateEvent;
import coop.talkoot.governance.DelegationEvent;
import coop.talkoot.governance.LotAnswerEvent;
import coop.talkoot.governance.LotEvent;
import coop.talkoot.governance.MotionEvent;
import coop.talkoot.governance.PolicyEvent;
import coop.talkoot.governance.VetoEvent;
import coop.talkoot.groups.GroupEvent;
import coop.talkoot.groups.affiliation.AffiliationEvent;
import coop.talkoot.groups.affiliation.FederationEvent;
import coop.talkoot.ledger.LedgerEvent;
import coop.talkoot.ledger.clearing.LineEvent;
import coop.talkoot.moderation.ModerationEvent;
import coop.talkoot.notices.NoticeEvent;
import coop.talkoot.people.LoginEvent;
import coop.talkoot.people.PeopleEvent;
import coop.talkoot.people.access.AccessEvent;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.posts.PostEvent;
import jakarta.inject.Singleton;

/** Hears everything that happens, in the transaction in which it happens, and has each family told in its way. */
@Singleton
final class Outbox implements DomainListener {
    private final PeopleOutbox people;
    private final GroupOutbox groups;
    private final PostOutbox posts;
    private final ResponseOutbox responses;
    private final ModerationOutbox moderation;
    private final VoteOutbox votes;
    private final BallotOutbox ballots;
    private final LineOutbox lines;
    private final AgreementOutbox agreements;
    private final AffiliationOutbox affiliations;
    private final DisputeOutbox disputes;
    private final LotOutbox lots;
    private final DelegateOutbox delegates;
    private final PolicyOutbox policies;
    private final PanelOutbox panels;

    Outbox(
            PeopleOutbox people,
            GroupOutbox groups,
            PostOutbox posts,
            ResponseOutbox responses,
            ModerationOutbox moderation,
            VoteOutbox votes,
            BallotOutbox ballots,
            LineOutbox lines,
            AgreementOutbox agreements,
            AffiliationOutbox affiliations,
            DisputeOutbox disputes,
            LotOutbox lots,
            DelegateOutbox delegates,
            PolicyOutbox policies,
            PanelOutbox panels) {
        this.people = people;
        this.groups = groups;
        this.posts = posts;
        this.responses = responses;
        this.moderation = moderation;
        this.votes = votes;
        this.ballots = ballots;
        this.lines = lines;
        this.agreements = agreements;
        this.affiliations = affiliations;
        this.disputes = disputes;
        this.lots = lots;
        this.delegates = delegates;
        this.policies = policies;
        this.panels = panels;
    }

    @Override
    public void on(DomainEvent event) {
        switch (event) {
            case PeopleEvent happened -> people.tell(happened);
            case GroupEvent happened -> {
                groups.tell(happened);
                lots.tell(happened);
            }
            case ListingEvent happened -> posts.tell(happened);
            case PostEvent happened -> tell(happened);
            case ModerationEvent happened -> moderation.tell(happened);
            // How people sign in is nobody's business elsewhere.
            case LoginEvent ignored -> {}
            case AccessEvent ignored -> {}
            case NoticeEvent ignored -> {}
            // Who is reminded of what is theirs.
            case ReminderEvent ignored -> {}
            // Who looks for what is nobody's business at all.
            case FindEvent ignored -> {}
            // What members hold is told to nobody elsewhere.
            case LedgerEvent ignored -> {}
            case LineEvent happened -> lines.tell(happened);
            case AgreementEvent happened -> agreements.tell(happened);
            case NotTaken none -> agreements.tell(none);
            case DisputeEvent happened -> disputes.tell(happened);
            case PanelEvent happened -> panels.tell(happened);
            case DisputeRestated restated -> disputes.tell(restated);
            case AffiliationEvent happened -> {
                affiliations.tell(happened);
                policies.tell(happened);
            }
            case FederationEvent happened -> affiliations.tell(happened);
            case MotionEvent happened -> votes.tell(happened);
            case DecisionEvent happened -> votes.tell(happened);
            case BallotEvent happened -> ballots.tell(happened);
            case DelegationEvent happened -> ballots.tell(happened);
            case DelegateEvent happened -> delegates.tell(happened);
            case VetoEvent happened -> ballots.tell(happened);
            // Which rules a vote follows stands on the vote itself.
            case CharterEvent ignored -> {}
            case LotEvent happened -> lots.tell(happened);
            case PolicyEvent happened -> policies.tell(happened);
            case LotAnswerEvent happened -> lots.tell(happened);
            default -> throw new IllegalStateException("nobody says how " + event + " is told");
        }
    }

    private void tell(PostEvent event) {
        switch (event) {
            case PostEvent.NotePublished published -> posts.published(published.post());
            case PostEvent.NoteEdited edited -> posts.edited(edited.post());
            case PostEvent.NoteDeleted deleted -> posts.deleted(deleted.post());
            case PostEvent.Favourited favourited -> responses.favourited(favourited.favourite());
            case PostEvent.Unfavourited unfavourited -> responses.unfavourited(unfavourited.favourite());
            case PostEvent.Announced announced -> responses.announced(announced.announce());
            case PostEvent.Unannounced unannounced -> responses.unannounced(unannounced.announce());
            case PostEvent.Voted voted -> responses.voted(voted.vote());
            case PostEvent.PollCounted counted -> posts.counted(counted.post());
            case PostEvent.PollClosed closed -> posts.counted(closed.post());
            case PostEvent.Pinned pinned -> responses.pinned(pinned.post(), pinned.owner());
            case PostEvent.Unpinned unpinned -> responses.unpinned(unpinned.post(), unpinned.owner());
            // Between this server and its own people.
            case PostEvent.NotPublished ignored -> {}
        }
    }
}
