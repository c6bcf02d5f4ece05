package coop.talkoot.api;

import coop.talkoot.people.AddressBook;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** People and groups by what a caller has of them: an id, or an address such as @alice@coop.example. */
@Singleton
final class Addresses {
    private static final Pattern ADDRESS = Pattern.compile(
            "@?([A-Za-z0-9_][A-Za-z0-9_.-]{0,199})(?:@([A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?(?::[0-9]{1,5})?))?");

    private final Identities identities;
    private final Settings settings;
    private final BeanProvider<AddressBook> books;

    Addresses(Identities identities, Settings settings, BeanProvider<AddressBook> books) {
        this.identities = identities;
        this.settings = settings;
        this.books = books;
    }

    Identity byId(long id) {
        return identities
                .find(id)
                .filter(identity -> !identity.isGone() && !identity.isSuspended())
                .orElseThrow(() -> Refused.notFound("There is nobody here by this id."));
    }

    /** Suspended ones too: for who keeps the server. */
    Identity evenSuspended(long id) {
        return identities.find(id).orElseThrow(() -> Refused.notFound("There is nobody here by this id."));
    }

    /** Known ones first; another server is asked only for whom nobody here has met. */
    Identity byAddress(String field, String address) {
        var parts = ADDRESS.matcher(address.strip());
        if (!parts.matches()) {
            throw Refused.invalid(field, "An address looks like @alice@coop.example.");
        }
        var handle = parts.group(1);
        var domain = parts.group(2) == null ? settings.domain() : parts.group(2).toLowerCase(Locale.ROOT);
        return identities
                .byHandle(handle, domain)
                .or(() -> elsewhere(handle, domain))
                .filter(identity -> !identity.isSuspended())
                .orElseThrow(() -> Refused.notFound("Nobody is known by this address."));
    }

    private Optional<Identity> elsewhere(String handle, String domain) {
        return domain.equals(settings.domain()) || !books.isPresent()
                ? Optional.empty()
                : books.get().find(handle, domain);
    }
}
