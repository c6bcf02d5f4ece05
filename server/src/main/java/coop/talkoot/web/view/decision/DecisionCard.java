package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Who;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposal in a list.
 *
 * @param type what it is about, as the domain names it; texts are {@code decision.type.NAME}
 * @param group whose it is, null on the page of that co-op
 * @param at when it was proposed, or when it was decided
 * @param closesAt when the voting ends; null while it is not open
 * @param turnout who has voted and who could, null where that is not known yet
 * @param outcome the sentence that explains the result, null before
 * @param isWaiting whether the viewer could vote and has not
 */
public record DecisionCard(
        String href,
        String title,
        String type,
        Who author,
        @Nullable Who group,
        DecisionLook look,
        Instant at,
        @Nullable Instant closesAt,
        @Nullable Turnout turnout,
        @Nullable String outcome,
        boolean isWaiting) {}
