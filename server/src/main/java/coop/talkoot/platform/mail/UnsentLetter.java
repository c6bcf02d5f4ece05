package coop.talkoot.platform.mail;

import java.time.Instant;

/**
 * A letter that has not gone out.
 *
 * @param reason what the mail server said, empty where there is none to send it with
 * @param isGivenUp whether it is tried no more
 */
public record UnsentLetter(long id, Letter letter, int tries, String reason, boolean isGivenUp, Instant writtenAt) {}
