package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.exchange.agreement.DeadlineClock
import coop.talkoot.exchange.agreement.PanelClock
import coop.talkoot.exchange.agreement.Remedy
import coop.talkoot.governance.method.CommonSeed
import java.time.Duration

/** What the two other groups of a panel say by hand counts only where it fits what was promised, and was drawn. */
class PanelsInboxSpec extends PanelsSpecification {
    def "the two groups are asked with a promise, and all three say more when all have said as much"() {
        given:
        def agreement = asked()

        expect: 'nothing but a promise, and who cannot be drawn'
        def call = sent(agreement, 'panelCall')
        call.actor == here.group.identity().uri()
        call.to.toSet() == [garden.uri, rival.uri].toSet()
        call.object.groups == [garden.uri, rival.uri, vale.uri]
        call.object.apart == [gus.uri, alice.uri()]
        call.object.attempt == 1
        call.object.commitment && call.object.pool.size() == 1 && !call.object.number
        call.proof.verificationMethod == here.group.identity().uri() + '#ed25519-key'

        when:
        say(garden, agreement, promise(garden, gwen))
        say(rival, agreement, promise(rival, rita, rolf))
        def number = sent(agreement, 'panelShare').object.number as String

        then: 'the number that was promised is shown'
        CommonSeed.commitment(number, here.group.identity().uri()) == call.object.commitment
        draw(agreement).seed == null

        when:
        say(garden, agreement, promise(garden, gwen) + [number: NUMBER])
        say(rival, agreement, promise(rival, rita, rolf) + [number: NUMBER])
        def named = await('the name') { papers(agreement).find { it.object.panelist } } as Map

        then: 'somebody of the pool here, who is no side'
        CommonSeed.commitment(named.object.salt as String, named.object.panelist as String) == call.object.pool[0]
        named.object.panelist == house.instance.uri('/users/ann')

        when:
        say(garden, agreement, promise(garden, gwen) + [number: NUMBER] + name(gwen))
        say(rival, agreement, promise(rival, rita, rolf) + [number: NUMBER] + name(drawn(agreement)))

        then:
        await('the panel') { dispute(agreement).state().panel()*.actor()*.uri() == [named.object.panelist, gwen.uri, drawn(agreement).uri] }
        dispute(agreement).seed() == draw(agreement).seed

        and: 'the third is told what it is about, and nobody else'
        def told = sent(agreement, 'panelCase')
        told.to == [rival.uri]
        told.object.content.contains('Nobody came')

        when: 'others than the panel try to speak'
        def outsider = [rita, rolf].find { it != drawn(agreement) }
        vote(gus, agreement)
        vote(outsider, agreement)
        vote(evil, agreement)
        send(rival, signed(rival, paper(rival, agreement, 'panelWord', [remedy: NS + 'apology'])))
        send(outsider, signed(outsider, paper(drawn(agreement), agreement, 'panelWord', [remedy: NS + 'apology'])))
        settle()

        then:
        dispute(agreement).state().panel()*.remedy() == [null, null, null]

        when:
        vote(drawn(agreement), agreement)
        vote(gwen, agreement)

        then:
        await('what is decided') { dispute(agreement).state().name() == 'DECIDED' }
        dispute(agreement).state().remedy() == new Remedy(Remedy.Kind.APOLOGY, null)
        sent(agreement, 'panelEnd').to == [rival.uri]
        parked() == 0
    }

    def "a promise with #what is refused, and nothing is changed"(String what, Closure forged) {
        given:
        def agreement = asked()
        say(rival, agreement, promise(rival, rita))
        def before = await('the other promise') { shares(agreement).with { it.size() == 2 ? it : null } }

        when:
        forged.delegate = this
        forged(agreement)
        settle()

        then:
        shares(agreement) == before
        draw(agreement).state == 'DRAWING'
        dispute(agreement).state().with { name() == 'PANEL' && panel().empty }
        parked() == 0

        where:
        what                               | forged
        'no proof'                         | { send(garden, paper(garden, it, 'panelShare', promise(garden, gwen))) }
        'the proof of another'             | { send(garden, signed(rival, paper(garden, it, 'panelShare', promise(garden, gwen)))) }
        'another pool than was signed'     | { def paper = signed(garden, paper(garden, it, 'panelShare', promise(garden, gwen))); send(garden, paper + [object: paper.object + [pool: ['ef' * 32]]]) }
        'the name of another group'        | { send(rival, signed(rival, paper(rival, it, 'panelShare', promise(garden, gwen)) + [object: paper(garden, it, 'panelShare', promise(garden, gwen)).object])) }
        'no seat'                          | { say(vale, it, promise(vale, gwen)) }
        'a person as its author'           | { say(gus, it, promise(gus, gwen)) }
        'a commitment that is none'        | { say(garden, it, promise(garden, gwen) + [commitment: 'abc']) }
        'a leaf that is none'              | { say(garden, it, promise(garden, gwen) + [pool: ['gwen']]) }
        'one leaf twice'                   | { say(garden, it, promise(garden, gwen) + [pool: promise(garden, gwen).pool * 2]) }
        'more leaves than a pool has'      | { say(garden, it, promise(garden, gwen) + [pool: (1..1001).collect { String.format('%064x', it) }]) }
        'a number that was not promised'   | { say(garden, it, promise(garden, gwen) + [number: 'ef' * 32]) }
        'somebody named who is in no pool' | { say(garden, it, promise(garden, gwen) + [number: NUMBER] + name(gus)) }
        'another drawing'                  | { say(garden, it, promise(garden, gwen) + [attempt: 2]) }
        'a drawing there is none of'       | { send(garden, signed(garden, paper(garden, it, 'panelShare', promise(garden, gwen) + [context: house.instance.uri('/agreements/1')]))) }
        'a word that nobody knows'         | { send(garden, signed(garden, paper(garden, it, 'panelWish', promise(garden, gwen)))) }
        'another pool after the first'     | { say(rival, it, promise(rival, rolf)) }
        'a call of its own'                | { send(garden, signed(garden, paper(garden, it, 'panelCall', promise(garden, gwen) + [groups: [rival.uri, here.group.identity().uri(), vale.uri], apart: [gus.uri, alice.uri()], until: soon()]))) }
    }

    def "a number or a name with #what is refused, and nothing is changed"(String what, Closure forged) {
        given:
        def agreement = asked()
        say(garden, agreement, promise(garden, gwen))
        say(rival, agreement, promise(rival, rita, rolf))
        await('the number here') { papers(agreement).find { it.object.number } }
        say(garden, agreement, promise(garden, gwen) + [number: NUMBER])
        await('the number there') { shares(agreement)[garden.uri].number }

        when:
        forged.delegate = this
        def before = shares(agreement)
        def wanted = forged(agreement) ?: before
        settle()

        then:
        shares(agreement) == wanted
        dispute(agreement).state().panel().empty
        parked() == 0

        where:
        what                             | forged
        'a number that was not promised' | { say(rival, it, promise(rival, rita, rolf) + [number: 'ef' * 32]); null }
        'another commitment with it'     | { say(rival, it, promise(rival, rita, rolf) + [number: 'ef' * 32, commitment: CommonSeed.commitment('ef' * 32, rival.uri)]); null }
        'the number taken back'          | { say(garden, it, promise(garden, gwen)); null }
        'a name that is not in the pool' | { def all = shown(it); say(rival, it, promise(rival, rita, rolf) + [number: NUMBER] + name(gus)); all }
        'a name with another salt'       | { def all = shown(it); say(rival, it, promise(rival, rita, rolf) + [number: NUMBER] + name(rita) + [salt: 'ef' * 32]); all }
        'who was not drawn'              | { def all = shown(it); def other = [rita, rolf].find { one -> one != drawn(it) }; say(rival, it, promise(rival, rita, rolf) + [number: NUMBER] + name(other)); all }
    }

    def "a number that comes too late is refused, and nobody is drawn by it"() {
        given:
        def agreement = asked()
        say(garden, agreement, promise(garden, gwen))
        say(rival, agreement, promise(rival, rita))
        await('the number here') { papers(agreement).find { it.object.number } }
        say(garden, agreement, promise(garden, gwen) + [number: NUMBER])

        when:
        house.instance.clock.advance(Duration.ofDays(2))
        say(rival, agreement, promise(rival, rita) + [number: NUMBER])

        then: 'there is no other third, so it is the assembly\'s'
        await('the assembly') {
            [DeadlineClock, PanelClock].each { house.bean(it).run() }
            dispute(agreement).state().name() == 'APPEALED'
        }
        dispute(agreement).seed() == null
        !papers(agreement).any { it.object.panelist }
        sent(agreement, 'panelEnd').to == [rival.uri]
        parked() == 0
    }

    def "where #whose group has nobody who could be drawn, and there is no other, it is the assembly's"() {
        given:
        def agreement = asked()
        def empty = whose == 'a side\'s' ? garden : rival

        when:
        say(empty, agreement, promise(empty))

        then:
        await('the assembly') {
            house.bean(PanelClock).run()
            dispute(agreement).state().name() == 'APPEALED'
        }
        parked() == 0

        where:
        whose << ['a side\'s', 'the third']
    }
}
