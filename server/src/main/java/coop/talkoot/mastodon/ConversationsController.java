package coop.talkoot.mastodon;

import coop.talkoot.http.SentQuery;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.Accounts;
import coop.talkoot.mastodon.view.MastodonConversation;
import coop.talkoot.mastodon.view.Statuses;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.Conversation;
import coop.talkoot.posts.Conversations;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Direct statuses by thread; paged by the id of the last status of each. */
@Controller("/api/v1/conversations")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConversationsController {
    private final Conversations conversations;
    private final Statuses statuses;
    private final Accounts accounts;
    private final Paging paging;

    ConversationsController(Conversations conversations, Statuses statuses, Accounts accounts, Paging paging) {
        this.conversations = conversations;
        this.statuses = statuses;
        this.accounts = accounts;
        this.paging = paging;
    }

    @Get
    HttpResponse<List<MastodonConversation>> all(HttpRequest<?> request, Caller caller, Sent sent) {
        var me = caller.actor("read:statuses");
        var page = conversations.of(me, Paging.page(sent, Paging.STATUSES));
        return paging.onward(
                request,
                sent,
                drawn(me, page.items()),
                page.items().stream().map(each -> each.latest().id()).toList());
    }

    @Post("/{id}/read")
    MastodonConversation read(String id, Caller caller) {
        var me = caller.actor("write:conversations");
        return drawn(me, List.of(conversations.read(me, SentQuery.id(id)))).getFirst();
    }

    @Post("/{id}/unread")
    MastodonConversation unread(String id, Caller caller) {
        var me = caller.actor("write:conversations");
        return drawn(me, List.of(conversations.unread(me, SentQuery.id(id)))).getFirst();
    }

    @Delete("/{id}")
    Map<String, Object> drop(String id, Caller caller) {
        conversations.drop(caller.actor("write:conversations"), SentQuery.id(id));
        return Map.of();
    }

    private List<MastodonConversation> drawn(Identity me, List<Conversation> found) {
        var last = statuses.posts(found.stream().map(Conversation::latest).toList(), me.id());
        var people = accounts.by(found.stream()
                .flatMap(conversation -> conversation.with().stream())
                .toList());
        var drawn = new ArrayList<MastodonConversation>();
        for (var at = 0; at < found.size(); at++) {
            var conversation = found.get(at);
            drawn.add(new MastodonConversation(
                    Long.toString(conversation.id()),
                    conversation.isUnread(),
                    conversation.with().stream().map(people).toList(),
                    last.get(at)));
        }
        return drawn;
    }
}
