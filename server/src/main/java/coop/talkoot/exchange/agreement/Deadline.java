package coop.talkoot.exchange.agreement;

import java.time.Instant;

/** When something happens by itself, or should have been done. */
public record Deadline(Kind kind, Instant at) {
    /** What then. */
    public enum Kind {
        /** A proposal nobody answered comes to nothing. */
        EXPIRES,
        /** Silence counts as yes. */
        CONFIRMED_BY_SILENCE,
        /** What was held is there for others again. */
        HOLD_ENDS,
        /** What only one side gave is disputed. */
        DISPUTED_BY_SILENCE,
        /** It is to be back, done or paid; nothing happens by itself. */
        DUE;

        /** Whether it moves the agreement. */
        public boolean isLapse() {
            return this != DUE;
        }
    }
}
