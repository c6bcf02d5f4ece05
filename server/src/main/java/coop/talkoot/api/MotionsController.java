package coop.talkoot.api;

import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.MotionFilter;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.NewMotion;
import coop.talkoot.governance.Openings;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What members put to their groups, and putting it to the vote. */
@Controller(Api.ROOT + "/motions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MotionsController {
    private final Motions motions;
    private final Openings openings;
    private final Decisions decisions;
    private final PostViews posts;
    private final DecisionViews views;
    private final KnownGroups groups;
    private final Addresses addresses;
    private final Idempotency idempotency;
    private final Clock clock;

    MotionsController(
            Motions motions,
            Openings openings,
            Decisions decisions,
            PostViews posts,
            DecisionViews views,
            KnownGroups groups,
            Addresses addresses,
            Idempotency idempotency,
            Clock clock) {
        this.motions = motions;
        this.openings = openings;
        this.decisions = decisions;
        this.posts = posts;
        this.views = views;
        this.groups = groups;
        this.addresses = addresses;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Get
    HttpResponse<PageView<MotionView>> search(HttpRequest<?> request, @Nullable Viewer viewer) {
        var query = SentQuery.of(request);
        var filter = new MotionFilter(
                query.text("q", 200).orElse(null),
                query.id("group", "a group").orElse(null),
                query.id("author", "a person").orElse(null),
                query.oneOf("type", Motion.Type.class).orElse(null),
                query.oneOf("state", Motion.State.class).orElse(null));
        var found = motions.search(filter, DecisionViews.idOf(viewer), query.page());
        return PageView.answer(request, all(found.items(), viewer), found.next());
    }

    @Post
    HttpResponse<MotionView> propose(HttpRequest<?> request, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var groupId = sent.requiredId("group");
        var audience = sent.oneOf("audience", Audience.class);
        var words = SentWords.of(sent, viewer);
        var asked = SentMotion.of(sent);
        sent.done();
        var group = groups.require(groupId);
        var wanted =
                new NewMotion(viewer.identity(), group.identity(), audience, words.typed(), asked.terms(addresses));
        var id = idempotency.once(
                request, body, viewer, () -> motions.propose(wanted).id());
        return HttpResponse.created(view(motions.require(id, viewer.actorId()), viewer));
    }

    @Get("/{id}")
    MotionView show(String id, @Nullable Viewer viewer) {
        return view(motions.require(SentQuery.id(id), DecisionViews.idOf(viewer)), viewer);
    }

    @Patch("/{id}")
    MotionView edit(String id, @Body byte[] body, Viewer viewer) {
        var motion = motions.require(SentQuery.id(id), viewer.actorId());
        if (motion.post().author().id() != viewer.actorId()) {
            throw Refused.notAllowed("Only who wrote it can change it.");
        }
        var sent = SentFields.of(body);
        var words = SentWords.of(sent, motion.post());
        var asked = SentMotion.of(sent, motion.terms());
        sent.done();
        return view(motions.edit(motion, viewer.identity(), words.typed(), asked.terms(addresses)), viewer);
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void withdraw(String id, Viewer viewer) {
        motions.withdraw(motions.require(SentQuery.id(id), viewer.actorId()), viewer.identity());
    }

    @Get("/{id}/supporters")
    List<IdentityView> supporters(String id, Viewer viewer) {
        return motions.supporters(motions.require(SentQuery.id(id), viewer.actorId())).stream()
                .map(IdentityView::of)
                .toList();
    }

    @Put("/{id}/support")
    MotionView support(String id, Viewer viewer) {
        return view(motions.support(motions.require(SentQuery.id(id), viewer.actorId()), viewer.identity()), viewer);
    }

    @Delete("/{id}/support")
    MotionView unsupport(String id, Viewer viewer) {
        return view(motions.unsupport(motions.require(SentQuery.id(id), viewer.actorId()), viewer.identity()), viewer);
    }

    @Post("/{id}/decisions")
    HttpResponse<DecisionView> putToVote(HttpRequest<?> request, String id, @Body byte[] body, Viewer viewer) {
        var motion = motions.require(SentQuery.id(id), viewer.actorId());
        var sent = SentFields.of(body);
        var opening = SentOpening.of(sent, clock.instant());
        sent.done();
        var decisionId = idempotency.once(
                request,
                body,
                viewer,
                () -> openings.putToVote(motion, viewer.identity(), opening).id());
        var opened = decisions.require(decisionId, viewer.actorId());
        return HttpResponse.created(views.one(opened, viewer));
    }

    private MotionView view(Motion motion, @Nullable Viewer viewer) {
        return MotionView.of(motion, posts.one(motion.post(), viewer));
    }

    private List<MotionView> all(List<Motion> found, @Nullable Viewer viewer) {
        var drawn = posts.all(found.stream().map(Motion::post).toList(), viewer);
        return IntStream.range(0, found.size())
                .mapToObj(place -> MotionView.of(found.get(place), drawn.get(place)))
                .toList();
    }
}
