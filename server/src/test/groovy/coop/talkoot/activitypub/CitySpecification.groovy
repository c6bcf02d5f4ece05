package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.governance.BylawsText
import coop.talkoot.governance.Canonical
import coop.talkoot.governance.CharterTemplate
import coop.talkoot.governance.Charters
import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.Decision
import coop.talkoot.governance.FederalCounts
import coop.talkoot.governance.FederalPart
import coop.talkoot.governance.count.StandAlone
import coop.talkoot.governance.federal.FederalTally.Standing
import coop.talkoot.governance.method.Choice
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

/**
 * A city of two districts of three co-ops, one of them in both districts and one a guest on its district's server: six
 * groups on five servers, each with words for what happens there.
 */
abstract class CitySpecification extends Specification {
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

    /** Five of eight can be more than half though one of two groups is against it: the city's charter asks people only. */
    protected void oneVoteForAll(Map<String, ?> also = [:]) {
        def tree = Canonical.read('charter', BylawsText.write(CharterTemplate.CONSENSUS.bylaws()))
        tree.federating = [mode: 'byLevels', weighting: 'members', isDouble: false, alphaPercent: 0, capExtra: 0] + also
        cityHouse.bean(Charters).adopt(city.group.identity(), BylawsText.read(Canonical.write(tree)), city.keeper)
    }

    protected static Identity member(Federating group, String name) {
        def viewer = group.house.bean(Logins).register(new NewPerson(name, name.capitalize(), null, 'a long enough password'), false)
        group.house.bean(Memberships).appoint(group.group, viewer.identity(), Role.MEMBER)
        return viewer.identity()
    }

    /** All join, the co-ops with two or three members each. */
    protected void gather() {
        [bakery, studio].each { it.join(vale) }
        [bakery, garden].each { it.join(hill) }
        people = [alice: bakery.keeper, ann: member(bakery, 'ann'), ben: member(bakery, 'ben'),
                  vera : studio.keeper, stig: member(studio, 'stig'), sven: member(studio, 'sven'),
                  gus  : garden.keeper, gwen: member(garden, 'gwen')]
        [vale, hill].each { it.join(city) }
    }

    /** Each in their own co-op, in its part of the district's part of the city's vote. */
    protected void vote(Decision whole, Federating district, Federating coop, Map<String, Choice> answers) {
        coop.say(answers.collectEntries { name, answer -> [people[name], answer] }, coop.part(district.part(whole)))
    }

    /** Co-ops first, then districts, then the city; each as soon as it has what it waits for. */
    protected void closeAll(Collection<Decision> wholes, List<Federating> coops = [bakery, garden, studio], List<Federating> districts = [vale, hill],
                            List<Federating> besides = []) {
        def ends = wholes*.closesAt().max()
        until(ends - Duration.ofHours(2))
        coops.each { it.house.bean(ClosingClock).run() }
        wholes.each { whole -> districts.each { district -> answered(district, district.part(whole)) } }
        until(ends - Duration.ofHours(1))
        (districts + besides).each { it.house.bean(ClosingClock).run() }
        wholes.each { answered(city, it) }
        until(ends)
        cityHouse.bean(ClosingClock).run()
    }

    protected static void answered(Federating parent, Decision whole) {
        await("the answers to ${parent.group.identity().handle()}", LONG) {
            parent.house.bean(ClosingClock).run()
            parent.parts(whole).values().every { it.state() == FederalPart.State.ANSWERED }
        }
    }

    /** Tries again until it is so: a server that was busy is asked a second time after a while. */
    protected static boolean stands(Federating parent, Decision whole, Map<String, FederalPart.State> states) {
        await("${parent.group.identity().handle()} to have $states", LONG) {
            parent.house.bean(ClosingClock).run()
            parent.parts(whole).collectEntries { [it.key, it.value.state()] } == states
        }
    }

    protected static Map<String, Standing> standings(Federating parent, Decision whole) {
        parent.house.bean(FederalCounts).result(parent.again(whole)).get().parts().collectEntries { [it.group().tokenize('/').last(), it.standing()] }
    }

    protected void until(Instant moment) {
        def after = moment + Duration.ofSeconds(1)
        if (clock.instant().isBefore(after)) {
            clock.advance(Duration.between(clock.instant(), after))
        }
    }
}
