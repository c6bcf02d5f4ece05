package coop.talkoot.notices;

import coop.talkoot.governance.CharterEvent;
import coop.talkoot.groups.Belonging;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.GroupEvent;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.Role;
import jakarta.inject.Singleton;
import java.util.List;

/** Who is told of people coming and going: those who coordinate the co-op, and the one it is about; of a move, all members. */
@Singleton
final class GroupNotices {
    private final Teller teller;
    private final Groups groups;

    GroupNotices(Teller teller, Groups groups) {
        this.teller = teller;
        this.groups = groups;
    }

    void tell(GroupEvent event) {
        switch (event) {
            case GroupEvent.JoinRequested requested -> requested(requested.membership());
            case GroupEvent.MemberJoined joined -> joined(joined.membership());
            case GroupEvent.JoinRefused refused -> {
                settled(refused.membership());
                toMember(Notice.Kind.REFUSED, refused.membership(), "");
            }
            case GroupEvent.MemberLeft left -> settled(left.membership());
            case GroupEvent.MemberRemoved removed -> toMember(Notice.Kind.REMOVED, removed.membership(), "");
            case GroupEvent.RoleChanged changed ->
                toMember(
                        Notice.Kind.ROLE,
                        changed.membership(),
                        changed.membership().role().name());
            case GroupEvent.GroupFounded ignored -> {}
            case GroupEvent.GroupEnding ignored -> {}
            case GroupEvent.GroupEnded ended -> {
                var group = ended.group().identity();
                teller.tell(Teller.Deed.in(Notice.Kind.GROUP_ENDED, group, group), Belonging.concerned(group.id()));
            }
            case GroupEvent.DecidedOnMember ignored -> {}
            // Who lives where the group was founded is told of that.
            case GroupEvent.Invited invited -> {
                if (!invited.group().isLocal()) {
                    teller.tell(
                            Teller.Deed.in(Notice.Kind.GROUP_FORKED, invited.group(), invited.group()),
                            List.of(invited.person().id()));
                }
            }
            case GroupEvent.GroupMoved moved -> {
                var group = moved.group();
                var target = moved.target();
                teller.tell(
                        new Teller.Deed(Notice.Kind.GROUP_MOVED, group, null, target, null, target.address()),
                        Belonging.thoseWho(Right.READ, group.id()));
            }
        }
    }

    /** Whoever belongs to the group it comes from may want to come along. */
    void tell(CharterEvent event) {
        if (event instanceof CharterEvent.GroupForked forked) {
            var fork = forked.fork();
            teller.tell(
                    Teller.Deed.in(Notice.Kind.GROUP_FORKED, fork.founder(), fork.group()),
                    Belonging.thoseWho(Right.READ, fork.origin().id()));
        }
    }

    private void requested(Membership membership) {
        var waits = membership.group().isLocal()
                && groups.find(membership.group().id())
                        .filter(group -> group.joinPolicy() == Group.JoinPolicy.ON_REQUEST)
                        .isPresent();
        if (waits) {
            toCoordinators(Notice.Kind.JOIN_REQUEST, membership);
        }
    }

    /** Whoever asked hears that they are in; whoever came in by themselves, the coordinators hear of. */
    private void joined(Membership membership) {
        if (!membership.group().isLocal() || settled(membership)) {
            toMember(Notice.Kind.ADMITTED, membership, "");
        } else if (membership.role() != Role.ADMIN) {
            toCoordinators(Notice.Kind.JOINED, membership);
        }
    }

    private boolean settled(Membership membership) {
        return membership.group().isLocal() && teller.settleRequest(membership.member(), membership.group());
    }

    private void toCoordinators(Notice.Kind kind, Membership membership) {
        teller.tell(
                Teller.Deed.in(kind, membership.member(), membership.group()),
                Belonging.admittersTo(membership.group().id()));
    }

    private void toMember(Notice.Kind kind, Membership membership, String detail) {
        if (NoticeListener.canBeTold(membership.member())) {
            teller.tell(
                    new Teller.Deed(kind, membership.group(), null, membership.group(), null, detail),
                    List.of(membership.member().id()));
        }
    }
}
