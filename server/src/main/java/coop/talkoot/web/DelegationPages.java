package coop.talkoot.web;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.DecisionFilter;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.Delegation;
import coop.talkoot.governance.DelegationScope;
import coop.talkoot.governance.Delegations;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.NewDelegation;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Texts;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.decision.DelegationsPage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who votes for a member when they do not, and for how many they vote. */
@Controller("/{folder:groups|people}/{name}/delegations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class DelegationPages {
    private static final List<String> FIELDS = List.of("delegate", "scope", "until");
    private static final int MONTHS = 6;
    private static final int MOST_OPEN = 20;

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final People people;
    private final Delegations delegations;
    private final Decisions decisions;
    private final OutlookWords outlooks;
    private final Posts posts;
    private final Memberships memberships;
    private final Clock clock;

    DelegationPages(
            Pages pages,
            Known known,
            Names names,
            People people,
            Delegations delegations,
            Decisions decisions,
            OutlookWords outlooks,
            Posts posts,
            Memberships memberships,
            Clock clock) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.people = people;
        this.delegations = delegations;
        this.decisions = decisions;
        this.outlooks = outlooks;
        this.posts = posts;
        this.memberships = memberships;
        this.clock = clock;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request, String folder, String name) {
        var visit = Visit.of(request);
        var group = forMember(visit, folder, name);
        var until = LocalDate.ofInstant(clock.instant(), visit.zone()).plusMonths(MONTHS);
        var fields = Fields.of(Map.of("scope", "ALL", "until", until.toString(), "showsName", "on"));
        return pages.show(visit, Section.DECISIONS, group, page(visit, group, fields));
    }

    @io.micronaut.http.annotation.Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> make(
            HttpRequest<?> request, String folder, String name, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = forMember(visit, folder, name);
        var form = Form.of(sent);
        try {
            var viewer = visit.require();
            var until = form.endOfDay("until", visit.zone());
            if (until == null) {
                throw Refused.invalid("until", "Say until when.");
            }
            var delegate = people.named("delegate", form.text("delegate", 300));
            delegations.make(new NewDelegation(
                    viewer.identity(),
                    delegate,
                    group,
                    scope(form.text("scope", 100)),
                    clock.instant(),
                    until,
                    form.isTicked("acceptsCap"),
                    form.isTicked("showsName"),
                    Origin.LOCAL));
            return pages.go(visit, href(group), "flash.delegated", delegate.displayName());
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.DECISIONS, group, page(visit, group, fields));
        }
    }

    @io.micronaut.http.annotation.Post("/{id}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> end(HttpRequest<?> request, String folder, String name, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = known.group(folder, name).identity();
        delegations.revoke(delegations.require(SentQuery.id(id), viewer.identity()), viewer.identity());
        return pages.go(visit, href(group), "flash.undelegated");
    }

    private Identity forMember(Visit visit, String folder, String name) {
        var viewer = visit.require();
        var group = known.group(folder, name).identity();
        memberships.require(group.id(), viewer.actorId(), Right.WRITE);
        return group;
    }

    private String href(Identity group) {
        return names.href(group) + "/delegations";
    }

    private static DelegationScope scope(String sent) {
        var wrong = Refused.invalid("scope", "Choose what they shall vote on for you.");
        if (sent.equals("ALL")) {
            return new DelegationScope.All();
        }
        if (sent.matches("M[0-9]{1,19}")) {
            return new DelegationScope.OfMotion(SentQuery.id(sent.substring(1)));
        }
        return Stream.of(Motion.Type.values())
                .filter(type -> type.name().equals(sent))
                .findFirst()
                .map(DelegationScope.OfType::new)
                .orElseThrow(() -> wrong);
    }

    private DelegationsPage page(Visit visit, Identity group, Fields fields) {
        var viewer = visit.require();
        var texts = Frames.texts(visit);
        var given = delegations.givenBy(viewer.identity(), Page.Request.first(Page.Request.MOST)).items().stream()
                .filter(each -> each.group().id() == group.id())
                .map(each -> given(each, visit, texts))
                .toList();
        var count = delegations.countHeldBy(viewer.identity(), group);
        var named = delegations.knownTo(viewer.identity(), group).stream()
                .map(each -> names.who(each.principal()))
                .toList();
        return new DelegationsPage(
                names.who(group),
                href(group),
                fields,
                members(group, viewer),
                scopes(visit, group, texts),
                given,
                new DelegationsPage.Received(count, named),
                outlooks(visit, group),
                names.href(group) + "/decisions");
    }

    private List<DelegationsPage.WhatIf> outlooks(Visit visit, Identity group) {
        var found = new ArrayList<DelegationsPage.WhatIf>();
        for (var vote : open(visit, group)) {
            var sentence = outlooks.of(vote, visit);
            if (sentence != null) {
                found.add(new DelegationsPage.WhatIf(vote.post().title(), names.href(vote.post()), sentence));
            }
        }
        return found;
    }

    private List<Decision> open(Visit visit, Identity group) {
        var filter = new DecisionFilter(null, group.id(), null, null, false, null);
        return decisions
                .search(filter, visit.actorId(), Page.Request.first(MOST_OPEN))
                .items();
    }

    private List<Choice> members(Identity group, Viewer viewer) {
        return memberships.membersOf(group.id(), Page.Request.first(Page.Request.MOST)).items().stream()
                .filter(member -> member.member().id() != viewer.actorId())
                .map(member ->
                        new Choice(member.member().address(), member.member().displayName()))
                .toList();
    }

    private List<Choice> scopes(Visit visit, Identity group, Texts texts) {
        var scopes = new ArrayList<Choice>();
        scopes.add(new Choice("ALL", texts.say("delegate.scope.ALL")));
        for (var type : Motion.Type.values()) {
            scopes.add(new Choice(type.name(), texts.say("delegate.scope.TOPIC", texts.say("decision.type." + type))));
        }
        for (var vote : open(visit, group)) {
            if (vote.motionId() != null) {
                scopes.add(new Choice(
                        "M" + vote.motionId(),
                        texts.say("delegate.scope.DECISION", vote.post().title())));
            }
        }
        return scopes;
    }

    private DelegationsPage.Given given(Delegation given, Visit visit, Texts texts) {
        var scope = switch (given.scope()) {
            case DelegationScope.All ignored -> texts.say("delegate.scope.ALL");
            case DelegationScope.OfType ofType ->
                texts.say("delegate.scope.TOPIC", texts.say("decision.type." + ofType.type()));
            case DelegationScope.OfMotion ofMotion ->
                texts.say(
                        "delegate.scope.DECISION",
                        posts.readable(ofMotion.motionId(), visit.actorId())
                                .map(Post::title)
                                .orElse(""));
        };
        return new DelegationsPage.Given(
                names.who(given.delegate()), scope, given.until(), href(given.group()) + "/" + given.id() + "/end");
    }
}
