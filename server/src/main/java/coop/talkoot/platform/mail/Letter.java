package coop.talkoot.platform.mail;

import java.time.Instant;
import java.util.Locale;

/**
 * Plain text for one address.
 *
 * @param expiresAt when it has nothing to say any more, as the link in it opens nothing
 */
public record Letter(String recipient, String subject, String body, Instant expiresAt) {
    private static final int LONGEST_ADDRESS = 320;

    public Letter {
        if (recipient.isBlank() || recipient.length() > LONGEST_ADDRESS || hasControl(recipient)) {
            throw new IllegalArgumentException("a letter needs an address");
        }
        if (subject.isBlank() || hasControl(subject)) {
            throw new IllegalArgumentException("a subject is one line of text");
        }
    }

    /** What stands after the @, for logs: who gets which letter is nobody's business. */
    String domain() {
        return recipient.substring(recipient.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return "Letter[to " + domain() + "]";
    }
}
