package coop.talkoot.moderation;

import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.util.List;

/** Lists of rules, handed on from one house to the next. */
@Singleton
public final class DomainLists {
    private static final int MOST_FAULTS = 500;

    private final DomainRules rules;

    DomainLists(DomainRules rules) {
        this.rules = rules;
    }

    /**
     * What a list came to, or would.
     *
     * @param rowCount rows in it, without the header
     * @param added servers that get a rule
     * @param kept servers that have a rule already, which stays as it is
     * @param faultCount rows that cannot be read
     * @param faults the first of these, in order
     * @param isDone whether the rules stand now
     */
    public record Outcome(
            int rowCount,
            List<HostName> added,
            List<HostName> kept,
            int faultCount,
            List<DomainList.Fault> faults,
            boolean isDone) {
        public Outcome {
            added = List.copyOf(added);
            kept = List.copyOf(kept);
            faults = List.copyOf(faults);
        }
    }

    /** What {@link #take} would do; changes nothing. */
    public Outcome look(byte[] file) {
        return outcome(DomainListReader.read(file, rules::isOurs), false);
    }

    /**
     * Makes the rules of a list. With a fault in it nothing is done, unless the rows that are wrong shall be passed
     * over.
     */
    public Outcome take(Identity keeper, byte[] file, boolean passesOverFaults, String reason) {
        var list = DomainListReader.read(file, rules::isOurs);
        var isTaken = passesOverFaults || list.faults().isEmpty();
        var outcome = outcome(list, isTaken);
        if (isTaken) {
            rules.add(keeper, list.rules(), reason);
        }
        return outcome;
    }

    /** Every rule, as a file. */
    public String write() {
        return DomainList.write(rules.byName());
    }

    private Outcome outcome(DomainList list, boolean isDone) {
        var known = rules.among(list.rules().keySet());
        return new Outcome(
                list.rowCount(),
                list.rules().keySet().stream()
                        .filter(host -> !known.contains(host))
                        .toList(),
                list.rules().keySet().stream().filter(known::contains).toList(),
                list.faults().size(),
                list.faults().stream().limit(MOST_FAULTS).toList(),
                isDone);
    }
}
