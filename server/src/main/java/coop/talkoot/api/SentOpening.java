package coop.talkoot.api;

import coop.talkoot.governance.FederalOpening;
import coop.talkoot.governance.Occasion;
import coop.talkoot.governance.Opening;
import coop.talkoot.governance.Secrecy;
import coop.talkoot.governance.VotingMethod;
import coop.talkoot.governance.federal.Mode;
import coop.talkoot.governance.federal.Weighting;
import coop.talkoot.http.SentFields;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a body says a motion is put to the vote. */
final class SentOpening {
    private static final int MOST_VOTERS = 1_000_000;

    private SentOpening() {}

    static Opening of(SentFields sent, Instant now) {
        var closesAt = sent.moment("closesAt", null);
        return new Opening(
                one(sent, "occasion", Occasion.class),
                one(sent, "method", VotingMethod.class),
                closesAt == null ? null : Duration.between(now, closesAt),
                one(sent, "secrecy", Secrecy.class),
                sent.has("hidesResults") ? sent.yes("hidesResults", false) : null,
                sent.has("statusQuo") ? sent.text("statusQuo") : null,
                sent.yes("allowsDelegation", true),
                sent.yes("isQuestion", false),
                sent.moment("implementBy", null),
                new Opening.Conditions(
                        sent.has("quorumPercent") ? Integer.valueOf(sent.whole("quorumPercent", 0, 100)) : null,
                        sent.has("minimumVoters") ? Integer.valueOf(sent.whole("minimumVoters", 1, MOST_VOTERS)) : null,
                        sent.has("closesEarly") ? Boolean.valueOf(sent.yes("closesEarly", false)) : null,
                        sent.yes("ballotsAreFinal", false)),
                federal(sent));
    }

    private static FederalOpening federal(SentFields sent) {
        var contributions = new HashMap<String, Long>();
        for (var each : sent.several("contributions")) {
            contributions.put(each.text("group"), each.count("amount").orElse(0L));
        }
        return new FederalOpening(
                one(sent, "mode", Mode.class),
                one(sent, "weighting", Weighting.class),
                contributions,
                Set.copyOf(sent.texts("affected", List.of())));
    }

    private static <E extends Enum<E>> @Nullable E one(SentFields sent, String field, Class<E> type) {
        return sent.has(field) ? sent.oneOf(field, type) : null;
    }
}
