package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A panel drawn by lot. Until {@code promisedBy} members promise numbers nobody else knows; then the pool is frozen, and
 * until {@code revealedBy} they show them. Together with a public number named before, these make the seed.
 *
 * @param revision counts what happened to it, from 1 on
 * @param restMonths for how long who has served on a panel is not drawn again
 * @param parts of the membership, each of which gets its share of the seats; none where all are drawn from alike
 * @param numberSource where the public number will stand, such as a lottery's draw
 * @param seed in hexadecimal; null until it is drawn
 * @param panel who was drawn, in the order of the lot
 * @param partOf to which part each of them belongs, by their ids; none of who belongs to none of the parts
 */
public record PanelLot(
        long id,
        String uri,
        long revision,
        Identity group,
        @Nullable Long motionId,
        String title,
        int seats,
        int restMonths,
        List<String> parts,
        State state,
        Instant promisedBy,
        Instant revealedBy,
        String numberSource,
        @Nullable String publicNumber,
        boolean isNumberConfirmed,
        @Nullable String poolHash,
        @Nullable String seed,
        List<Promise> promises,
        List<Identity> panel,
        Map<Long, String> partOf) {
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
        parts = List.copyOf(parts);
        panel = List.copyOf(panel);
        partOf = Map.copyOf(partOf);
    }

    /** Drawn on this server; else only told of here. */
    public boolean isLocal() {
        return group.isLocal();
    }
}
