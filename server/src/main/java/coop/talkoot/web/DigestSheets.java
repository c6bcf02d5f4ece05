package coop.talkoot.web;

import coop.talkoot.notices.digest.Digest;
import coop.talkoot.notices.digest.DigestWriter;
import coop.talkoot.platform.Beginning;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Texts;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.posts.filter.Filters;
import coop.talkoot.web.view.DigestLetter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts what somebody has not read into a letter. */
@Singleton
final class DigestSheets implements DigestWriter {
    private static final int EXCERPT = 140;

    private final NoticeLines lines;
    private final Filters filters;
    private final Templates templates;
    private final Settings settings;

    DigestSheets(NoticeLines lines, Filters filters, Templates templates, Settings settings) {
        this.lines = lines;
        this.filters = filters;
        this.templates = templates;
        this.settings = settings;
    }

    @Override
    public Optional<Written> write(Digest digest) {
        var texts = Texts.in(digest.reader().language());
        var caught = caught(digest);
        var parts = digest.parts().stream()
                .map(part -> part(part, caught, texts))
                .filter(part -> !part.entries().isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var count = parts.stream().mapToInt(part -> part.entries().size()).sum();
        var handle = digest.reader().identity().handle();
        var letter = new DigestLetter(
                texts.locale().toLanguageTag(),
                texts.say("digest.subject", count, settings.domain()),
                texts.say("digest.opening." + digest.pace(), handle, settings.domain()),
                parts,
                new DigestLetter.Way(
                        texts.say(digest.isAll() ? "digest.all" : "digest.more"), settings.uri(NoticePages.HREF)),
                new DigestLetter.Way(texts.say("digest.change"), settings.uri(PreferencePages.HREF)),
                new DigestLetter.Way(texts.say("digest.end"), settings.uri(digest.ending())));
        return Optional.of(new Written(letter.subject(), plain(letter), templates.letter("digest-letter.jte", letter)));
    }

    /** Posts a filter of the reader's covers or hides: a letter shows neither. */
    private Set<Long> caught(Digest digest) {
        var posts = digest.parts().stream()
                .flatMap(part -> part.told().stream())
                .map(told -> told.newest().post())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return filters.matching(digest.reader().actorId(), Filter.Context.NOTIFICATIONS, posts).entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());
    }

    private DigestLetter.Part part(Digest.Part part, Set<Long> caught, Texts texts) {
        return new DigestLetter.Part(
                texts.say("digest.topic." + part.topic()),
                part.told().stream()
                        .filter(told -> {
                            var post = told.newest().post();
                            return post == null || !caught.contains(post.id());
                        })
                        .map(told -> entry(told, texts))
                        .toList());
    }

    private DigestLetter.Entry entry(Digest.Told told, Texts texts) {
        var notice = told.newest();
        var name = notice.actor().displayName().isBlank()
                ? notice.actor().address()
                : notice.actor().displayName();
        var who = told.others() == 0 ? name : name + " " + texts.say("notices.others", told.others());
        var href = lines.href(notice);
        return new DigestLetter.Entry(
                who,
                NoticeLines.words(notice, texts),
                Beginning.of(NoticeLines.excerpt(notice), EXCERPT),
                settings.uri(href == null ? NoticePages.HREF : href));
    }

    private static String plain(DigestLetter letter) {
        var text = new StringBuilder(letter.opening()).append('\n');
        letter.parts().forEach(part -> {
            text.append('\n').append(part.title()).append('\n');
            part.entries().forEach(entry -> {
                text.append("\n* ")
                        .append(entry.who())
                        .append(' ')
                        .append(entry.words())
                        .append('\n');
                if (!entry.excerpt().isEmpty()) {
                    text.append("  ").append(oneLine(entry.excerpt())).append('\n');
                }
                text.append("  ").append(entry.href()).append('\n');
            });
        });
        text.append("\n-- \n");
        List.of(letter.all(), letter.change(), letter.end())
                .forEach(way ->
                        text.append(way.words()).append('\n').append(way.href()).append('\n'));
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
