package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.time.Instant;

/**
 * Where a group comes from that a member founded from another one (B14).
 *
 * @param origin it may have ended since
 * @param charterVersion of the origin, which the group began with, word for word
 * @param charterHash SHA-256 of that charter's canonical text, in hexadecimal digits
 */
public record Fork(
        Identity group, Identity origin, Identity founder, int charterVersion, String charterHash, Instant at) {}
