package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.FollowList;
import coop.talkoot.people.FollowLists;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.ListTimelines;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.ListPage;
import coop.talkoot.web.view.ListsPage;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A visitor's lists of those they follow. */
@Controller(ListPages.HREF)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ListPages {
    static final String HREF = "/settings/lists";
    private static final List<String> FIELDS = List.of("title", "replies");

    private final Pages pages;
    private final Names names;
    private final PostCards cards;
    private final FollowLists lists;
    private final ListTimelines timelines;

    ListPages(Pages pages, Names names, PostCards cards, FollowLists lists, ListTimelines timelines) {
        this.pages = pages;
        this.names = names;
        this.cards = cards;
        this.lists = lists;
        this.timelines = timelines;
    }

    @Get
    HttpResponse<byte[]> all(HttpRequest<?> request) {
        var visit = Visit.of(request);
        return pages.show(visit, Section.HOME, lists(visit, usual()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> create(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        try {
            var list = lists.create(
                    viewer.identity(), form.text("title", 1000), replies(form), form.isTicked("exclusive"));
            return pages.go(visit, href(list), "flash.listMade");
        } catch (Refused refused) {
            return pages.again(visit, Section.HOME, null, lists(visit, Trying.again(form, refused, FIELDS)));
        }
    }

    @Get("/{id}")
    HttpResponse<byte[]> show(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var list = list(visit, id);
        return pages.show(visit, Section.HOME, list(visit, list, filledIn(list)));
    }

    @Post("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> change(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var list = list(visit, id);
        var form = Form.of(sent);
        try {
            lists.change(
                    visit.require().actorId(),
                    new FollowList(list.id(), form.text("title", 1000), replies(form), form.isTicked("exclusive")));
            return pages.go(visit, href(list), "flash.saved");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.HOME, null, list(visit, list, fields));
        }
    }

    @Post("/{id}/delete")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> delete(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        lists.delete(visit.require().actorId(), SentQuery.id(id));
        return pages.go(visit, HREF, "flash.listDeleted");
    }

    @Post("/{id}/people/{personId}/remove")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> remove(HttpRequest<?> request, String id, String personId) {
        var visit = Visit.of(request);
        var list = list(visit, id);
        lists.remove(visit.require().actorId(), list.id(), List.of(SentQuery.id(personId)));
        return pages.go(href(list));
    }

    private FollowList list(Visit visit, String id) {
        return lists.require(visit.require().actorId(), SentQuery.id(id));
    }

    private static FollowList.Replies replies(Form form) {
        return form.oneOf("replies", FollowList.Replies.class, "Choose which answers stand in the list.");
    }

    private static String href(FollowList list) {
        return HREF + "/" + list.id();
    }

    private static Fields usual() {
        return Fields.of(Map.of("replies", FollowList.Replies.LIST.name()));
    }

    private static Fields filledIn(FollowList list) {
        return Fields.of(Map.of(
                "title", list.title(),
                "replies", list.replies().name(),
                "exclusive", list.isExclusive() ? "on" : ""));
    }

    private ListsPage lists(Visit visit, Fields fields) {
        return new ListsPage(
                lists.of(visit.require().actorId()).stream()
                        .map(list -> new ListsPage.Entry(list.title(), href(list)))
                        .toList(),
                fields,
                choices(visit));
    }

    private ListPage list(Visit visit, FollowList list, Fields fields) {
        var me = visit.require().actorId();
        var query = SentQuery.of(visit.request());
        var asked = query.page();
        var found = timelines.of(list, me, asked);
        var followed = query.id("people", "somebody of the list").orElse(Long.MAX_VALUE);
        var people = lists.entries(me, list.id(), new Page.Request(Page.Request.MOST, followed));
        var more = people.next();
        return new ListPage(
                list.title(),
                cards.stream(found.items(), visit, null, Filter.Context.HOME),
                Links.pager(href(list), Map.of(), asked, found),
                people.items().stream()
                        .map(follow -> new ListPage.Person(
                                names.who(follow.followee()),
                                href(list) + "/people/" + follow.followee().id() + "/remove"))
                        .toList(),
                more == null ? null : Links.to(href(list), Map.of("people", more.toString())),
                fields,
                choices(visit),
                href(list));
    }

    private static List<Choice> choices(Visit visit) {
        var texts = Frames.texts(visit);
        return Stream.of(FollowList.Replies.values())
                .map(value -> new Choice(value.name(), texts.say("lists.replies." + value.name())))
                .toList();
    }
}
