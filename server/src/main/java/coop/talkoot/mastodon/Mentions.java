package coop.talkoot.mastodon;

import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whom a text speaks to: {@code @name} and {@code @name@server}. */
@Singleton
final class Mentions {
    private static final Pattern MENTION = Pattern.compile(
            "(?<![\\p{L}\\p{N}_/@.])@([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?(?:@[A-Za-z0-9.-]+(?::[0-9]+)?)?)");
    private static final int MOST = 20;
    /** Servers may take seconds to say who somebody is. */
    private static final int MOST_UNKNOWN = 5;

    private final Found found;

    Mentions(Found found) {
        this.found = found;
    }

    /** Each once, in order; asks other servers for those not known here, so not in a transaction. */
    List<Identity> in(String text) {
        var people = new LinkedHashMap<Long, Identity>();
        var addresses = MENTION.matcher(text)
                .results()
                .map(match -> match.group(1).replaceFirst("[.-]+$", "").toLowerCase(Locale.ROOT))
                .distinct()
                .limit(MOST)
                .toList();
        var unknown = 0;
        for (var address : addresses) {
            var person = found.known(address);
            if (person.isEmpty() && address.contains("@") && unknown < MOST_UNKNOWN) {
                unknown++;
                person = found.anywhere(address);
            }
            person.filter(known -> !known.isGone() && !known.isSuspended())
                    .ifPresent(known -> people.put(known.id(), known));
        }
        return List.copyOf(people.values());
    }
}
