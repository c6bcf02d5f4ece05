package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Blocks;
import coop.talkoot.people.HostBlocks;
import coop.talkoot.people.Mutes;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.ThreadMutes;
import coop.talkoot.posts.Timelines;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.QuietPage;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.Tab;
import coop.talkoot.web.view.Who;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom and what the visitor does not want to hear of, to be seen and ended. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class QuietPages {
    private final Pages pages;
    private final Names names;
    private final Mutes mutes;
    private final Blocks blocks;
    private final HostBlocks hosts;
    private final ThreadMutes threads;
    private final Timelines timelines;
    private final Posts posts;

    QuietPages(
            Pages pages,
            Names names,
            Mutes mutes,
            Blocks blocks,
            HostBlocks hosts,
            ThreadMutes threads,
            Timelines timelines,
            Posts posts) {
        this.pages = pages;
        this.names = names;
        this.mutes = mutes;
        this.blocks = blocks;
        this.hosts = hosts;
        this.threads = threads;
        this.timelines = timelines;
        this.posts = posts;
    }

    private enum Leaf {
        MUTES,
        BLOCKS,
        SERVERS,
        THREADS;

        String href() {
            return "/settings/" + name().toLowerCase(Locale.ROOT);
        }
    }

    @Get("/settings/{leaf:mutes|blocks|servers|threads}")
    HttpResponse<byte[]> show(HttpRequest<?> request, String leaf) {
        var visit = Visit.of(request);
        visit.require();
        return pages.show(visit, Section.YOU, page(visit, Leaf.valueOf(leaf.toUpperCase(Locale.ROOT)), Fields.empty()));
    }

    @Post("/settings/servers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> hide(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        try {
            hosts.block(viewer.identity(), form.text("domain", 300));
            return pages.go(visit, Leaf.SERVERS.href(), "flash.hidden");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("domain"));
            return pages.again(visit, Section.YOU, null, page(visit, Leaf.SERVERS, fields));
        }
    }

    @Post("/settings/servers/{domain}/show")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> unhide(HttpRequest<?> request, String domain) {
        var visit = Visit.of(request);
        hosts.unblock(visit.require().actorId(), domain);
        return pages.go(visit, Leaf.SERVERS.href(), "flash.shown");
    }

    @Post("/posts/{id}/mute")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> mute(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var post = posts.require(SentQuery.id(id), viewer.actorId());
        threads.mute(viewer.actorId(), post);
        return pages.go(visit, names.href(post), "flash.threadMuted");
    }

    /** Also of a thread that can no longer be read. */
    @Post("/posts/{id}/unmute")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> unmute(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        posts.find(SentQuery.id(id)).ifPresent(post -> threads.unmute(viewer.actorId(), post));
        return pages.go(visit, visit.cameFrom().orElse(Leaf.THREADS.href()), "flash.threadUnmuted");
    }

    private QuietPage page(Visit visit, Leaf leaf, Fields fields) {
        var me = visit.require().actorId();
        var asked = SentQuery.of(visit.request()).page();
        var found = switch (leaf) {
            case MUTES ->
                map(
                        mutes.of(me, asked),
                        mute -> entry(
                                names.who(mute.muted()),
                                "",
                                mute.expiresAt(),
                                "/people/" + mute.muted().id() + "/unmute",
                                mute.id()));
            case BLOCKS ->
                map(
                        blocks.of(me, asked),
                        block -> entry(
                                names.who(block.blocked()),
                                "",
                                null,
                                "/people/" + block.blocked().id() + "/unblock",
                                block.id()));
            case SERVERS ->
                map(
                        hosts.of(me, asked),
                        host -> entry(
                                null,
                                host.host(),
                                null,
                                "/settings/servers/" + Links.encoded(host.host()) + "/show",
                                host.id()));
            case THREADS -> threads(visit, threads.of(me, asked));
        };
        return new QuietPage(
                tabs(visit, leaf),
                leaf.name(),
                found.items(),
                Links.pager(leaf.href(), Map.of(), asked, found),
                leaf == Leaf.SERVERS ? leaf.href() : null,
                fields);
    }

    /** What began a thread may be nothing the visitor can read, though they read an answer to it. */
    private Page<QuietPage.Entry> threads(Visit visit, Page<Long> roots) {
        var readable = timelines.readable(roots.items(), visit.actorId()).stream()
                .collect(Collectors.toMap(post -> post.id(), post -> post));
        var unread = Frames.texts(visit).say("quiet.unread");
        return map(roots, id -> {
            var post = readable.get(id);
            return entry(
                    post == null ? null : names.who(post.author()),
                    post == null ? unread : ListingCards.titled(post),
                    null,
                    "/posts/" + id + "/unmute",
                    id);
        });
    }

    private static QuietPage.Entry entry(
            @Nullable Who who, String words, @Nullable Instant until, String endAction, long id) {
        return new QuietPage.Entry(who, words, who == null ? "" : who.href(), until, endAction, Long.toString(id));
    }

    private static <T> Page<QuietPage.Entry> map(Page<T> page, Function<T, QuietPage.Entry> drawn) {
        return new Page<>(page.items().stream().map(drawn).toList(), page.next());
    }

    private static List<Tab> tabs(Visit visit, Leaf current) {
        var texts = Frames.texts(visit);
        return Stream.of(Leaf.values())
                .map(leaf -> new Tab(texts.say("quiet.tab." + leaf.name()), leaf.href(), leaf == current))
                .toList();
    }
}
