/** What groups decide and how: charters, motions, decisions, rolls, ballots, delegations, vetoes, lots, outcomes. */
@NullMarked
package coop.talkoot.governance;

import org.jspecify.annotations.NullMarked;
