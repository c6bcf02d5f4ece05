package coop.talkoot.governance;

import coop.talkoot.governance.method.Choice;
import org.jspecify.annotations.Nullable;

/**
 * One voter as counted: what was said by them or for them.
 *
 * @param voter the actor's uri, or the tracker where ballots have no names
 * @param via who voted for them (by the same kind of name); null when they did themselves
 * @param raw the signed activity of the ballot, where there is one
 */
public record Voice(
        String voter,
        long weight,
        Choice choice,
        String reason,
        @Nullable String via,
        @Nullable String raw) {}
