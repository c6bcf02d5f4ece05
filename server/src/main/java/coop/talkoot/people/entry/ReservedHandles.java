package coop.talkoot.people.entry;

import coop.talkoot.platform.Refused;
import java.util.Locale;
import java.util.Set;

/** Names that would speak for the server, or for nobody. Who sets the server up may still take one. */
final class ReservedHandles {
    private static final Set<String> RESERVED = Set.of(
            "abuse",
            "account",
            "accounts",
            "actor",
            "admin",
            "administrator",
            "admins",
            "all",
            "anonymous",
            "api",
            "autoconfig",
            "autodiscover",
            "bot",
            "contact",
            "everybody",
            "everyone",
            "feedback",
            "ftp",
            "groups",
            "help",
            "helpdesk",
            "here",
            "hostmaster",
            "imap",
            "inbox",
            "info",
            "instance",
            "keeper",
            "keepers",
            "legal",
            "localhost",
            "mail",
            "mailer_daemon",
            "me",
            "members",
            "mod",
            "moderation",
            "moderator",
            "moderators",
            "mods",
            "news",
            "no_reply",
            "nobody",
            "noc",
            "noreply",
            "null",
            "oauth",
            "office",
            "official",
            "operator",
            "outbox",
            "owner",
            "pop",
            "postmaster",
            "privacy",
            "root",
            "security",
            "server",
            "service",
            "smtp",
            "ssl",
            "staff",
            "status",
            "support",
            "sysadmin",
            "system",
            "talkoot",
            "team",
            "test",
            "undefined",
            "users",
            "webmaster",
            "www");

    private ReservedHandles() {}

    static void check(String handle) {
        if (RESERVED.contains(handle.toLowerCase(Locale.ROOT))) {
            throw Refused.invalid("handle", "This handle is kept for the server itself. Choose another.");
        }
    }
}
