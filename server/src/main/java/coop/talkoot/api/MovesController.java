package coop.talkoot.api;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.GroupMoves;
import coop.talkoot.http.SentFields;
import coop.talkoot.people.Viewer;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** Where a group was before it came here, and where it goes. */
@Controller(Api.ROOT + "/groups/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MovesController {
    private final KnownGroups known;
    private final Addresses addresses;
    private final GroupMoves moves;
    private final Memberships memberships;

    MovesController(KnownGroups known, Addresses addresses, GroupMoves moves, Memberships memberships) {
        this.known = known;
        this.addresses = addresses;
        this.moves = moves;
        this.memberships = memberships;
    }

    @Get("/addresses")
    GroupAddressesView show(String id) {
        return GroupAddressesView.of(known.require(id).identity());
    }

    @Put("/addresses")
    GroupAddressesView change(String id, @Body byte[] body, Viewer viewer) {
        var group = known.requireLocal(id);
        memberships.require(group.id(), viewer.actorId(), Right.CHANGE);
        var sent = SentFields.of(body);
        var typed = sent.texts("earlier", List.of());
        sent.done();
        var earlier = typed.stream()
                .map(address -> addresses.byAddress("earlier", address))
                .toList();
        return GroupAddressesView.of(
                moves.wasEarlier(group, earlier, viewer.identity()).identity());
    }

    @Post("/move")
    GroupAddressesView move(String id, @Body byte[] body, Viewer viewer) {
        var group = known.requireLocal(id);
        memberships.require(group.id(), viewer.actorId(), Right.CHANGE);
        var sent = SentFields.of(body);
        var target = sent.text("target");
        var handle = sent.text("handle");
        sent.done();
        var named = addresses.byAddress("target", target);
        return GroupAddressesView.of(
                moves.move(group, named, handle, viewer.identity()).identity());
    }
}
