package coop.talkoot.web.view;

import java.time.Instant;

/**
 * An amount that does not stand in the balance as it will.
 *
 * @param href the agreement it is about
 * @param reason why not: a name for {@code wallet.pending.NAME}
 * @param amount with its sign, or without where it is held
 */
public record PendingLine(Who other, String title, String href, String reason, Instant since, String amount) {}
