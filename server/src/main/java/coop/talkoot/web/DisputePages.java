package coop.talkoot.web;

import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.DisputeLists;
import coop.talkoot.exchange.agreement.Disputes;
import coop.talkoot.exchange.agreement.Remedy;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Fact;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.deal.DisputesPage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The disputes of a co-op: numbers for its members, and for its coordinators those the assembly is to decide. */
@Controller("/groups/{handle}/disputes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class DisputePages {
    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Memberships memberships;
    private final Disputes disputes;
    private final DisputeLists lists;

    DisputePages(
            Pages pages, Known known, Names names, Memberships memberships, Disputes disputes, DisputeLists lists) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.memberships = memberships;
        this.disputes = disputes;
        this.lists = lists;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var viewerId = visit.require().actorId();
        var group = known.group("groups", handle);
        memberships.require(group.id(), viewerId, Right.READ);
        return pages.show(visit, Section.EXCHANGE, group.identity(), page(visit, group, viewerId));
    }

    private DisputesPage page(Visit visit, Group group, long viewerId) {
        var texts = Frames.texts(visit);
        var href = names.href(group.identity());
        var isCoordinator = memberships.may(group.id(), viewerId, Right.PUT_TO_VOTE);
        var asked = SentQuery.of(visit.request()).page();
        var found = isCoordinator ? lists.appealed(group.id(), viewerId, asked) : new Page<Agreement>(List.of(), null);
        return new DisputesPage(
                names.who(group.identity()),
                isCoordinator,
                found.items().stream().map(each -> line(each, viewerId)).toList(),
                Links.pager(href + "/disputes", Map.of(), asked, found),
                href + "/proposals/new",
                numbers(group, texts));
    }

    private DisputesPage.Line line(Agreement agreement, long viewerId) {
        return new DisputesPage.Line(
                agreement.title(),
                AgreementLines.href(agreement.id()),
                names.who(agreement.provider()),
                names.who(agreement.receiver()),
                agreement.since(),
                agreement.sideOf(viewerId).isPresent());
    }

    private List<Fact> numbers(Group group, Texts texts) {
        var numbers = new ArrayList<Fact>();
        lists.open(group.id())
                .forEach((state, count) ->
                        numbers.add(new Fact(texts.say("dispute.state." + state), Integer.toString(count))));
        disputes.endings(group.id())
                .forEach((kind, count) -> numbers.add(new Fact(ended(kind, texts), Integer.toString(count))));
        return numbers;
    }

    private static String ended(Remedy.Kind kind, Texts texts) {
        return texts.say("disputes.ended." + kind);
    }
}
