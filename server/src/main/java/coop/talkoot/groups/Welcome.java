package coop.talkoot.groups;

import coop.talkoot.people.Logins;
import coop.talkoot.people.NewPerson;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;

/** Coming in by an invitation without a login yet: the login and the membership begin together or not at all. */
@Singleton
public final class Welcome {
    private final Transactions transactions;
    private final Logins logins;
    private final Invitations invitations;

    Welcome(Transactions transactions, Logins logins, Invitations invitations) {
        this.transactions = transactions;
        this.logins = logins;
        this.invitations = invitations;
    }

    /** Makes {@code person} a login and takes them in by the invitation of this token. */
    public Viewer signUp(String token, NewPerson person) {
        return transactions.write(() -> {
            var viewer = logins.register(person, false);
            invitations.accept(token, viewer.identity());
            return viewer;
        });
    }
}
