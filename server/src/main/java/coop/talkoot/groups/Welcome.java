package coop.talkoot.groups;

import coop.talkoot.people.Logins;
import coop.talkoot.people.NewPerson;
import coop.talkoot.people.Passwords;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.entry.EmailAddresses;
import coop.talkoot.people.entry.LoginRules;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;

/** Coming in by an invitation without a login yet: the login and the membership begin together or not at all. */
@Singleton
public final class Welcome {
    private final Transactions transactions;
    private final Logins logins;
    private final Invitations invitations;
    private final LoginRules rules;
    private final EmailAddresses addresses;

    Welcome(
            Transactions transactions,
            Logins logins,
            Invitations invitations,
            LoginRules rules,
            EmailAddresses addresses) {
        this.transactions = transactions;
        this.logins = logins;
        this.invitations = invitations;
        this.rules = rules;
        this.addresses = addresses;
    }

    /**
     * Makes {@code person} a login and takes them in by the invitation of this token. Their address counts once it is
     * confirmed; nothing here depends on it, and nothing tells whether somebody else has it.
     */
    public Viewer signUp(String token, NewPerson person) {
        rules.requireInvitations();
        var wanted = person.identity();
        rules.requireUsual(wanted);
        var hash = Passwords.hash(person.password());
        var newcomer = transactions.write(() -> {
            var viewer = logins.register(wanted, null, hash, false);
            invitations.accept(token, viewer.identity());
            return viewer;
        });
        if (person.email() != null) {
            addresses.begin(newcomer, person.email());
        }
        return newcomer;
    }
}
