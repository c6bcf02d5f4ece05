package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.posts.Conversation;
import coop.talkoot.posts.Conversations;
import coop.talkoot.web.view.ConversationsPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;

/** What was said to one alone, or among a few, by thread. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ConversationPages {
    private final Pages pages;
    private final Names names;
    private final Conversations conversations;

    ConversationPages(Pages pages, Names names, Conversations conversations) {
        this.pages = pages;
        this.names = names;
        this.conversations = conversations;
    }

    @Get("/conversations")
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var asked = SentQuery.of(request).page();
        var found = conversations.of(viewer.identity(), asked);
        var page = new ConversationsPage(
                found.items().stream().map(this::thread).toList(),
                Links.pager("/conversations", Map.of(), asked, found));
        return pages.show(visit, Section.YOU, page);
    }

    /** Opens the thread, which is read then. */
    @Post("/conversations/{id}/open")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> open(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var conversation = conversations.read(visit.require().identity(), SentQuery.id(id));
        return pages.go(names.href(conversation.latest()));
    }

    @Post("/conversations/{id}/drop")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> drop(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        conversations.drop(visit.require().identity(), SentQuery.id(id));
        return pages.go(visit, "/conversations", "flash.conversationDropped");
    }

    private ConversationsPage.Talk thread(Conversation conversation) {
        var latest = conversation.latest();
        var action = "/conversations/" + conversation.id();
        return new ConversationsPage.Talk(
                conversation.with().stream().map(names::who).toList(),
                latest.author().displayName(),
                ListingCards.excerpt(latest),
                latest.language(),
                latest.publishedAt(),
                conversation.isUnread(),
                action + "/open",
                action + "/drop");
    }
}
