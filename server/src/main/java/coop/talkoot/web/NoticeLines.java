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
        var about = switch (notice.kind()) {
            case ROLE -> texts.say("role." + notice.detail());
            case JOIN_REQUEST, JOINED, GROUP_FORKED -> group == null ? "" : group.displayName();
            case GIVEN,
                    REVERSED,
                    JOURNAL_BROKEN,
                    FOUND,
                    AGREEMENT_WAITING,
                    AGREEMENT_DUE,
                    AGREEMENT_OVERDUE,
                    AGREEMENT_DONE,
                    AGREEMENT_ENDED,
                    AGREEMENT_DISPUTED,
                    AGREEMENT_NOT_TAKEN,
                    PANEL_ASKED,
                    LINE_STOPPED,
                    GROUP_MOVED,
                    POLICIES_CHANGED,
                    BLOCKS_ASKED -> notice.detail();
            case MENTION,
                    ANSWER,
                    STATUS,
                    ANNOUNCE,
                    FAVOURITE,
                    FOLLOW,
                    FOLLOW_REQUEST,
                    POLL,
                    EDIT,
                    SIGN_UP,
                    REPORT,
                    ADMITTED,
                    REFUSED,
                    REMOVED,
                    GROUP_ENDED,
                    NOT_PUBLISHED,
                    MOTION,
                    VOTE_OPENED,
                    VOTE_EXTENDED,
                    VOTE_REMINDER,
                    VOTE_CLOSED,
                    DELEGATED,
                    MANDATE_UNUSED,
                    LOT_DRAWN,
                    IMPLEMENTATION_DUE,
                    LISTING_ENDING -> "";
        };
        var isInvitation = notice.kind() == Notice.Kind.GROUP_FORKED
                && group != null
                && group.id() == notice.actor().id();
        return isInvitation
                ? texts.say("notice.INVITED")
                : texts.say("notice." + notice.kind().name(), about);
    }

    @Override
    public @Nullable String href(Notice notice) {
        var post = notice.post();
        if (post != null) {
            return names.href(post);
        }
        var group = notice.group();
        return switch (notice.kind()) {
            case FOLLOW, SIGN_UP -> names.href(notice.actor());
            case FOLLOW_REQUEST -> "/settings/followers";
            case REPORT -> "/moderation/reports";
            case JOIN_REQUEST, JOINED -> group == null ? null : names.href(group) + "/members";
            case GIVEN, REVERSED -> group == null ? null : names.href(group) + "/wallet";
            case JOURNAL_BROKEN -> group == null ? null : names.href(group) + "/ledger";
            case ADMITTED, REFUSED, REMOVED, ROLE, GROUP_FORKED, GROUP_MOVED ->
                group == null ? null : names.href(group);
            case POLICIES_CHANGED, BLOCKS_ASKED -> group == null ? null : names.href(group) + "/federation/policies";
            case NOT_PUBLISHED -> "/settings/scheduled";
            case AGREEMENT_WAITING,
                    AGREEMENT_DUE,
                    AGREEMENT_OVERDUE,
                    AGREEMENT_DONE,
                    AGREEMENT_ENDED,
                    AGREEMENT_DISPUTED,
                    AGREEMENT_NOT_TAKEN -> "/agreements/" + notice.subjectId();
            case PANEL_ASKED -> "/panels/" + notice.subjectId();
            case LINE_STOPPED -> group == null ? null : names.href(group) + "/lines";
            case DELEGATED, LOT_DRAWN -> group == null ? null : names.href(group);
            case MENTION,
                    ANSWER,
                    STATUS,
                    ANNOUNCE,
                    FAVOURITE,
                    POLL,
                    EDIT,
                    FOUND,
                    GROUP_ENDED,
                    MOTION,
                    VOTE_OPENED,
                    VOTE_EXTENDED,
                    VOTE_REMINDER,
                    VOTE_CLOSED,
                    MANDATE_UNUSED,
                    IMPLEMENTATION_DUE,
                    LISTING_ENDING -> null;
        };
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
