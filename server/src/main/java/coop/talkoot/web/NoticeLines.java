package coop.talkoot.web;

import coop.talkoot.notices.Notice;
import coop.talkoot.notices.Telling;
import coop.talkoot.platform.Texts;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How notices read and where they lead, on pages and in letters. */
@Singleton
final class NoticeLines implements Telling {
    private final Names names;

    NoticeLines(Names names) {
        this.names = names;
    }

    @Override
    public String words(Notice notice, Locale language) {
        return words(notice, Texts.in(language));
    }

    /** What was done, without who did it. */
    static String words(Notice notice, Texts texts) {
        var group = notice.group();
        var isInvitation = notice.kind() == Notice.Kind.GROUP_FORKED
                && group != null
                && group.id() == notice.actor().id();
        return isInvitation
                ? texts.say("notice.INVITED")
                : texts.say(
                        "notice." + notice.kind().name(),
                        NoticeLook.of(notice.kind()).about().apply(notice, texts));
    }

    @Override
    public @Nullable String href(Notice notice) {
        var post = notice.post();
        return post != null
                ? names.href(post)
                : NoticeLook.of(notice.kind()).lead().href(notice, names);
    }

    static boolean isReason(Notice notice) {
        return notice.kind() == Notice.Kind.NOT_PUBLISHED;
    }

    /** The beginning of what it was done to, plain text; empty when there is nothing to show. */
    static String excerpt(Notice notice) {
        var post = notice.post();
        return post != null ? ListingCards.excerpt(post) : isReason(notice) ? notice.detail() : "";
    }
}
