package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.LocalCollections;
import coop.talkoot.governance.CouncilRolls;
import coop.talkoot.governance.CountArchives;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.DecisionFilter;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.FederalVotes;
import coop.talkoot.governance.Secrecy;
import coop.talkoot.governance.Tallies;
import coop.talkoot.governance.Voice;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Post;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Received;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.ObjectReader;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What hangs on a group's votes: the list of them, what each came to, what was counted; and single papers. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class VoteController {
    private final LocalActors actors;
    private final LocalPosts posts;
    private final Decisions decisions;
    private final Tallies tallies;
    private final CountArchives archives;
    private final FederalVotes federal;
    private final CouncilRolls councils;
    private final Memberships memberships;
    private final VoteDocuments documents;
    private final StoredActivities activities;
    private final ActivityReaders allowed;
    private final SignedReader readers;
    private final Settings settings;

    VoteController(
            LocalActors actors,
            LocalPosts posts,
            Decisions decisions,
            Tallies tallies,
            CountArchives archives,
            FederalVotes federal,
            CouncilRolls councils,
            Memberships memberships,
            VoteDocuments documents,
            StoredActivities activities,
            ActivityReaders allowed,
            SignedReader readers,
            Settings settings) {
        this.actors = actors;
        this.posts = posts;
        this.decisions = decisions;
        this.tallies = tallies;
        this.archives = archives;
        this.federal = federal;
        this.councils = councils;
        this.memberships = memberships;
        this.documents = documents;
        this.activities = activities;
        this.allowed = allowed;
        this.readers = readers;
        this.settings = settings;
    }

    /** A group's votes by id, newest first: the public ones, for a member who signs also those among members. */
    @Get(value = "/groups/{name}/collections/decisions", produces = MediaType.ALL)
    HttpResponse<byte[]> decisions(
            String name,
            @QueryValue Optional<String> page,
            @QueryValue Optional<String> before,
            HttpRequest<?> request) {
        var reader = readers.readerOf(request).actorId();
        return actors.at("groups", name)
                .<HttpResponse<byte[]>>map(group -> {
                    var ofGroup = DecisionFilter.ofGroup(group.id());
                    return Answers.document(
                            Leafing.of(LocalCollections.decisions(group), page, before)
                                    .of(
                                            decisions.count(ofGroup, reader),
                                            leaf -> decisions.search(ofGroup, reader, leaf),
                                            decision ->
                                                    Reference.to(decision.post().uri())),
                            reader == null);
                })
                .orElseGet(Answers::notFound);
    }

    /** What a vote came to, with the group's own proof: nothing before the close. */
    @Get(value = "/decisions/{id}/tally", produces = MediaType.ALL)
    HttpResponse<byte[]> tally(String id, HttpRequest<?> request) {
        return found(id, request)
                .flatMap(post -> documents
                        .tally(post)
                        .<HttpResponse<byte[]>>map(signed -> Answers.document(
                                Documents.write(signed), post.audience().isOpen())))
                .orElseGet(Answers::notFound);
    }

    /** Each ballot that was counted, as its voter signed it; where ballots have no names, there are none to be shown. */
    @Get(value = "/decisions/{id}/ballots", produces = MediaType.ALL)
    HttpResponse<byte[]> ballots(String id, HttpRequest<?> request) {
        return found(id, request)
                .flatMap(decisions::of)
                .filter(decision -> decision.isOver() && decision.secrecy() == Secrecy.OPEN)
                .<HttpResponse<byte[]>>map(decision -> Answers.document(
                        ballots(decision), decision.post().audience().isOpen()))
                .orElseGet(Answers::notFound);
    }

    /** All that is needed to count again, for members who sign: it says who could vote. */
    @Get(value = "/decisions/{id}/count-file", produces = MediaType.ALL)
    HttpResponse<byte[]> countFile(String id, HttpRequest<?> request) {
        return readers.readerOf(request) instanceof Reader.Signed signed
                ? posts.at("decisions", id, () -> signed) instanceof LocalPosts.Found found
                        ? countFile(found.post(), signed.identity())
                        : Answers.notFound()
                : Answers.notFound();
    }

    private HttpResponse<byte[]> countFile(Post post, Identity reader) {
        return decisions
                .of(post)
                .filter(decision -> memberships.may(decision.group().id(), reader.id(), Right.READ)
                        || federal.counterparts(decision).stream().anyMatch(group -> group.id() == reader.id())
                        || councils.concerns(decision, reader))
                .<HttpResponse<byte[]>>map(decision -> HttpResponse.ok(archives.of(decision, reader))
                        .contentType("application/zip")
                        .header("Cache-Control", "private, no-store"))
                .orElseGet(Answers::notFound);
    }

    /** A paper of somebody here, for who got it and who wrote it. */
    @Get(value = "/{folder:ballots|vetoes|delegations|lot-answers|adoptions}/{id}", produces = MediaType.ALL)
    HttpResponse<byte[]> paper(String folder, String id, HttpRequest<?> request) {
        var path = "/" + folder + "/" + id;
        if (!ActivityReaders.isAddress(path)) {
            return Answers.notFound();
        }
        var uri = settings.uri(path);
        return activities
                .byUri(uri + "/activities/create")
                .filter(made -> allowed.to(made, () -> readers.readerOf(request)) == ActivityReaders.Right.WHOLE)
                .<HttpResponse<byte[]>>map(
                        made -> activities.byUri(uri + "/activities/delete").isPresent()
                                ? Answers.gone(new ActivityObject.Tombstone(
                                        ObjectCore.with(uri).build(), null, null))
                                : paper(made))
                .orElseGet(Answers::notFound);
    }

    private static HttpResponse<byte[]> paper(StoredActivity made) {
        return ObjectReader.read(made.body().getBytes(StandardCharsets.UTF_8)) instanceof Activity.Create create
                        && create.object() != null
                        && create.object().thing() != null
                ? Answers.document(create.object().thing(), false)
                : Answers.notFound();
    }

    private Optional<Post> found(String id, HttpRequest<?> request) {
        return posts.at("decisions", id, () -> readers.readerOf(request)) instanceof LocalPosts.Found found
                ? Optional.of(found.post())
                : Optional.empty();
    }

    private ActivityObject ballots(Decision decision) {
        var signed = tallies.voices(decision).stream()
                .map(Voice::raw)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(raw -> Stream.of(asSigned(raw)))
                .toList();
        return new ActivityObject.Collection(
                ObjectCore.with(LocalCollections.ballots(decision))
                        .by(decision.group().uri())
                        .build(),
                true,
                (long) signed.size(),
                null,
                null,
                signed);
    }

    private static Reference asSigned(String raw) {
        var json = Documents.parse(raw.getBytes(StandardCharsets.UTF_8));
        var core = ObjectCore.with(json.getString("id", null)).received(Received.from(json, null));
        return Reference.to(new ActivityObject.Unknown("Create", core.build()));
    }
}
