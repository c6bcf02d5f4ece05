package coop.talkoot.web

import static coop.talkoot.web.SamplePages.*

import coop.talkoot.web.view.*
import java.time.Instant
import java.time.LocalDate

/** What members hold, as {@link SamplePages} has the rest. */
final class SampleLedger {
    private final SamplePages pages

    SampleLedger(SamplePages pages) {
        this.pages = pages
    }

    Map<String, List> all() {
        def frame = pages.frame(Section.WALLET)
        def unit = [new Tab('Hours', '/groups/lindenrow/wallet?unit=1', true), new Tab('Lindens', '/groups/lindenrow/wallet?unit=2', false)]
        def wrong = new Fields([from: 'soon'], [from: 'A date looks like 2027-05-31.'], null)
        return [
                'wallet'         : [frame, wallet([:])],
                'wallet-keeper'  : [frame, wallet(owner: marek, isOwn: false, give: null, change: '/c', ledger: '/l', reverse: '/groups/lindenrow/entries/5/reverse', filter: Fields.of(q: 'sour'))],
                'wallet-new'     : [frame, wallet(units: unit, balance: '0 h', scale: BalanceScale.of(0, 0, 0, '0 h', null), chart: null, movements: [])],
                'wallet-frozen'  : [frame, wallet(isTime: false, unit: 'Lindens', state: 'FROZEN', give: null, filter: wrong, movements: [], scale: BalanceScale.of(-1190, 1200, 1200, '−12.00 Lindens', null), balance: '−11.90 Lindens')],
                'wallet-commons' : [frame, wallet(owner: linden, isOwn: false, give: null, commons: null, ledger: '/l')],
                'no-wallet'      : [frame, new NoWalletPage(linden, null)],
                'no-wallet-keeper': [frame, new NoWalletPage(linden, '/groups/lindenrow/ledger')],
                'give'           : [frame, new GivePage('/g', '/w', true, 'Hours', '26 h 30 min', '1:30', [], Fields.of(key: 'k'))],
                'give-error'     : [frame, new GivePage('/g', '/w', false, 'Lindens', '3 Lindens', '12.00', [new Choice('own', 'My own account'), new Choice('commons', 'The commons of Linden Row Housing')],
                        new Fields([to: '@marek', amount: '4', memo: HOSTILE, from: 'own'], [amount: '@aino@lindenrow.example has 3.00 Lindens to give, down to the limit of 0.00 Lindens. For 4.00 Lindens, 1.00 Lindens is missing.'], null))],
                'statement'      : [frame, new StatementPage(linden, aino, 'Hours', '+6 h 30 min', '/a', lines(null), 10000)],
                'statement-empty': [frame, new StatementPage(linden, aino, 'Hours', '0 h', '/a', [], 10000)],
                'ledger'         : [frame, new LedgerPage(linden, unit, shown(''), '/u', Fields.of(kind: 'TIME', decimals: '0'))],
                'ledger-broken'  : [frame, new LedgerPage(linden, [], shown('The journal does not hold. The first entry that is wrong is no. 4: it is not as it was posted.'), '/u', Fields.empty())],
                'ledger-first'   : [frame, new LedgerPage(linden, [], null, '/u', new Fields([name: 'Lindens', kind: 'CREDIT', decimals: '2', limit: 'ten'], [limit: 'Write a number, such as 12.00.'], null))],
                'account-form'   : [frame, new AccountForm(marek, 'Hours', '−4 h', 'OPEN', false, '1:30', '/l', '/s', '/b', Fields.of(limit: '20:00', hardLimit: '', maxBalance: '60:00'))],
                'account-frozen' : [frame, new AccountForm(marek, 'Hours', '−4 h', 'FROZEN', false, '1:30', '/l', '/s', '/b', new Fields([limit: '20:00'], [why: 'Say why, in at most 500 characters.'], null))],
                'reverse'        : [frame, new ReversePage('/r', '/b', '12', 'Hours', '1 h 30 min', 'Bike tune-up', NOW.minusSeconds(86400), new Fields([:], [reason: 'Say why it is taken back.'], null))]
        ]
    }

    private static WalletPage wallet(Map<String, ?> changes) {
        def its = [owner: aino, isOwn: true, isTime: true, state: 'OPEN', units: [], unit: 'Hours', balance: '+6 h 30 min',
                   scale: BalanceScale.of(390, 1200, 3600, '−20 h', '+60 h'), chart: chart(), movements: lines(changes.reverse as String), filter: Fields.empty(),
                   give: '/groups/lindenrow/wallet/give?unit=1', commons: '/groups/lindenrow/accounts/commons?unit=1', change: null, ledger: null] + changes
        new WalletPage(linden, its.owner as Who, its.isOwn as boolean, its.isTime as boolean, its.state as String, its.units as List, its.unit as String,
                its.balance as String, '26 h 30 min', its.scale as BalanceScale, its.chart as BalanceChart, its.isOwn && its.movements ? pending() : [], its.movements as List,
                its.movements ? new Pager(null, '/groups/lindenrow/wallet?before=3') : Pager.none(), its.filter as Fields, '/groups/lindenrow/wallet?unit=1',
                new WalletPage.Deeds(its.give as String, '/csv', '/print', its.commons as String, its.change as String, its.ledger as String))
    }

    private static BalanceChart chart() {
        def days = [['2026-08-02', 0, '0 h'], ['2026-08-20', 120, '+2 h'], ['2026-09-15', -180, '−3 h'], ['2026-10-01', 60, '+1 h'], ['2026-11-02', -60, '−1 h'], ['2026-11-06', 150, '+2 h 30 min'], ['2026-11-12', 390, '+6 h 30 min']]
        BalanceChart.of(days.collect { new BalanceChart.Point(LocalDate.parse(it[0]), it[1] as long, it[2]) }, LocalDate.parse('2026-11-17'))
    }

    private static List<PendingLine> pending() {
        [['UNCONFIRMED', '−1 h 30 min'], ['BOOKING', '+3 h 30 min'], ['HELD', '2 h']].collect { new PendingLine(marek, 'Bike tune-up', '/agreements/77', it[0], NOW.minusSeconds(86400), it[1]) }
    }

    private static List<MovementLine> lines(String reverse) {
        [line('17', 'TRANSFER', ellen, 'Two school mornings', '2026-11-12T09:00:00Z', '+4 h', '+6 h 30 min', null, reverse),
         line('14', 'REVERSAL', marek, 'Entered twice', '2026-11-08T09:00:00Z', '+1 h 30 min', '+2 h 30 min', null, null),
         line('12', 'TRANSFER', marek, 'Bike tune-up', '2026-11-07T09:00:00Z', '−1 h 30 min', '+1 h', '14', null),
         line('9', 'TRANSFER', joseph, 'Shelf for the tool library with a very long explanation of what it was, where it stands and why it had to be oak', '2026-11-06T09:00:00Z', '+3 h 30 min', '+2 h 30 min', null, reverse),
         line('8', 'TRANSFER', grace, '', '2026-11-02T09:00:00Z', '−2 h', '−1 h', null, reverse),
         line('7', 'SETTLED', northside, 'Pruning', '2026-11-01T09:00:00Z', '+1 h', '+1 h', null, null)]
    }

    private static MovementLine line(String number, String kind, Who other, String memo, String at, String amount, String balance, String reversedBy, String reverse) {
        new MovementLine(number, kind, other, memo, Instant.parse(at), amount, balance, reversedBy, reverse)
    }

    private static LedgerPage.Shown shown(String finding) {
        new LedgerPage.Shown('1', 'Hours', [new LedgerPage.Line(aino, false, 'OPEN', '+6 h 30 min', '−20 h', '+60 h', '/a/1'), new LedgerPage.Line(marek, false, 'FROZEN', '−4 h', '−20 h', '+60 h', '/a/2'),
                                            new LedgerPage.Line(linden, true, 'OPEN', '−2 h 30 min', '−100 h', '', '/a/3')], new Pager(null, '/groups/lindenrow/ledger?before=2'), '/check', finding)
    }
}
