package coop.talkoot.ledger.clearing

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.ledger.Accounts
import coop.talkoot.ledger.NewTransfer
import coop.talkoot.ledger.NewUnit
import coop.talkoot.ledger.Limits
import coop.talkoot.ledger.Transfers
import coop.talkoot.ledger.Unit
import coop.talkoot.ledger.Units
import coop.talkoot.ledger.clearing.ClearingTransfer.State
import coop.talkoot.platform.Refused
import java.time.Duration
import spock.lang.Specification

/** Time between members of two instances, over the wire. */
class ClearingAcrossSpec extends Specification {
    private final TwoLedgers two = new TwoLedgers()
    private final bakery = two.bakery
    private final garden = two.garden

    def cleanup() {
        two.close()
    }

    def "time given to a member elsewhere is booked on both sides, as a debt here and a claim there"() {
        given:
        two.open(1000, 0)
        def (payer, payee) = [two.members[garden][0], two.members[bakery][0]]

        when:
        def transfer = two.give(garden, 120, about: 'https://bakery.localhost/agreements/31')

        then:
        transfer.state() == State.PROPOSED
        await('both to have it') { [bakery, garden].every { two.at(it, transfer)?.state() == State.COMMITTED } }
        two.balance(garden, payer) == -120
        two.clearing(garden).balance() == 120
        two.clearing(bakery).balance() == -120
        two.balance(bakery, payee) == 120
        [bakery, garden].every { two.sum(it) == 0 && two.isSound(it) }

        and: 'both have the same place in the same chain, and nothing is set aside'
        two.at(garden, transfer).place() == two.at(bakery, transfer).place()
        two.line(garden).mirror().sent() == two.line(bakery).mirror().received()
        await('its acknowledgement') { two.line(garden).acknowledged() == 1 }
        [two.account(garden, payer), two.clearing(garden), two.clearing(bakery), two.account(bakery, payee)].every { it.reserved().isNothing() }
        two.at(bakery, transfer).terms().about() == 'https://bakery.localhost/agreements/31'
    }

    def "no more is taken than the other side accepts, and what it accepts holds in one direction"() {
        given:
        two.open(100, 0)

        when: 'more than the bakery accepts'
        two.give(garden, 101)

        then:
        def refused = thrown(Refused)
        refused.message.contains('too much')

        when: 'what it accepts, in two goes'
        def first = two.give(garden, 60)
        def second = two.give(garden, 40, payer: two.members[garden][1])

        then:
        await('both') { [first, second].every { two.at(bakery, it)?.state() == State.COMMITTED } }

        when: 'the other way, where nothing is accepted, only what is owed can come back'
        def back = two.give(bakery, 100)

        then:
        await('it to be even') { two.at(garden, back)?.state() == State.COMMITTED && two.clearing(garden).balance() == 0 }

        when:
        two.give(bakery, 1)

        then:
        thrown(Refused)
    }

    def "what a payer has not, is not set aside; what is set aside cannot be given a second time"() {
        given:
        two.open(10_000, 10_000)
        garden.instance.bean(ClearingClock) // both know each other: now the bakery is away
        bakery.instance.stop()
        def payer = two.members[garden][0]
        def payee = two.members[garden][1]

        when:
        two.give(garden, TwoLedgers.MEMBERS_MAY_OWE, payee: two.members[bakery][0], unknown: true)
        garden.bean(Transfers).transfer(new NewTransfer(two.hours[garden], payer, false, payee, 1, '', null))

        then:
        def refused = thrown(Refused)
        refused.message.contains('missing')
        two.balance(garden, payer) == 0
        two.account(garden, payer).reserved().out() == TwoLedgers.MEMBERS_MAY_OWE

        when: 'its account is not closed under it either'
        garden.bean(Accounts).close(two.account(garden, payer), garden.keeper.identity(), 'Left')

        then:
        thrown(Refused)

        cleanup:
        bakery.instance.startAgain()
    }

    def "who is not there, or cannot take it, is told to the payer, and all is as before"() {
        given:
        two.open(1000, 0)

        when: 'somebody with no account there'
        def transfer = two.give(garden, 60, payee: bakery.bean(coop.talkoot.people.Identities).server(), unknown: true)

        then:
        await('its end') { two.at(garden, transfer).state() == State.REJECTED }
        two.at(garden, transfer).reason()
        two.account(garden, two.members[garden][0]).reserved().isNothing()

        when: 'somebody whose account is frozen'
        bakery.bean(Accounts).freeze(two.account(bakery, two.members[bakery][0]), bakery.keeper.identity(), 'A question')
        def second = two.give(garden, 60)

        then:
        await('its end') { two.at(garden, second).state() == State.REJECTED }
        two.at(garden, second).reason().contains('frozen')
        two.at(bakery, second).state() == State.REJECTED
        two.sum(garden) == 0
        two.clearing(garden).balance() == 0
    }

    def "what nobody answers is let go at the stated instant, and what comes afterwards books nothing"() {
        given:
        two.open(1000, 0)
        bakery.instance.stop()
        def transfer = two.give(garden, 60, payee: two.members[bakery][0], unknown: true)
        await('the offer to be on its way') { two.number(garden, "select tries from clearing_transfer where uri = '${transfer.terms().uri()}'") > 0 }

        when:
        two.clock.advance(Clearing.RESERVED)
        garden.bean(ClearingClock).run()

        then:
        two.at(garden, transfer).state() == State.EXPIRED
        two.account(garden, two.members[garden][0]).reserved().isNothing()

        when: 'the bakery comes back, and hears of it late'
        bakery.instance.startAgain()
        two.clock.advance(Duration.ofHours(12))

        then:
        await('the late offer to be seen') { two.at(bakery, transfer)?.state() == State.EXPIRED }
        two.clearing(bakery).balance() == 0
        two.clearing(bakery).reserved().isNothing()
    }

    def "another hash stops the line on the spot, keepers compare, and it goes on only when both have the same"() {
        given:
        two.open(1000, 1000)
        def before = two.give(garden, 60)
        await('the first') { two.at(bakery, before)?.state() == State.COMMITTED && two.line(garden).acknowledged() == 1 }

        when: 'the bakery has another past'
        def real = two.line(bakery).mirror().received().hash()
        two.execute(bakery, "update trust_line set received_hash = decode(repeat('ab', 32), 'hex')")
        two.execute(bakery, "update clearing_transfer set hash = decode(repeat('ab', 32), 'hex')")
        def transfer = two.give(garden, 30)

        then:
        await('it to stop') { two.line(bakery).isSuspended() }
        two.line(bakery).suspension().because().contains('another hash')
        two.clearing(bakery).balance() == -60

        when: 'nothing goes over it'
        two.give(bakery, 10)

        then:
        thrown(Refused)

        when: 'it is not opened without looking'
        bakery.bean(TrustLines).resume(two.line(bakery), bakery.keeper.identity())

        then:
        thrown(Refused)

        when: 'nor when the two differ'
        two.clock.advance(Duration.ofSeconds(5))
        bakery.bean(TrustLines).compare(two.line(bakery), bakery.keeper.identity())
        def compared = await('the other side') { two.line(bakery).comparison() }
        bakery.bean(TrustLines).resume(two.line(bakery), bakery.keeper.identity())

        then:
        thrown(Refused)
        compared.theirs().sent() == [real]
        bakery.bean(TrustLines).differences(two.line(bakery)).get().received() == new Differences.Direction(0, 1, 1)

        when: 'the real past is back'
        two.execute(bakery, "update trust_line set received_hash = decode('$real', 'hex')")
        two.execute(bakery, "update clearing_transfer set hash = decode('$real', 'hex') where hash is not null")
        bakery.bean(TrustLines).resume(two.line(bakery), bakery.keeper.identity())
        two.clock.advance(Duration.ofHours(2))
        [garden, bakery].each { it.bean(ClearingClock).run() }

        then:
        await('what waited') { two.at(bakery, transfer)?.state() == State.COMMITTED && two.at(garden, transfer).state() == State.COMMITTED }
        two.clearing(bakery).balance() == -90
        two.clearing(garden).balance() == 90
    }

    def "a limit may be set below a debt: that ends what comes, and takes nothing back"() {
        given:
        two.open(1000, 0)
        def transfer = two.give(garden, 600)
        await('it') { two.at(bakery, transfer)?.state() == State.COMMITTED }

        when:
        two.accept(bakery, 60)
        await('the garden to hear') { two.line(garden).there().accepts() == 60 }
        two.give(garden, 1, payer: two.members[garden][1])

        then:
        thrown(Refused)
        two.clearing(bakery).balance() == -600
    }

    def "a line is made between groups of two servers, in hours, by who keeps the accounts"() {
        when:
        deed(two)

        then:
        def refused = thrown(Refused)
        refused.message.contains(why)

        where:
        why                           | deed
        'of another server'           | { it.bakery.bean(TrustLines).accept(it.hours[it.bakery], it.members[it.bakery][0], 60, it.bakery.keeper.identity()) }
        'A limit is 0 or more'        | { it.bakery.bean(TrustLines).accept(it.hours[it.bakery], it.partner(it.bakery), -1, it.bakery.keeper.identity()) }
        'A limit is 0 or more'        | { it.bakery.bean(TrustLines).accept(it.hours[it.bakery], it.partner(it.bakery), Long.MAX_VALUE, it.bakery.keeper.identity()) }
        ''                            | { it.bakery.bean(TrustLines).accept(it.hours[it.bakery], it.partner(it.bakery), 60, it.members[it.bakery][0]) }
        'worth the same'              | { it.bakery.bean(TrustLines).accept(lindens(it), it.partner(it.bakery), 60, it.bakery.keeper.identity()) }
        'nothing here'                | { it.accept(it.bakery, 60); it.bakery.bean(TrustLines).require(it.line(it.bakery).id(), it.members[it.bakery][0]) }
        'where the line to it'        | { it.accept(it.bakery, 60); it.bakery.bean(Accounts).setLimits(it.clearing(it.bakery), Limits.OWES_NOTHING, it.bakery.keeper.identity(), 'No') }
        'stays'                       | { it.accept(it.bakery, 60); it.bakery.bean(Accounts).close(it.clearing(it.bakery), it.bakery.keeper.identity(), 'No') }
        'Nothing goes to'             | { it.accept(it.garden, 60); it.give(it.garden, 60) }
    }

    private static Unit lindens(TwoLedgers two) {
        two.bakery.bean(Units).create(two.bakery.group, new NewUnit('Lindens', Unit.Kind.CREDIT, 2, Limits.OWES_NOTHING), two.bakery.keeper.identity())
    }
}
