package coop.talkoot.notices;

import coop.talkoot.people.Identity;
import coop.talkoot.posts.Post;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One person is told of one thing.
 *
 * @param id sorts by time; the same for all who are told of one deed
 * @param actor who did it
 * @param post what it was done to, or what was done
 * @param group the co-op it is about, where it is about joining one
 * @param subjectId of the report, the entry of a ledger, the agreement, the search that is kept, of what was written for
 *     later, or of the drawing
 * @param detail the new role, the new address, how much was given, the name of the search, the version of what is advised, or why something was not published
 */
public record Notice(
        long id,
        Kind kind,
        Identity actor,
        @Nullable Post post,
        @Nullable Identity group,
        @Nullable Long subjectId,
        String detail,
        Instant createdAt,
        boolean isRead) {
    /** What happened, and what follows from its kind alone; how it reads and where it leads the pages know. */
    public enum Kind {
        /** Somebody named you, or answered you. */
        MENTION(Topic.TALK, "mention"),
        /** Somebody answered your offer or need. */
        ANSWER(Topic.DEALS, "mention"),
        /** Somebody whose every post you want to know of wrote one. */
        STATUS(Topic.TALK, "status"),
        ANNOUNCE(Topic.TALK, "reblog", NoticeTrait.BY_POST),
        FAVOURITE(Topic.TALK, "favourite", NoticeTrait.BY_POST),
        FOLLOW(Topic.OTHER, "follow", NoticeTrait.BY_DAY),
        FOLLOW_REQUEST(Topic.OTHER, "follow_request"),
        /** A poll you voted in, or wrote, is over. */
        POLL(Topic.TALK, "poll"),
        /** What you favourited or passed on says something else now. */
        EDIT(Topic.TALK, "update", NoticeTrait.RENEWED),
        SIGN_UP(Topic.OTHER, "admin.sign_up", NoticeTrait.DUTY),
        REPORT(Topic.OTHER, "admin.report", NoticeTrait.DUTY),
        /** Somebody asks to join a co-op you coordinate. */
        JOIN_REQUEST(Topic.COOPS, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** Somebody came into a co-op you coordinate. */
        JOINED(Topic.COOPS, NoticeTrait.RENEWED),
        /** A co-op let you in. */
        ADMITTED(Topic.COOPS, NoticeTrait.RENEWED),
        /** A co-op did not let you in. */
        REFUSED(Topic.COOPS, NoticeTrait.RENEWED),
        /** A co-op ended your membership. */
        REMOVED(Topic.COOPS, NoticeTrait.RENEWED),
        /** A member founded a co-op with the rules of one you belong to, and you may come in. */
        GROUP_FORKED(Topic.COOPS),
        /** A co-op you belonged to, or wanted to, is no more. */
        GROUP_ENDED(Topic.COOPS, NoticeTrait.RENEWED),
        /** A co-op gave you another role. */
        ROLE(Topic.COOPS, NoticeTrait.RENEWED),
        /** A co-op you belong to lives on another server now, where you can join it. */
        GROUP_MOVED(Topic.COOPS, NoticeTrait.RENEWED),
        /** A federation advises something new to a co-op you coordinate. */
        POLICIES_CHANGED(Topic.COOPS, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** A co-op asks you, who keep the server it lives on, to block what its federation advises to block. */
        BLOCKS_ASKED(Topic.OTHER, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** Somebody gave you time or credit. */
        GIVEN(Topic.DEALS),
        /** A coordinator took back what was given to you, or by you. */
        REVERSED(Topic.DEALS),
        /** An offer or need fits a search that you keep. */
        FOUND(Topic.DEALS),
        /** A journal of the ledger does not hold. */
        JOURNAL_BROKEN(Topic.OTHER, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** What you wrote for later could not be published when its time came. */
        NOT_PUBLISHED(Topic.OTHER),
        /** Somebody put something to a co-op you coordinate. */
        MOTION(Topic.VOTES),
        /** A vote you can take part in began. */
        VOTE_OPENED(Topic.VOTES),
        /** Its close was put off. */
        VOTE_EXTENDED(Topic.VOTES),
        /** It closes within a day, and you have not voted. */
        VOTE_REMINDER(Topic.VOTES),
        /** A vote you could take part in is over. */
        VOTE_CLOSED(Topic.VOTES),
        /** Somebody lets you vote for them. */
        DELEGATED(Topic.VOTES),
        /** As things stand, nobody will vote for you although you let somebody. */
        MANDATE_UNUSED(Topic.VOTES),
        /** You were drawn for a panel. */
        LOT_DRAWN(Topic.VOTES),
        /** What was decided was to be done by now. */
        IMPLEMENTATION_DUE(Topic.VOTES),
        /** An agreement waits for your answer or deed. */
        AGREEMENT_WAITING(Topic.DEALS, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** Within a day it is to be back, done or paid. */
        AGREEMENT_DUE(Topic.DEALS, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** It was to be back, done or paid by now. */
        AGREEMENT_OVERDUE(Topic.DEALS, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** Both sides have done what they promised. */
        AGREEMENT_DONE(Topic.DEALS, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** An agreement came to nothing. */
        AGREEMENT_ENDED(Topic.DEALS, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** An agreement of yours, or that you are to help with, is disputed. */
        AGREEMENT_DISPUTED(Topic.DEALS, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** You were drawn to say what is right in a dispute of two other co-ops. */
        PANEL_ASKED(Topic.DEALS, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** Your offer or need ends within days, unless you put that off. */
        LISTING_ENDING(Topic.DEALS, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** The other side's server does not take what you did. */
        AGREEMENT_NOT_TAKEN(Topic.DEALS, NoticeTrait.DUTY, NoticeTrait.RENEWED),
        /** A line of a co-op whose accounts you keep was stopped. */
        LINE_STOPPED(Topic.DEALS, NoticeTrait.DUTY, NoticeTrait.RENEWED);

        private final Topic topic;
        private final @Nullable String client;
        private final boolean isDuty;
        private final boolean isRenewed;
        private final boolean isByPost;
        private final boolean isByDay;

        Kind(Topic topic, NoticeTrait... traits) {
            this(topic, null, traits);
        }

        Kind(Topic topic, @Nullable String client, NoticeTrait... traits) {
            var its = List.of(traits);
            this.topic = topic;
            this.client = client;
            this.isDuty = its.contains(NoticeTrait.DUTY);
            this.isRenewed = its.contains(NoticeTrait.RENEWED);
            this.isByPost = its.contains(NoticeTrait.BY_POST);
            this.isByDay = its.contains(NoticeTrait.BY_DAY);
        }

        /** Under which heading it stands. */
        public Topic topic() {
            return topic;
        }

        /** What Mastodon's apps call it; empty for what they do not know and must not be sent. */
        public Optional<String> client() {
            return Optional.ofNullable(client);
        }

        /** By what name programs ask to be woken for it: that of Mastodon's apps, else its own in small letters. */
        public String alert() {
            return client == null ? name().toLowerCase(Locale.ROOT) : client;
        }

        boolean isDuty() {
            return isDuty;
        }

        boolean isRenewed() {
            return isRenewed;
        }

        boolean isByPost() {
            return isByPost;
        }

        /** Whether those of one day are shown as one. */
        public boolean isByDay() {
            return isByDay;
        }
    }
}
