package coop.talkoot.governance.federal;

import org.jspecify.annotations.Nullable;

/**
 * One member group in a vote of its federation.
 *
 * @param group its uri
 * @param members how many it was known to have when the vote opened: counts where it gave no answer
 * @param contribution what it gave to the federation, as stated when the vote opened
 * @param answer null when it was silent: then it is absent, but counts among all
 */
public record Part(
        String group,
        long members,
        long contribution,
        @Nullable Answer answer) {}
