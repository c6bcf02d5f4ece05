package coop.talkoot.exchange.agreement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * In what a step is taken.
 *
 * @param by the side that takes it; null where neither does
 * @param since when the state it is in began
 */
public record Situation(@Nullable Side by, Instant now, Instant since, Patience patience) {}
