package coop.talkoot.web;

import coop.talkoot.exchange.ListingFilter;
import coop.talkoot.exchange.Listings;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.http.SentForm;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Follow;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Permission;
import coop.talkoot.people.Profile;
import coop.talkoot.people.Profiles;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Pins;
import coop.talkoot.posts.Timelines;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.ProfileForm;
import coop.talkoot.web.view.ProfileLine;
import coop.talkoot.web.view.ProfilePage;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.Who;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People of this server and others, following them, and one's own profile. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ProfilePages {
    private static final int CARDS = 6;
    private static final int GROUPS = 40;

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final GroupSheets groups;
    private final PostCards posts;
    private final ListingCards cards;
    private final Timelines timelines;
    private final Pins pins;
    private final Listings listings;
    private final Memberships memberships;
    private final Follows follows;
    private final Identities identities;
    private final Profiles profiles;
    private final Logins logins;
    private final Transactions transactions;
    private final PortraitForms portraits;
    private final EmojiDrawing emojis;

    ProfilePages(
            Pages pages,
            Known known,
            Names names,
            GroupSheets groups,
            PostCards posts,
            ListingCards cards,
            Timelines timelines,
            Pins pins,
            Listings listings,
            Memberships memberships,
            Follows follows,
            Identities identities,
            Profiles profiles,
            Logins logins,
            Transactions transactions,
            PortraitForms portraits,
            EmojiDrawing emojis) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.groups = groups;
        this.posts = posts;
        this.cards = cards;
        this.timelines = timelines;
        this.pins = pins;
        this.listings = listings;
        this.memberships = memberships;
        this.follows = follows;
        this.identities = identities;
        this.profiles = profiles;
        this.logins = logins;
        this.transactions = transactions;
        this.portraits = portraits;
        this.emojis = emojis;
    }

    @Get("/users/{handle}")
    HttpResponse<byte[]> local(HttpRequest<?> request, String handle) {
        return person(Visit.of(request), known.local(Identity.Kind.PERSON, handle));
    }

    /** The address people know from other servers. */
    @Get("/@{handle}")
    HttpResponse<byte[]> known(String handle) {
        return pages.go(names.href(known.local(Identity.Kind.PERSON, handle)));
    }

    /** Anybody by the id they have here: whoever lives here is shown at their own address. */
    @Get("/people/{id}")
    HttpResponse<byte[]> anybody(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var identity = known.byId(id);
        if (identity.isLocal()) {
            return pages.go(names.href(identity));
        }
        return identity.kind() == Identity.Kind.GROUP
                ? pages.show(visit, Section.NONE, identity, groups.page(identity, visit))
                : person(visit, identity);
    }

    @Post("/people/{id}/follow")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> follow(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var identity = known.byId(id);
        var follow = follows.request(viewer.identity(), identity, Origin.LOCAL);
        var key = follow.state() == Follow.State.ACCEPTED ? "flash.following" : "flash.followAsked";
        return pages.go(visit, names.href(identity), key, identity.displayName());
    }

    @Post("/people/{id}/unfollow")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> unfollow(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var identity = known.byId(id);
        follows.end(viewer.actorId(), identity.id());
        return pages.go(visit, names.href(identity), "flash.unfollowed", identity.displayName());
    }

    @Get("/settings/profile")
    HttpResponse<byte[]> form(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        return pages.show(
                visit, Section.YOU, form(visit, viewer, ProfileFields.of(viewer, profiles.of(viewer.identity()))));
    }

    @Post("/settings/profile")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> change(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        visit.require();
        return change(visit, SentForm.of(sent));
    }

    @Post("/settings/profile")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<byte[]> changeWithFiles(HttpRequest<?> request, @Body MultipartBody sent) {
        var visit = Visit.of(request);
        visit.require();
        return change(visit, SentForm.ofFiles(sent));
    }

    private HttpResponse<byte[]> change(Visit visit, SentForm sent) {
        var viewer = visit.require();
        var form = Form.of(sent.texts());
        try {
            var wanted = portraits.take(sent);
            var zone = form.text("zone", 60).strip();
            var name = form.text("name", 200);
            var summary = form.text("summary", 20_000);
            var said = ProfileFields.said(form);
            transactions.run(() -> {
                logins.prefer(viewer.loginId(), viewer.language().toLanguageTag(), zone);
                if (form.isTicked("approves") != viewer.identity().approvesFollowers()) {
                    identities.approveFollowers(viewer.actorId(), form.isTicked("approves"));
                }
                profiles.change(viewer.identity(), said);
                identities.changeProfile(viewer.actorId(), name, summary);
                portraits.show(wanted, viewer.identity());
            });
            return pages.go(visit, names.href(viewer.identity()), "flash.saved");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, ProfileFields.NAMES);
            return pages.again(visit, Section.YOU, null, form(visit, viewer, fields));
        }
    }

    private ProfileForm form(Visit visit, Viewer viewer, Fields fields) {
        var tabs = SettingsTabs.of(visit, SettingsTabs.PROFILE);
        var identity = identities.get(viewer.actorId());
        return new ProfileForm(tabs, "/settings/profile", names.who(identity), names.header(identity), fields);
    }

    private HttpResponse<byte[]> person(Visit visit, Identity identity) {
        var viewer = visit.viewer();
        var isSelf = visit.is(identity.id());
        var follow = viewer == null
                ? null
                : follows.between(viewer.actorId(), identity.id()).orElse(null);
        var isFollowing = follow != null;
        var asked = SentQuery.of(visit.request()).page();
        var said = profiles.of(identity);
        var pinned = pins.of(identity.id(), visit.actorId());
        var written = timelines.by(identity.id(), visit.actorId(), asked);
        var drawn = posts.stream(
                Stream.concat(pinned.stream(), written.items().stream()).toList(), visit, null, Filter.Context.ACCOUNT);
        var open = listings.search(
                new ListingFilter(null, null, null, null, identity.id(), null),
                visit.actorId(),
                Page.Request.first(CARDS));
        var action = "/people/" + identity.id();
        var page = new ProfilePage(
                names.who(identity),
                names.header(identity),
                emojis.words(identity, identity.summaryHtml()),
                said.isBot(),
                lines(identity, said),
                groups(visit, identity),
                identity.isLocal() ? identity.createdAt() : null,
                names.elsewhere(identity),
                isSelf ? "/settings/profile" : null,
                viewer != null && !isSelf && !isFollowing ? action + "/follow" : null,
                isFollowing ? action + "/unfollow" : null,
                follow != null && follow.state() == Follow.State.REQUESTED,
                viewer == null && identity.isLocal() ? "/follow-from/" + identity.id() : null,
                cards.all(open.items(), null),
                drawn.subList(0, pinned.size()),
                drawn.subList(pinned.size(), drawn.size()),
                Links.pager(names.href(identity), Map.of(), asked, written),
                viewer != null && !isSelf ? action + "/yours" : null,
                viewer != null && !isSelf ? action + "/report" : null,
                viewer != null && viewer.role().may(Permission.PEOPLE) && !isSelf
                        ? ReportPages.measureHref(identity)
                        : null);
        return pages.show(visit, isSelf ? Section.YOU : Section.NONE, page);
    }

    private List<ProfileLine> lines(Identity identity, Profile said) {
        return said.fields().stream()
                .map(field -> new ProfileLine(
                        field.name(), emojis.words(identity, field.valueHtml()), field.link(), field.verifiedAt()))
                .toList();
    }

    /** Who is in what is for those to know who are in it too. */
    private List<Who> groups(Visit visit, Identity identity) {
        var viewer = visit.viewer();
        if (viewer == null) {
            return List.of();
        }
        var shared = memberships.groupsOf(viewer.actorId());
        return memberships.membershipsOf(identity.id(), Page.Request.first(GROUPS)).items().stream()
                .map(Membership::group)
                .filter(group -> shared.contains(group.id()))
                .map(names::who)
                .toList();
    }
}
