package coop.talkoot.web;

import coop.talkoot.exchange.agreement.Pending;
import coop.talkoot.exchange.agreement.PendingAmounts;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.Movement;
import coop.talkoot.ledger.StatementFilter;
import coop.talkoot.ledger.Statements;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.Units;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.BalanceChart;
import coop.talkoot.web.view.BalanceScale;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.MovementLine;
import coop.talkoot.web.view.Pager;
import coop.talkoot.web.view.PendingLine;
import coop.talkoot.web.view.StatementPage;
import coop.talkoot.web.view.Tab;
import coop.talkoot.web.view.WalletPage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws what an account holds, and what moved on it. */
@Singleton
final class WalletSheets {
    private static final Duration DRAWN = Duration.ofDays(180);

    private final Names names;
    private final Units units;
    private final Statements statements;
    private final PendingAmounts pendingAmounts;
    private final Memberships memberships;
    private final Clock clock;

    WalletSheets(
            Names names,
            Units units,
            Statements statements,
            PendingAmounts pendingAmounts,
            Memberships memberships,
            Clock clock) {
        this.names = names;
        this.units = units;
        this.statements = statements;
        this.pendingAmounts = pendingAmounts;
        this.memberships = memberships;
        this.clock = clock;
    }

    /** {@code href} is the page, and holds the unit already where it is one of several. */
    WalletPage page(Identity group, Account account, Visit visit, String href, Map<String, String> values) {
        var viewer = visit.require();
        var unit = account.unit();
        var isOwn = account.owner().id() == viewer.actorId();
        var isKept = memberships.may(group.id(), viewer.actorId(), Right.KEEP_ACCOUNTS);
        var fields = LedgerWords.filterFields(visit.request());
        var shown = shown(account, fields, visit, href, values, isKept ? names.href(group) : null);
        var base = names.href(group);
        var own = base + "/accounts/" + account.id();
        var give = isOwn || (account.isCommons() && isKept)
                ? base + "/wallet/give?unit=" + unit.id() + (isOwn ? "" : "&from=commons")
                : null;
        return new WalletPage(
                names.who(group),
                names.who(account.owner()),
                isOwn,
                unit.kind() == Unit.Kind.TIME,
                account.state().name(),
                isOwn ? tabs(group, unit) : List.of(),
                unit.name(),
                LedgerWords.signed(unit, account.balance()),
                LedgerWords.size(unit, account.available()),
                scale(account),
                chart(account, visit),
                isOwn ? pending(account) : List.of(),
                shown.lines(),
                shown.pager(),
                shown.fields(),
                Links.to(href, values),
                new WalletPage.Deeds(
                        account.state() == Account.State.OPEN ? give : null,
                        Links.to(own + "/statement.csv", fields.values()),
                        Links.to(own + "/statement", fields.values()),
                        account.isCommons() ? null : base + "/accounts/commons?unit=" + unit.id(),
                        isKept ? own + "/change" : null,
                        isKept ? base + "/ledger?unit=" + unit.id() : null));
    }

    StatementPage statement(Identity group, Account account, Visit visit, StatementFilter filter) {
        var unit = account.unit();
        return new StatementPage(
                names.who(group),
                names.who(account.owner()),
                unit.name(),
                LedgerWords.signed(unit, account.balance()),
                names.href(group) + "/accounts/" + account.id(),
                statements.whole(account, filter).stream()
                        .map(movement -> line(movement, unit, null))
                        .toList(),
                Statements.MOST);
    }

    private record Shown(List<MovementLine> lines, Pager pager, Fields fields) {}

    /** A filter that cannot be read shows nothing, and what is wrong with it. */
    private Shown shown(
            Account account,
            Fields fields,
            Visit visit,
            String href,
            Map<String, String> values,
            @Nullable String base) {
        try {
            var asked = SentQuery.of(visit.request()).page();
            var page = statements.page(account, LedgerWords.filter(fields, visit), asked);
            var all = new HashMap<>(fields.values());
            all.putAll(values);
            return new Shown(
                    page.items().stream()
                            .map(movement -> line(movement, account.unit(), base))
                            .toList(),
                    Links.pager(href, all, asked, page),
                    fields);
        } catch (Refused refused) {
            var form = Form.of(new HashMap<>(fields.values()));
            return new Shown(List.of(), Pager.none(), Trying.again(form, refused, List.of("from", "until")));
        }
    }

    private MovementLine line(Movement movement, Unit unit, @Nullable String base) {
        var entry = movement.entry();
        return new MovementLine(
                Long.toString(entry.seq()),
                entry.kind().name(),
                names.who(movement.others().getFirst()),
                entry.memo(),
                entry.createdAt(),
                LedgerWords.signed(unit, movement.amount()),
                LedgerWords.signed(unit, movement.balanceAfter()),
                movement.reversedBy() == null ? null : movement.reversedBy().toString(),
                base == null || !movement.isReversible() ? null : base + "/entries/" + entry.id() + "/reverse");
    }

    List<Tab> tabs(Identity group, Unit current) {
        var all = units.of(group.id());
        var href = names.href(group) + "/wallet?unit=";
        return all.size() < 2
                ? List.of()
                : all.stream()
                        .map(unit -> new Tab(unit.name(), href + unit.id(), unit.id() == current.id()))
                        .toList();
    }

    private List<PendingLine> pending(Account account) {
        var unit = account.unit();
        return pendingAmounts.of(account.owner().id(), unit).stream()
                .map(pending -> new PendingLine(
                        names.who(pending.other()),
                        pending.title(),
                        AgreementLines.href(pending.agreementId()),
                        pending.reason().name(),
                        pending.since(),
                        pending.reason() == Pending.Reason.HELD
                                ? LedgerWords.size(unit, pending.amount())
                                : LedgerWords.signed(
                                        unit, pending.isIncoming() ? pending.amount() : -pending.amount())))
                .toList();
    }

    private static BalanceScale scale(Account account) {
        var unit = account.unit();
        var limit = account.creditLimit();
        var max = account.limits().maxBalance();
        var most = max == null ? Math.max(limit, Math.abs(account.balance()) * 2) : max;
        return BalanceScale.of(
                account.balance(),
                limit,
                most,
                LedgerWords.signed(unit, -limit),
                max == null ? null : LedgerWords.signed(unit, max));
    }

    private @Nullable BalanceChart chart(Account account, Visit visit) {
        var now = clock.instant();
        var unit = account.unit();
        var points = statements.balances(account, visit.zone(), now.minus(DRAWN)).stream()
                .map(point ->
                        new BalanceChart.Point(point.day(), point.balance(), LedgerWords.signed(unit, point.balance())))
                .toList();
        return points.isEmpty() ? null : BalanceChart.of(points, LocalDate.ofInstant(now, visit.zone()));
    }
}
