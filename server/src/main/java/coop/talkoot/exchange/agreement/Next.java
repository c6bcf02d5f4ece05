package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.Refusal;
import java.util.List;

/** What a step comes to. */
public sealed interface Next {
    /** It is done: the course goes on from here, and this follows. */
    record Moved(Course course, List<Effect> effects) implements Next {
        public Moved {
            effects = List.copyOf(effects);
        }
    }

    /** It is not, and why. */
    record Denied(Refusal refusal) implements Next {}

    static Next denied(String sentence) {
        return new Denied(new Refusal.Conflict(sentence));
    }

    static Next notTheirs(String sentence) {
        return new Denied(new Refusal.NotAllowed(sentence));
    }

    static Next invalid(String field, String sentence) {
        return new Denied(new Refusal.Invalid(field, sentence));
    }
}
