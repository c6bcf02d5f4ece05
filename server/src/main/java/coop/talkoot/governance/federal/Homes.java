package coop.talkoot.governance.federal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** In which of several groups each person counts, so that nobody counts twice (governance.md B12). */
public final class Homes {
    private Homes() {}

    /**
     * The place, in the list, of the group in which each counts: where they chose to, else where they belonged first, else
     * in the earlier one of the list.
     */
    public static Map<String, Integer> of(List<Map<String, Person>> groups) {
        Map<String, Integer> homes = new TreeMap<>();
        Map<String, Person> best = new HashMap<>();
        for (int at = 0; at < groups.size(); at++) {
            int here = at;
            groups.get(at).forEach((actor, person) -> {
                Person before = best.get(actor);
                if (before == null || person.isBefore(before)) {
                    best.put(actor, person);
                    homes.put(actor, here);
                }
            });
        }
        return homes;
    }

    /** All people of these groups, each as they belong to the one in which they count. */
    public static Map<String, Person> everybody(List<Part> parts) {
        List<Map<String, Person>> groups = people(parts);
        Map<String, Person> all = new TreeMap<>();
        of(groups)
                .forEach((actor, at) ->
                        all.put(actor, Objects.requireNonNull(groups.get(at).get(actor))));
        return all;
    }

    /** Of each group those on its roll; none of a silent one. */
    static List<Map<String, Person>> people(List<Part> parts) {
        return parts.stream()
                .map(part -> part.answer() == null
                        ? Map.<String, Person>of()
                        : part.answer().people())
                .toList();
    }
}
