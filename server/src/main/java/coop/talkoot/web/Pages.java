package coop.talkoot.web;

import coop.talkoot.people.Identity;
import coop.talkoot.web.view.Flash;
import coop.talkoot.web.view.Frame;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Answers with whole pages, and sends browsers on after what they posted. */
@Singleton
final class Pages {
    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    private final Frames frames;
    private final Templates templates;
    private final FlashCookie flashes;

    Pages(Frames frames, Templates templates, FlashCookie flashes) {
        this.frames = frames;
        this.templates = templates;
        this.flashes = flashes;
    }

    MutableHttpResponse<byte[]> show(Visit visit, Section section, PageView page) {
        return show(visit, section, null, page);
    }

    /** A page about {@code coop}. */
    MutableHttpResponse<byte[]> show(Visit visit, Section section, @Nullable Identity coop, PageView page) {
        return answer(visit, HttpStatus.OK, frames.of(visit, section, coop), page);
    }

    /** The page with the form again, and what is wrong with it. */
    MutableHttpResponse<byte[]> again(Visit visit, Section section, @Nullable Identity coop, PageView page) {
        return answer(visit, HttpStatus.UNPROCESSABLE_ENTITY, frames.of(visit, section, coop), page);
    }

    MutableHttpResponse<byte[]> answer(Visit visit, HttpStatus status, Frame frame, PageView page) {
        var response = HttpResponse.<byte[]>status(status)
                .body(templates.page(frame, page))
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Cookie, Accept");
        return frame.flash() == null ? response : response.cookie(flashes.cleared());
    }

    /** 303 to an address, which the caller vouches for. */
    MutableHttpResponse<byte[]> go(String href) {
        return HttpResponse.<byte[]>status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, href);
    }

    /** 303 to a page of ours that says what happened: {@code key} names the text. */
    MutableHttpResponse<byte[]> go(Visit visit, String href, String key, Object... values) {
        return go(href).cookie(flashes.of(Flash.good(Frames.texts(visit).say(key, values))));
    }
}
