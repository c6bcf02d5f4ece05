package coop.talkoot.platform;

/**
 * The mail server letters are handed to, and what they say they come from.
 *
 * @param user empty where the server asks nobody who they are
 */
public record SmtpSettings(String host, int port, Security security, String user, String password, String from) {
    /** How the way to the mail server is kept private. */
    public enum Security {
        /** Nothing; for a mail server on this machine. */
        NONE,
        /** Begins in the open and goes on in TLS, or not at all. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS
    }

    public SmtpSettings {
        if (host.isBlank()) {
            throw Refused.invalid("smtp-host", "smtp-host must be the name of a mail server.");
        }
        if (!from.matches("[^\\s@<>\"]+@[^\\s@<>\"]+")) {
            throw Refused.invalid("mail-from", "mail-from must look like talkoot@coop.example, not " + from);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port + " (" + security + ")";
    }
}
