package coop.talkoot.exchange.agreement;

import coop.talkoot.governance.method.CommonSeed;
import coop.talkoot.governance.method.Lot;
import coop.talkoot.platform.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a group says in the drawing of a panel: each time all that it has said so far, so that no word has to come before
 * another.
 *
 * @param commitment SHA-256 of its number and its own uri, in hexadecimal: what it promises before it knows the others' pools
 * @param pool who can be drawn of it, each as SHA-256 of a salt and their uri, in hexadecimal
 * @param number 32 bytes in hexadecimal; null until it is shown
 * @param panelist uri of who was drawn; null until then
 * @param salt that of their leaf, in hexadecimal
 */
public record PanelShare(
        String commitment,
        List<String> pool,
        @Nullable String number,
        @Nullable String panelist,
        @Nullable String salt) {
    /** Of more members, by chance so many are in the pool. */
    public static final int MOST = 1000;

    private static final String BYTES = "[0-9a-f]{64}";

    public PanelShare {
        pool = List.copyOf(pool);
        if (!commitment.matches(BYTES)) {
            throw Refused.invalid("commitment", "What is promised is a SHA-256 in hexadecimal.");
        }
        if (pool.size() > MOST
                || new HashSet<>(pool).size() < pool.size()
                || !pool.stream().allMatch(leaf -> leaf.matches(BYTES))) {
            throw Refused.invalid("pool", "A pool has at most " + MOST + " leaves, each a SHA-256 in hexadecimal.");
        }
        if (number != null && !number.matches(BYTES)) {
            throw Refused.invalid("number", "A number is 32 bytes in hexadecimal.");
        }
        if ((panelist == null) != (salt == null) || (salt != null && !salt.matches(BYTES))) {
            throw Refused.invalid("salt", "Who is named is named with the salt of their leaf.");
        }
    }

    /** Refuses what {@code group} cannot mean: a number that it did not promise, somebody who is not in its pool. */
    void check(String group) {
        if (number != null && !CommonSeed.commitment(number, group).equals(commitment)) {
            throw Refused.invalid("number", "This is not the number that was promised.");
        }
        if (panelist != null && !pool.contains(leafOf())) {
            throw Refused.invalid("panelist", "Who is named was not in the pool.");
        }
    }

    /**
     * Refuses to take back, or to say differently, what was said before. Who is named can only give way to somebody later in
     * the order of the lot, as who was named before has declined.
     *
     * @param seed what the lot goes by; null as long as it is not known here
     */
    void follows(PanelShare before, @Nullable String seed) {
        var isSame = commitment.equals(before.commitment)
                && pool.equals(before.pool)
                && (before.number == null || before.number.equals(number));
        if (!isSame || !isNextOf(before, seed)) {
            throw Refused.conflict("What was promised, shown or named in a drawing stays.");
        }
    }

    private boolean isNextOf(PanelShare before, @Nullable String seed) {
        if (before.panelist == null || before.panelist.equals(panelist)) {
            return true;
        }
        return seed != null && panelist != null && place(seed) > before.place(seed);
    }

    /** Where who is named stands in the order that a seed gives the pool, from 0; who is named must be of the pool. */
    int place(String seed) {
        return new Lot(seed).order(pool).indexOf(leafOf());
    }

    /** The same, with nobody named. */
    PanelShare withNobody() {
        return new PanelShare(commitment, pool, number, null, null);
    }

    /** The leaf that stands for who is named. */
    String leafOf() {
        return CommonSeed.commitment(Objects.requireNonNull(salt), Objects.requireNonNull(panelist));
    }

    /** How far it is: 0 has nobody who could be drawn, 1 has promised, 2 has shown, 3 has named. */
    int stage() {
        if (pool.isEmpty()) {
            return 0;
        }
        return panelist != null ? 3 : number != null ? 2 : 1;
    }
}
