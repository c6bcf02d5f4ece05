package coop.talkoot.people.entry;

import coop.talkoot.people.Logins;
import coop.talkoot.people.Passwords;
import coop.talkoot.people.Sessions;
import coop.talkoot.people.Throttle;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** New passwords: by a link in a letter for who lost the old one, by the old one for who has it. */
@Singleton
public final class LostPasswords implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LostPasswords.class);
    private static final Duration LASTS = Duration.ofHours(1);
    private static final Duration NEWS = Duration.ofDays(7);

    private final Transactions transactions;
    private final Logins logins;
    private final Sessions sessions;
    private final MailLinks links;
    private final Throttle throttle;
    private final LetterTexts letters;
    private final ExecutorService later = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("lost-password-", 0).factory());

    LostPasswords(
            Transactions transactions,
            Logins logins,
            Sessions sessions,
            MailLinks links,
            Throttle throttle,
            LetterTexts letters) {
        this.transactions = transactions;
        this.logins = logins;
        this.sessions = sessions;
        this.links = links;
        this.throttle = throttle;
        this.letters = letters;
    }

    /**
     * Writes to the address if somebody has it. That is looked up after the answer, so that neither its words nor the
     * time it takes tell who is here.
     */
    public void ask(String email) {
        var address = email.strip().toLowerCase(Locale.ROOT);
        if (throttle.allows(Throttle.Kind.LETTER_RECIPIENT, address)) {
            later.execute(() -> write(address));
        }
    }

    private void write(String address) {
        try {
            transactions.run(() -> logins.byEmail(address)
                    .filter(viewer -> !viewer.identity().isSuspended())
                    .ifPresent(viewer -> {
                        var token = links.issue(MailLinks.Purpose.PASSWORD, viewer.loginId(), address, LASTS);
                        letters.post(
                                "password",
                                viewer.language(),
                                address,
                                LASTS,
                                letters.link("/password/" + token),
                                viewer.identity().handle());
                    }));
        } catch (RuntimeException cause) {
            LOG.error("A letter about a lost password was not written", cause);
        }
    }

    public boolean isOpen(String token) {
        return links.isOpen(MailLinks.Purpose.PASSWORD, token);
    }

    /** Sets the new password and signs every browser and program out. A second factor is asked for as before. */
    public void replace(String token, String password) {
        var hash = Passwords.hash(password);
        transactions.run(() -> {
            var link = links.use(MailLinks.Purpose.PASSWORD, token)
                    .orElseThrow(() -> Refused.notFound("This link was used already, or is older than an hour."));
            var viewer = logins.find(link.getLoginId()).orElseThrow();
            logins.setPassword(viewer.loginId(), hash);
            sessions.closeAll(viewer.loginId());
            logins.unlock(viewer);
            tell(viewer, "passwordChanged");
        });
    }

    /** Changes the password of who knows the old one; all but the session of {@code token} are signed out. */
    public void change(Viewer viewer, String old, String password, String token) {
        logins.requirePassword(viewer, old);
        var hash = hash(password);
        transactions.run(() -> {
            logins.setPassword(viewer.loginId(), hash);
            links.forget(MailLinks.Purpose.PASSWORD, viewer.loginId());
            sessions.closeOthers(viewer.loginId(), token);
            tell(viewer, "passwordChanged");
        });
    }

    private static String hash(String password) {
        try {
            return Passwords.hash(password);
        } catch (Refused refused) {
            throw Refused.invalid("newPassword", refused.refusal().sentence());
        }
    }

    private void tell(Viewer viewer, String name) {
        logins.emailOf(viewer.loginId())
                .ifPresent(email -> letters.post(
                        name,
                        viewer.language(),
                        email,
                        NEWS,
                        letters.link("/password"),
                        viewer.identity().handle()));
    }

    @Override
    @PreDestroy
    public void close() {
        later.close();
    }
}
