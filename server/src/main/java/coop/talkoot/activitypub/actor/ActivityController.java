package coop.talkoot.activitypub.actor;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Received;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.jsonld.Documents;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What our actors did, exactly as it was sent: their outboxes, and each activity at its own address. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ActivityController {
    private final LocalActors actors;
    private final Identities identities;
    private final StoredActivities activities;
    private final ActivityReaders allowed;
    private final SignedReader readers;
    private final Settings settings;

    ActivityController(
            LocalActors actors,
            Identities identities,
            StoredActivities activities,
            ActivityReaders allowed,
            SignedReader readers,
            Settings settings) {
        this.actors = actors;
        this.identities = identities;
        this.activities = activities;
        this.allowed = allowed;
        this.readers = readers;
        this.settings = settings;
    }

    /** What an actor did in public, newest first. */
    @Get(value = "/{folder:users|groups}/{name}/outbox", produces = MediaType.ALL)
    HttpResponse<byte[]> outbox(
            String folder, String name, @QueryValue Optional<String> page, @QueryValue Optional<String> before) {
        return actors.at(folder, name)
                .<HttpResponse<byte[]>>map(owner -> outbox(owner, page, before))
                .orElseGet(Answers::notFound);
    }

    @Get(value = "/actor/outbox", produces = MediaType.ALL)
    HttpResponse<byte[]> outbox(@QueryValue Optional<String> page, @QueryValue Optional<String> before) {
        return outbox(identities.server(), page, before);
    }

    @Get(value = "/activities/{name}", produces = MediaType.ALL)
    HttpResponse<byte[]> activity(String name, HttpRequest<?> request) {
        return at("/activities/" + name, request);
    }

    @Get(
            value =
                    "/{folder:offers|needs|notes|motions|decisions|results|ballots|vetoes|delegations|lot-answers|adoptions|users|groups}/{id}/activities/{name}",
            produces = MediaType.ALL)
    HttpResponse<byte[]> activity(String folder, String id, String name, HttpRequest<?> request) {
        return at("/" + folder + "/" + id + "/activities/" + name, request);
    }

    private HttpResponse<byte[]> at(String path, HttpRequest<?> request) {
        if (!ActivityReaders.isAddress(path)) {
            return Answers.notFound();
        }
        return activities
                .byUri(settings.uri(path))
                .<HttpResponse<byte[]>>map(activity -> switch (allowed.to(activity, () -> readers.readerOf(request))) {
                    case ActivityReaders.Right.WHOLE ->
                        Answers.document(
                                activity.body().getBytes(StandardCharsets.UTF_8), ActivityReaders.isPublic(activity));
                    case ActivityReaders.Right.REMAINS ->
                        Answers.gone(new ActivityObject.Tombstone(
                                ObjectCore.with(activity.uri()).build(), activity.type(), null));
                    case ActivityReaders.Right.NOTHING -> Answers.notFound();
                })
                .orElseGet(Answers::notFound);
    }

    private HttpResponse<byte[]> outbox(Identity owner, Optional<String> page, Optional<String> before) {
        return Answers.document(
                Leafing.of(owner.uri() + "/outbox", page, before)
                        .of(
                                activities.countOf(owner.id()),
                                leaf -> standing(activities.of(owner.id(), leaf)),
                                ActivityController::asSent),
                true);
    }

    /** Without those whose object has since been deleted: their text would still say it. */
    private Page<StoredActivity> standing(Page<StoredActivity> page) {
        return new Page<>(allowed.standing(page.items()), page.next());
    }

    private static Reference asSent(StoredActivity activity) {
        var json = Documents.parse(activity.body().getBytes(StandardCharsets.UTF_8));
        var core = ObjectCore.with(activity.uri()).received(Received.from(json, null));
        return Reference.to(new ActivityObject.Unknown(activity.type(), core.build()));
    }
}
