package coop.talkoot.notices.digest;

import coop.talkoot.notices.Notice;

/** Under which heading of a letter something stands, in the order of the headings. */
public enum Topic {
    DEALS,
    VOTES,
    TALK,
    COOPS,
    OTHER;

    static Topic of(Notice.Kind kind) {
        return switch (kind) {
            case ANSWER,
                    GIVEN,
                    REVERSED,
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
                    LISTING_ENDING -> DEALS;
            case MOTION,
                    VOTE_OPENED,
                    VOTE_EXTENDED,
                    VOTE_REMINDER,
                    VOTE_CLOSED,
                    DELEGATED,
                    MANDATE_UNUSED,
                    LOT_DRAWN,
                    IMPLEMENTATION_DUE -> VOTES;
            case MENTION, STATUS, ANNOUNCE, FAVOURITE, POLL, EDIT -> TALK;
            case JOIN_REQUEST,
                    JOINED,
                    ADMITTED,
                    REFUSED,
                    REMOVED,
                    GROUP_ENDED,
                    GROUP_FORKED,
                    ROLE,
                    GROUP_MOVED,
                    POLICIES_CHANGED -> COOPS;
            case FOLLOW, FOLLOW_REQUEST, SIGN_UP, REPORT, JOURNAL_BROKEN, NOT_PUBLISHED, BLOCKS_ASKED -> OTHER;
        };
    }
}
