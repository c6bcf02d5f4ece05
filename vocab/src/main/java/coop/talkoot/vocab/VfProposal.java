package coop.talkoot.vocab;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An offer or a need (FEP-0837), riding on a note. Never to be mixed up with a motion, which people also call a proposal. */
public record VfProposal(
        Purpose purpose,
        VfIntent primary,
        @Nullable VfIntent reciprocal,
        @Nullable Boolean unitBased,
        @Nullable String exchangeKind) {
    public VfProposal {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(primary, "primary");
    }

    /** Which of the two it is. */
    public enum Purpose {
        OFFER("offer"),
        REQUEST("request");

        private final String wire;

        Purpose(String wire) {
            this.wire = wire;
        }

        /** The word that travels. */
        public String wire() {
            return wire;
        }

        /** The purpose a word means, or nothing. */
        public static @Nullable Purpose of(@Nullable String word) {
            for (var purpose : values()) {
                if (purpose.wire.equals(word)) {
                    return purpose;
                }
            }
            return null;
        }
    }
}
