package coop.talkoot.activitypub.fetch;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.people.AddressBook;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds people and groups of other servers by asking these. */
@Singleton
final class RemoteAddressBook implements AddressBook {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteAddressBook.class);

    private final RemoteActors actors;
    private final WebFinger webFinger;
    private final Settings settings;
    private final Contacts contacts;

    RemoteAddressBook(RemoteActors actors, WebFinger webFinger, Settings settings, Contacts contacts) {
        this.actors = actors;
        this.webFinger = webFinger;
        this.settings = settings;
        this.contacts = contacts;
    }

    @Override
    public Optional<Identity> find(String handle, String domain) {
        if (contacts.refusesHost(domain)) {
            return Optional.empty();
        }
        try {
            return actors.byHandle(handle, domain.toLowerCase(Locale.ROOT));
        } catch (Unreachable cause) {
            throw unanswered(domain, cause);
        }
    }

    @Override
    public Optional<Identity> findByUri(String uri) {
        if (Hosts.of(uri).isEmpty() || settings.isOurs(uri) || contacts.refuses(uri)) {
            return Optional.empty();
        }
        try {
            return Optional.of(actors.byUri(uri));
        } catch (Unreachable cause) {
            LOG.info("{} could not be read: {}", uri, cause.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Optional<Identity> readAgain(String uri) {
        if (Hosts.of(uri).isEmpty() || settings.isOurs(uri) || contacts.refuses(uri)) {
            return Optional.empty();
        }
        try {
            return Optional.of(actors.fetch(uri));
        } catch (Unreachable cause) {
            LOG.info("{} could not be read again: {}", uri, cause.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> subscribeTemplate(String handle, String domain) {
        try {
            return webFinger.subscribeTemplate(handle, domain.toLowerCase(Locale.ROOT));
        } catch (Unreachable cause) {
            throw unanswered(domain, cause);
        }
    }

    private static Refused unanswered(String domain, Unreachable cause) {
        LOG.info("{} did not answer: {}", domain, cause.getMessage());
        return Refused.invalid("address", domain + " did not answer, or not as a server of the fediverse does.");
    }
}
