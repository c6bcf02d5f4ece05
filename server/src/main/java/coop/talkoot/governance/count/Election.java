package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Paper;
import coop.talkoot.governance.method.Roll;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an election file says.
 *
 * @param title empty where there is none
 * @param options by their names
 * @param places how many are to be elected; 0 where the file does not say
 * @param lotOrder the order the file gives for ties, the first hit first; empty where there is none
 */
record Election(String title, List<String> options, int places, List<Paper> papers, List<String> lotOrder) {

    Election {
        options = List.copyOf(options);
        papers = List.copyOf(papers);
        lotOrder = List.copyOf(lotOrder);
    }

    /** A file knows nobody who did not vote. */
    Roll roll() {
        return new Roll(
                papers.stream().mapToLong(Paper::weight).reduce(0, Math::addExact),
                papers.stream().mapToLong(Paper::people).reduce(0, Math::addExact));
    }

    static void refuseDoubles(List<String> names) throws Unreadable {
        Set<String> seen = new TreeSet<>();
        for (String name : names) {
            if (name.isBlank()) {
                throw new Unreadable("an option has no name");
            }
            if (!seen.add(name)) {
                throw new Unreadable("two options are called " + name);
            }
        }
    }
}
