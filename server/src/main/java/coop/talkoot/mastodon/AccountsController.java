package coop.talkoot.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.Accounts;
import coop.talkoot.mastodon.view.MastodonAccount;
import coop.talkoot.mastodon.view.MastodonStatus;
import coop.talkoot.mastodon.view.Statuses;
import coop.talkoot.people.Directory;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Relations;
import coop.talkoot.posts.Appearance;
import coop.talkoot.posts.Feeds;
import coop.talkoot.posts.Pins;
import coop.talkoot.posts.filter.Filter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** People and groups, what they say, and who follows whom. */
@Controller("/api/v1/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountsController {
    private final Known known;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Feeds feeds;
    private final Pins pins;
    private final Relations relations;
    private final Directory directory;
    private final Found found;
    private final Paging paging;

    AccountsController(
            Known known,
            Accounts accounts,
            Statuses statuses,
            Feeds feeds,
            Pins pins,
            Relations relations,
            Directory directory,
            Found found,
            Paging paging) {
        this.known = known;
        this.accounts = accounts;
        this.statuses = statuses;
        this.feeds = feeds;
        this.pins = pins;
        this.relations = relations;
        this.directory = directory;
        this.found = found;
        this.paging = paging;
    }

    @Get("/{id}")
    MastodonAccount show(String id, Caller caller) {
        caller.reader("read:accounts");
        return accounts.one(known.account(id));
    }

    /** By the name people type, among those known here. */
    @Get("/lookup")
    MastodonAccount lookup(Sent sent) {
        return accounts.one(known.shown(found.known(sent.required("acct"))).orElseThrow(Known::nothing));
    }

    @Get("/{id}/statuses")
    HttpResponse<List<MastodonStatus>> statuses(HttpRequest<?> request, String id, Caller caller, Sent sent) {
        var reader = caller.reader("read:statuses");
        var owner = known.account(id);
        if (sent.yes("pinned", false)) {
            return HttpResponse.ok(statuses.posts(pins.of(owner.id(), reader), reader));
        }
        var choice = new Feeds.Choice(
                !sent.yes("exclude_replies", false),
                !sent.yes("exclude_reblogs", false) && !sent.yes("only_media", false),
                sent.yes("only_media", false),
                sent.text("tagged").orElse(null));
        var page = feeds.of(owner.id(), reader, choice, Paging.span(sent, Paging.STATUSES));
        return paging.answer(
                request,
                sent,
                statuses.all(page, reader, Filter.Context.ACCOUNT),
                page.stream().map(Appearance::id).toList());
    }

    @Get("/{id}/followers")
    HttpResponse<List<MastodonAccount>> followers(HttpRequest<?> request, String id, Caller caller, Sent sent) {
        caller.reader("read:accounts");
        var page = relations.followersOf(known.account(id).id(), Paging.span(sent, Paging.ACCOUNTS));
        return people(request, sent, page);
    }

    @Get("/{id}/following")
    HttpResponse<List<MastodonAccount>> following(HttpRequest<?> request, String id, Caller caller, Sent sent) {
        caller.reader("read:accounts");
        var page = relations.followedBy(known.account(id).id(), Paging.span(sent, Paging.ACCOUNTS));
        return people(request, sent, page);
    }

    @Get("/search")
    List<MastodonAccount> search(Caller caller, Sent sent) {
        var viewer = caller.viewer("read:accounts");
        var words = sent.required("q");
        var limit = Math.max(1, Math.min(Paging.ACCOUNTS, sent.whole("limit").orElse(Paging.STATUSES)));
        var resolved = sent.yes("resolve", false) ? found.anywhere(words) : found.known(words);
        var people = new ArrayList<Identity>(known.shown(resolved).stream().toList());
        directory
                .search(words, viewer.actorId(), sent.yes("following", false) ? viewer.actorId() : null, limit, 0)
                .stream()
                .filter(person -> people.stream().noneMatch(other -> other.id() == person.id()))
                .forEach(people::add);
        return accounts.all(people.stream().limit(limit).toList());
    }

    /** Whom both follow. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Familiar(String id, List<MastodonAccount> accounts) {}

    @Get("/familiar_followers")
    List<Familiar> familiar(Caller caller, Sent sent) {
        var viewer = caller.viewer("read:follows");
        var ids = Known.ids(sent);
        var shared = relations.familiarFollowers(viewer.actorId(), ids);
        var people = accounts.byIds(
                shared.values().stream().flatMap(List::stream).distinct().toList());
        return ids.stream()
                .map(id -> new Familiar(
                        Long.toString(id),
                        shared.getOrDefault(id, List.of()).stream()
                                .filter(people::containsKey)
                                .map(follower -> Objects.requireNonNull(people.get(follower)))
                                .toList()))
                .toList();
    }

    private HttpResponse<List<MastodonAccount>> people(HttpRequest<?> request, Sent sent, Map<Long, Long> page) {
        return paging.answer(request, sent, accounts.inOrder(page.values()), List.copyOf(page.keySet()));
    }
}
