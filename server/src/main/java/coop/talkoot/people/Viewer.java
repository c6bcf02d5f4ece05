package coop.talkoot.people;

import java.time.ZoneId;
import java.util.Locale;

/** The person a request is made by: signed in, of this instance. */
public record Viewer(long loginId, Identity identity, HouseRole role, Locale language, ZoneId zone) {
    public boolean isKeeper() {
        return role == HouseRole.KEEPER;
    }

    public long actorId() {
        return identity.id();
    }
}
