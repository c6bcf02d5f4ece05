package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.Dispute
import coop.talkoot.exchange.agreement.PanelSeats
import coop.talkoot.governance.method.Lot
import coop.talkoot.people.Identities
import spock.lang.Shared

/** Once a panel is seated, a group gives a seat of its own to the next of its lot, and can do nothing else. */
class PanelSeatsInboxSpec extends PanelsSpecification {
    @Shared FakeActor gina = speaking('garden.localhost', 'gina')
    @Shared FakeActor greg = speaking('garden.localhost', 'greg')

    def setupSpec() {
        [gina, greg].each { actor ->
            keys[actor] = proofKey(actor)
            assert send(actor, actor.activity('Follow', alice.uri())) == 202
            await("${actor.name}'s follow") { identity(actor) && follows.between(identity(actor).id(), alice.id()).present }
        }
    }

    def "the next of the order takes the seat; who it was that declined is not said"() {
        given:
        def agreement = seated()
        def order = order(agreement)

        when:
        say(garden, agreement, named(order[1]))

        then:
        await('the next') { seats(agreement)[1] == order[1].uri }
        dispute(agreement).words().last().with { it.deed() == Dispute.Deed.DECLINE && it.by() == null }

        when: 'who declined speaks after all, then one is passed over who has left there, and that one speaks'
        vote(order[0], agreement)
        say(garden, agreement, named(order[2]))
        await('the last') { seats(agreement)[1] == order[2].uri }
        vote(order[2], agreement)

        then:
        await('the word') { dispute(agreement).state().panel()*.remedy()*.kind()*.name() == [null, 'APOLOGY', null] }

        when: 'who has spoken stays'
        say(garden, agreement, nobody())

        then:
        seats(agreement)[1] == order[2].uri
        parked() == 0
    }

    def "a share with #what changes nothing"(String what, Closure forged) {
        given:
        def agreement = seated()
        def order = order(agreement)
        say(garden, agreement, named(order[1]))
        await('the next') { seats(agreement)[1] == order[1].uri }
        def before = [shares(agreement), seats(agreement), dispute(agreement).words().size()]

        when:
        forged.delegate = this
        forged(agreement, order)

        then:
        [shares(agreement), seats(agreement), dispute(agreement).words().size()] == before
        parked() == 0

        where:
        what                               | forged
        'who has declined already'         | { one, lot -> say(garden, one, named(lot[0])) }
        'no proof'                         | { one, lot -> send(garden, paper(garden, one, 'panelShare', named(lot[2]))); settle() }
        'the proof of another'             | { one, lot -> send(garden, signed(rival, paper(garden, one, 'panelShare', named(lot[2])))); settle() }
        'a side'                           | { one, lot -> say(garden, one, named(gus)) }
        'somebody of another server'       | { one, lot -> say(garden, one, named(rita)) }
        'another pool'                     | { one, lot -> say(garden, one, named(lot[2]) + [pool: [leaf(lot[2])]]) }
        'another number'                   | { one, lot -> say(garden, one, named(lot[2]) + [number: 'ef' * 32]) }
        'its number taken back'            | { one, lot -> say(garden, one, nobody() + [number: null]) }
        'another drawing'                  | { one, lot -> say(garden, one, named(lot[2]) + [attempt: 2]) }
        'a person as its author'           | { one, lot -> say(gus, one, named(lot[2])) }
        'the seat of another group'        | { one, lot -> say(rival, one, named(lot[2])) }
    }

    def "who sits for the group here declines; nobody is left, so the seat stays empty, and both others hear so"() {
        given:
        def agreement = seated()
        def ann = house.bean(Identities).localByHandle('ann').get()

        when:
        house.bean(PanelSeats).decline(again(agreement).disputeId(), ann)

        then:
        def told = await('the word') { papers(agreement).findAll { it.object.step == NS + 'panelShare' }.with { it && !it.last().object.panelist && it.any { said -> said.object.panelist } ? it.last() : null } } as Map
        told.to.toSet() == [garden.uri, rival.uri].toSet()
        told.object.number
        seats(agreement).size() == 2

        when: 'two are enough, and one is not'
        say(garden, agreement, nobody())
        say(garden, agreement, named(order(agreement)[1]))

        then: 'who has given up all its people has no seat any more'
        seats(agreement) == [rita.uri]
    }

    /** All three groups have named whom they drew. */
    protected Agreement seated() {
        def agreement = asked()
        say(garden, agreement, pool())
        say(rival, agreement, promise(rival, rita))
        await('the number here') { papers(agreement).find { it.object.number } }
        say(garden, agreement, nobody())
        say(rival, agreement, promise(rival, rita) + [number: NUMBER])
        await('the name here') { papers(agreement).find { it.object.panelist } }
        say(garden, agreement, named(order(agreement)[0]))
        say(rival, agreement, promise(rival, rita) + [number: NUMBER] + name(rita))
        await('the panel') { seats(agreement).size() == 3 }
        return agreement
    }

    protected Map pool() {
        promise(garden, gwen, gina, greg)
    }

    protected Map nobody() {
        pool() + [number: NUMBER]
    }

    protected Map named(FakeActor person) {
        nobody() + name(person)
    }

    protected List<FakeActor> order(Agreement agreement) {
        def people = [gwen, gina, greg]
        new Lot(draw(agreement).seed as String).order(people.collect { leaf(it) }).collect { one -> people.find { leaf(it) == one } }
    }

    protected List<String> seats(Agreement agreement) {
        dispute(agreement).state().panel()*.actor()*.uri()
    }
}
