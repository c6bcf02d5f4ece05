package coop.talkoot.mastodon;

import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.Accounts;
import coop.talkoot.mastodon.view.MastodonAccount;
import coop.talkoot.mastodon.view.MastodonRelationship;
import coop.talkoot.mastodon.view.Relationships;
import coop.talkoot.people.Blocks;
import coop.talkoot.people.Follow;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Relations;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Transactions;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** Following people and groups, blocking, and answering those who ask to follow. */
@Controller("/api/v1")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RelationshipsController {
    private final Known known;
    private final Identities identities;
    private final Follows follows;
    private final Blocks blocks;
    private final Relations relations;
    private final Relationships relationships;
    private final Transactions transactions;
    private final Accounts accounts;
    private final Paging paging;

    RelationshipsController(
            Known known,
            Identities identities,
            Follows follows,
            Blocks blocks,
            Relations relations,
            Relationships relationships,
            Transactions transactions,
            Accounts accounts,
            Paging paging) {
        this.known = known;
        this.identities = identities;
        this.follows = follows;
        this.blocks = blocks;
        this.relations = relations;
        this.relationships = relationships;
        this.transactions = transactions;
        this.accounts = accounts;
        this.paging = paging;
    }

    @Get("/accounts/relationships")
    List<MastodonRelationship> relationships(Caller caller, Sent sent) {
        var viewer = caller.viewer("read:follows");
        var ids = Known.ids(sent);
        var there = identities.byIds(ids).keySet();
        return relationships.all(
                viewer.actorId(), ids.stream().filter(there::contains).toList());
    }

    @Post("/accounts/{id}/follow")
    MastodonRelationship follow(String id, Caller caller, Sent sent) {
        var me = caller.actor("write:follows");
        var followed = known.account(id);
        transactions.run(() -> {
            var follow = follows.request(me, followed, Origin.LOCAL);
            if (sent.has("reblogs") || sent.has("notify")) {
                follows.prefer(
                        me.id(),
                        followed.id(),
                        sent.yes("reblogs", follow.showsAnnounces()),
                        sent.yes("notify", follow.notifies()));
            }
        });
        return relationship(me, followed);
    }

    @Post("/accounts/{id}/unfollow")
    MastodonRelationship unfollow(String id, Caller caller) {
        var me = caller.actor("write:follows");
        var followed = known.account(id);
        follows.end(me.id(), followed.id());
        return relationship(me, followed);
    }

    @Post("/accounts/{id}/remove_from_followers")
    MastodonRelationship remove(String id, Caller caller) {
        var me = caller.actor("write:follows");
        var follower = known.account(id);
        follows.between(follower.id(), me.id()).ifPresent(follows::reject);
        return relationship(me, follower);
    }

    @Post("/accounts/{id}/block")
    MastodonRelationship block(String id, Caller caller) {
        var me = caller.actor("write:blocks");
        var blocked = known.account(id);
        blocks.block(me, blocked, Origin.LOCAL);
        return relationship(me, blocked);
    }

    @Post("/accounts/{id}/unblock")
    MastodonRelationship unblock(String id, Caller caller) {
        var me = caller.actor("write:blocks");
        var blocked = known.account(id);
        blocks.unblock(me.id(), blocked.id());
        return relationship(me, blocked);
    }

    @Get("/blocks")
    HttpResponse<List<MastodonAccount>> blocks(HttpRequest<?> request, Caller caller, Sent sent) {
        var me = caller.actor("read:blocks");
        var page = relations.blockedBy(me.id(), Paging.span(sent, Paging.ACCOUNTS));
        return paging.answer(request, sent, accounts.inOrder(page.values()), List.copyOf(page.keySet()));
    }

    @Get("/follow_requests")
    HttpResponse<List<MastodonAccount>> requests(HttpRequest<?> request, Caller caller, Sent sent) {
        var me = caller.actor("read:follows");
        var page = relations.askingToFollow(me.id(), Paging.span(sent, Paging.ACCOUNTS));
        return paging.answer(request, sent, accounts.inOrder(page.values()), List.copyOf(page.keySet()));
    }

    @Post("/follow_requests/{id}/authorize")
    MastodonRelationship authorize(String id, Caller caller) {
        var me = caller.actor("write:follows");
        var follower = known.account(id);
        follows.accept(request(follower, me));
        return relationship(me, follower);
    }

    @Post("/follow_requests/{id}/reject")
    MastodonRelationship reject(String id, Caller caller) {
        var me = caller.actor("write:follows");
        var follower = known.account(id);
        follows.reject(request(follower, me));
        return relationship(me, follower);
    }

    private Follow request(Identity follower, Identity followed) {
        return follows.between(follower.id(), followed.id())
                .filter(follow -> follow.state() == Follow.State.REQUESTED)
                .orElseThrow(Known::nothing);
    }

    private MastodonRelationship relationship(Identity me, Identity other) {
        return relationships.one(me.id(), other.id());
    }
}
