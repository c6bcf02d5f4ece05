package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Counts.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Papers that say a number for each of some options. */
final class Points {

    private Points() {}

    /**
     * @param read a paper's numbers by option
     * @param times by what each number counts: the paper's weight, or a vote for each of its people
     * @param isIdle whether a paper's numbers decide nothing
     */
    static <N extends Number> Counts counts(
            Poll poll,
            Collection<Paper> papers,
            Function<Choice, Map<String, N>> read,
            ToLongFunction<Paper> times,
            Function<Map<String, N>, Boolean> isIdle) {
        Map<String, Integer> places = places(poll.options());
        long[][] sums = new long[poll.options().size()][3];
        long cast = 0;
        long voters = 0;
        long abstained = 0;
        long decisive = 0;
        for (Paper paper : papers) {
            Map<String, N> points = read.apply(paper.choice());
            boolean idle = isIdle.apply(points);
            points.forEach((option, number) -> {
                long[] sum = sums[place(places, option)];
                sum[0] = Math.addExact(sum[0], Math.multiplyExact(times.applyAsLong(paper), number.longValue()));
                sum[1] = Math.addExact(sum[1], paper.weight());
                sum[2] = Math.addExact(sum[2], paper.people());
            });
            cast = Math.addExact(cast, paper.weight());
            voters = Math.addExact(voters, paper.people());
            abstained += idle ? paper.weight() : 0;
            decisive += idle ? 0 : paper.people();
        }
        List<Line> lines = new ArrayList<>();
        for (String option : poll.options()) {
            long[] sum = sums[place(places, option)];
            lines.add(new Line(option, sum[0], sum[1], sum[2]));
        }
        return new Counts(poll.roll(), cast, voters, abstained, decisive, lines);
    }

    static Map<String, Integer> places(List<String> options) {
        Map<String, Integer> places = HashMap.newHashMap(options.size());
        options.forEach(option -> places.put(option, places.size()));
        return places;
    }

    static int place(Map<String, Integer> places, String option) {
        Integer place = places.get(option);
        if (place == null) {
            throw new IllegalArgumentException("a paper names an option that is not there: " + option);
        }
        return place;
    }

    static List<Fault> unknown(List<String> options, Collection<String> named) {
        return named.stream()
                .filter(option -> !options.contains(option))
                .sorted()
                .map(option -> Fault.of(Fault.Code.UNKNOWN_OPTION, option))
                .toList();
    }
}
