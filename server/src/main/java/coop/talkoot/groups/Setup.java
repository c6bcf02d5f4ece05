package coop.talkoot.groups;

import coop.talkoot.people.Logins;
import coop.talkoot.people.NewPerson;
import coop.talkoot.people.SetupLinks;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;

/** The first run: one link, one co-op, its first member and keeper; all of it or nothing. */
@Singleton
public final class Setup {
    private final Transactions transactions;
    private final SetupLinks links;
    private final Logins logins;
    private final Groups groups;
    private final Memberships memberships;

    Setup(Transactions transactions, SetupLinks links, Logins logins, Groups groups, Memberships memberships) {
        this.transactions = transactions;
        this.links = links;
        this.logins = logins;
        this.groups = groups;
        this.memberships = memberships;
    }

    /** Uses the link up, founds the co-op and makes {@code person} its admin and the instance's keeper. */
    public Viewer run(String token, Founding founding, NewPerson person) {
        return transactions.write(() -> {
            links.use(token);
            var group = groups.found(founding);
            var keeper = logins.register(person, true);
            memberships.appoint(group, keeper.identity(), Role.ADMIN);
            return keeper;
        });
    }
}
