package coop.talkoot.web;

import coop.talkoot.governance.ForkArchive;
import coop.talkoot.governance.Forks;
import coop.talkoot.governance.OutcomeWords;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.ArchivePage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;

/** What a co-op that was founded from another one can still read of that one's public words and votes. */
@Controller("/groups/{handle}/archive")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ArchivePages {
    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Forks forks;
    private final ForkArchive archive;
    private final EmojiDrawing emojis;

    ArchivePages(Pages pages, Known known, Names names, Forks forks, ForkArchive archive, EmojiDrawing emojis) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.forks = forks;
        this.archive = archive;
        this.emojis = emojis;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = known.group("groups", handle).identity();
        var fork = forks.of(group.id())
                .orElseThrow(() -> Refused.notFound(Frames.texts(visit).say("archive.notOne")));
        var asked = SentQuery.of(request).page();
        var found = archive.of(group, asked);
        var texts = Frames.texts(visit);
        var href = names.href(group);
        var page = new ArchivePage(
                names.who(group),
                names.who(fork.origin()),
                fork.origin().isGone(),
                href,
                found.items().stream().map(entry -> entry(entry, texts)).toList(),
                Links.pager(href + "/archive", Map.of(), asked, found));
        return pages.show(visit, Section.DECISIONS, group, page);
    }

    private ArchivePage.Entry entry(ForkArchive.Entry entry, Texts texts) {
        var post = entry.post();
        var decision = entry.decision();
        return new ArchivePage.Entry(
                post.kind().name(),
                names.who(entry.origin()),
                names.who(post.author()),
                post.publishedAt(),
                post.title(),
                post.warning(),
                emojis.words(post.author(), post.contentHtml()),
                post.language(),
                names.href(post),
                post.uri(),
                decision == null || decision.conclusion() == null ? null : OutcomeWords.of(texts, decision));
    }
}
