package coop.talkoot.governance;

import coop.talkoot.platform.Refused;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** A server that a federation advises to block, by its name in ASCII and small letters, and why. */
public record AdvisedDomain(String domain, String reason) {
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_REASON = 500;

    public AdvisedDomain {
        domain = ascii(domain.strip());
        reason = reason.strip();
        if (domain.length() > LONGEST_NAME || !NAME.matcher(domain).matches()) {
            throw Refused.invalid("domains", "A domain looks like example.org, and stands alone.");
        }
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw Refused.invalid(
                    "domains", "Say for each domain why, on one line of at most " + LONGEST_REASON + " characters.");
        }
    }

    private static String ascii(String typed) {
        try {
            return IDN.toASCII(typed).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notOne) {
            throw Refused.invalid("domains", "A domain looks like example.org, and stands alone.");
        }
    }
}
