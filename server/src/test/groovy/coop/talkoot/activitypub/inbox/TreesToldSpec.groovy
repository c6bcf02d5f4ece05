package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.governance.Charters
import coop.talkoot.governance.FederalOpening
import coop.talkoot.governance.FederalVotes
import coop.talkoot.governance.federal.Mode
import coop.talkoot.groups.affiliation.Exits
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import coop.talkoot.groups.affiliation.Trees
import coop.talkoot.platform.Transactions
import groovy.json.JsonSlurper
import java.time.Duration
import spock.lang.Shared
import spock.lang.Stepwise

/** Of the groups below its own children a federation knows what those tell, as far as both sides say so. */
@Stepwise
class TreesToldSpec extends TreesSpecification {
    @Shared FakeActor oven = group('oven')
    @Shared FakeActor quiet = group('quiet')
    @Shared FakeActor unwilling = group('unwilling')

    def "a child of another server says who is below it; those who deny it are not, and of who is silent it is its word alone"() {
        given:
        tells(oven, 'parents', [link(garden, oven)])
        quiet.publish(parents: quiet.at('parents'))
        peer.answer(quiet.at('parents')) { [500] }
        tells(unwilling, 'parents', [])
        tells(garden, 'children', [link(garden, oven), link(garden, quiet), link(garden, unwilling)])

        when:
        def asked = house.bean(Joining).asked(identity(garden), here.group.identity(), garden.at('joins/1'), garden.at('decisions/1'), new Kin([] as Set, 0, [] as Set, 0))
        house.bean(Joining).admit(asked.id(), here.keeper)

        then: 'one floor is known, and its members vote directly where the charter says nothing'
        told() == ['bakery > garden']
        mode() == Mode.DIRECT

        when:
        read()

        then: 'there are two, and groups speak'
        told() == ['bakery > garden', 'garden > oven', 'garden ? quiet']
        mode() == Mode.PROPORTIONAL
    }

    def "pages, JSON and OPML show what both sides say; the rest stands apart and says so"() {
        when:
        def page = house.instance.get('/groups/bakery/federation').body()

        then:
        page.count('Not confirmed') == 1
        page.contains('oven@oven.localhost')
        !page.contains('unwilling')
        (page =~ /<path d="M\d+ \d+ V/).count == 2
        (page =~ / rx="8"/).count == 4

        and:
        def groups = new JsonSlurper().parseText(house.instance.get('/groups/bakery/federation.json').body()).groups as List<Map>
        groups.collect { [it.id, it.belongsTo] } ==
                [[garden.uri, [[id: here.group.identity().uri(), state: 'MEMBER']]], [oven.uri, [[id: garden.uri, state: 'MEMBER']]]]
        house.instance.get('/groups/bakery/federation.opml').body().count('<outline') == 2
    }

    def "who says that something has changed is asked again at once; who has been asked lately is believed"() {
        given:
        tells(quiet, 'parents', [link(garden, quiet)])
        def before = peer.readings(oven.extra.parents as String).size()
        house.instance.clock.advance(Duration.ofMinutes(3))

        when:
        read()

        then: 'nobody has said so'
        told() == ['bakery > garden', 'garden > oven', 'garden ? quiet']

        when:
        send(garden, garden.activity('Update', garden.document()))

        then:
        await('the new word') { read(); told() == ['bakery > garden', 'garden > oven', 'garden > quiet'] }
        peer.readings(oven.extra.parents as String).size() == before

        when: 'some hours later all are asked'
        tells(oven, 'parents', [])
        house.instance.clock.advance(Duration.ofHours(7))
        read()

        then:
        told() == ['bakery > garden', 'garden > quiet']
    }

    def "whose server is away is kept as it was"() {
        given:
        garden.publish(children: garden.at('away'))
        peer.answer(garden.at('away')) { [503] }
        house.instance.clock.advance(Duration.ofHours(7))

        when:
        read()

        then:
        told() == ['bakery > garden', 'garden > quiet']
    }

    def "what is to end is over at the stated instant, whoever can be asked then"() {
        given:
        def ends = house.instance.clock.instant() + Duration.ofDays(3)
        tells(garden, 'children', [link(garden, quiet) + [state: NS + 'leaving', endTime: ends.toString()]])
        house.instance.clock.advance(Duration.ofMinutes(20))
        read()

        expect: 'who leaves is there, and makes no floor for votes to come'
        told() == ['bakery > garden', 'garden > quiet']
        Math.abs(Duration.between(house.bean(Trees).below(here.group.id(), house.instance.clock.instant()).last().endsAt(), ends).toMillis()) < 2
        mode() == Mode.DIRECT

        when:
        house.instance.clock.advance(Duration.ofDays(3))

        then:
        told() == ['bakery > garden']
    }

    def "no tree is followed deeper than five floors, nor round in a ring"() {
        given: 'a chain below the garden, whose last says that the first is below it'
        def chain = (1..7).collect { group("floor$it") }
        def all = [garden] + chain
        tells(garden, 'children', [link(garden, chain[0])])
        chain.eachWithIndex { floor, at ->
            tells(floor, 'parents', [link(all[at], floor)] + (at == 0 ? [link(chain[1], floor)] : []))
            tells(floor, 'children', (at < 6 ? [link(floor, chain[at + 1])] : []) + (at == 1 ? [link(floor, chain[0])] : []))
        }
        house.instance.clock.advance(Duration.ofHours(7))

        when:
        4.times { read() }

        then:
        told().findAll { it.contains(' > floor') } == ['garden > floor1', 'floor1 > floor2', 'floor2 > floor1', 'floor2 > floor3', 'floor3 > floor4']
        peer.readings(chain[2].extra.children as String).size() > 0
        peer.readings(chain[3].extra.children as String).empty
        house.instance.get('/groups/bakery/federation').statusCode() == 200
    }

    def "of who belongs no more all is forgotten"() {
        when:
        house.bean(Transactions).run { house.bean(Exits).detach(identity(garden)) }
        read()

        then:
        told() == []
        house.bean(Trees).below(identity(garden).id(), house.instance.clock.instant()) == []
    }

    /** All threads below the group here: with > where both say so, and ? where one does. */
    private List<String> told() {
        house.bean(Trees).below(here.group.id(), house.instance.clock.instant()).collect { "${it.parent().handle()} ${it.isAgreed() ? '>' : '?'} ${it.child().handle()}".toString() }
    }

    /** In which a vote would be put to the members now. */
    private Mode mode() {
        def votes = house.bean(FederalVotes)
        return votes.rule(house.bean(Charters).inForce(here.group.identity()).bylaws(), votes.askedNow(here.group.identity()), FederalOpening.USUAL).mode()
    }
}
