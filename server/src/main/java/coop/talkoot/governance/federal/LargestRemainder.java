package coop.talkoot.governance.federal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides a whole number in given proportions, without a rest. */
public final class LargestRemainder {
    private LargestRemainder() {}

    /** Each gets its share rounded down; what is left goes to the largest remainders, of equal ones to the earlier. */
    public static List<Long> divide(long whole, List<Long> parts) {
        BigInteger all = parts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (all.signum() == 0) {
            return parts;
        }
        List<BigInteger[]> shares = parts.stream()
                .map(part -> BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(part))
                        .divideAndRemainder(all))
                .toList();
        List<Long> given = new ArrayList<>(
                shares.stream().map(share -> share[0].longValueExact()).toList());
        long left = whole - given.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer at) -> shares.get(at)[1]).reversed())
                .limit(left)
                .forEach(at -> given.set(at, given.get(at) + 1));
        return given;
    }
}
