package coop.talkoot.web

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.ledger.clearing.TwoLedgers
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What two co-ops accept of each other, through pages and without scripts. */
class LinePagesSpec extends Specification {
    private static final PASSWORD = 'a long enough password'

    @Shared @AutoCleanup TwoLedgers two = new TwoLedgers(1)
    @Shared Neighbours bakery = two.bakery
    @Shared Neighbours garden = two.garden
    @Shared Visitor alice = visitor(bakery, 'alice')
    @Shared Visitor bob = visitor(garden, 'bob')

    def "both coordinators say what they accept, and see it, what went over it, and who stopped it"() {
        when: 'alice has nothing yet'
        def empty = alice.get('/groups/bakery/lines').body()

        then:
        empty.contains('name="partner"')

        when: 'an address that is none'
        def refused = alice.post('/groups/bakery/lines', [partner: 'garden', unit: hours(bakery), accepts: '5:00'])

        then: 'is told at its field, with what was typed'
        refused.statusCode() == 422
        refused.body().contains('An address looks like @bakery@coop.example.')
        refused.body().contains('value="garden"')

        when:
        alice.post('/groups/bakery/lines', [partner: address(garden), unit: hours(bakery), accepts: '5:00'])
        bob.post('/groups/garden/lines', [partner: address(bakery), unit: hours(garden), accepts: '2:00'])
        [bakery, garden].each { house -> await('an open line') { two.line(house)?.isOpen() } }
        def transfer = two.give(garden, 75)
        await('the transfer') { two.at(bakery, transfer)?.state()?.name() == 'COMMITTED' }

        then:
        with(alice.get('/groups/bakery/lines').body()) {
            it.contains('5 h')
            it.contains('2 h')
            it.contains('−1 h 15 min')
            it.contains('Pruning')
        }
        with(alice.get('/groups/bakery/federation').body()) {
            it.contains('Hours between co-ops')
            it.contains('owes us <b>1 h 15 min</b>')
        }
        !new Visitor(bakery.instance).get('/groups/bakery/federation').body().contains('Hours between co-ops')

        when: 'the garden has another past'
        two.execute(garden, "update trust_line set received_hash = decode(repeat('ab', 32), 'hex')")
        two.execute(bakery, "update trust_line set received_hash = decode(repeat('cd', 32), 'hex')")
        two.execute(bakery, "update clearing_transfer set hash = decode(repeat('cd', 32), 'hex')")
        two.give(garden, 5)
        await('the stop') { two.line(bakery).isSuspended() }

        then: 'alice is told, and led to where she can compare'
        alice.get('/notifications').body().contains('differ in their accounts')
        alice.get('/notifications').body().contains('/groups/bakery/lines')
        alice.get('/groups/bakery/lines').body().contains("/groups/bakery/lines/${two.line(bakery).id()}/compare")

        when:
        two.clock.advance(Duration.ofSeconds(5))
        alice.post("/groups/bakery/lines/${two.line(bakery).id()}/compare", [:], '/groups/bakery/lines')
        await('the answer') { two.line(bakery).comparison() }

        then: 'what differs cannot be let go on'
        with(alice.get('/groups/bakery/lines').body()) {
            it.contains('0 = / 1 : 1')
            !it.contains('/resume')
        }
    }

    def "lines are not for members"() {
        given:
        def member = visitor(bakery, 'b1')

        expect:
        member.get('/groups/bakery/lines').statusCode() == 403
        member.post('/groups/bakery/lines', [partner: address(garden), unit: hours(bakery), accepts: '5:00']).statusCode() == 403
    }

    private static Visitor visitor(Neighbours house, String name) {
        def visitor = new Visitor(house.instance)
        assert visitor.post('/sign-in', [login: name, password: PASSWORD, next: '/']).statusCode() == 200
        return visitor
    }

    private String hours(Neighbours house) {
        two.hours[house].id() as String
    }

    private static String address(Neighbours house) {
        "@${house.group.identity().handle()}@${house.group.identity().domain()}"
    }
}
