package coop.talkoot.notices;

import coop.talkoot.exchange.ListingEvent;
import coop.talkoot.exchange.ReminderEvent;
import coop.talkoot.exchange.agreement.AgreementEvent;
import coop.talkoot.exchange.agreement.DisputeEvent;
import coop.talkoot.exchange.agreement.PanelEvent;
import coop.talkoot.exchange.find.FindEvent;
import coop.talkoot.governance.CharterEvent;
import coop.talkoot.governance.DecisionEvent;
import coop.talkoot.governance.DelegationEvent;
import coop.talkoot.governance.LotEvent;
import coop.talkoot.governance.MotionEvent;
import coop.talkoot.governance.PolicyEvent;
import coop.talkoot.groups.GroupEvent;
import coop.talkoot.ledger.LedgerEvent;
import coop.talkoot.ledger.clearing.LineEvent;
import coop.talkoot.moderation.ModerationEvent;
import coop.talkoot.people.Follow;
import coop.talkoot.people.Identity;
import coop.talkoot.people.PeopleEvent;
import coop.talkoot.people.Permission;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.posts.PostEvent;
import jakarta.inject.Singleton;
import java.util.List;

/** Hears what happens in every room and decides who is told of it. What nobody here is told of costs no query. */
@Singleton
final class NoticeListener implements DomainListener {
    private final Teller teller;
    private final PostNotices posts;
    private final GroupNotices groups;
    private final LedgerNotices ledger;
    private final VoteNotices votes;
    private final AgreementNotices agreements;
    private final PolicyNotices policies;

    NoticeListener(
            Teller teller,
            PostNotices posts,
            GroupNotices groups,
            LedgerNotices ledger,
            VoteNotices votes,
            AgreementNotices agreements,
            PolicyNotices policies) {
        this.teller = teller;
        this.posts = posts;
        this.groups = groups;
        this.ledger = ledger;
        this.votes = votes;
        this.agreements = agreements;
        this.policies = policies;
    }

    @Override
    public void on(DomainEvent event) {
        switch (event) {
            case PostEvent happened -> posts.tell(happened);
            case ListingEvent happened -> posts.tell(happened);
            case ReminderEvent happened -> posts.tell(happened);
            case FindEvent happened -> posts.tell(happened);
            case PeopleEvent happened -> tell(happened);
            case GroupEvent happened -> groups.tell(happened);
            case ModerationEvent happened -> tell(happened);
            case LedgerEvent happened -> ledger.tell(happened);
            case LineEvent happened -> ledger.tell(happened);
            case CharterEvent happened -> groups.tell(happened);
            case MotionEvent happened -> votes.tell(happened);
            case DecisionEvent happened -> votes.tell(happened);
            case DelegationEvent happened -> votes.tell(happened);
            case LotEvent happened -> votes.tell(happened);
            case PolicyEvent happened -> policies.tell(happened);
            case AgreementEvent happened -> agreements.tell(happened);
            case DisputeEvent happened -> agreements.tell(happened);
            case PanelEvent happened -> agreements.tell(happened);
            // Rooms that come later say here whom they concern; until then they concern nobody.
            default -> {}
        }
    }

    static boolean canBeTold(Identity identity) {
        return identity.isLocal() && identity.kind() == Identity.Kind.PERSON;
    }

    private void tell(PeopleEvent event) {
        switch (event) {
            case PeopleEvent.IdentityCreated created -> {
                if (canBeTold(created.identity())) {
                    teller.tell(
                            Teller.Deed.of(Notice.Kind.SIGN_UP, created.identity()),
                            Standing.keepersWho(Permission.PEOPLE));
                }
            }
            case PeopleEvent.FollowRequested requested -> requested(requested.follow());
            case PeopleEvent.FollowAccepted accepted -> accepted(accepted.follow());
            case PeopleEvent.FollowRejected rejected -> ended(rejected.follow());
            case PeopleEvent.FollowEnded ended -> ended(ended.follow());
            case PeopleEvent.Blocked blocked -> {
                if (canBeTold(blocked.block().blocker())) {
                    teller.forget(
                            blocked.block().blocker().id(),
                            blocked.block().blocked().id());
                }
            }
            case PeopleEvent.ProfileChanged ignored -> {}
            case PeopleEvent.Unblocked ignored -> {}
            case PeopleEvent.Moved ignored -> {}
        }
    }

    private void requested(Follow follow) {
        if (canBeTold(follow.followee()) && follow.followee().approvesFollowers()) {
            teller.tell(
                    Teller.Deed.of(Notice.Kind.FOLLOW_REQUEST, follow.follower()),
                    List.of(follow.followee().id()));
        }
    }

    /** Whoever approves by hand knows it already. */
    private void accepted(Follow follow) {
        var followee = follow.followee();
        if (!canBeTold(followee)) {
            return;
        }
        if (followee.approvesFollowers()) {
            teller.settle(Notice.Kind.FOLLOW_REQUEST, follow.follower(), followee.id());
        } else {
            teller.tell(Teller.Deed.of(Notice.Kind.FOLLOW, follow.follower()), List.of(followee.id()));
        }
    }

    private void ended(Follow follow) {
        if (canBeTold(follow.followee())) {
            teller.settle(
                    Notice.Kind.FOLLOW_REQUEST,
                    follow.follower(),
                    follow.followee().id());
            teller.untell(
                    Notice.Kind.FOLLOW, follow.follower(), follow.followee().id(), null);
        }
    }

    private void tell(ModerationEvent event) {
        switch (event) {
            case ModerationEvent.Reported reported ->
                teller.tell(
                        new Teller.Deed(
                                Notice.Kind.REPORT,
                                reported.report().reporter(),
                                null,
                                null,
                                reported.report().id(),
                                ""),
                        Standing.keepersWho(Permission.REPORTS));
            case ModerationEvent.HostsBlocked ignored -> {}
        }
    }
}
