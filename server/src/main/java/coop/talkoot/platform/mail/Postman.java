package coop.talkoot.platform.mail;

import coop.talkoot.platform.Dispatcher;
import coop.talkoot.platform.Dispatchers;
import coop.talkoot.platform.Settings;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands letters to the mail server, a few at a time; where there is none, he stays at home. */
@Singleton
final class Postman implements ApplicationEventListener<ServerStartupEvent>, Dispatcher.Queue<UnsentLetter> {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int AT_ONCE = 4;
    /** Replies of this class say that it will never be otherwise (RFC 5321, section 4.2.1). */
    private static final int FOR_GOOD = 500;

    private final Letters letters;
    private final Optional<MailServer> server;
    private final Dispatchers dispatchers;

    Postman(Letters letters, Settings settings, Clock clock, Dispatchers dispatchers) {
        this.letters = letters;
        this.server = settings.smtp().map(smtp -> new MailServer(smtp, clock));
        this.dispatchers = dispatchers;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        if (server.isPresent()) {
            var dispatcher = dispatchers.create("letters", AT_ONCE, this);
            letters.onPosted(dispatcher::wake);
            dispatcher.start();
        }
    }

    @Override
    public List<UnsentLetter> claim(int most) {
        return letters.claim(most);
    }

    @Override
    public void work(UnsentLetter unsent) {
        try {
            server.orElseThrow().send(unsent);
            letters.sent(unsent.id());
        } catch (MessagingException cause) {
            LOG.warn("{} was not taken by the mail server: {}", unsent.letter(), cause.toString());
            letters.failed(unsent, String.valueOf(cause.getMessage()), isForGood(cause));
        }
    }

    @Override
    public void failed(UnsentLetter unsent, RuntimeException cause) {
        letters.failed(unsent, cause.toString(), false);
    }

    private static boolean isForGood(MessagingException cause) {
        for (Exception step = cause; step instanceof MessagingException; step = next(step)) {
            var code = step instanceof SMTPSendFailedException refused
                    ? refused.getReturnCode()
                    : step instanceof SMTPAddressFailedException refused ? refused.getReturnCode() : 0;
            if (code >= FOR_GOOD) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Exception next(Exception step) {
        return step instanceof SendFailedException failed
                ? failed.getNextException()
                : ((MessagingException) step).getNextException();
    }
}
