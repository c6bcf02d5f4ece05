package coop.talkoot.governance;

import coop.talkoot.platform.Refused;

/**
 * Who may stop a text by themselves.
 *
 * @param limit how many vetoes stop it
 * @param percent of the roll, if that is more
 * @param graceHours how long after the close one may still
 * @param isOverridable by two thirds, seven days later
 */
public record Vetoing(Holders holders, int limit, int percent, int graceHours, boolean isOverridable) {
    public enum Holders {
        NOBODY,
        /** Everybody on the roll. */
        ANYBODY,
        COORDINATORS,
        /** Member groups that a vote of their federation affects: each by itself, through its coordinators. */
        AFFECTED
    }

    public Vetoing {
        if (limit < 1 || percent < 0 || percent > 100 || graceHours < 0 || graceHours > 168) {
            throw Refused.invalid("vetoing", "At least one veto stops a text, and one may wait a week for it.");
        }
    }
}
