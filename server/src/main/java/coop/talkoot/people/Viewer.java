package coop.talkoot.people;

import java.time.ZoneId;
import java.util.Locale;

/** The person a request is made by: signed in, of this instance. */
public record Viewer(long loginId, Identity identity, boolean isKeeper, Locale language, ZoneId zone) {
    public long actorId() {
        return identity.id();
    }
}
