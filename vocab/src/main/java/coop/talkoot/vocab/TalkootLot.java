package coop.talkoot.vocab;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group draws a panel by lot: how that stands, all of it; the highest revision holds. What it was drawn by can be
 * checked against {@code seal}; who was in the pool stands in the count file only.
 */
public record TalkootLot(
        ObjectCore core,
        Terms terms,
        @Nullable String state,
        @Nullable Long revision,
        Seal seal,
        List<Promise> promises,
        List<Seat> panel)
        implements ActivityObject.OfLot {
    public TalkootLot {
        promises = List.copyOf(promises);
        panel = List.copyOf(panel);
    }

    @Override
    public String type() {
        return "Lot";
    }

    /** What was announced, and does not change any more. */
    public record Terms(
            @Nullable Long seats,
            @Nullable Long restMonths,
            List<String> parts,
            @Nullable Instant promisedBy,
            @Nullable Instant revealedBy,
            @Nullable String numberSource,
            @Nullable String motion) {
        public Terms {
            parts = List.copyOf(parts);
        }
    }

    /** The public number, and whether two have typed it; the digest of the pool; what came of all of it, in hexadecimal. */
    public record Seal(
            @Nullable String publicNumber,
            @Nullable Boolean numberConfirmed,
            @Nullable String poolDigest,
            @Nullable String seed) {}

    /** Somebody's hidden number: its hash with their id, and itself once it is shown; both in hexadecimal. */
    public record Promise(
            @Nullable String member,
            @Nullable String commitment,
            @Nullable String number) {}

    /** Who was drawn, and for which part of the membership. */
    public record Seat(@Nullable String member, @Nullable String part) {}
}
