package coop.talkoot.governance.federal;

import coop.talkoot.governance.method.Paper;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What each member group weighs, in thousandths of a vote (governance.md B11). */
public final class Weights {
    private Weights() {}

    /**
     * One member group.
     *
     * @param members who count in it
     * @param contribution what it gave, in whatever whole unit the federation reckons
     */
    public record Member(long members, long contribution) {
        public Member {
            if (members < 0 || contribution < 0) {
                throw new IllegalArgumentException(
                        "a group has not less than no members, and gave not less than nothing");
            }
        }
    }

    /** Of each, in their order, before any is too heavy. */
    public static List<Long> of(FederalRule rule, List<Member> members) {
        BigInteger all = members.stream()
                .map(member -> BigInteger.valueOf(member.contribution()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return members.stream()
                .map(member -> switch (rule.weighting()) {
                    case EQUAL -> Paper.ONE;
                    case MEMBERS -> Math.multiplyExact(member.members(), Paper.ONE);
                    case PENROSE -> root(member.members());
                    case CONTRIBUTION -> Paper.ONE + extra(rule, member.contribution(), all);
                })
                .toList();
    }

    /**
     * The same, so that none has more than a third of all: whoever has is cut down to a third, until nobody has. Of fewer
     * than three that weigh anything, none can have less than its equal part, so all come to weigh the same.
     */
    public static List<Long> clipped(List<Long> weights) {
        long[] now = weights.stream().mapToLong(Long::longValue).toArray();
        long parts = Math.min(3, LongStream.of(now).filter(weight -> weight > 0).count());
        boolean changed = parts > 0;
        while (changed) {
            long most = LongStream.of(now).reduce(0, Math::addExact) / parts;
            changed =
                    IntStream.range(0, now.length).filter(at -> now[at] > most).count() > 0;
            for (int at = 0; at < now.length; at++) {
                now[at] = Math.min(now[at], most);
            }
        }
        return LongStream.of(now).boxed().toList();
    }

    /** A thousand times the square root, rounded down. */
    private static long root(long members) {
        return BigInteger.valueOf(members)
                .multiply(BigInteger.valueOf(Paper.ONE * Paper.ONE))
                .sqrt()
                .longValueExact();
    }

    private static long extra(FederalRule rule, long contribution, BigInteger all) {
        if (all.signum() == 0) {
            return 0;
        }
        long share = BigInteger.valueOf(Paper.ONE * rule.alphaPercent())
                .multiply(BigInteger.valueOf(contribution))
                .divide(all.multiply(BigInteger.valueOf(100)))
                .longValueExact();
        return Math.min(rule.capExtra(), share);
    }
}
