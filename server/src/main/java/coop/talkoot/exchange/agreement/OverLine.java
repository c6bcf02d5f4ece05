package coop.talkoot.exchange.agreement;

import coop.talkoot.ledger.clearing.Clearing;
import coop.talkoot.ledger.clearing.NewClearing;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives time of an agreement over the line between the co-ops of its two sides. */
@Singleton
final class OverLine {
    private final Clearing clearing;

    OverLine(Clearing clearing) {
        this.clearing = clearing;
    }

    /** Why it cannot be given, if it cannot; the same {@code key} is given once. */
    Optional<String> give(Agreement agreement, Identity payer, Identity payee, long minutes, String key) {
        var line = clearing.lineFor(payer, payee);
        if (line.isEmpty()) {
            return Optional.of("There is no line from a co-op of " + payer.domain() + " to a co-op of " + payee.domain()
                    + ": their coordinators can open one.");
        }
        var wanted = new NewClearing(line.get(), payer, payee, minutes, agreement.title(), key, agreement.uri());
        return switch (clearing.attempt(wanted)) {
            case Clearing.Attempt.Begun ignored -> Optional.empty();
            case Clearing.Attempt.Denied denied -> Optional.of(denied.refusal().sentence());
        };
    }
}
