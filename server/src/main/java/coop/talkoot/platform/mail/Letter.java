package coop.talkoot.platform.mail;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text for one address.
 *
 * @param body plain text
 * @param expiresAt when it has nothing to say any more, as the link in it opens nothing
 * @param html the same as HTML; null where there is plain text only
 * @param unsubscribe the address that ends letters like this one when it is posted to (RFC 8058); null where they come
 *     because somebody asked
 */
public record Letter(
        String recipient,
        String subject,
        String body,
        Instant expiresAt,
        @Nullable String html,
        @Nullable String unsubscribe) {
    private static final int LONGEST_ADDRESS = 320;

    public Letter {
        if (recipient.isBlank() || recipient.length() > LONGEST_ADDRESS || hasControl(recipient)) {
            throw new IllegalArgumentException("a letter needs an address");
        }
        if (subject.isBlank() || hasControl(subject)) {
            throw new IllegalArgumentException("a subject is one line of text");
        }
        if (unsubscribe != null && (unsubscribe.contains(">") || hasControl(unsubscribe))) {
            throw new IllegalArgumentException("an address to unsubscribe at fits a header");
        }
    }

    /** Plain text alone. */
    public Letter(String recipient, String subject, String body, Instant expiresAt) {
        this(recipient, subject, body, expiresAt, null, null);
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
