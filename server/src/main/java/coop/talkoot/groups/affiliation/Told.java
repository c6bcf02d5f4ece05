package coop.talkoot.groups.affiliation;

import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One group that another one, of another server, says is above or below it.
 *
 * @param endsAt when it is over; null without notice
 * @param isAgreed whether that one says so too; else its server has not answered
 */
public record Told(Identity other, @Nullable Instant endsAt, boolean isAgreed) {}
