package coop.talkoot.people.entry;

import coop.talkoot.people.Identity;
import coop.talkoot.people.Permission;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;

/** Asked before anything is done in keeping the server: the role must allow it, and the way they signed in suffice. */
@Singleton
public final class Rights {
    private final LoginRules rules;
    private final SecondFactors factors;

    Rights(LoginRules rules, SecondFactors factors) {
        this.rules = rules;
        this.factors = factors;
    }

    /** Whoever asks, if they may. */
    public Identity require(Viewer viewer, Permission permission) {
        if (!viewer.role().may(permission)) {
            throw Refused.notAllowed("Only who keeps this server may do this.");
        }
        if (lacksSecondFactor(viewer)) {
            throw Refused.notAllowed("Who keeps this server needs a second factor. Turn it on under Signing in.");
        }
        return viewer.identity();
    }

    /** Whether the rule of the house wants a second factor of them, and there is none. */
    public boolean lacksSecondFactor(Viewer viewer) {
        return viewer.role().keepsHouse() && rules.get().keepersNeedSecondFactor() && !factors.isOn(viewer.loginId());
    }
}
