package coop.talkoot.web.view;

/** Whether a listing can still be answered. */
public enum ListingState {
    OPEN,
    WITHDRAWN,
    ARCHIVED,
    EXPIRED
}
