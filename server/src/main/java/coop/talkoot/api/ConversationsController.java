package coop.talkoot.api;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.posts.Conversation;
import coop.talkoot.posts.Conversations;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;

/** What was said to the person who asks alone, or among a few, by thread. */
@Controller(Api.ROOT + "/conversations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConversationsController {
    private final Conversations conversations;
    private final PostViews views;

    ConversationsController(Conversations conversations, PostViews views) {
        this.conversations = conversations;
        this.views = views;
    }

    @Get
    HttpResponse<PageView<ConversationView>> all(HttpRequest<?> request, Viewer viewer) {
        var found = conversations.of(viewer.identity(), SentQuery.of(request).page());
        return PageView.answer(request, views(found.items(), viewer), found.next());
    }

    @Put("/{id}/read")
    @Consumes(MediaType.ALL)
    ConversationView read(String id, Viewer viewer) {
        var conversation = conversations.read(viewer.identity(), SentQuery.id(id));
        return views(List.of(conversation), viewer).getFirst();
    }

    @Delete("/{id}/read")
    ConversationView unread(String id, Viewer viewer) {
        var conversation = conversations.unread(viewer.identity(), SentQuery.id(id));
        return views(List.of(conversation), viewer).getFirst();
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void drop(String id, Viewer viewer) {
        conversations.drop(viewer.identity(), SentQuery.id(id));
    }

    private List<ConversationView> views(List<Conversation> found, Viewer viewer) {
        var latest = views.all(found.stream().map(Conversation::latest).toList(), viewer);
        var all = new ArrayList<ConversationView>();
        for (var index = 0; index < found.size(); index++) {
            var conversation = found.get(index);
            all.add(new ConversationView(
                    Long.toString(conversation.id()),
                    conversation.with().stream().map(IdentityView::of).toList(),
                    latest.get(index),
                    conversation.isUnread()));
        }
        return all;
    }
}
