package coop.talkoot.notices;

import coop.talkoot.people.Identity;
import coop.talkoot.posts.Post;
import java.time.Instant;
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
    /** What happened. */
    public enum Kind {
        /** Somebody named you, or answered you. */
        MENTION("mention"),
        /** Somebody answered your offer or need. */
        ANSWER("mention"),
        /** Somebody whose every post you want to know of wrote one. */
        STATUS("status"),
        ANNOUNCE("reblog"),
        FAVOURITE("favourite"),
        FOLLOW("follow"),
        FOLLOW_REQUEST("follow_request"),
        /** A poll you voted in, or wrote, is over. */
        POLL("poll"),
        /** What you favourited or passed on says something else now. */
        EDIT("update"),
        SIGN_UP("admin.sign_up"),
        REPORT("admin.report"),
        /** Somebody asks to join a co-op you coordinate. */
        JOIN_REQUEST(null),
        /** Somebody came into a co-op you coordinate. */
        JOINED(null),
        /** A co-op let you in. */
        ADMITTED(null),
        /** A co-op did not let you in. */
        REFUSED(null),
        /** A co-op ended your membership. */
        REMOVED(null),
        /** A member founded a co-op with the rules of one you belong to, and you may come in. */
        GROUP_FORKED(null),
        /** A co-op you belonged to, or wanted to, is no more. */
        GROUP_ENDED(null),
        /** A co-op gave you another role. */
        ROLE(null),
        /** A co-op you belong to lives on another server now, where you can join it. */
        GROUP_MOVED(null),
        /** A federation advises something new to a co-op you coordinate. */
        POLICIES_CHANGED(null),
        /** A co-op asks you, who keep the server it lives on, to block what its federation advises to block. */
        BLOCKS_ASKED(null),
        /** Somebody gave you time or credit. */
        GIVEN(null),
        /** A coordinator took back what was given to you, or by you. */
        REVERSED(null),
        /** An offer or need fits a search that you keep. */
        FOUND(null),
        /** A journal of the ledger does not hold. */
        JOURNAL_BROKEN(null),
        /** What you wrote for later could not be published when its time came. */
        NOT_PUBLISHED(null),
        /** Somebody put something to a co-op you coordinate. */
        MOTION(null),
        /** A vote you can take part in began. */
        VOTE_OPENED(null),
        /** Its close was put off. */
        VOTE_EXTENDED(null),
        /** It closes within a day, and you have not voted. */
        VOTE_REMINDER(null),
        /** A vote you could take part in is over. */
        VOTE_CLOSED(null),
        /** Somebody lets you vote for them. */
        DELEGATED(null),
        /** As things stand, nobody will vote for you although you let somebody. */
        MANDATE_UNUSED(null),
        /** You were drawn for a panel. */
        LOT_DRAWN(null),
        /** What was decided was to be done by now. */
        IMPLEMENTATION_DUE(null),
        /** An agreement waits for your answer or deed. */
        AGREEMENT_WAITING(null),
        /** Within a day it is to be back, done or paid. */
        AGREEMENT_DUE(null),
        /** It was to be back, done or paid by now. */
        AGREEMENT_OVERDUE(null),
        /** Both sides have done what they promised. */
        AGREEMENT_DONE(null),
        /** An agreement came to nothing. */
        AGREEMENT_ENDED(null),
        /** An agreement of yours, or that you are to help with, is disputed. */
        AGREEMENT_DISPUTED(null),
        /** You were drawn to say what is right in a dispute of two other co-ops. */
        PANEL_ASKED(null),
        /** Your offer or need ends within days, unless you put that off. */
        LISTING_ENDING(null),
        /** The other side's server does not take what you did. */
        AGREEMENT_NOT_TAKEN(null),
        /** A line of a co-op whose accounts you keep was stopped. */
        LINE_STOPPED(null);

        private final @Nullable String client;

        Kind(@Nullable String client) {
            this.client = client;
        }

        /** What Mastodon's apps call it; empty for what they do not know and must not be sent. */
        public Optional<String> client() {
            return Optional.ofNullable(client);
        }

        /** By what name programs ask to be woken for it: that of Mastodon's apps, else its own in small letters. */
        public String alert() {
            return client == null ? name().toLowerCase(Locale.ROOT) : client;
        }

        /** Told to whose duty it is, whatever they think of who did it. */
        boolean isDuty() {
            return this == SIGN_UP
                    || this == REPORT
                    || this == JOIN_REQUEST
                    || this == JOURNAL_BROKEN
                    || this == LISTING_ENDING
                    || this == POLICIES_CHANGED
                    || this == BLOCKS_ASKED
                    || this == LINE_STOPPED
                    || isOfAgreement();
        }

        private boolean isOfAgreement() {
            return this == AGREEMENT_WAITING
                    || this == AGREEMENT_DUE
                    || this == AGREEMENT_OVERDUE
                    || this == AGREEMENT_DONE
                    || this == AGREEMENT_ENDED
                    || this == AGREEMENT_DISPUTED
                    || this == AGREEMENT_NOT_TAKEN
                    || this == PANEL_ASKED;
        }

        /** A second one takes the place of the first and is new again. */
        boolean isRenewed() {
            return switch (this) {
                case EDIT,
                        JOIN_REQUEST,
                        JOINED,
                        ADMITTED,
                        REFUSED,
                        REMOVED,
                        GROUP_ENDED,
                        ROLE,
                        GROUP_MOVED,
                        POLICIES_CHANGED,
                        BLOCKS_ASKED,
                        JOURNAL_BROKEN,
                        AGREEMENT_WAITING,
                        AGREEMENT_DUE,
                        AGREEMENT_OVERDUE,
                        AGREEMENT_DONE,
                        AGREEMENT_ENDED,
                        AGREEMENT_DISPUTED,
                        PANEL_ASKED,
                        LISTING_ENDING,
                        AGREEMENT_NOT_TAKEN,
                        LINE_STOPPED -> true;
                case MENTION,
                        ANSWER,
                        STATUS,
                        ANNOUNCE,
                        FAVOURITE,
                        FOLLOW,
                        FOLLOW_REQUEST,
                        POLL,
                        SIGN_UP,
                        REPORT,
                        GIVEN,
                        REVERSED,
                        FOUND,
                        NOT_PUBLISHED,
                        MOTION,
                        VOTE_OPENED,
                        VOTE_EXTENDED,
                        VOTE_REMINDER,
                        VOTE_CLOSED,
                        DELEGATED,
                        MANDATE_UNUSED,
                        LOT_DRAWN,
                        GROUP_FORKED,
                        IMPLEMENTATION_DUE -> false;
            };
        }
    }
}
