package coop.talkoot.web;

import coop.talkoot.people.Blocks;
import coop.talkoot.people.Follow;
import coop.talkoot.people.FollowList;
import coop.talkoot.people.FollowLists;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Mutes;
import coop.talkoot.people.PersonalNotes;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.YoursPage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a visitor keeps for themselves about somebody: a note, lists, muting and blocking. */
@Controller("/people/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class YoursPages {
    private final Pages pages;
    private final Known known;
    private final Names names;
    private final PersonalNotes notes;
    private final Mutes mutes;
    private final Blocks blocks;
    private final Follows follows;
    private final FollowLists lists;
    private final Transactions transactions;

    YoursPages(
            Pages pages,
            Known known,
            Names names,
            PersonalNotes notes,
            Mutes mutes,
            Blocks blocks,
            Follows follows,
            FollowLists lists,
            Transactions transactions) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.notes = notes;
        this.mutes = mutes;
        this.blocks = blocks;
        this.follows = follows;
        this.lists = lists;
        this.transactions = transactions;
    }

    @Get("/yours")
    HttpResponse<byte[]> show(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var person = other(id, viewer);
        var fields = Fields.of(Map.of("note", notes.about(viewer.actorId(), person.id())));
        return pages.show(visit, Section.NONE, page(viewer, person, fields));
    }

    @Post("/note")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> note(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var person = other(id, viewer);
        var form = Form.of(sent);
        try {
            notes.write(viewer.actorId(), person.id(), form.text("note", 20_000));
            return back(visit, person, "flash.saved");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("note"));
            return pages.again(visit, Section.NONE, null, page(viewer, person, fields));
        }
    }

    @Post("/mute")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> mute(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var person = other(id, viewer);
        var form = Form.of(sent);
        var hours = form.number("lasts", "Choose how long.");
        mutes.mute(viewer.identity(), person, form.isTicked("notices"), hours == 0 ? null : Duration.ofHours(hours));
        return back(visit, person, "flash.muted", person.displayName());
    }

    @Post("/unmute")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> unmute(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var person = other(id, viewer);
        mutes.unmute(viewer.actorId(), person.id());
        return back(visit, person, "flash.unmuted", person.displayName());
    }

    @Post("/block")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> block(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var person = other(id, viewer);
        blocks.block(viewer.identity(), person, Origin.LOCAL);
        return back(visit, person, "flash.blocked", person.displayName());
    }

    @Post("/unblock")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> unblock(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var person = other(id, viewer);
        blocks.unblock(viewer.actorId(), person.id());
        return back(visit, person, "flash.unblocked", person.displayName());
    }

    @Post("/watch")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> watch(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var person = other(id, viewer);
        var follow = follows.between(viewer.actorId(), person.id())
                .orElseThrow(() -> Refused.notFound("You do not follow them."));
        follows.prefer(
                viewer.actorId(),
                person.id(),
                follow.showsAnnounces(),
                Form.of(sent).isTicked("on"));
        return back(visit, person, "flash.saved");
    }

    /** The boxes say which lists the person is in from now on. */
    @Post("/lists")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> lists(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var person = other(id, viewer);
        var form = Form.of(sent);
        transactions.run(() -> lists.of(viewer.actorId()).forEach(list -> {
            if (form.isTicked("list-" + list.id())) {
                lists.add(viewer.actorId(), list.id(), List.of(person.id()));
            } else {
                lists.remove(viewer.actorId(), list.id(), List.of(person.id()));
            }
        }));
        return back(visit, person, "flash.saved");
    }

    private Identity other(String id, Viewer viewer) {
        var person = known.byId(id);
        if (person.id() == viewer.actorId()) {
            throw Refused.notFound("There is nothing here, or nothing that you may see.");
        }
        return person;
    }

    private HttpResponse<byte[]> back(Visit visit, Identity person, String key, Object... values) {
        return pages.go(visit, "/people/" + person.id() + "/yours", key, values);
    }

    private YoursPage page(Viewer viewer, Identity person, Fields fields) {
        var me = viewer.actorId();
        var follow = follows.between(me, person.id()).orElse(null);
        var mute = mutes.among(me, List.of(person.id())).get(person.id());
        var in = lists.with(me, person.id()).stream().map(FollowList::id).collect(Collectors.toSet());
        return new YoursPage(
                names.who(person),
                "/people/" + person.id(),
                fields,
                watches(follow),
                mute != null,
                mute == null ? null : mute.expiresAt(),
                blocks.between(me, person.id()).isPresent(),
                lists.of(me).stream()
                        .map(list -> new YoursPage.ListChoice(
                                Long.toString(list.id()), list.title(), in.contains(list.id())))
                        .toList(),
                person.isLocal() ? null : person.domain());
    }

    /** Null for one who does not follow. */
    private static @Nullable Boolean watches(@Nullable Follow follow) {
        if (follow == null || follow.state() != Follow.State.ACCEPTED) {
            return null;
        }
        return follow.notifies();
    }
}
