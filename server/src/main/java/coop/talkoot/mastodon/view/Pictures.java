package coop.talkoot.mastodon.view;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import jakarta.inject.Singleton;

/** Where the pictures of accounts are; whoever has none gets the same one, as programs expect a picture of everybody. */
@Singleton
public final class Pictures {
    private final Settings settings;

    Pictures(Settings settings) {
        this.settings = settings;
    }

    String avatar(Identity identity) {
        return settings.uri(identity.kind() == Identity.Kind.GROUP ? "/images/group.png" : "/images/person.png");
    }

    public String header() {
        return settings.uri("/images/header.png");
    }
}
