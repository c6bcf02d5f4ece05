package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.CountFiles
import coop.talkoot.governance.Decision
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.FederalCounts
import coop.talkoot.governance.FederalResult
import coop.talkoot.governance.Vetoes
import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.federal.Mode
import coop.talkoot.governance.federal.Weighting
import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Outcome
import coop.talkoot.platform.Refused
import spock.lang.Shared
import spock.lang.Stepwise

/** What groups weigh in a city of four, on four servers, one of which is a district of two co-ops; and that one of them vetoes. */
@Stepwise
class WeightsAcrossSpec extends CitySpecification {
    /** Next to the city, and next to a district that has no part in this. */
    @Shared Federating harbour = Federating.beside(cityHouse, 'harbour')
    @Shared Federating mill = Federating.beside(hillHouse, 'mill')
    @Shared Decision rooted
    @Shared Decision given
    @Shared Decision vetoed

    def setupSpec() {
        oneVoteForAll(alphaPercent: 100, capExtra: 1000)
        [bakery, studio].each { it.join(vale) }
        people = [alice: bakery.keeper, ann: member(bakery, 'ann'), ben: member(bakery, 'ben'), bob: member(bakery, 'bob'),
                  vera : studio.keeper, stig: member(studio, 'stig'), sven: member(studio, 'sven'),
                  gus  : garden.keeper, gwen: member(garden, 'gwen'), hugo: mill.keeper, carla: harbour.keeper]
        [vale, garden, mill, harbour].each { it.join(city) }
        rooted = city.put(mode: Mode.BLOC, weighting: Weighting.PENROSE, title: 'A common oven')
        given = city.put(mode: Mode.BLOC, weighting: Weighting.CONTRIBUTION, title: 'A common cellar', contributions: [(vale): 900, (garden): 100])
        vetoed = city.put(mode: Mode.BLOC, weighting: Weighting.EQUAL, title: 'A common well', affected: [vale])
        say(rooted, Answer.YES, [garden: Answer.NO, mill: Answer.NO, harbour: Answer.YES])
        say(given, Answer.YES, [garden: Answer.NO, mill: Answer.YES, harbour: Answer.NO])
        say(vetoed, Answer.YES, [garden: Answer.YES, mill: Answer.YES, harbour: Answer.YES])
        closeAll([rooted, given, vetoed], [bakery, studio], [vale], [garden, mill, harbour])
    }

    def "#which weigh #unclipped, and no group more than a third: so the city decides"() {
        given:
        def whole = city.again(which == 'roots' ? rooted : this.given)
        def result = cityHouse.bean(FederalCounts).result(whole).get()

        expect:
        whole.conclusion().outcome() == Outcome.Kind.PASSED
        whole.terms().federal().rule().weighting() == weighting
        of(result) { it.people() } == [vale: 7, garden: 2, mill: 1, harbour: 1]
        of(result) { it.unclipped() } == unclipped
        of(result) { it.weight() } == weights
        result.modes()[Mode.BLOC].lines()*.weight() == sides

        and: 'the district\'s own count file, two floors above the ballots, lies in the city\'s, and all of it counts again'
        recounted(whole, Outcome.Kind.PASSED)

        where:
        which           | weighting              || unclipped                                            | weights                                              | sides
        'roots'         | Weighting.PENROSE      || [vale: 2645, garden: 1414, mill: 1000, harbour: 1000] | [vale: 1707, garden: 1414, mill: 1000, harbour: 1000] | [2707, 2414, 0]
        'contributions' | Weighting.CONTRIBUTION || [vale: 1900, garden: 1100, mill: 1000, harbour: 1000] | [vale: 1550, garden: 1100, mill: 1000, harbour: 1000] | [2550, 2100, 0]
    }

    def "only a group that is affected vetoes, from its own server, by who speaks for it; then nothing is decided"() {
        given:
        def atVale = valeHouse.bean(Decisions).byUri(vetoed.post().uri()).get()
        def atMill = hillHouse.bean(Decisions).byUri(vetoed.post().uri()).get()

        when:
        hillHouse.bean(Vetoes).castFor(atMill, mill.group.identity(), mill.keeper, 'We would rather not.')

        then:
        thrown(Refused)

        when: 'not every member speaks for it'
        valeHouse.bean(Vetoes).castFor(atVale, vale.group.identity(), people.stig, 'I would rather not.')

        then:
        thrown(Refused)

        when:
        valeHouse.bean(Vetoes).castFor(atVale, vale.group.identity(), vale.keeper, 'It would take our water.')

        then:
        await('the veto in the city', LONG) { cityHouse.bean(Vetoes).of(city.again(vetoed)).size() == 1 }
        cityHouse.bean(Vetoes).of(city.again(vetoed))*.holder()*.uri() == [vale.group.identity().uri()]

        when: 'the days in which it can be taken back are over'
        until(vetoed.concludesAt())
        cityHouse.bean(ClosingClock).run()

        then:
        recounted(city.again(vetoed), Outcome.Kind.BLOCKED)

        and: 'the group that vetoed is told what came of it'
        await('the outcome', LONG) { valeHouse.bean(Decisions).byUri(vetoed.post().uri()).get().conclusion()?.outcome() == Outcome.Kind.BLOCKED }
    }

    /** All of the vale's two co-ops say that; the others as named. */
    private void say(Decision whole, Choice ofVale, Map<String, Choice> others) {
        vote(whole, vale, bakery, ['alice', 'ann', 'ben', 'bob'].collectEntries { [it, ofVale] })
        vote(whole, vale, studio, ['vera', 'stig', 'sven'].collectEntries { [it, ofVale] })
        def coops = [garden: [garden, ['gus', 'gwen']], mill: [mill, ['hugo']], harbour: [harbour, ['carla']]]
        others.each { name, answer ->
            def (Federating coop, List<String> members) = coops[name]
            coop.say(members.collectEntries { [people[it], answer] }, coop.part(whole))
        }
    }

    private boolean recounted(Decision whole, Outcome.Kind outcome) {
        assert whole.conclusion().outcome() == outcome
        def file = cityHouse.bean(CountFiles).write(whole)
        def checked = Recount.check(file)
        assert checked.tally().outcome().kind() == outcome
        assert checked.unsigned() == []
        assert checked.signed() == 11
        assert alone.check(file).startsWith("ALL IS RIGHT: ${whole.post().title()}")
        return true
    }

    private static Map<String, Long> of(FederalResult result, Closure<Long> number) {
        result.parts().collectEntries { [it.group().tokenize('/').last(), number(it)] }
    }
}
