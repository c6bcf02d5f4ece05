package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.governance.Affiliating
import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.CountFiles
import coop.talkoot.governance.Decision
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.FederalCounts
import coop.talkoot.governance.FederalPart
import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.federal.FederalTally.Standing
import coop.talkoot.governance.federal.Mode
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.governance.method.Outcome
import coop.talkoot.groups.affiliation.GroupMoves
import coop.talkoot.groups.affiliation.TreeClock
import coop.talkoot.people.Follows
import coop.talkoot.platform.Origin
import groovy.json.JsonSlurper
import java.time.Duration
import java.time.Instant
import spock.lang.Shared
import spock.lang.Stepwise

/**
 * While a city votes, one of its servers is away, one co-op leaves, one is sent away, and one moves to another server: the
 * tree and the count are the same on all sides.
 */
@Stepwise
class FederalTreeSpec extends CitySpecification {
    /** Where the bakery goes. */
    @Shared Federating oven = Federating.beside(hillHouse, 'oven')
    @Shared Decision leaving
    @Shared Decision away
    @Shared Decision whole
    @Shared Decision ofVale
    @Shared Decision ofHill
    @Shared Instant since
    @Shared Instant over

    def setupSpec() {
        oneVoteForAll()
        gather()
        since = vale.current(bakery).since()
        cityHouse.bean(Follows).request(city.keeper, city.find(bakery), Origin.LOCAL)
        await('the follower', LONG) { cityHouse.bean(Follows).isAccepted(city.keeper.id(), city.find(bakery).id()) }
    }

    def "each server knows the tree that its group stands in, whoever lives where, and shows it"() {
        expect: 'down to the lowest floor, which the city has nothing to do with itself'
        shows(city, [vale: [city: 'MEMBER'], hill: [city: 'MEMBER'], bakery: [vale: 'MEMBER', hill: 'MEMBER'], studio: [vale: 'MEMBER'], garden: [hill: 'MEMBER']])
        shows(vale, [bakery: [vale: 'MEMBER'], studio: [vale: 'MEMBER']])
        shows(hill, [bakery: [hill: 'MEMBER'], garden: [hill: 'MEMBER']])

        and: 'and up to the top'
        await('the city at the bakery', LONG) { page(bakery).contains('City Co-op') }
        ['Vale Co-op', 'Hill Co-op', 'Bakery Co-op'].every { page(bakery).contains(it) }
        [city, vale, hill, bakery].every { page(it).contains('class="tree-drawn"') && !page(it).contains('Not confirmed') }
    }

    def "the city asks: by its charter groups speak where there are two floors, and members where there is one"() {
        when: 'the vale has heard the studio, which it is to send away; the bakery is to leave the hill'
        away = vale.open(Affiliating.EXPEL, studio.group.identity(), null)
        leaving = bakery.open(Affiliating.LEAVE, bakery.find(hill), null)
        bakery.say([(people.ann): Position.AGREE, (people.ben): Position.AGREE], leaving)
        clock.advance(Duration.ofDays(1))
        whole = city.put(title: 'A common oven')
        ofVale = vale.part(whole)
        ofHill = hill.part(whole)

        then:
        whole.terms().federal().rule().mode() == Mode.PROPORTIONAL
        [ofVale, ofHill]*.terms()*.federal()*.rule()*.mode() == [Mode.DIRECT] * 2
        vale.parts(ofVale).keySet() == ['bakery', 'studio'] as Set
        hill.parts(ofHill).keySet() == ['bakery', 'garden'] as Set
    }

    def "one server is away, one group gives notice, one is given it: each says what it has to in the vote that was open"() {
        when: 'all say what they think, but for the garden, which is away before that'
        [bakery, garden]*.part(ofHill)
        gardenHouse.instance.stop()
        vote(whole, vale, bakery, [alice: Answer.YES, ann: Answer.YES, ben: Answer.YES])
        vote(whole, vale, studio, [vera: Answer.YES, stig: Answer.YES, sven: Answer.NO])
        vote(whole, hill, bakery, [alice: Answer.NO, ann: Answer.NO, ben: Answer.YES])
        bakery.close(leaving)
        vale.close(away)
        def left = await('the notice on both sides', LONG) { hill.current(bakery)?.notice() && bakery.above(hill)?.notice() ? hill.current(bakery).notice() : null }
        def sent = vale.current(studio).notice()
        over = [left, sent]*.effectiveAt().max()

        then:
        !left.isByParent()
        left.effectiveAt() == bakery.above(hill).notice().effectiveAt()
        sent.isByParent()
        whole.closesAt() > clock.instant() + Duration.ofHours(2)

        and: 'the city knows how each link stands'
        shows(city, [vale: [city: 'MEMBER'], hill: [city: 'MEMBER'], bakery: [vale: 'MEMBER', hill: 'NOTICE'], studio: [vale: 'NOTICE'], garden: [hill: 'MEMBER']])
    }

    def "one moves to another server: what it had in the vale goes on there, its notice to the hill runs out where it was given"() {
        when:
        hillHouse.bean(GroupMoves).wasEarlier(oven.group, [oven.find(bakery)], oven.keeper)
        bakeryHouse.bean(GroupMoves).move(bakery.group, bakery.find(oven), 'bakery', bakery.keeper)

        then:
        await('the vale', LONG) { vale.children().toSorted() == ['oven', 'studio'] }
        await('the new place', LONG) { oven.parents() == ['vale'] }
        [vale.current(oven), oven.above(vale)]*.memberSince() == [since] * 2
        bakery.parents() == ['hill']
        await('who follows it', LONG) { cityHouse.bean(Follows).isAccepted(city.keeper.id(), city.find(oven).id()) }

        and:
        shows(city, [vale: [city: 'MEMBER'], hill: [city: 'MEMBER'], oven: [vale: 'MEMBER'], studio: [vale: 'NOTICE'], bakery: [hill: 'NOTICE'], garden: [hill: 'MEMBER']])
    }

    def "the count is of who was asked when it opened, each person once; who is away is silent, and all can be counted again"() {
        when:
        until(whole.closesAt() - Duration.ofHours(2))
        [bakery, studio].each { it.house.bean(ClosingClock).run() }
        answered(vale, ofVale)
        stands(hill, ofHill, [bakery: FederalPart.State.ANSWERED, garden: FederalPart.State.OPEN])
        until(whole.closesAt() - Duration.ofHours(1))
        [vale, hill].each { it.house.bean(ClosingClock).run() }
        answered(city, whole)
        until(whole.closesAt())
        cityHouse.bean(ClosingClock).run()

        then:
        city.again(whole).conclusion().outcome() == Outcome.Kind.PASSED
        standings(city, whole) == [vale: Standing.COUNTED, hill: Standing.COUNTED]
        standings(vale, ofVale) == [bakery: Standing.COUNTED, studio: Standing.COUNTED]
        standings(hill, ofHill) == [bakery: Standing.COUNTED, garden: Standing.SILENT]

        and: 'the bakery\'s three count where they belonged first'
        cityHouse.bean(FederalCounts).result(city.again(whole)).get().modes()[Mode.DIRECT].lines()*.people() == [5, 1, 0]

        and:
        def file = cityHouse.bean(CountFiles).write(city.again(whole))
        def checked = Recount.check(file)
        checked.tally().outcome().kind() == Outcome.Kind.PASSED
        checked.unsigned() == []
        alone.check(file).startsWith('ALL IS RIGHT: A common oven')

        and: 'each district has the same from the city'
        [vale, hill].every { district -> await('the outcome', LONG) { district.house.bean(Decisions).byUri(whole.post().uri()).get().conclusion()?.outcome() } == Outcome.Kind.PASSED }
    }

    def "at the stated instant both are gone on all sides, and the tree is what is left"() {
        when:
        until(over)
        gardenHouse.instance.startAgain()

        then:
        vale.children() == ['oven']
        hill.children() == ['garden']
        studio.parents() + bakery.parents() == []
        garden.parents() == ['hill']

        and:
        shows(city, [vale: [city: 'MEMBER'], hill: [city: 'MEMBER'], oven: [vale: 'MEMBER'], garden: [hill: 'MEMBER']])
        shows(vale, [oven: [vale: 'MEMBER']])
        shows(hill, [garden: [hill: 'MEMBER']])
        await('the city at the new place', LONG) { page(oven).contains('City Co-op') }

        when: 'the city asks again'
        def later = city.put(title: 'A second oven')

        then:
        later.terms().federal().rule().mode() == Mode.PROPORTIONAL
        vale.parts(vale.part(later)).keySet() == ['oven'] as Set
        hill.parts(hill.part(later)).keySet() == ['garden'] as Set
        [oven.part(vale.part(later)), garden.part(hill.part(later))].every { it.state() == Decision.State.OPEN }
    }

    /** Who is below it by its page for programs, and how each stands to whom: once it has heard of that. */
    private static boolean shows(Federating group, Map<String, Map<String, String>> expected) {
        await("${group.group.identity().handle()} to show $expected", LONG) {
            group.house.bean(TreeClock).run()
            def groups = new JsonSlurper().parseText(group.house.instance.get("/groups/${group.group.identity().handle()}/federation.json").body()).groups as List<Map>
            groups.collectEntries { [handle(it.id), it.belongsTo.collectEntries { tie -> [handle(tie.id), tie.state] }] } == expected
        }
    }

    private static String handle(Object uri) {
        uri.toString().tokenize('/').last()
    }

    private static String page(Federating group) {
        group.house.bean(TreeClock).run()
        return group.house.instance.get("/groups/${group.group.identity().handle()}/federation").body()
    }
}
