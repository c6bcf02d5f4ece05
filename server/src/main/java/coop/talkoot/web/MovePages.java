package coop.talkoot.web;

import coop.talkoot.governance.Affiliating;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.NewMotion;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.GroupMoves;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Words;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.MovePage;
import coop.talkoot.web.view.Section;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a group was before it came here, and where it goes. */
@Controller("/groups/{handle}/move")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class MovePages {
    private static final List<String> CAME = List.of("earlier");
    private static final List<String> AWAY = List.of("target", "handle");

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final GroupAddresses addresses;
    private final GroupMoves moves;
    private final Memberships memberships;
    private final Identities identities;
    private final Motions motions;

    MovePages(
            Pages pages,
            Known known,
            Names names,
            GroupAddresses addresses,
            GroupMoves moves,
            Memberships memberships,
            Identities identities,
            Motions motions) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.addresses = addresses;
        this.moves = moves;
        this.memberships = memberships;
        this.identities = identities;
        this.motions = motions;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = forAdmin(visit, handle);
        return pages.show(
                visit, Section.HOME, group.identity(), page(group.identity(), Fields.empty(), Fields.empty()));
    }

    /** An admin names another address it had; of one that is named already, what it took along is looked for again. */
    @Post("/earlier")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> came(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = forAdmin(visit, handle);
        var form = Form.of(sent);
        try {
            var named = addresses.named("earlier", form.text("earlier", 300));
            var earlier = new ArrayList<>(earlier(group.identity()));
            if (earlier.stream().noneMatch(other -> other.id() == named.id())) {
                earlier.add(named);
            }
            moves.wasEarlier(group, earlier, visit.require().identity());
            return pages.go(visit, names.href(group.identity()) + "/move", "flash.wasEarlier", named.address());
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, CAME);
            return pages.again(visit, Section.HOME, group.identity(), page(group.identity(), fields, Fields.empty()));
        }
    }

    @Post("/earlier/{id}/forget")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> forget(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var group = forAdmin(visit, handle);
        var gone = known.byId(id);
        var left = earlier(group.identity()).stream()
                .filter(other -> other.id() != gone.id())
                .toList();
        moves.wasEarlier(group, left, visit.require().identity());
        return pages.go(visit, names.href(group.identity()) + "/move", "flash.saved");
    }

    @Post("/away")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> away(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = forAdmin(visit, handle);
        var form = Form.of(sent);
        try {
            var target = addresses.named("target", form.text("target", 300));
            if (moves.takesVote(group.identity())) {
                return proposed(visit, group.identity(), target);
            }
            moves.move(group, target, form.text("handle", 300), visit.require().identity());
            return pages.go(visit, names.href(group.identity()), "flash.groupMoved", target.address());
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, AWAY);
            return pages.again(visit, Section.HOME, group.identity(), page(group.identity(), Fields.empty(), fields));
        }
    }

    /** The vote on it does it. */
    private HttpResponse<byte[]> proposed(Visit visit, Identity group, Identity target) {
        var viewer = visit.require();
        var title = Frames.texts(visit).say("federation.motion.MOVE", target.address());
        var words = Words.typed(title, title, viewer.language().toLanguageTag(), List.of());
        var motion = motions.propose(new NewMotion(
                viewer.identity(), group, Audience.PUBLIC, words, MotionTerms.about(target, Affiliating.MOVE)));
        return pages.go(visit, names.href(motion.post()), "flash.proposed");
    }

    private Group forAdmin(Visit visit, String handle) {
        var viewer = visit.require();
        var group = known.group("groups", handle);
        memberships.require(group.id(), viewer.actorId(), Right.CHANGE);
        return group;
    }

    private MovePage page(Identity group, Fields came, Fields away) {
        var base = names.href(group) + "/move";
        var earlier = earlier(group).stream()
                .map(other -> new MovePage.Earlier(
                        names.who(other),
                        Objects.equals(other.movedTo(), group.uri()),
                        base + "/earlier/" + other.id() + "/forget"))
                .toList();
        return new MovePage(
                names.who(group), base, earlier, names.newPlace(group, identities), moves.takesVote(group), came, away);
    }

    private List<Identity> earlier(Identity group) {
        return identities.byUris(group.alsoKnownAs());
    }
}
