package coop.talkoot.web;

import coop.talkoot.governance.Motion;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.web.view.Fields;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** People as they are named in forms: @name, or @name@server. */
@Singleton
final class People {
    private static final Pattern ADDRESS = Pattern.compile("@?([A-Za-z0-9_.-]{1,100})(?:@([A-Za-z0-9.:-]{1,250}))?");

    private final Identities identities;
    private final Settings settings;

    People(Identities identities, Settings settings) {
        this.identities = identities;
        this.settings = settings;
    }

    /** Who is called so and known here; refused at {@code field} else. */
    Identity named(String field, String typed) {
        return find(typed)
                .filter(found -> found.kind() == Identity.Kind.PERSON && !found.isGone() && !found.isSuspended())
                .orElseThrow(() ->
                        Refused.invalid(field, "Nobody is known here by that name. Write @name or @name@server."));
    }

    private Optional<Identity> find(String typed) {
        var address = ADDRESS.matcher(typed.strip());
        if (!address.matches()) {
            return Optional.empty();
        }
        var domain = address.group(2);
        return domain == null || domain.toLowerCase(Locale.ROOT).equals(settings.domain())
                ? identities.localByHandle(address.group(1))
                : identities.byHandle(address.group(1), domain.toLowerCase(Locale.ROOT));
    }

    /** A proposal in the fields of its form. */
    Fields filledIn(Motion motion) {
        var values = new HashMap<String, String>();
        values.put("title", motion.post().title());
        values.put("text", motion.post().text());
        values.put("type", motion.terms().type().name());
        values.put("options", String.join("\n", motion.terms().options()));
        values.put("seats", Integer.toString(motion.terms().seats()));
        values.put("audience", motion.post().audience().name());
        var subject = motion.subject();
        values.put("subject", subject == null ? "" : subject.address());
        return Fields.of(values);
    }
}
