package coop.talkoot.mastodon;

import coop.talkoot.http.SentQuery;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.Accounts;
import coop.talkoot.mastodon.view.MastodonAccount;
import coop.talkoot.mastodon.view.MastodonList;
import coop.talkoot.people.Follow;
import coop.talkoot.people.FollowList;
import coop.talkoot.people.FollowLists;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** Lists of some of those somebody follows. */
@Controller("/api/v1")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ListsController {
    private static final String READ = "read:lists";
    private static final String WRITE = "write:lists";

    private final FollowLists lists;
    private final Known known;
    private final Accounts accounts;
    private final Paging paging;

    ListsController(FollowLists lists, Known known, Accounts accounts, Paging paging) {
        this.lists = lists;
        this.known = known;
        this.accounts = accounts;
        this.paging = paging;
    }

    @Get("/lists")
    List<MastodonList> all(Caller caller) {
        return lists.of(caller.viewer(READ).actorId()).stream()
                .map(MastodonList::of)
                .toList();
    }

    @Get("/lists/{id}")
    MastodonList show(String id, Caller caller) {
        return MastodonList.of(lists.require(caller.viewer(READ).actorId(), SentQuery.id(id)));
    }

    @Post("/lists")
    MastodonList create(Caller caller, Sent sent) {
        return MastodonList.of(lists.create(
                caller.actor(WRITE),
                sent.required("title"),
                replies(sent, FollowList.Replies.LIST),
                sent.yes("exclusive", false)));
    }

    @Put("/lists/{id}")
    MastodonList change(String id, Caller caller, Sent sent) {
        var me = caller.actor(WRITE);
        var list = lists.require(me.id(), SentQuery.id(id));
        return MastodonList.of(lists.change(
                me.id(),
                new FollowList(
                        list.id(),
                        sent.text("title").orElse(list.title()),
                        replies(sent, list.replies()),
                        sent.yes("exclusive", list.isExclusive()))));
    }

    @Delete("/lists/{id}")
    Map<String, Object> delete(String id, Caller caller) {
        lists.delete(caller.viewer(WRITE).actorId(), SentQuery.id(id));
        return Map.of();
    }

    /** Paged by the follows' ids. */
    @Get("/lists/{id}/accounts")
    HttpResponse<List<MastodonAccount>> accounts(HttpRequest<?> request, String id, Caller caller, Sent sent) {
        var me = caller.actor(READ);
        var list = lists.require(me.id(), SentQuery.id(id));
        var page = lists.entries(me.id(), list.id(), Paging.page(sent, Paging.ACCOUNTS));
        return paging.onward(
                request,
                sent,
                accounts.all(page.items().stream().map(Follow::followee).toList()),
                page.items().stream().map(Follow::id).toList());
    }

    @Post("/lists/{id}/accounts")
    Map<String, Object> add(String id, Caller caller, Sent sent) {
        lists.add(caller.viewer(WRITE).actorId(), SentQuery.id(id), people(sent));
        return Map.of();
    }

    @Delete("/lists/{id}/accounts")
    Map<String, Object> remove(String id, Caller caller, Sent sent) {
        lists.remove(caller.viewer(WRITE).actorId(), SentQuery.id(id), people(sent));
        return Map.of();
    }

    @Get("/accounts/{id}/lists")
    List<MastodonList> with(String id, Caller caller) {
        return lists.with(caller.viewer(READ).actorId(), known.account(id).id()).stream()
                .map(MastodonList::of)
                .toList();
    }

    private static List<Long> people(Sent sent) {
        var ids = sent.texts("account_ids").stream()
                .filter(text -> !text.isBlank())
                .map(SentQuery::id)
                .toList();
        if (ids.isEmpty()) {
            throw Refused.invalid("account_ids", "account_ids is missing: say who.");
        }
        return ids;
    }

    private static FollowList.Replies replies(Sent sent, FollowList.Replies otherwise) {
        return sent.text("replies_policy")
                .map(policy -> switch (policy) {
                    case "none" -> FollowList.Replies.NONE;
                    case "list" -> FollowList.Replies.LIST;
                    case "followed" -> FollowList.Replies.FOLLOWED;
                    default ->
                        throw Refused.invalid("replies_policy", "replies_policy must be none, list or followed.");
                })
                .orElse(otherwise);
    }
}
