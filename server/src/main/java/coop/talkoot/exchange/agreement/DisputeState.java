package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a dispute went. What has an end goes on by itself when it comes. */
public sealed interface DisputeState {
    String name();

    default Optional<Instant> end() {
        return Optional.empty();
    }

    /** One side claims; the other has so long to answer. */
    record Opened(Instant until) implements DisputeState {
        @Override
        public String name() {
            return "OPENED";
        }

        @Override
        public Optional<Instant> end() {
            return Optional.of(until);
        }
    }

    /**
     * Both have spoken; who might mediate is to be found.
     *
     * @param named somebody one side would have; null before
     * @param namedBy that side
     */
    record Answered(
            Instant until,
            @Nullable Identity named,
            @Nullable Side namedBy) implements DisputeState {
        @Override
        public String name() {
            return "ANSWERED";
        }

        @Override
        public Optional<Instant> end() {
            return Optional.of(until);
        }
    }

    /** Somebody both accept helps them to agree. */
    record Mediation(Instant until, Identity mediator) implements DisputeState {
        @Override
        public String name() {
            return "MEDIATION";
        }

        @Override
        public Optional<Instant> end() {
            return Optional.of(until);
        }
    }

    /** Three who were drawn decide; two of them are enough. */
    record Panel(Instant until, List<Panelist> panel) implements DisputeState {
        public Panel {
            panel = List.copyOf(panel);
        }

        @Override
        public String name() {
            return "PANEL";
        }

        @Override
        public Optional<Instant> end() {
            return Optional.of(until);
        }
    }

    /** The panel has; either side can still ask the assembly, once. */
    record Decided(Remedy remedy, Instant until) implements DisputeState {
        @Override
        public String name() {
            return "DECIDED";
        }

        @Override
        public Optional<Instant> end() {
            return Optional.of(until);
        }
    }

    /** It is the assembly's to decide: a coordinator enters what it said. */
    record Appealed() implements DisputeState {
        @Override
        public String name() {
            return "APPEALED";
        }
    }

    /** The remedy stands. */
    record Closed(Remedy remedy, Instant at) implements DisputeState {
        @Override
        public String name() {
            return "CLOSED";
        }
    }

    /** Somebody drawn; the remedy is null until they have said theirs. */
    record Panelist(Identity actor, @Nullable Remedy remedy) {}
}
