package coop.talkoot.web;

import coop.talkoot.notices.Notice;
import coop.talkoot.notices.NoticeGroup;
import coop.talkoot.platform.Texts;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.posts.filter.FilterResult;
import coop.talkoot.posts.filter.Filters;
import coop.talkoot.web.view.NoticesPage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws notices, a page at a time. */
@Singleton
final class NoticeEntries {
    private final Names names;
    private final Filters filters;

    NoticeEntries(Names names, Filters filters) {
        this.names = names;
        this.filters = filters;
    }

    List<NoticesPage.Entry> of(List<NoticeGroup> groups, Visit visit) {
        var posts = groups.stream()
                .map(NoticeGroup::post)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var caught = filters.matching(visit.actorId(), Filter.Context.NOTIFICATIONS, posts);
        return groups.stream()
                .filter(group -> !isHidden(group, caught))
                .map(group -> entry(group, visit, caught))
                .toList();
    }

    private static boolean isHidden(NoticeGroup group, Map<Long, List<FilterResult>> caught) {
        return results(group.post(), caught).stream().anyMatch(FilterResult::hides);
    }

    private static List<FilterResult> results(@Nullable Post post, Map<Long, List<FilterResult>> caught) {
        return post == null ? List.of() : caught.getOrDefault(post.id(), List.of());
    }

    private NoticesPage.Entry entry(NoticeGroup group, Visit visit, Map<Long, List<FilterResult>> caught) {
        var notice = group.newest();
        var post = notice.post();
        return new NoticesPage.Entry(
                Long.toString(notice.id()),
                icon(notice.kind()),
                names.who(notice.actor()),
                group.count() - 1,
                words(notice, Frames.texts(visit)),
                post != null ? ListingCards.excerpt(post) : isReason(notice) ? notice.detail() : "",
                post == null ? Frames.texts(visit).locale().toLanguageTag() : post.language(),
                href(notice),
                notice.createdAt(),
                !group.isRead(),
                NoticePages.HREF + "/" + notice.id() + "/dismiss",
                results(post, caught).stream()
                        .map(result -> result.filter().terms().title())
                        .findFirst()
                        .orElse(null));
    }

    private static boolean isReason(Notice notice) {
        return notice.kind() == Notice.Kind.NOT_PUBLISHED;
    }

    private static String words(Notice notice, Texts texts) {
        var group = notice.group();
        var about = switch (notice.kind()) {
            case ROLE -> texts.say("role." + notice.detail());
            case JOIN_REQUEST, JOINED -> group == null ? "" : group.displayName();
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
                    LINE_STOPPED -> notice.detail();
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
                    NOT_PUBLISHED,
                    MOTION,
                    VOTE_OPENED,
                    VOTE_EXTENDED,
                    VOTE_REMINDER,
                    VOTE_CLOSED,
                    DELEGATED,
                    MANDATE_UNUSED,
                    LOT_DRAWN,
                    IMPLEMENTATION_DUE -> "";
        };
        return texts.say("notice." + notice.kind().name(), about);
    }

    private @Nullable String href(Notice notice) {
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
            case ADMITTED, REFUSED, REMOVED, ROLE -> group == null ? null : names.href(group);
            case NOT_PUBLISHED -> "/settings/scheduled";
            case AGREEMENT_WAITING,
                    AGREEMENT_DUE,
                    AGREEMENT_OVERDUE,
                    AGREEMENT_DONE,
                    AGREEMENT_ENDED,
                    AGREEMENT_DISPUTED,
                    AGREEMENT_NOT_TAKEN -> "/agreements/" + notice.subjectId();
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
                    MOTION,
                    VOTE_OPENED,
                    VOTE_EXTENDED,
                    VOTE_REMINDER,
                    VOTE_CLOSED,
                    MANDATE_UNUSED,
                    IMPLEMENTATION_DUE -> null;
        };
    }

    private static String icon(Notice.Kind kind) {
        return switch (kind) {
            case MENTION, ANSWER -> "reply";
            case STATUS -> "rss";
            case ANNOUNCE -> "repeat-2";
            case FAVOURITE -> "heart-handshake";
            case FOLLOW, FOLLOW_REQUEST, SIGN_UP, JOIN_REQUEST, JOINED -> "user-plus";
            case POLL -> "circle-check";
            case EDIT -> "pencil";
            case REPORT -> "megaphone";
            case ADMITTED, ROLE -> "users";
            case REFUSED, REMOVED -> "ban";
            case GIVEN -> "hourglass";
            case FOUND -> "search";
            case REVERSED -> "undo-2";
            case JOURNAL_BROKEN -> "triangle-alert";
            case NOT_PUBLISHED, VOTE_EXTENDED, VOTE_REMINDER, IMPLEMENTATION_DUE -> "clock";
            case MOTION -> "megaphone";
            case VOTE_OPENED, VOTE_CLOSED -> "circle-check";
            case DELEGATED, LOT_DRAWN -> "users";
            case AGREEMENT_WAITING -> "megaphone";
            case AGREEMENT_DUE, AGREEMENT_OVERDUE -> "clock";
            case AGREEMENT_DONE -> "circle-check";
            case AGREEMENT_ENDED -> "ban";
            case AGREEMENT_DISPUTED, AGREEMENT_NOT_TAKEN, LINE_STOPPED -> "triangle-alert";
            case MANDATE_UNUSED -> "ban";
        };
    }
}
