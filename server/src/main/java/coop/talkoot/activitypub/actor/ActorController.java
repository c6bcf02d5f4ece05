package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.MembershipMapping;
import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identities;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Documents that no page shares an address with: the server's own actor, and memberships. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ActorController {
    private final Identities identities;
    private final ActorDocuments documents;
    private final Memberships memberships;
    private final MembershipMapping mapping;
    private final SignedReader readers;

    ActorController(
            Identities identities,
            ActorDocuments documents,
            Memberships memberships,
            MembershipMapping mapping,
            SignedReader readers) {
        this.identities = identities;
        this.documents = documents;
        this.memberships = memberships;
        this.mapping = mapping;
        this.readers = readers;
    }

    /** Served to the unsigned always: who checks our signature must not need one for that (wire.md 4.1). */
    @Get(value = "/actor", produces = MediaType.ALL)
    HttpResponse<byte[]> server() {
        return Answers.document(documents.of(identities.server()), true);
    }

    /** Only for the member and the group. */
    @Get(value = "/memberships/{id}", produces = MediaType.ALL)
    HttpResponse<byte[]> membership(String id, HttpRequest<?> request) {
        var number = Addresses.number(id);
        var reader = readers.readerOf(request).actorId();
        if (number.isEmpty() || reader == null) {
            return Answers.notFound();
        }
        return memberships
                .byId(number.getAsLong())
                .filter(found -> found.group().isLocal()
                        && (found.member().id() == reader || found.group().id() == reader))
                .<HttpResponse<byte[]>>map(found -> Answers.document(mapping.relationship(found), false))
                .orElseGet(Answers::notFound);
    }
}
