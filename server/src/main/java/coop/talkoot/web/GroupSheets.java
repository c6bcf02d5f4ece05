package coop.talkoot.web;

import coop.talkoot.exchange.ListingFilter;
import coop.talkoot.exchange.Listings;
import coop.talkoot.governance.ForkOrigin;
import coop.talkoot.governance.Forks;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Invitees;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Moved;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Timelines;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.web.view.FoundedFrom;
import coop.talkoot.web.view.GroupDeeds;
import coop.talkoot.web.view.GroupPage;
import coop.talkoot.web.view.Member;
import coop.talkoot.web.view.Tab;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the page about a co-op. */
@Singleton
final class GroupSheets {
    private static final int NEWS = 20;
    private static final int CARDS = 6;
    private static final int FACES = 12;

    private final Groups groups;
    private final Memberships memberships;
    private final Follows follows;
    private final Timelines timelines;
    private final Listings listings;
    private final Facts facts;
    private final Requests requests;
    private final PostCards posts;
    private final ListingCards cards;
    private final Names names;
    private final EmojiDrawing emojis;
    private final Identities identities;
    private final Forks forks;
    private final Invitees invitees;

    GroupSheets(
            Groups groups,
            Memberships memberships,
            Follows follows,
            Timelines timelines,
            Listings listings,
            Facts facts,
            Requests requests,
            PostCards posts,
            ListingCards cards,
            Names names,
            EmojiDrawing emojis,
            Identities identities,
            Forks forks,
            Invitees invitees) {
        this.groups = groups;
        this.memberships = memberships;
        this.follows = follows;
        this.timelines = timelines;
        this.listings = listings;
        this.facts = facts;
        this.requests = requests;
        this.posts = posts;
        this.cards = cards;
        this.names = names;
        this.emojis = emojis;
        this.identities = identities;
        this.forks = forks;
        this.invitees = invitees;
    }

    GroupPage page(Identity identity, Visit visit) {
        var id = identity.id();
        var group = groups.find(id);
        var own = own(id, visit);
        var isMember = own != null && own.isActive();
        var policy = group.map(Group::joinPolicy).orElse(Group.JoinPolicy.ON_REQUEST);
        var news = timelines.ofGroup(id, visit.actorId(), Page.Request.first(NEWS)).items().stream()
                .filter(post -> post.kind() == Post.Kind.NOTE)
                .toList();
        var open = listings.search(
                new ListingFilter(null, null, null, id, null, null), visit.actorId(), Page.Request.first(CARDS));
        return new GroupPage(
                names.who(identity),
                emojis.words(identity, identity.summaryHtml()),
                group.map(Group::place).orElse(""),
                facts.of(identity, visit),
                standing(own),
                policy.name(),
                names.elsewhere(identity),
                names.newPlace(identity, identities),
                forks.originOf(identity).map(origin -> from(identity, origin)).orElse(null),
                tabs(identity, visit, isMember),
                posts.stream(news, visit, id, Filter.Context.PUBLIC),
                cards.all(open.items(), id),
                isMember ? members(id) : List.of(),
                own != null && isMember && identity.isLocal() && own.role().may(Right.ADMIT)
                        ? requests.waiting(identity)
                        : List.of(),
                deeds(identity, visit, own, policy));
    }

    private FoundedFrom from(Identity group, ForkOrigin origin) {
        var known = origin.known();
        return new FoundedFrom(
                known == null ? origin.uri() : known.displayName(),
                known == null ? origin.uri() : names.href(known),
                group.isLocal() ? names.href(group) + "/archive" : null);
    }

    private @Nullable Membership own(long groupId, Visit visit) {
        var viewer = visit.viewer();
        return viewer == null
                ? null
                : memberships.find(groupId, viewer.actorId()).orElse(null);
    }

    private List<Member> members(long groupId) {
        return memberships.membersOf(groupId, Page.Request.first(FACES)).items().stream()
                .map(membership -> member(membership, null, null))
                .toList();
    }

    Member member(Membership membership, @Nullable String roleAction, @Nullable String removeAction) {
        var since = membership.joinedAt() == null ? membership.requestedAt() : membership.joinedAt();
        return new Member(names.who(membership.member()), membership.role().name(), since, roleAction, removeAction);
    }

    private static String standing(@Nullable Membership own) {
        if (own == null) {
            return "VISITOR";
        }
        return switch (own.state()) {
            case REQUESTED -> "APPLICANT";
            case ACTIVE -> own.role().may(Right.ADMIT) ? "COORDINATOR" : "MEMBER";
            case LEFT -> "VISITOR";
        };
    }

    private List<Tab> tabs(Identity group, Visit visit, boolean isMember) {
        var texts = Frames.texts(visit);
        var href = names.href(group);
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab(texts.say("group.tab.about"), href, true));
        if (isMember) {
            tabs.add(new Tab(texts.say("group.tab.members"), href + "/members", false));
        }
        tabs.add(new Tab(texts.say("group.tab.decisions"), href + "/decisions", false));
        tabs.add(new Tab(texts.say("group.tab.listings"), "/exchange?group=" + group.id(), false));
        if (group.isLocal()) {
            tabs.add(new Tab(texts.say("group.tab.federation"), href + "/federation", false));
        } else if (isMember) {
            tabs.add(new Tab(texts.say("council.link"), href + "/council", false));
        }
        tabs.add(new Tab(texts.say("group.tab.announcements"), href + "#announcements", false));
        return tabs;
    }

    private GroupDeeds deeds(Identity group, Visit visit, @Nullable Membership own, Group.JoinPolicy policy) {
        var viewer = visit.viewer();
        var href = names.href(group);
        var follow = "/people/" + group.id();
        var standing = standing(own);
        var role = own != null && own.isActive() ? own.role() : null;
        var isFollowing =
                viewer != null && follows.between(viewer.actorId(), group.id()).isPresent();
        var mayJoin = viewer != null
                && standing.equals("VISITOR")
                && (policy != Group.JoinPolicy.INVITATION || invitees.has(group.id(), viewer.actorId()))
                && !Moved.isGone(group);
        var mayInvite = group.isLocal() && !Moved.isGone(group) && role != null && role.may(Right.INVITE);
        var mayEdit = group.isLocal() && role != null && role.may(Right.CHANGE);
        var mayTidy = group.isLocal() && role != null && role.may(Right.TIDY);
        return new GroupDeeds(
                mayJoin ? href + "/join" : null,
                role != null ? href + "/leave" : null,
                viewer != null && !isFollowing ? follow + "/follow" : null,
                isFollowing ? follow + "/unfollow" : null,
                viewer == null && group.isLocal() ? "/follow-from/" + group.id() : null,
                viewer == null ? null : follow + "/yours",
                mayInvite ? href + "/invite" : null,
                mayEdit ? href + "/edit" : null,
                mayTidy ? href + "/categories" : null,
                group.isLocal() && role != null && role.may(Right.PUT_TO_VOTE) ? href + "/disputes" : null,
                href + "/members",
                "/exchange?group=" + group.id());
    }
}
