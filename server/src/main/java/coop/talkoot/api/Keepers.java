package coop.talkoot.api;

import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;

/** What only those who keep the server may do. */
final class Keepers {
    private Keepers() {}

    /** Whoever asks, if they keep the server. */
    static Identity require(Viewer viewer) {
        if (!viewer.isKeeper()) {
            throw Refused.notAllowed("Only who keeps this server may do this.");
        }
        return viewer.identity();
    }
}
