package coop.talkoot.governance;

import coop.talkoot.platform.Refused;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A drawing as the server of its group tells of it. What can be checked without the pool is: that numbers fit what was
 * promised, and that the seed is what comes of them.
 *
 * @param poolHash in hexadecimal; null before the pool is frozen
 * @param seed in hexadecimal; null until it is drawn
 * @param panel in the order of the lot
 */
public record FarLot(
        String uri,
        long revision,
        NewLot terms,
        PanelLot.State state,
        @Nullable String publicNumber,
        boolean isNumberConfirmed,
        @Nullable String poolHash,
        @Nullable String seed,
        List<Promise> promises,
        List<Seat> panel) {
    private static final int LONGEST_NUMBER = 200;
    private static final String HASH = "[0-9a-f]{64}";

    /** Somebody's hidden number, by their uri. */
    public record Promise(
            String by, String commitment, @Nullable String revealed) {
        public Promise {
            if (!commitment.matches(HASH)) {
                throw Refused.invalid("promises", "A promise is a SHA-256 in hexadecimal: 64 letters and digits.");
            }
            if (revealed != null) {
                Lots.requireNumber(revealed);
                var promised = LotSeed.commitment(LotSeed.bytes(revealed), by);
                if (!Charter.hex(promised).equals(commitment)) {
                    throw Refused.invalid("promises", "A number that is shown is not the one that was promised.");
                }
            }
        }
    }

    /** Who was drawn, by their uri; {@code part} is empty for who belongs to none. */
    public record Seat(String member, String part) {}

    public FarLot {
        promises = List.copyOf(promises);
        panel = List.copyOf(panel);
        if (revision < 1) {
            throw Refused.invalid("revision", "Revisions are counted from 1.");
        }
        if (publicNumber != null
                && (publicNumber.isBlank()
                        || publicNumber.length() > LONGEST_NUMBER
                        || publicNumber.indexOf('\0') >= 0)) {
            throw Refused.invalid("publicNumber", "A number has 1 to " + LONGEST_NUMBER + " characters.");
        }
        requireOnce(promises.stream().map(Promise::by).toList(), "promises");
        requireOnce(panel.stream().map(Seat::member).toList(), "panel");
        if (poolHash != null && !poolHash.matches(HASH)) {
            throw Refused.invalid("poolDigest", "This is no digest of a pool.");
        }
        var isDrawn = state == PanelLot.State.DRAWN;
        var isFrozen = isDrawn || state == PanelLot.State.REVEALING;
        if ((isFrozen && poolHash == null) || isDrawn == (seed == null) || (!isDrawn && !panel.isEmpty())) {
            throw Refused.invalid("state", "What is told of it does not fit how far it is said to be.");
        }
        for (var seat : panel) {
            if (!seat.part().isEmpty() && !terms.parts().contains(seat.part())) {
                throw Refused.invalid("panel", "Somebody is drawn for a part there is none.");
            }
        }
        if (panel.size() > terms.seats()) {
            throw Refused.invalid("panel", "More are drawn than there are seats.");
        }
        if (seed != null) {
            requireSeed(uri, terms, poolHash, seed, promises, isNumberConfirmed ? publicNumber : null);
        }
    }

    /** All who are named in it. */
    public Set<String> people() {
        var people = new LinkedHashSet<String>();
        promises.forEach(promise -> people.add(promise.by()));
        panel.forEach(seat -> people.add(seat.member()));
        return people;
    }

    private static void requireOnce(List<String> uris, String field) {
        if (new HashSet<>(uris).size() < uris.size()) {
            throw Refused.invalid(field, "Somebody is named twice.");
        }
    }

    private static void requireSeed(
            String uri,
            NewLot terms,
            @Nullable String poolHash,
            String seed,
            List<Promise> promises,
            @Nullable String publicNumber) {
        var shown = new TreeMap<String, byte[]>();
        for (var promise : promises) {
            if (promise.revealed() != null) {
                shown.put(promise.by(), LotSeed.bytes(promise.revealed()));
            }
        }
        var isNumberMissing = !terms.numberSource().isEmpty() && publicNumber == null;
        if (shown.isEmpty() || isNumberMissing) {
            throw Refused.invalid("seed", "It is said to be drawn, and not by what.");
        }
        var pool = LotSeed.bytes(Objects.requireNonNull(poolHash));
        var made = LotSeed.of(uri, pool, shown, Objects.requireNonNullElse(publicNumber, ""));
        if (!Charter.hex(made).equals(seed)) {
            throw Refused.invalid("seed", "The seed is not what comes of the numbers that were shown.");
        }
    }
}
