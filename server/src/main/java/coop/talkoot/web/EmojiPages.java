package coop.talkoot.web;

import coop.talkoot.documents.CustomEmoji;
import coop.talkoot.documents.OwnEmojis;
import coop.talkoot.http.SentForm;
import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.HouseEmojis;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Permission;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.EmojiPage;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.Tab;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Emoji of this server, and what others show here, for those who keep it. */
@Controller(Keeping.ROOT + "/emoji")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class EmojiPages {
    private static final String HREF = Keeping.Leaf.EMOJI.href();
    private static final String OTHERS = "others";
    private static final List<String> FIELDS = List.of("file", "shortcode", "category");

    private final Pages pages;
    private final Keeping keeping;
    private final OwnEmojis emojis;
    private final HouseEmojis house;

    EmojiPages(Pages pages, Keeping keeping, OwnEmojis emojis, HouseEmojis house) {
        this.pages = pages;
        this.keeping = keeping;
        this.emojis = emojis;
        this.house = house;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        keeping.require(visit, Permission.EMOJI);
        return pages.show(visit, Section.MODERATION, page(visit, Fields.empty()));
    }

    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<byte[]> add(HttpRequest<?> request, @Body MultipartBody sent) {
        var visit = Visit.of(request);
        var keeper = keeping.require(visit, Permission.EMOJI);
        var files = SentForm.ofFiles(sent);
        var form = Form.of(files.texts());
        return done(visit, form, "flash.emojiAdded", HREF, () -> add(keeper, files, form));
    }

    @Post("/{id}/copy")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> copy(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var keeper = keeping.require(visit, Permission.EMOJI);
        return done(visit, Form.of(sent), "flash.emojiAdded", HREF, () -> house.copy(keeper, SentQuery.id(id)));
    }

    @Post("/{id}/change")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> change(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var keeper = keeping.require(visit, Permission.EMOJI);
        var form = Form.of(sent);
        var before = emojis.require(SentQuery.id(id));
        return done(
                visit,
                form,
                "flash.emojiChanged",
                before.domain() == null ? HREF : HREF + "?place=" + OTHERS,
                () -> house.change(
                        keeper,
                        before.id(),
                        form.text("category", 1000),
                        form.isTicked("listed"),
                        form.isTicked("enabled")));
    }

    @Post("/{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> remove(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var keeper = keeping.require(visit, Permission.EMOJI);
        var gone = house.remove(keeper, SentQuery.id(id));
        return pages.go(visit, HREF, "flash.emojiRemoved", gone.named());
    }

    private HttpResponse<byte[]> done(Visit visit, Form form, String key, String href, Supplier<CustomEmoji> deed) {
        try {
            return pages.go(visit, href, key, deed.get().named());
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.MODERATION, null, page(visit, fields));
        }
    }

    private CustomEmoji add(Identity keeper, SentForm files, Form form) {
        var file = files.file("file").orElseThrow(() -> Refused.invalid("file", "Choose a picture."));
        try (var content = file.open()) {
            return house.add(keeper, form.text("shortcode", 1000), form.text("category", 1000), content);
        } catch (IOException cause) {
            throw new UncheckedIOException("a file that was sent cannot be read", cause);
        }
    }

    private EmojiPage page(Visit visit, Fields fields) {
        var query = SentQuery.of(visit.request());
        var isOwn = !query.text("place", 20).orElse("").equals(OTHERS);
        var find = query.text("find", 300).orElse("");
        var asked = query.page();
        var page = emojis.all(isOwn, find, asked);
        var texts = Frames.texts(visit);
        return new EmojiPage(
                keeping.tabs(visit, Keeping.Leaf.EMOJI),
                List.of(
                        new Tab(texts.say("emoji.here"), HREF, isOwn),
                        new Tab(texts.say("emoji.elsewhere"), HREF + "?place=" + OTHERS, !isOwn)),
                isOwn,
                find,
                fields,
                HREF,
                page.items().stream().map(EmojiPages::entry).toList(),
                Links.pager(HREF, Map.of("place", isOwn ? "" : OTHERS, "find", find), asked, page));
    }

    private static EmojiPage.Entry entry(CustomEmoji emoji) {
        var isOwn = emoji.domain() == null;
        var action = HREF + "/" + emoji.id();
        return new EmojiPage.Entry(
                emoji.typed(),
                emoji.domain(),
                emoji.url(),
                Objects.requireNonNullElse(emoji.category(), ""),
                emoji.isListed(),
                emoji.isEnabled(),
                emoji.updatedAt(),
                action + "/change",
                isOwn ? action + "/remove" : null,
                isOwn ? null : action + "/copy");
    }
}
