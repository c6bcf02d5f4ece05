package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.governance.BylawsText
import coop.talkoot.governance.Canonical
import coop.talkoot.governance.CharterTemplate
import coop.talkoot.governance.Charters
import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.CountArchives
import coop.talkoot.governance.CountFiles
import coop.talkoot.governance.Decision
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.FederalCounts
import coop.talkoot.governance.FederalPart
import coop.talkoot.governance.Tallies
import coop.talkoot.governance.TallyText
import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.count.StandAlone
import coop.talkoot.governance.federal.FederalTally.Standing
import coop.talkoot.governance.federal.Mode
import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Outcome
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/**
 * A city of two districts of three co-ops, one of them in both districts and one a guest on its district's server, decide
 * together: six groups on five servers.
 */
@Stepwise
class FederalVotesAcrossSpec extends Specification {
    static final Duration LONG = Duration.ofSeconds(120)

    @Shared SettableClock clock = new SettableClock()
    @Shared @AutoCleanup Neighbours cityHouse = new Neighbours(name: 'city', keeper: 'carla', clock: clock)
    @Shared @AutoCleanup Neighbours valeHouse = new Neighbours(name: 'vale', keeper: 'vera', clock: clock)
    @Shared @AutoCleanup Neighbours hillHouse = new Neighbours(name: 'hill', keeper: 'hugo', clock: clock)
    @Shared @AutoCleanup Neighbours bakeryHouse = new Neighbours(name: 'bakery', keeper: 'alice', clock: clock)
    @Shared @AutoCleanup Neighbours gardenHouse = new Neighbours(name: 'garden', keeper: 'gus', clock: clock)

    @Shared Federating city = new Federating(cityHouse).federation()
    @Shared Federating vale = new Federating(valeHouse).federation()
    @Shared Federating hill = new Federating(hillHouse).federation()
    @Shared Federating studio = Federating.beside(valeHouse, 'studio')
    @Shared Federating bakery = new Federating(bakeryHouse)
    @Shared Federating garden = new Federating(gardenHouse)

    @Shared StandAlone alone = new StandAlone()
    @Shared Map<String, Identity> people = [:]

    def setupSpec() {
        oneVoteForAll()
        [bakery, studio].each { it.join(vale) }
        [bakery, garden].each { it.join(hill) }
        people = [alice: bakery.keeper, ann: member(bakery, 'ann'), ben: member(bakery, 'ben'),
                  vera : studio.keeper, stig: member(studio, 'stig'), sven: member(studio, 'sven'),
                  gus  : garden.keeper, gwen: member(garden, 'gwen')]
        [vale, hill].each { it.join(city) }
    }

    def "a city's question reaches each co-op on its own server, and each mode comes to what it must"() {
        when:
        def votes = Mode.values().collectEntries { mode -> [mode, city.put(mode: mode, title: "A common oven, $mode")] } as Map<Mode, Decision>
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

    /** Five of eight can be more than half though one of two groups is against it: the city's charter asks people only. */
    private void oneVoteForAll() {
        def tree = Canonical.read('charter', BylawsText.write(CharterTemplate.CONSENSUS.bylaws()))
        tree.federating = [mode: 'byLevels', weighting: 'members', isDouble: false, alphaPercent: 0, capExtra: 0]
        cityHouse.bean(Charters).adopt(city.group.identity(), BylawsText.read(Canonical.write(tree)), city.keeper)
    }

    private static Identity member(Federating group, String name) {
        def viewer = group.house.bean(Logins).register(new NewPerson(name, name.capitalize(), null, 'a long enough password'), false)
        group.house.bean(Memberships).appoint(group.group, viewer.identity(), Role.MEMBER)
        return viewer.identity()
    }

    /** Each in their own co-op, in its part of the district's part of the city's vote. */
    private void vote(Decision whole, Federating district, Federating coop, Map<String, Choice> answers) {
        coop.say(answers.collectEntries { name, answer -> [people[name], answer] }, coop.part(district.part(whole)))
    }

    /** Co-ops first, then districts, then the city; each as soon as it has what it waits for. */
    private void closeAll(Collection<Decision> wholes) {
        def ends = wholes*.closesAt().max()
        until(ends - Duration.ofHours(2))
        [bakery, garden, studio].each { it.house.bean(ClosingClock).run() }
        wholes.each { whole -> [vale, hill].each { district -> answered(district, district.part(whole)) } }
        until(ends - Duration.ofHours(1))
        [vale, hill].each { it.house.bean(ClosingClock).run() }
        wholes.each { answered(city, it) }
        until(ends)
        cityHouse.bean(ClosingClock).run()
    }

    private static void answered(Federating parent, Decision whole) {
        await("the answers to ${parent.group.identity().handle()}", LONG) {
            parent.house.bean(ClosingClock).run()
            parent.parts(whole).values().every { it.state() == FederalPart.State.ANSWERED }
        }
    }

    private void until(Instant moment) {
        def after = moment + Duration.ofSeconds(1)
        if (clock.instant().isBefore(after)) {
            clock.advance(Duration.between(clock.instant(), after))
        }
    }
}
