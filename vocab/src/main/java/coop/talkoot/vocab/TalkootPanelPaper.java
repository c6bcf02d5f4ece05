package coop.talkoot.vocab;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a group, or who was drawn, says of a panel that three groups of three servers draw for a dispute ({@code context} is
 * the agreement): {@code step} says what.
 *
 * @param attempt which drawing for this dispute
 * @param until when it must be done
 * @param groups the co-op of the other side, the third group, and the federation they have in common, in this order
 * @param apart who cannot be drawn: provider, receiver, and who mediated
 * @param remedy what sets it right, and {@code amount} how much of the price goes back of a part
 */
public record TalkootPanelPaper(
        ObjectCore core,
        @Nullable String step,
        @Nullable Long attempt,
        @Nullable Instant until,
        List<String> groups,
        List<String> apart,
        @Nullable Share share,
        @Nullable String remedy,
        @Nullable Long amount)
        implements ActivityObject.OfLot {
    /**
     * All that a group has said so far.
     *
     * @param commitment SHA-256 of its number and its uri
     * @param pool who can be drawn of it, each as SHA-256 of a salt and their uri
     */
    public record Share(
            String commitment,
            List<String> pool,
            @Nullable String number,
            @Nullable String panelist,
            @Nullable String salt) {
        public Share {
            pool = List.copyOf(pool);
        }
    }

    public TalkootPanelPaper {
        groups = List.copyOf(groups);
        apart = List.copyOf(apart);
    }

    @Override
    public String type() {
        return "PanelPaper";
    }
}
