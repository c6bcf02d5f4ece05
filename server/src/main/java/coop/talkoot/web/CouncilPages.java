package coop.talkoot.web;

import coop.talkoot.governance.CouncilDraws;
import coop.talkoot.governance.Councils;
import coop.talkoot.governance.Delegate;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.NewMotion;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.FederationTerms;
import coop.talkoot.groups.affiliation.Federations;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Words;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.CouncilPage;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Delegates of groups: who speaks in a federation, whom a group sends, and what can be proposed about that. */
@Controller("/groups/{handle}/council")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class CouncilPages {
    private static final List<String> FIELDS = List.of("parent", "way", "candidates", "seats", "months", "why");

    /** How a group comes to its delegates. */
    private enum Way {
        ELECT,
        DRAW
    }

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final People people;
    private final Councils councils;
    private final CouncilDraws draws;
    private final Federations federations;
    private final Affiliations affiliations;
    private final Memberships memberships;
    private final Motions motions;
    private final Clock clock;

    CouncilPages(
            Pages pages,
            Known known,
            Names names,
            People people,
            Councils councils,
            CouncilDraws draws,
            Federations federations,
            Affiliations affiliations,
            Memberships memberships,
            Motions motions,
            Clock clock) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.people = people;
        this.councils = councils;
        this.draws = draws;
        this.federations = federations;
        this.affiliations = affiliations;
        this.memberships = memberships;
        this.motions = motions;
        this.clock = clock;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = known.group("groups", handle).identity();
        var usual = Fields.of(Map.of("seats", "1", "months", "12", "way", Way.ELECT.name()));
        return pages.show(visit, Section.HOME, group, page(request, group, visit, usual));
    }

    /** A member proposes whom to send; the vote on that does it. */
    @Post("/elect")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> elect(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = known.group("groups", handle).identity();
        memberships.require(group.id(), visit.require().actorId(), Right.WRITE);
        var form = Form.of(sent);
        try {
            var texts = Frames.texts(visit);
            var parent = parents(group).stream()
                    .filter(each -> Long.toString(each.id()).equals(form.text("parent", 20)))
                    .findFirst()
                    .orElseThrow(() -> Refused.invalid("parent", texts.say("council.wrong.parent")));
            var seats = form.number("seats", texts.say("council.wrong.seats"));
            var months = form.number("months", texts.say("council.wrong.months"));
            var terms = form.oneOf("way", Way.class, texts.say("council.wrong.way")) == Way.DRAW
                    ? MotionTerms.drawing(parent, seats, months)
                    : MotionTerms.electing(parent, candidates(form), seats, months);
            var why = form.text("why", 19_000).strip();
            var term = texts.say("council.motion.term", months);
            return proposed(
                    visit,
                    group,
                    texts.say("council.motion.send", parent.displayName()),
                    why.isEmpty() ? term : why + "\n\n" + term,
                    terms);
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.HOME, group, page(request, group, visit, fields));
        }
    }

    /** A member proposes to recall a delegate of the group. */
    @Post("/{id}/recall")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> recall(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var delegate = delegate(handle, id);
        var title = Frames.texts(visit)
                .say(
                        "council.motion.recall",
                        delegate.person().displayName(),
                        delegate.parent().displayName());
        return proposed(
                visit, delegate.child(), title, title, MotionTerms.recalling(delegate.parent(), delegate.person()));
    }

    /** Delegates lay their office down. */
    @Post("/{id}/resign")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> resign(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var delegate = delegate(handle, id);
        councils.resign(delegate, visit.require().identity());
        return pages.go(
                visit,
                href(delegate.child()),
                "flash.resigned",
                delegate.parent().displayName());
    }

    private HttpResponse<byte[]> proposed(Visit visit, Identity group, String title, String text, MotionTerms terms) {
        var viewer = visit.require();
        var words = Words.typed(title, text, viewer.language().toLanguageTag(), List.of());
        var motion = motions.propose(new NewMotion(viewer.identity(), group, Audience.PUBLIC, words, terms));
        return pages.go(visit, names.href(motion.post()), "flash.proposed");
    }

    /** Named one by one, with commas or spaces between. */
    private List<Identity> candidates(Form form) {
        return Stream.of(form.text("candidates", 20_000).split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .map(name -> people.named("candidates", name))
                .toList();
    }

    private Delegate delegate(String handle, String id) {
        var group = known.group("groups", handle);
        return councils.find(SentQuery.id(id))
                .filter(found -> found.child().id() == group.id())
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
    }

    private CouncilPage page(HttpRequest<?> request, Identity group, Visit visit, Fields elect) {
        var viewer = visit.actorId();
        var mayPropose = viewer != null && memberships.may(group.id(), viewer, Right.WRITE);
        var mayDraw = viewer != null && memberships.may(group.id(), viewer, Right.PUT_TO_VOTE);
        var asked = SentQuery.of(request).page();
        var serving = councils.of(group, asked);
        var parents = mayPropose ? parents(group) : List.<Identity>of();
        return new CouncilPage(
                names.who(group),
                names.href(group) + "/federation",
                federations.isOne(group.id())
                        && federations.terms(group.id()).governing() == FederationTerms.Governing.COUNCIL,
                serving.items().stream().map(this::seat).toList(),
                Links.pager(href(group), Map.of(), asked, serving),
                councils.sentNow(group).stream()
                        .map(delegate -> sent(delegate, mayPropose, viewer))
                        .toList(),
                mayDraw
                        ? draws.undrawn(group).stream()
                                .map(motion -> new CouncilPage.Draw(
                                        motion.post().title(),
                                        names.href(group) + "/draws?motion=" + motion.id() + "#begin"))
                                .toList()
                        : List.of(),
                parents.isEmpty() ? null : href(group) + "/elect",
                parents.stream()
                        .map(parent -> new Choice(Long.toString(parent.id()), parent.displayName()))
                        .toList(),
                elect);
    }

    private List<Identity> parents(Identity group) {
        var now = clock.instant();
        return affiliations.parentsOf(group.id(), now).stream()
                .filter(affiliation -> affiliation.mayVote(now, false))
                .map(Affiliation::parent)
                .toList();
    }

    private CouncilPage.Seat seat(Delegate delegate) {
        return new CouncilPage.Seat(
                names.who(delegate.person()), names.who(delegate.child()), delegate.until(), delegate.mandate());
    }

    private CouncilPage.Sent sent(Delegate delegate, boolean mayPropose, @Nullable Long viewer) {
        var action = href(delegate.child()) + "/" + delegate.id();
        var isOwn = viewer != null && viewer == delegate.person().id();
        return new CouncilPage.Sent(
                names.who(delegate.person()),
                names.who(delegate.parent()),
                delegate.until(),
                delegate.mandate(),
                mayPropose && !isOwn ? action + "/recall" : null,
                isOwn ? action + "/resign" : null);
    }

    private String href(Identity group) {
        return names.href(group) + "/council";
    }
}
