package coop.talkoot.web;

import coop.talkoot.people.AddressBook;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Groups by the address somebody types; those nobody here has met are asked for where they live. */
@Singleton
final class GroupAddresses {
    private final Identities identities;
    private final AddressBook book;
    private final Settings settings;

    GroupAddresses(Identities identities, AddressBook book, Settings settings) {
        this.identities = identities;
        this.book = book;
        this.settings = settings;
    }

    /** Refused at {@code field} where that is no group. */
    Identity named(String field, String typed) {
        var parts = typed.strip().replaceFirst("^@", "").split("@", 2);
        var domain = parts.length < 2 ? settings.domain() : parts[1].toLowerCase(Locale.ROOT);
        try {
            var found = domain.equals(settings.domain())
                    ? identities.localByHandle(parts[0].toLowerCase(Locale.ROOT))
                    : identities.byHandle(parts[0], domain).or(() -> book.find(parts[0], domain));
            return found.filter(group -> group.kind() == Identity.Kind.GROUP)
                    .orElseThrow(() -> Refused.invalid(
                            field, "No group is known by this address. It looks like @city@commons.example."));
        } catch (Refused refused) {
            throw Refused.invalid(field, refused.refusal().sentence());
        }
    }
}
