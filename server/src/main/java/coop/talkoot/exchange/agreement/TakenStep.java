package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of an agreement's history; none is changed.
 *
 * @param number the version it made
 * @param by null where neither side did it
 * @param state the name of what followed
 */
public record TakenStep(
        long id,
        String uri,
        long agreementId,
        int number,
        Step step,
        @Nullable Identity by,
        String state,
        Instant at) {}
