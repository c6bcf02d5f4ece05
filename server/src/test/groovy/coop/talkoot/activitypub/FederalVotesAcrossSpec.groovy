package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.COUNTED_BALLOT

import coop.talkoot.governance.Affiliating
import coop.talkoot.governance.ChoiceText
import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.Closings
import coop.talkoot.governance.CountArchives
import coop.talkoot.governance.CountFiles
import coop.talkoot.governance.Decision
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.FederalCounts
import coop.talkoot.governance.FederalPart
import coop.talkoot.governance.FederalRows
import coop.talkoot.governance.FederalVotes
import coop.talkoot.governance.GroupSigner
import coop.talkoot.governance.GuestBallots
import coop.talkoot.governance.Tallies
import coop.talkoot.governance.TallyText
import coop.talkoot.governance.count.Guest
import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.federal.FederalTally.Standing
import coop.talkoot.governance.federal.Mode
import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.governance.method.Outcome
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.PostBook
import coop.talkoot.web.Visitor
import java.time.Duration
import org.jooq.DSLContext
import spock.lang.Shared
import spock.lang.Stepwise

/** A city of two districts of three co-ops decide together. */
@Stepwise
class FederalVotesAcrossSpec extends CitySpecification {
    @Shared Map<Mode, Decision> votes

    def setupSpec() {
        oneVoteForAll()
        gather()
    }

    def "a city's question reaches each co-op on its own server, and each mode comes to what it must"() {
        when:
        votes = Mode.values().collectEntries { mode -> [mode, city.put(mode: mode, title: "A common oven, $mode")] }
        votes.values().each { whole ->
            vote(whole, vale, bakery, [alice: Answer.YES, ann: Answer.YES, ben: Answer.YES])
            vote(whole, vale, studio, [vera: Answer.YES, stig: Answer.YES, sven: Answer.NO])
            vote(whole, hill, bakery, [alice: Answer.YES, ann: Answer.YES, ben: Answer.YES])
            vote(whole, hill, garden, [gus: Answer.NO, gwen: Answer.NO])
        }
        closeAll(votes.values())
        def over = votes.collectEntries { mode, whole -> [mode, city.again(whole)] } as Map<Mode, Decision>

        then: 'the districts decided by themselves'
        votes.values().every { whole ->
            vale.again(vale.part(whole)).conclusion().outcome() == Outcome.Kind.PASSED &&
                    hill.again(hill.part(whole)).conclusion().outcome() == Outcome.Kind.REJECTED
        }

        and: 'five of eight people are for it; of two districts one; and as they are divided, more are for it than against'
        over[Mode.DIRECT].conclusion().outcome() == Outcome.Kind.PASSED
        over[Mode.BLOC].conclusion().outcome() == Outcome.Kind.TIED
        over[Mode.PROPORTIONAL].conclusion().outcome() == Outcome.Kind.PASSED

        and: 'whoever is in two districts counted once, where they belonged first; side by side it is the same in each vote'
        over.values().every { whole ->
            def result = cityHouse.bean(FederalCounts).result(whole).get()
            assert result.parts().collectEntries { [it.group().tokenize('/').last(), [it.standing(), it.people()]] } ==
                    [vale: [Standing.COUNTED, 6], hill: [Standing.COUNTED, 2]]
            assert result.modes().collectEntries { mode, tally -> [mode, tally.outcome()] } ==
                    [(Mode.DIRECT): Outcome.Kind.PASSED, (Mode.BLOC): Outcome.Kind.TIED, (Mode.PROPORTIONAL): Outcome.Kind.PASSED]
            assert result.modes()[Mode.DIRECT].lines()*.people() == [5, 3, 0]
            true
        }

        and: 'both programs that count again walk down to each ballot, signed where it was cast'
        over.values().every { whole ->
            def file = cityHouse.bean(CountFiles).write(whole)
            def checked = Recount.check(file)
            assert checked.tally().outcome().kind() == whole.conclusion().outcome()
            assert checked.signed() == 11
            assert checked.unsigned() == []
            assert alone.check(file).startsWith("ALL IS RIGHT: ${whole.post().title()}")
            true
        }

        and: 'the districts are told, with the proof of the city, and can check it themselves'
        over.values().every { whole ->
            def counted = TallyText.write(cityHouse.bean(Tallies).of(whole).get())
            [vale, hill].every { district ->
                def there = await('the outcome', LONG) { district.house.bean(Decisions).byUri(whole.post().uri()).filter { it.over }.orElse(null) }
                def tally = district.house.bean(Tallies).of(there).get()
                assert TallyText.write(tally) == counted
                assert tally.proof().contains('eddsa-jcs-2022')
                true
            }
        }
    }

    def "who votes below counts it again: a co-op's member has the file of what the groups above came to"() {
        given:
        def whole = votes[Mode.BLOC]
        def ofVale = vale.part(whole)

        expect: 'brought by the member\'s own server, in the name of the group that was asked'
        bytes(bakeryHouse, 'ann', ofVale) == valeHouse.bean(CountArchives).of(ofVale, vale.keeper)
        bytes(valeHouse, 'stig', whole) == cityHouse.bean(CountArchives).of(whole, city.keeper)
        bytes(valeHouse, 'stig', ofVale) == valeHouse.bean(CountArchives).of(ofVale, vale.keeper)

        when: 'who is in none of these groups asks'
        bakeryHouse.bean(Logins).register(new NewPerson('otto', 'Otto', null, 'a long enough password'), false)
        def there = bakeryHouse.bean(Decisions).byUri(ofVale.post().uri()).get()
        def otto = new Visitor(bakeryHouse.instance).as('otto', 'a long enough password')

        then:
        otto.raw("/api/talkoot/v1/decisions/${there.id()}/count-file", 'application/zip').statusCode() == 403
        !otto.get("/decisions/${there.id()}").body().contains('/count-file')
    }

    def "what does not add up, and who is away, is silence: it is named, and nothing of it counts"() {
        given:
        def whole = city.put(mode: Mode.DIRECT, title: 'A common cellar')
        vote(whole, vale, bakery, [alice: Answer.YES, ann: Answer.YES])
        vote(whole, vale, studio, [vera: Answer.YES, stig: Answer.YES])
        vote(whole, hill, bakery, [alice: Answer.NO, ann: Answer.NO])
        vote(whole, hill, garden, [gus: Answer.YES, gwen: Answer.YES])
        def ofVale = vale.part(whole)
        def ofHill = hill.part(whole)
        def ofBakery = bakery.part(ofVale)

        when: 'the garden goes away in the midst of it, and the bakery counts what its members did not say'
        gardenHouse.instance.stop()
        until(ofBakery.closesAt())
        bakeryHouse.bean(Transactions).run {
            bakeryHouse.bean(Closings).close(ofBakery.id(), false)
            assert bakeryHouse.bean(DSLContext).update(COUNTED_BALLOT).set(COUNTED_BALLOT.PAPER, ChoiceText.write(Answer.NO))
                    .where(COUNTED_BALLOT.DECISION_ID.eq(ofBakery.id())).execute() == 2
        }
        [bakery, studio].each { it.house.bean(ClosingClock).run() }

        then: 'the vale does not take it, and says why; who answered is taken all the same'
        stands(vale, ofVale, [bakery: FederalPart.State.REFUSED, studio: FederalPart.State.ANSWERED])
        vale.parts(ofVale).bakery.because().contains('not right')
        stands(hill, ofHill, [bakery: FederalPart.State.ANSWERED, garden: FederalPart.State.OPEN])

        when:
        until(ofVale.closesAt())
        [vale, hill].each { it.house.bean(ClosingClock).run() }
        answered(city, whole)
        until(whole.closesAt())
        cityHouse.bean(ClosingClock).run()

        then: 'of the vale the studio counts, of the hill the bakery'
        cityHouse.bean(FederalCounts).result(city.again(whole)).get().modes()[Mode.DIRECT].lines()*.people() == [2, 2, 0]
        standings(vale, ofVale) == [bakery: Standing.SILENT, studio: Standing.COUNTED]
        standings(hill, ofHill) == [bakery: Standing.COUNTED, garden: Standing.SILENT]
        alone.check(cityHouse.bean(CountFiles).write(city.again(whole))).startsWith('ALL IS RIGHT')

        when: 'the garden comes back, and says what its members said'
        gardenHouse.instance.startAgain()
        gardenHouse.bean(ClosingClock).run()

        then: 'that is too late, and nobody asks for it again'
        stands(hill, ofHill, [bakery: FederalPart.State.ANSWERED, garden: FederalPart.State.TOLD])
        [cityHouse, valeHouse, hillHouse, bakeryHouse, gardenHouse].every { house -> house.bean(Transactions).read { house.bean(FederalRows).told(50) } == [] }
    }

    def "a group that was not asked is no answer, whatever its server says"() {
        given: 'the garden knows of the city\'s vote, and is heard in the city'
        cityHouse.bean(Follows).request(city.keeper, city.find(garden), Origin.LOCAL)
        await('the follower', LONG) { gardenHouse.bean(Follows).countFollowers(garden.group.id()) > 0 && cityHouse.bean(Follows).isAccepted(city.keeper.id(), city.find(garden).id()) }
        def whole = city.put(mode: Mode.BLOC, title: 'A common well')
        gardenHouse.bean(PostBook).find(whole.post().uri())
        def known = await('the vote in the garden', LONG) { gardenHouse.bean(Decisions).byUri(whole.post().uri()).orElse(null) }

        when: 'it says that it votes on it, as if it belonged to the city'
        gardenHouse.bean(Transactions).run { gardenHouse.bean(FederalVotes).open(known, garden.above(hill)) }
        def rival = garden.part(known)
        await('it to be heard', LONG) { cityHouse.bean(Decisions).byUri(rival.post().uri()).present }
        garden.say([(people.gus): Answer.NO], rival)
        garden.close(rival)
        await('its tally', LONG) { cityHouse.bean(Decisions).byUri(rival.post().uri()).get().over }

        then:
        city.parts(whole).collectEntries { [it.key, it.value.state()] } == [vale: FederalPart.State.OPEN, hill: FederalPart.State.OPEN]
        city.parts(whole).values()*.partId().every { cityHouse.bean(Decisions).find(it).get().group().handle() != 'garden' }
    }

    def "no group speaks for another's members: a ballot of theirs bears their own signature, by their own key"() {
        given:
        def gwen = people.gwen.uri()
        def theirs = gardenHouse.bean(GroupSigner).keysOf([gwen]).entrySet().first()
        def another = gardenHouse.bean(GroupSigner).keysOf([people.gus.uri()]).values().first()

        when: 'the city, which never heard of her, asks her server for her key'
        def met = await('it to know her; what did not answer in time is asked again half a minute later', LONG) {
            cityHouse.bean(GuestBallots).requireTheirs([new Guest(gwen, theirs.key, theirs.value)])
            return cityHouse.bean(Identities).byUri(gwen).present
        }

        then:
        met

        when:
        cityHouse.bean(GuestBallots).requireTheirs([new Guest(gwen, theirs.key, theirs.value), new Guest(gwen, id ? theirs.key.replaceFirst('#.*', id) : null, id ? another : null)])

        then:
        def refused = thrown(Refused)
        refused.message.contains(gwen)
        refused.message.contains(said)

        where:
        id             | said
        null           | 'without their signature'
        '#ed25519-key' | 'not theirs'
        '#other-key'   | 'not theirs'
    }

    def "who gives notice while a vote is open stays in it, has no part in later ones, and is gone at the same instant on both sides"() {
        given: 'the bakery is deciding to leave the vale, and a day later the vale asks about a ford'
        def leaving = bakery.open(Affiliating.LEAVE, bakery.find(vale), null)
        bakery.say([(people.ann): Position.AGREE, (people.ben): Position.AGREE], leaving)
        clock.advance(Duration.ofDays(1))
        def ford = vale.put(title: 'A ford')
        [bakery, studio]*.part(ford)

        when:
        bakery.close(leaving)
        def notice = await('the notice on both sides', LONG) { vale.current(bakery)?.notice() && bakery.above(vale)?.notice() ? vale.current(bakery).notice() : null }
        def bridge = vale.put(title: 'A bridge')

        then: 'of what opens now it hears as of any neighbour\'s'
        vale.parts(bridge).keySet() == ['studio'] as Set
        notice.effectiveAt() == bakery.above(vale).notice().effectiveAt()

        and:
        decided(vale, ford, [bakery: [alice: Answer.YES, ann: Answer.YES], studio: [vera: Answer.NO, stig: Answer.YES]]) == [bakery: Standing.COUNTED, studio: Standing.COUNTED]

        when:
        until(notice.effectiveAt())

        then:
        vale.children() == ['studio']
        bakery.parents() == ['hill']
    }

    def "so does who is sent away, which its own server has checked"() {
        given: 'a week after that was proposed the hill votes on it, and a day later asks about a wall'
        def away = hill.open(Affiliating.EXPEL, hill.find(bakery), null)
        clock.advance(Duration.ofDays(1))
        def wall = hill.put(title: 'A wall')
        [bakery, garden]*.part(wall)

        when:
        hill.close(away)
        def notice = await('the notice on both sides', LONG) { hill.current(bakery)?.notice() && bakery.above(hill)?.notice() ? bakery.above(hill).notice() : null }

        then:
        notice.isByParent()
        decided(hill, wall, [bakery: [alice: Answer.NO, ben: Answer.NO], garden: [gus: Answer.YES, gwen: Answer.YES]]) == [bakery: Standing.COUNTED, garden: Standing.COUNTED]

        when: 'it is over, and the city asks again'
        until(notice.effectiveAt())
        def whole = city.put(mode: Mode.DIRECT, title: 'A common roof')

        then: 'the bakery is in neither district any more'
        hill.children() == ['garden']
        bakery.parents() == []
        vale.parts(vale.part(whole)).keySet() == ['studio'] as Set
        hill.parts(hill.part(whole)).keySet() == ['garden'] as Set
    }

    /** Its groups say that, the vote ends, and each stands so. */
    private Map<String, Standing> decided(Federating parent, Decision whole, Map<String, Map<String, Choice>> says) {
        def coops = [bakery: bakery, studio: studio, garden: garden].findAll { it.key in says.keySet() }
        coops.each { name, coop -> coop.say(says[name].collectEntries { who, answer -> [people[who], answer] }, coop.part(whole)) }
        until(whole.closesAt() - Duration.ofHours(1))
        coops.values().each { it.house.bean(ClosingClock).run() }
        answered(parent, whole)
        until(whole.closesAt())
        parent.house.bean(ClosingClock).run()
        return standings(parent, whole)
    }

    private static byte[] bytes(Neighbours house, String name, Decision decision) {
        def known = await('the outcome', LONG) { house.bean(Decisions).byUri(decision.post().uri()).filter { it.over }.orElse(null) }
        def visitor = new Visitor(house.instance).as(name, 'a long enough password')
        def address = "/api/talkoot/v1/decisions/${known.id()}/count-file"
        assert visitor.get("/decisions/${known.id()}").body().contains(address)
        assert visitor.raw(address, 'application/zip').statusCode() == 200
        return house.bean(CountArchives).kept(known).get()
    }
}
