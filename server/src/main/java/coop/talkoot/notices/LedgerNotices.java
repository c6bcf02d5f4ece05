package coop.talkoot.notices;

import coop.talkoot.groups.Belonging;
import coop.talkoot.groups.Right;
import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.Entry;
import coop.talkoot.ledger.LedgerEvent;
import coop.talkoot.ledger.Posting;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.clearing.LineEvent;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Permission;
import coop.talkoot.people.Standing;
import jakarta.inject.Singleton;
import java.util.List;

/** Who is told of what moves in a ledger: who was given something, and both sides of what is taken back. */
@Singleton
final class LedgerNotices {
    private final Teller teller;
    private final Identities identities;

    LedgerNotices(Teller teller, Identities identities) {
        this.teller = teller;
        this.identities = identities;
    }

    void tell(LedgerEvent event) {
        switch (event) {
            case LedgerEvent.Posted posted -> {
                if (posted.entry().kind() == Entry.Kind.TRANSFER) {
                    given(posted.entry(), posted.accounts());
                }
            }
            case LedgerEvent.Reversed reversed ->
                tellOf(Notice.Kind.REVERSED, reversed.by(), reversed.entry(), reversed.accounts());
            case LedgerEvent.JournalBroken broken -> {
                var group = group(broken.unit());
                teller.tell(
                        new Teller.Deed(
                                Notice.Kind.JOURNAL_BROKEN,
                                group,
                                null,
                                group,
                                broken.unit().id(),
                                broken.finding()),
                        Standing.keepersWho(Permission.LOG));
            }
            case LedgerEvent.UnitCreated ignored -> {}
            case LedgerEvent.LimitsChanged ignored -> {}
            case LedgerEvent.FrozenOrThawed ignored -> {}
            case LedgerEvent.AccountClosed ignored -> {}
        }
    }

    /** Who keeps the accounts is to compare with the other side. */
    void tell(LineEvent event) {
        switch (event) {
            case LineEvent.LineSuspended suspended -> {
                var line = suspended.line();
                teller.tell(
                        new Teller.Deed(
                                Notice.Kind.LINE_STOPPED,
                                line.partner(),
                                null,
                                line.group(),
                                line.id(),
                                line.group().displayName()),
                        Belonging.thoseWho(Right.KEEP_ACCOUNTS, line.group().id()));
            }
            case LineEvent.LimitStated ignored -> {}
            case LineEvent.MessageDue ignored -> {}
            case LineEvent.StatementDue ignored -> {}
            case LineEvent.TransferSettled ignored -> {}
            case LineEvent.TransferEnded ignored -> {}
        }
    }

    private void given(Entry entry, List<Account> accounts) {
        var giver = accounts.stream()
                .filter(account -> amountOf(account, entry) < 0)
                .findFirst()
                .orElseThrow()
                .owner();
        var receivers = accounts.stream()
                .filter(account -> amountOf(account, entry) > 0)
                .toList();
        tellOf(Notice.Kind.GIVEN, giver, entry, receivers);
    }

    private void tellOf(Notice.Kind kind, Identity actor, Entry entry, List<Account> accounts) {
        for (var account : accounts) {
            if (NoticeListener.canBeTold(account.owner())) {
                var group = group(account.unit());
                var amount = account.unit().words(Math.abs(amountOf(account, entry)));
                teller.tell(
                        new Teller.Deed(kind, actor, null, group, entry.id(), amount),
                        List.of(account.owner().id()));
            }
        }
    }

    /** From memory: transfers come many at a time. */
    private Identity group(Unit unit) {
        return identities.findRecent(unit.groupId()).orElseThrow();
    }

    private static long amountOf(Account account, Entry entry) {
        return entry.postings().stream()
                .filter(posting -> posting.accountId() == account.id())
                .mapToLong(Posting::amount)
                .sum();
    }
}
