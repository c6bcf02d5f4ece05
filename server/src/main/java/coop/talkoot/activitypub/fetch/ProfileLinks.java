package coop.talkoot.activitypub.fetch;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.people.LinkCheck;
import coop.talkoot.platform.Html;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the pages people link to, as guarded as all that is fetched. */
@Singleton
final class ProfileLinks implements LinkCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileLinks.class);

    private final GuardedClient client;
    private final Contacts contacts;

    ProfileLinks(GuardedClient client, Contacts contacts) {
        this.client = client;
        this.contacts = contacts;
    }

    @Override
    public boolean leadsBack(String link, Set<String> addresses) {
        if (Hosts.of(link).isEmpty() || contacts.refuses(link)) {
            return false;
        }
        try {
            var answer = client.get(link, Form.PAGE, hop -> Map.of());
            return answer.isSuccess() && Html.ownLinks(answer.text()).stream().anyMatch(addresses::contains);
        } catch (Unreachable cause) {
            LOG.info("{} of a profile could not be read: {}", link, cause.getMessage());
            return false;
        }
    }
}
