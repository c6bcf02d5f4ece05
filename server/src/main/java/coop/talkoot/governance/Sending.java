package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Beginning;
import coop.talkoot.platform.Refused;
import java.util.HashSet;
import java.util.List;

/**
 * Whom a group is to send to a federation it belongs to; or, of a motion about somebody, that it sends them no longer.
 *
 * @param parent the federation
 * @param candidates who can be chosen, in the order of the motion's options; none where lots are drawn or somebody is
 *     recalled
 * @param drawn how many are drawn by lot, once that has passed; 0 where there are candidates
 * @param months how long they serve, 1 to {@link #LONGEST}; 0 where somebody is recalled
 */
public record Sending(Identity parent, List<Identity> candidates, int drawn, int months) {
    public static final int LONGEST = 48;
    public static final int MOST_SEATS = 20;

    public Sending {
        candidates = List.copyOf(candidates);
        if (parent.kind() != Identity.Kind.GROUP) {
            throw Refused.invalid("parent", "Delegates are sent to a group of groups.");
        }
        if (drawn < 0 || drawn > MOST_SEATS || (drawn > 0 && !candidates.isEmpty())) {
            throw Refused.invalid("seats", "A group sends 1 to " + MOST_SEATS + " delegates, elected or drawn.");
        }
        var isRecall = candidates.isEmpty() && drawn == 0 && months == 0;
        if (!isRecall && (months < 1 || months > LONGEST)) {
            throw Refused.invalid("months", "Delegates serve 1 to " + LONGEST + " months.");
        }
        if (!isRecall && ((drawn == 0 && candidates.isEmpty()) || candidates.size() > MotionTerms.MOST_OPTIONS)) {
            throw Refused.invalid("candidates", "Name 1 to " + MotionTerms.MOST_OPTIONS + " candidates.");
        }
        if (candidates.stream().anyMatch(candidate -> candidate.kind() != Identity.Kind.PERSON)
                || new HashSet<>(candidates.stream().map(Identity::id).toList()).size() < candidates.size()) {
            throw Refused.invalid("candidates", "Candidates are people, each named once.");
        }
    }

    boolean isRecall() {
        return candidates.isEmpty() && drawn == 0;
    }

    /** What stands on the paper, in their order: their address tells those of one name apart. */
    List<String> names() {
        return candidates.stream().map(Sending::name).toList();
    }

    /** Those behind the options of these names, {@code o1} the first; all where there was nothing to choose from. */
    List<Identity> chosen(List<String> selected) {
        if (selected.isEmpty()) {
            return candidates;
        }
        return places(selected, candidates.size()).stream().map(candidates::get).toList();
    }

    /** Which of so many candidates these options are, from 0 on; what is none of them is left out. */
    public static List<Integer> places(List<String> selected, int candidates) {
        return selected.stream()
                .filter(option -> option.matches("o[1-9][0-9]{0,2}"))
                .map(option -> Integer.parseInt(option.substring(1)) - 1)
                .filter(place -> place < candidates)
                .toList();
    }

    private static String name(Identity candidate) {
        var address = " (" + candidate.address() + ")";
        var room = MotionTerms.LONGEST_OPTION - address.length();
        var name = candidate.displayName().replaceAll("\\p{Cntrl}", " ").strip();
        return name.isEmpty() || room < 1 ? candidate.address() : Beginning.of(name, room) + address;
    }
}
