package coop.talkoot.governance.method;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that a count depends on besides the papers.
 *
 * @param options by their ids; none where the question is one text. In a sortition, the pool
 * @param statusQuo the option that means "none of these" or "open nominations again"; if it wins, nothing is selected
 * @param seed of the public lot, in hexadecimal; absent while it is not known
 * @param decidedOrder what a body that was asked has decided: options, the better first; empty while it has not
 * @param vetoes distinct holders whose vetoes stand
 * @param setAside blocks (with consent: objections) on the papers that were set aside or resolved
 */
public record Poll(
        Rule rule,
        List<String> options,
        Roll roll,
        @Nullable String statusQuo,
        @Nullable String seed,
        List<String> decidedOrder,
        long vetoes,
        long setAside) {

    public Poll {
        options = List.copyOf(options);
        decidedOrder = List.copyOf(decidedOrder);
        Set<String> known = new TreeSet<>(options);
        if (known.size() < options.size() || options.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("an option is there twice, or has no name");
        }
        if (statusQuo != null && !known.contains(statusQuo)) {
            throw new IllegalArgumentException("the status quo is not among the options");
        }
        if (!known.containsAll(decidedOrder) || Set.copyOf(decidedOrder).size() < decidedOrder.size()) {
            throw new IllegalArgumentException("the order decided names an option twice, or one that is not there");
        }
        if (vetoes < 0 || setAside < 0) {
            throw new IllegalArgumentException("there cannot be less than no vetoes, nor less than none set aside");
        }
        rule.method().refuse(options);
    }

    /** A question of one text. */
    public static Poll of(Rule rule, Roll roll) {
        return of(rule, List.of(), roll);
    }

    public static Poll of(Rule rule, List<String> options, Roll roll) {
        return new Poll(rule, options, roll, null, null, List.of(), 0, 0);
    }

    public Poll withStatusQuo(String option) {
        return new Poll(rule, options, roll, option, seed, decidedOrder, vetoes, setAside);
    }

    public Poll withSeed(String hexadecimal) {
        return new Poll(rule, options, roll, statusQuo, hexadecimal, decidedOrder, vetoes, setAside);
    }

    public Poll withDecidedOrder(List<String> order) {
        return new Poll(rule, options, roll, statusQuo, seed, order, vetoes, setAside);
    }

    public Poll withVetoes(long standing) {
        return new Poll(rule, options, roll, statusQuo, seed, decidedOrder, standing, setAside);
    }

    public Poll withSetAside(long number) {
        return new Poll(rule, options, roll, statusQuo, seed, decidedOrder, vetoes, number);
    }
}
