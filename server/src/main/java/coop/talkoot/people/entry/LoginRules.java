package coop.talkoot.people.entry;

import static coop.talkoot.schema.Tables.LOGIN_RULE;

import coop.talkoot.people.NewIdentity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import org.jooq.DSLContext;

/** The rule of the house about logins; asked each time, so that a change holds for all processes at once. */
@Singleton
public final class LoginRules {
    private final DSLContext sql;
    private final Transactions transactions;

    LoginRules(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public LoginRule get() {
        return transactions.read(() -> sql.selectFrom(LOGIN_RULE)
                .fetchSingle(
                        row -> new LoginRule(LoginRule.Mode.valueOf(row.getMode()), row.getKeepersNeedSecondFactor())));
    }

    /** Changes it. Who may is the caller's to know. */
    public void set(LoginRule rule) {
        transactions.run(() -> sql.update(LOGIN_RULE)
                .set(LOGIN_RULE.MODE, rule.mode().name())
                .set(LOGIN_RULE.KEEPERS_NEED_SECOND_FACTOR, rule.keepersNeedSecondFactor())
                .execute());
    }

    /** How who has no invitation comes in; refused when they do not. */
    LoginRule.Mode requireOpenDoor() {
        var mode = get().mode();
        if (!mode.takesApplications()) {
            throw Refused.notAllowed(
                    mode == LoginRule.Mode.INVITATION
                            ? "This server takes people in by invitation. Ask somebody of a co-op for a link."
                            : "This server takes nobody new at the moment. Ask those who keep it.");
        }
        return mode;
    }

    /** Refused when the handle would speak for the server itself. */
    public void requireUsual(NewIdentity wanted) {
        ReservedHandles.check(wanted.handle());
    }

    /** Refused when nobody new is let in, not even by an invitation. */
    public void requireInvitations() {
        if (get().mode() == LoginRule.Mode.CLOSED) {
            throw Refused.notAllowed("This server takes nobody new at the moment. Ask those who keep it.");
        }
    }
}
