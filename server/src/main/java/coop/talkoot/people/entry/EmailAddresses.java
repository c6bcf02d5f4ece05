package coop.talkoot.people.entry;

import coop.talkoot.people.Logins;
import coop.talkoot.people.NewPerson;
import coop.talkoot.people.Throttle;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whose address is whose: it counts once it was confirmed from there, and the one before is told. */
@Singleton
public final class EmailAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(EmailAddresses.class);
    private static final Duration LASTS = Duration.ofDays(2);
    private static final Duration NEWS = Duration.ofDays(7);

    private final Transactions transactions;
    private final Logins logins;
    private final MailLinks links;
    private final Throttle throttle;
    private final LetterTexts letters;

    EmailAddresses(Transactions transactions, Logins logins, MailLinks links, Throttle throttle, LetterTexts letters) {
        this.transactions = transactions;
        this.logins = logins;
        this.links = links;
        this.throttle = throttle;
        this.letters = letters;
    }

    /** As {@link #ask} for somebody who has just come in: when it cannot be now, they ask themselves later. */
    public void begin(Viewer viewer, String address) {
        try {
            ask(viewer, address);
        } catch (Refused tooOften) {
            LOG.info("An address is not asked to be confirmed now: {}", tooOften.getMessage());
        }
    }

    /** Writes to the address. Whether somebody has it already only that somebody is told. */
    public void ask(Viewer viewer, String address) {
        var email = NewPerson.checkedEmail(address);
        if (email == null) {
            throw Refused.invalid("email", "An e-mail address looks like name@example.org.");
        }
        throttle.count(Throttle.Kind.LETTER_RECIPIENT, email.toLowerCase(Locale.ROOT));
        transactions.run(() -> {
            var owner = logins.byEmail(email);
            if (owner.isPresent() && owner.get().loginId() != viewer.loginId()) {
                links.forget(MailLinks.Purpose.ADDRESS, viewer.loginId());
                letters.post("known", owner.get().language(), email, NEWS, letters.link("/password"));
                return;
            }
            var token = links.issue(MailLinks.Purpose.ADDRESS, viewer.loginId(), email, LASTS);
            letters.post(
                    "address",
                    viewer.language(),
                    email,
                    LASTS,
                    letters.link("/email/" + token),
                    viewer.identity().handle());
        });
    }

    /** The address in force. */
    public Optional<String> of(Viewer viewer) {
        return logins.emailOf(viewer.loginId());
    }

    /** The address that was written to and has not been confirmed. */
    public Optional<String> waiting(Viewer viewer) {
        return links.waiting(MailLinks.Purpose.ADDRESS, viewer.loginId());
    }

    public boolean isOpen(String token) {
        return links.isOpen(MailLinks.Purpose.ADDRESS, token);
    }

    /** The address is theirs from now on. A lost password can no longer be replaced by way of the one before. */
    public void confirm(String token) {
        transactions.run(() -> {
            var link = links.use(MailLinks.Purpose.ADDRESS, token).orElseThrow(EmailAddresses::used);
            var viewer = logins.find(link.getLoginId()).orElseThrow();
            var before = logins.emailOf(link.getLoginId()).filter(old -> !old.equalsIgnoreCase(link.getEmail()));
            if (!logins.setEmail(link.getLoginId(), link.getEmail())) {
                throw used();
            }
            links.forget(MailLinks.Purpose.PASSWORD, link.getLoginId());
            before.ifPresent(old -> letters.post(
                    "addressChanged",
                    viewer.language(),
                    old,
                    NEWS,
                    viewer.identity().handle()));
        });
    }

    private static Refused used() {
        return Refused.notFound("This link was used already, or is older than two days.");
    }
}
