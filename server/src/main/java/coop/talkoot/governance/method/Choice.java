package coop.talkoot.governance.method;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one paper says. Options go by their ids; what a rule allows of it, {@link Counting#check} says. */
public sealed interface Choice {

    /** To a question of yes or no, by whatever majority. */
    enum Answer implements Choice {
        YES,
        NO,
        ABSTAIN
    }

    /** To a text on which consensus is sought. */
    enum Position implements Choice {
        AGREE,
        STAND_ASIDE,
        ABSTAIN,
        DISAGREE,
        BLOCK
    }

    /** To a text that stands unless somebody objects with reason. */
    enum Consenting implements Choice {
        CONSENT,
        OBJECT,
        ABSTAIN
    }

    /** Options one could live with; none of them is an abstention. */
    record Approving(Set<String> options) implements Choice {
        public Approving {
            options = Set.copyOf(options);
        }
    }

    /** Points for options. One without points is not known to the voter, which is not the same as nought. */
    record Scoring(Map<String, Integer> points) implements Choice {
        public Scoring {
            points = Map.copyOf(points);
        }
    }

    /**
     * Options from first to last. A rank may hold several (a tie) or none (skipped), and an option may stand on it twice:
     * each method says what it makes of that.
     */
    record Ranking(List<List<String>> ranks) implements Choice {
        public Ranking {
            ranks = ranks.stream().map(List::copyOf).toList();
        }

        /** One option a rank. */
        public static Ranking of(List<String> options) {
            return new Ranking(options.stream().map(List::of).toList());
        }
    }

    /** Votes for (or against) options, of which each costs its square in credits. */
    record Spending(Map<String, Integer> votes) implements Choice {
        public Spending {
            votes = Map.copyOf(votes);
        }
    }

    /**
     * Of who votes for others too: how many of all these votes go to each answer or option, by its word or id. Together
     * they are as many as the voters they speak for, themselves among them.
     */
    record Dividing(Map<String, Integer> votes) implements Choice {
        public Dividing {
            votes = Map.copyOf(votes);
        }

        public long total() {
            return votes.values().stream().mapToLong(Integer::longValue).sum();
        }
    }
}
