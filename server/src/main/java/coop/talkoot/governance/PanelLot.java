package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A panel drawn by lot. Until {@code promisedBy} members promise numbers nobody else knows; then the pool is frozen, and
 * until {@code revealedBy} they show them. Together with a public number named before, these make the seed.
 *
 * @param restMonths for how long who has served on a panel is not drawn again
 * @param numberSource where the public number will stand, such as a lottery's draw
 * @param seed in hexadecimal; null until it is drawn
 * @param panel who was drawn, in the order of the lot
 */
public record PanelLot(
        long id,
        String uri,
        Identity group,
        @Nullable Long motionId,
        String title,
        int seats,
        int restMonths,
        State state,
        Instant promisedBy,
        Instant revealedBy,
        String numberSource,
        @Nullable String publicNumber,
        boolean isNumberConfirmed,
        @Nullable String poolHash,
        @Nullable String seed,
        List<Promise> promises,
        List<Identity> panel) {
    /** PROMISING, then REVEALING, then DRAWN; FAILED when too few kept their promise. */
    public enum State {
        PROMISING,
        REVEALING,
        DRAWN,
        FAILED
    }

    /**
     * Somebody's hidden number.
     *
     * @param commitment SHA-256 of the number and their uri, in hexadecimal
     * @param revealed the number in hexadecimal; null until shown
     */
    public record Promise(
            Identity by, String commitment, @Nullable String revealed) {}

    public PanelLot {
        promises = List.copyOf(promises);
        panel = List.copyOf(panel);
    }
}
