package coop.talkoot.mastodon;

import coop.talkoot.people.AddressBook;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whom an address names: {@code name}, {@code @name@server}, or the address of their page. */
@Singleton
final class Found {
    private static final Pattern ADDRESS = Pattern.compile("@?([\\p{L}\\p{N}_.-]{1,100})(?:@([A-Za-z0-9.:-]{1,255}))?");
    private static final int LONGEST = 2000;

    private final Identities identities;
    private final AddressBook book;
    private final Settings settings;

    Found(Identities identities, AddressBook book, Settings settings) {
        this.identities = identities;
        this.book = book;
        this.settings = settings;
    }

    /** Among those known here. */
    Optional<Identity> known(String words) {
        var text = words.strip();
        if (isUrl(text)) {
            return identities.byUri(text).or(() -> ownPage(text));
        }
        var address = ADDRESS.matcher(text);
        if (!address.matches()) {
            return Optional.empty();
        }
        var domain = address.group(2);
        return domain == null || domain.equalsIgnoreCase(settings.domain())
                ? identities.localByHandle(address.group(1))
                : identities.byHandle(address.group(1), domain);
    }

    /** Asks the server of whoever is not known here; one that does not answer knows nobody. Not in a transaction. */
    Optional<Identity> anywhere(String words) {
        var known = known(words);
        if (known.isPresent()) {
            return known;
        }
        var text = words.strip();
        try {
            if (isUrl(text)) {
                return settings.isOurs(text) ? Optional.empty() : book.findByUri(text);
            }
            var address = ADDRESS.matcher(text);
            return address.matches()
                            && address.group(2) != null
                            && !address.group(2).equalsIgnoreCase(settings.domain())
                    ? book.find(address.group(1), address.group(2))
                    : Optional.empty();
        } catch (Refused unanswered) {
            return Optional.empty();
        }
    }

    static boolean isUrl(String text) {
        return text.length() <= LONGEST && (text.startsWith("https://") || text.startsWith("http://"));
    }

    /** Mastodon's form of a profile's address, which our pages answer too. */
    private Optional<Identity> ownPage(String url) {
        var start = settings.uri("/@");
        return url.startsWith(start) ? identities.localByHandle(url.substring(start.length())) : Optional.empty();
    }
}
