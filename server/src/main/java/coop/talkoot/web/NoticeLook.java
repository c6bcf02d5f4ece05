package coop.talkoot.web;

import coop.talkoot.notices.Notice;
import coop.talkoot.platform.Texts;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What pages and letters know of a kind of notice: the one place where a new kind gets its icon, its words and where it
 * leads. The words themselves stand in the texts, as {@code notice.} and the kind.
 *
 * @param about what the words name besides who did it; empty where they name nothing
 * @param lead the page to look at it, for what is about no post
 */
record NoticeLook(String icon, BiFunction<Notice, Texts, String> about, Lead lead) {
    /** Where a notice leads that is about no post. */
    interface Lead {
        /** Path of a page of ours; null when there is nothing to see. */
        @Nullable
        String href(Notice notice, Names names);
    }

    static NoticeLook of(Notice.Kind kind) {
        return switch (kind) {
            case MENTION, ANSWER -> plain("reply", NoticeLook::nowhere);
            case STATUS -> plain("rss", NoticeLook::nowhere);
            case ANNOUNCE -> plain("repeat-2", NoticeLook::nowhere);
            case FAVOURITE -> plain("heart-handshake", NoticeLook::nowhere);
            case FOLLOW, SIGN_UP -> plain("user-plus", (notice, names) -> names.href(notice.actor()));
            case FOLLOW_REQUEST -> plain("user-plus", at("/settings/followers"));
            case POLL, VOTE_OPENED, VOTE_CLOSED -> plain("circle-check", NoticeLook::nowhere);
            case EDIT -> plain("pencil", NoticeLook::nowhere);
            case REPORT -> plain("megaphone", at("/moderation/reports"));
            case JOIN_REQUEST, JOINED -> new NoticeLook("user-plus", NoticeLook::group, inGroup("/members"));
            case ADMITTED, DELEGATED, LOT_DRAWN -> plain("users", inGroup(""));
            case REFUSED, REMOVED -> plain("ban", inGroup(""));
            case GROUP_ENDED, MANDATE_UNUSED -> plain("ban", NoticeLook::nowhere);
            case GROUP_FORKED -> new NoticeLook("users", NoticeLook::group, inGroup(""));
            case GROUP_MOVED -> detailed("users", inGroup(""));
            case ROLE -> new NoticeLook("users", NoticeLook::role, inGroup(""));
            case POLICIES_CHANGED -> detailed("users", inGroup("/federation/policies"));
            case BLOCKS_ASKED -> detailed("megaphone", inGroup("/federation/policies"));
            case GIVEN -> detailed("hourglass", inGroup("/wallet"));
            case REVERSED -> detailed("circle-x", inGroup("/wallet"));
            case FOUND -> detailed("search", NoticeLook::nowhere);
            case JOURNAL_BROKEN -> detailed("triangle-alert", inGroup("/ledger"));
            case LINE_STOPPED -> detailed("triangle-alert", inGroup("/lines"));
            case NOT_PUBLISHED -> plain("clock", at("/settings/scheduled"));
            case VOTE_EXTENDED, VOTE_REMINDER, IMPLEMENTATION_DUE, LISTING_ENDING ->
                plain("clock", NoticeLook::nowhere);
            case MOTION -> plain("megaphone", NoticeLook::nowhere);
            case AGREEMENT_WAITING -> detailed("megaphone", NoticeLook::agreement);
            case AGREEMENT_DUE, AGREEMENT_OVERDUE -> detailed("clock", NoticeLook::agreement);
            case AGREEMENT_DONE -> detailed("circle-check", NoticeLook::agreement);
            case AGREEMENT_ENDED -> detailed("ban", NoticeLook::agreement);
            case AGREEMENT_DISPUTED, AGREEMENT_NOT_TAKEN -> detailed("triangle-alert", NoticeLook::agreement);
            case PANEL_ASKED -> detailed("triangle-alert", (notice, names) -> "/panels/" + notice.subjectId());
        };
    }

    /** Whose words name nothing besides who did it. */
    private static NoticeLook plain(String icon, Lead lead) {
        return new NoticeLook(icon, (notice, texts) -> "", lead);
    }

    /** Whose words name what the notice says by itself: how much, which search, what it is about. */
    private static NoticeLook detailed(String icon, Lead lead) {
        return new NoticeLook(icon, (notice, texts) -> notice.detail(), lead);
    }

    private static String group(Notice notice, Texts texts) {
        var group = notice.group();
        return group == null ? "" : group.displayName();
    }

    private static String role(Notice notice, Texts texts) {
        return texts.say("role." + notice.detail());
    }

    private static @Nullable String nowhere(Notice notice, Names names) {
        return null;
    }

    private static @Nullable String agreement(Notice notice, Names names) {
        return "/agreements/" + notice.subjectId();
    }

    private static Lead at(String path) {
        return (notice, names) -> path;
    }

    /** A page of the group it is about; {@code path} begins with a slash, or is empty for the group's own page. */
    private static Lead inGroup(String path) {
        return (notice, names) -> {
            var group = notice.group();
            return group == null ? null : names.href(group) + path;
        };
    }
}
