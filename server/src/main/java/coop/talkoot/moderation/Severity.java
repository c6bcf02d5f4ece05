package coop.talkoot.moderation;

import coop.talkoot.people.Measure;

/** What a rule does to a whole server, in the words of Mastodon's lists. */
public enum Severity {
    /** Nothing by itself: only what the rule rejects besides. */
    NOOP,
    /** Limit: seen by those who follow, in no public list or search. */
    SILENCE,
    /** Block: nothing is taken from there, nothing fetched or sent. */
    SUSPEND;

    /** What it means for those who live there. */
    public Measure measure() {
        return switch (this) {
            case NOOP -> Measure.NONE;
            case SILENCE -> Measure.LIMITED;
            case SUSPEND -> Measure.SUSPENDED;
        };
    }
}
