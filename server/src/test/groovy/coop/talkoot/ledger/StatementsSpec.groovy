package coop.talkoot.ledger

import coop.talkoot.SettableClock
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class StatementsSpec extends Specification {
    @Shared SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))
    @Shared @AutoCleanup LedgerFixture bakery = new LedgerFixture(clock: clock)
    @Shared Identity aino = bakery.member('aino')
    @Shared Identity marek = bakery.member('marek')

    def "a balance over time is that at the end of each day, where the reader lives"() {
        given:
        def hours = bakery.hours(limit: 600)
        clock.set(Instant.parse('2026-03-02T21:50:00Z'))
        bakery.give(hours, marek, aino, 10)
        clock.set(Instant.parse('2026-03-02T22:10:00Z'))
        bakery.give(hours, marek, aino, 20)
        clock.set(Instant.parse('2026-03-04T09:00:00Z'))
        bakery.give(hours, aino, marek, 5)

        expect:
        balances(hours, zone) == expected.collectEntries { day, balance -> [LocalDate.parse("2026-03-$day"), balance] }

        where:
        zone               || expected
        'UTC'              || ['02': 30, '04': 25]
        'Europe/Helsinki'  || ['02': 10, '03': 30, '04': 25]
        '+02:00'           || ['02': 10, '03': 30, '04': 25]
        'Asia/Kathmandu'   || ['03': 30, '04': 25]
    }

    def "a statement says what each entry left, the newest first"() {
        given:
        def hours = bakery.hours(limit: 600)
        [30, 20, 10].each { bakery.give(hours, marek, aino, it, memo: "no $it") }

        when:
        def page = bakery.bean(Statements).page(bakery.account(hours, aino), StatementFilter.ALL, Page.Request.first(2))

        then:
        page.items()*.amount() == [10, 20]
        page.items()*.balanceAfter() == [60, 50]
        page.items()*.others() == [[marek], [marek]]
        page.next() == 2
        bakery.bean(Statements).whole(bakery.account(hours, aino), StatementFilter.ALL)*.seq() == [3, 2, 1]
    }

    def "who returns finds their old account open again, and who becomes a member gets one"() {
        given:
        def hours = bakery.hours(limit: 600)
        def memberships = bakery.bean(Memberships)
        def gone = bakery.account(hours, aino)
        bakery.bean(Accounts).close(gone, bakery.keeper, 'Moved away')
        memberships.leave(bakery.bakery.group, aino)
        def watcher = bakery.member('watcher', Role.OBSERVER)

        when:
        memberships.appoint(bakery.bakery.group, aino, Role.MEMBER)
        memberships.setRole(bakery.bakery.group, watcher, Role.MEMBER, bakery.keeper)

        then:
        bakery.account(hours, aino).with { id() == gone.id() && state() == Account.State.OPEN }
        bakery.account(hours, watcher).creditLimit() == 600
    }

    def "#typed of a unit of #kind with #decimals decimals is #amount, and said again as #plain"() {
        given:
        def unit = new Unit(1, 2, 'Lindens', kind, decimals, Limits.OWES_NOTHING, Instant.EPOCH)

        expect:
        unit.read('amount', typed) == amount
        unit.plain(amount) == plain
        unit.plain(-amount) == (amount == 0 ? plain : "-$plain")

        where:
        kind             | decimals | typed      || amount | plain
        Unit.Kind.TIME   | 0        | '1:30'     || 90     | '1:30'
        Unit.Kind.TIME   | 0        | ' 0:05 '   || 5      | '0:05'
        Unit.Kind.TIME   | 0        | '100:00'   || 6000   | '100:00'
        Unit.Kind.CREDIT | 0        | '12'       || 12     | '12'
        Unit.Kind.CREDIT | 2        | '12'       || 1200   | '12.00'
        Unit.Kind.CREDIT | 2        | '0,5'      || 50     | '0.50'
        Unit.Kind.CREDIT | 3        | '1.005'    || 1005   | '1.005'
        Unit.Kind.CREDIT | 2        | '0'        || 0      | '0.00'
    }

    private Map<LocalDate, Long> balances(Unit hours, String zone) {
        bakery.bean(Statements).balances(bakery.account(hours, aino), ZoneId.of(zone), clock.instant() - Duration.ofDays(30))
                .collectEntries { [it.day(), it.balance()] }
    }
}
