package coop.talkoot.governance;

import coop.talkoot.platform.Refused;
import java.util.Map;
import java.util.Objects;

/**
 * What a charter says. Some things no charter can change: who is on the roll is frozen, the count is published, and a
 * member group may go, after four weeks at the latest.
 *
 * @param forceDays after how many days an amendment holds
 * @param exitNoticeDays between giving notice and being gone
 * @param movesByVote whether a vote, and not an admin, takes the group to another server
 * @param advisesByVote whether a vote, and not a coordinator, says what a federation advises its member groups
 */
public record Bylaws(
        String name,
        Map<Motion.Type, TypeRule> types,
        CountingRule counting,
        Proposing proposing,
        Voting voting,
        Delegating delegating,
        Vetoing vetoing,
        int forceDays,
        int exitNoticeDays,
        Federating federating,
        boolean movesByVote,
        boolean advisesByVote) {
    public static final int LEAST_FORCE_DAYS = 7;
    public static final int MOST_EXIT_DAYS = 28;

    public Bylaws {
        types = Map.copyOf(types);
        if (types.size() < Motion.Type.values().length) {
            throw Refused.invalid("types", "There must be a rule for each type of motion.");
        }
        if (vetoing.holders() == Vetoing.Holders.AFFECTED) {
            throw Refused.invalid("vetoing.holders", "Which groups a vote affects is said when it opens.");
        }
        if (forceDays < LEAST_FORCE_DAYS || forceDays > 365) {
            throw Refused.invalid("forceDays", "An amendment holds after 7 days at the earliest.");
        }
        if (exitNoticeDays < 0 || exitNoticeDays > MOST_EXIT_DAYS) {
            throw Refused.invalid("exitNoticeDays", "Notice is given at most 28 days before.");
        }
    }

    public TypeRule of(Motion.Type type) {
        return Objects.requireNonNull(types.get(type));
    }
}
