package coop.talkoot.web;

import coop.talkoot.people.AddressBook;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Posts;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.FollowFromPage;
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
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Following across servers: sending guests to their own, and receiving our people from others'. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class FollowFromPages {
    private static final Pattern ADDRESS = Pattern.compile(
            "@?([A-Za-z0-9_][A-Za-z0-9_.-]{0,199})@([A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?(?::[0-9]{1,5})?)");
    private static final int LONGEST_URI = 2000;

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final AddressBook addresses;
    private final Identities identities;
    private final Posts posts;
    private final Settings settings;

    FollowFromPages(
            Pages pages,
            Known known,
            Names names,
            AddressBook addresses,
            Identities identities,
            Posts posts,
            Settings settings) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.addresses = addresses;
        this.identities = identities;
        this.posts = posts;
        this.settings = settings;
    }

    @Get("/follow-from/{id}")
    HttpResponse<byte[]> form(HttpRequest<?> request, String id) {
        var target = known.byId(id);
        return pages.show(Visit.of(request), Section.NONE, page(target, Fields.empty()));
    }

    @Post("/follow-from/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> send(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var target = known.byId(id);
        var form = Form.of(sent);
        try {
            var address = address(form.text("account", 300))
                    .orElseThrow(() -> Refused.invalid("account", "An account looks like @name@server.example."));
            var domain = address.group(2).toLowerCase(Locale.ROOT);
            if (domain.equals(settings.domain())) {
                return pages.go("/sign-in?next=" + Links.encoded(names.href(target)));
            }
            var place = addresses
                    .subscribeTemplate(address.group(1), domain)
                    .map(template -> template.replace("{uri}", Links.encoded(target.uri())))
                    .filter(FollowFromPages::isWeb)
                    .orElseThrow(() ->
                            Refused.invalid("account", Frames.texts(visit).say("followFrom.noWay", target.address())));
            return pages.go(place);
        } catch (Refused refused) {
            var fields = refused.refusal() instanceof Refusal.Invalid invalid
                    ? form.wrong(Map.of("account", invalid.sentence()), null)
                    : Trying.again(form, refused, List.of());
            return pages.again(visit, Section.NONE, null, page(target, fields));
        }
    }

    /** Where another server sends our own people who want to follow somebody there: to the page that offers it. */
    @Get("/authorize_interaction")
    HttpResponse<byte[]> receive(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var uri = request.getParameters().get("uri");
        if (uri == null || uri.isBlank() || uri.length() > LONGEST_URI || uri.indexOf('\0') >= 0) {
            throw Refused.invalid("uri", "The address says nothing about whom or what it means.");
        }
        var post = posts.byUri(uri).flatMap(found -> posts.readable(found.id(), viewer.actorId()));
        if (post.isPresent()) {
            return pages.go(names.href(post.get()));
        }
        return find(uri.replaceFirst("^acct:", "").strip())
                .map(identity -> pages.go(names.href(identity)))
                .orElseThrow(() -> Refused.notFound("Nobody could be found by this address."));
    }

    private Optional<Identity> find(String name) {
        var address = address(name);
        if (address.isEmpty()) {
            return identities.byUri(name).or(() -> isWeb(name) ? addresses.findByUri(name) : Optional.empty());
        }
        var handle = address.get().group(1);
        var domain = address.get().group(2).toLowerCase(Locale.ROOT);
        return identities
                .byHandle(handle, domain)
                .or(() -> domain.equals(settings.domain()) ? Optional.empty() : addresses.find(handle, domain));
    }

    private static Optional<Matcher> address(String typed) {
        var address = ADDRESS.matcher(typed.strip());
        return address.matches() ? Optional.of(address) : Optional.empty();
    }

    private static boolean isWeb(String address) {
        try {
            var uri = URI.create(address);
            var scheme = uri.getScheme();
            return uri.getHost() != null && ("https".equals(scheme) || "http".equals(scheme));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private FollowFromPage page(Identity target, Fields fields) {
        return new FollowFromPage(names.who(target), "/follow-from/" + target.id(), fields);
    }
}
