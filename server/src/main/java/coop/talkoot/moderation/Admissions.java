package coop.talkoot.moderation;

import coop.talkoot.people.HouseRole;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Sessions;
import coop.talkoot.people.entry.Applications;
import coop.talkoot.people.entry.LoginRule;
import coop.talkoot.people.entry.LoginRules;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import coop.talkoot.platform.mail.Letters;
import coop.talkoot.platform.mail.UnsentLetter;
import jakarta.inject.Singleton;

/** What keepers decide about who comes in, each deed in the log. */
@Singleton
public final class Admissions {
    private final Transactions transactions;
    private final Logins logins;
    private final Sessions sessions;
    private final LoginRules rules;
    private final Applications applications;
    private final Letters letters;
    private final AuditLog audit;
    private final Settings settings;

    Admissions(
            Transactions transactions,
            Logins logins,
            Sessions sessions,
            LoginRules rules,
            Applications applications,
            Letters letters,
            AuditLog audit,
            Settings settings) {
        this.transactions = transactions;
        this.logins = logins;
        this.sessions = sessions;
        this.rules = rules;
        this.applications = applications;
        this.letters = letters;
        this.audit = audit;
        this.settings = settings;
    }

    public void setRule(Identity keeper, LoginRule rule) {
        transactions.run(() -> {
            var before = rules.get();
            if (!before.equals(rule)) {
                rules.set(rule);
                audit.write(keeper, Deed.LOGIN_RULE_SET, settings.domain(), "", words(before), words(rule));
            }
        });
    }

    public void accept(Identity keeper, long application) {
        transactions.run(() -> {
            var viewer = applications.accept(application);
            audit.write(keeper, Deed.APPLICATION_ACCEPTED, viewer.identity().address(), "", "", "");
        });
    }

    /** {@code words} are told to who asked, and stand in the log. */
    public void decline(Identity keeper, long id, String words) {
        transactions.run(() -> {
            var application = applications.get(id);
            applications.decline(id, words);
            var address = "@" + application.handle() + "@" + settings.domain();
            audit.write(keeper, Deed.APPLICATION_DECLINED, address, words.strip(), "", "");
        });
    }

    /** A letter that was not sent, with the link in it: whoever reads it could use it, so reading is a deed. */
    public UnsentLetter read(Identity keeper, long id) {
        return transactions.write(() -> {
            var letter = letters.get(id);
            audit.write(
                    keeper,
                    Deed.LETTER_READ,
                    letter.letter().recipient(),
                    letter.letter().subject(),
                    "",
                    "");
            return letter;
        });
    }

    /** Gives somebody a part in keeping the server, or ends it; they sign in anew, with the rights they have then. */
    public void giveRole(Identity keeper, Identity person, HouseRole role) {
        transactions.run(() -> {
            var viewer = logins.ofActor(person.id())
                    .orElseThrow(() -> Refused.invalid("address", "Nobody signs in here by this address."));
            if (viewer.role() != role) {
                logins.setRole(viewer.loginId(), role);
                sessions.closeAll(viewer.loginId());
                audit.write(
                        keeper,
                        Deed.ROLE_GIVEN,
                        person.address(),
                        "",
                        viewer.role().name(),
                        role.name());
            }
        });
    }

    private static String words(LoginRule rule) {
        return rule.mode() + (rule.keepersNeedSecondFactor() ? ", SECOND FACTOR" : "");
    }
}
