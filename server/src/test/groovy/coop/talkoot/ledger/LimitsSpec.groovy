package coop.talkoot.ledger

import coop.talkoot.groups.Role
import coop.talkoot.moderation.AuditLog
import coop.talkoot.moderation.Deed
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class LimitsSpec extends Specification {
    @Shared @AutoCleanup LedgerFixture bakery = new LedgerFixture()
    @Shared Identity aino = bakery.member('aino')
    @Shared Identity marek = bakery.member('marek')
    @Shared Identity clerk = bakery.member('clerk', Role.COORDINATOR)

    /** As Komunitin's 5.limits test has it. */
    def "a limit on payment grows with what is received, from 1000 by 200 to 1200, and never above 1300"() {
        given:
        def credit = bakery.unit(name: 'Ducats', kind: Unit.Kind.CREDIT, limit: 5000)
        bakery.limit(credit, aino, new LimitPolicy.OnPayment(1000, 1300))

        expect:
        bakery.account(credit, aino).creditLimit() == 1000

        when:
        bakery.give(credit, marek, aino, 200)

        then:
        bakery.account(credit, aino).creditLimit() == 1200

        and: 'what it holds and what it may owe can be given, and no more'
        bakery.refusal { bakery.give(credit, aino, marek, 1401) }.contains('1 Ducats is missing')
        bakery.give(credit, aino, marek, 1400)
        bakery.balance(credit, aino) == -1200

        when:
        bakery.give(credit, marek, aino, 500)

        then:
        bakery.account(credit, aino).creditLimit() == 1300
    }

    def "taking a payment back takes back what it added to the limit"() {
        given:
        def hours = bakery.hours(policy: new LimitPolicy.OnPayment(100, 1000))
        def entry = bakery.give(hours, marek, aino, 80)

        when:
        bakery.bean(Ledger).reverse(entry, clerk, 'Never happened', null)

        then:
        bakery.account(hours, aino).creditLimit() == 100
        bakery.account(hours, aino).received() == 0
        bakery.account(hours, marek).creditLimit() == 100
    }

    def "a limit set below the debt ends spending, and only that"() {
        given:
        def hours = bakery.hours(limit: 600)
        bakery.give(hours, aino, marek, 300)

        when:
        bakery.limit(hours, aino, 60)

        then:
        bakery.account(hours, aino).available() == 0
        bakery.refusal { bakery.give(hours, aino, marek, 1) }.contains('has 0:00 h to give, down to the limit of -1:00 h. For 0:01 h, 4:01 h is missing.')

        when: 'being paid goes on'
        bakery.give(hours, marek, aino, 299)

        then:
        bakery.balance(hours, aino) == -1
        bakery.account(hours, aino).available() == 59
    }

    def "a maximum set below what is held ends receiving, and only that"() {
        given:
        def hours = bakery.hours(limit: 600)
        bakery.give(hours, marek, aino, 300)
        bakery.limit(hours, aino, 600, 60)

        expect:
        bakery.refusal { bakery.give(hours, marek, aino, 1) }.contains('may hold 1:00 h at most: this is 4:01 h too much.')
        bakery.give(hours, aino, marek, 10)
    }

    def "a limit of #what is refused"() {
        when:
        make()

        then:
        thrown(Refused)

        where:
        what                              | make
        'less than nothing'               | { new LimitPolicy.Fixed(-1) }
        'more than can be moved'          | { new LimitPolicy.Fixed(Amounts.MOST_MOVED + 1) }
        'a hard one below the initial'    | { new LimitPolicy.OnPayment(100, 99) }
        'a maximum below nothing'         | { new Limits(new LimitPolicy.Fixed(0), -1) }
        'the largest number there is'     | { new LimitPolicy.OnPayment(0, Long.MAX_VALUE) }
    }

    def "only coordinators #what, and say why"() {
        given:
        def hours = bakery.hours(limit: 600)
        def accounts = bakery.bean(Accounts)
        def account = bakery.account(hours, marek)

        expect:
        bakery.refusal { act(accounts, account, aino, 'because') } == "Only a group's coordinators can do that."
        bakery.refusal { act(accounts, account, clerk, ' ') }.startsWith('Say why')
        bakery.refusal { act(accounts, account, clerk, 'x' * 501) }.startsWith('Say why')

        when:
        act(accounts, account, clerk, 'because')

        then:
        with(bakery.bean(AuditLog).all(null, Page.Request.first(1)).items()[0]) {
            deed() == written
            keeper().handle() == 'clerk'
            target() == "${marek.address()} in ${hours.name()}"
            reason() == 'because'
        }

        where:
        what               | written             | act
        'set limits'       | Deed.LIMITS_CHANGED | { all, which, who, why -> all.setLimits(which, Limits.OWES_NOTHING, who, why) }
        'freeze accounts'  | Deed.ACCOUNT_FROZEN | { all, which, who, why -> all.freeze(which, who, why) }
        'close accounts'   | Deed.ACCOUNT_CLOSED | { all, which, who, why -> all.close(which, who, why) }
    }

    def "the log says what the limits were and are"() {
        given:
        def hours = bakery.hours(limit: 600)

        when:
        bakery.limit(hours, marek, new LimitPolicy.OnPayment(60, 90), 120)

        then:
        with(bakery.bean(AuditLog).all(null, Page.Request.first(1)).items()[0]) {
            before() == '-10:00 h'
            after() == '-1:00 h and what is received, to -1:30 h; at most 2:00 h'
        }
    }

    def "an account of #balance is closed at zero, and the commons has the rest"() {
        given:
        def hours = bakery.hours(limit: 600)
        def accounts = bakery.bean(Accounts)
        bakery.limit(hours, bakery.bakery.group.identity(), commonsLimit)
        balance > 0 ? bakery.give(hours, marek, aino, balance) : balance < 0 ? bakery.give(hours, aino, marek, -balance) : null

        when:
        def closed = accounts.close(bakery.account(hours, aino), clerk, 'Moved away')

        then:
        closed.state() == Account.State.CLOSED
        closed.balance() == 0
        bakery.commons(hours).balance() == balance
        bakery.refusal { bakery.give(hours, marek, aino, 1) }.contains('is closed')
        bakery.refusal { accounts.freeze(closed, clerk, 'why') }.contains('is closed')

        where:
        balance | commonsLimit
        0       | 0
        90      | 0
        -90     | 90
    }

    def "a debt the commons cannot take over keeps the account open, and it is said why"() {
        given:
        def hours = bakery.hours(limit: 600)
        bakery.give(hours, aino, marek, 90)

        expect:
        bakery.refusal { bakery.bean(Accounts).close(bakery.account(hours, aino), clerk, 'Moved') } ==
                "${bakery.bakery.group.identity().address()} has 0:00 h to give, down to the limit of 0:00 h. For 1:30 h, 1:30 h is missing."
        bakery.account(hours, aino).state() == Account.State.OPEN
        bakery.balance(hours, aino) == -90
    }

    def "the commons is not closed, and a frozen account neither"() {
        given:
        def hours = bakery.hours(limit: 600)
        def accounts = bakery.bean(Accounts)
        accounts.freeze(bakery.account(hours, aino), clerk, 'A question')

        expect:
        bakery.refusal { accounts.close(bakery.commons(hours), clerk, 'why') }.contains('stays')
        bakery.refusal { accounts.close(bakery.account(hours, aino), clerk, 'why') }.startsWith('A frozen account')
    }

    def "who sees an account: its owner, coordinators, and of the commons every member"() {
        given:
        def hours = bakery.hours()
        def accounts = bakery.bean(Accounts)
        def stranger = bakery.stranger()

        expect:
        [aino, clerk].every { accounts.require(bakery.account(hours, aino).id(), it.id()) }
        [aino, marek, clerk].every { accounts.require(bakery.commons(hours).id(), it.id()) }
        bakery.refusal { accounts.require(bakery.account(hours, aino).id(), marek.id()) }
        bakery.refusal { accounts.require(bakery.commons(hours).id(), stranger.id()) }
        bakery.refusal { accounts.in(hours, Page.Request.first(5), aino) }
        accounts.in(hours, Page.Request.first(80), clerk).items().size() == 5
    }
}
