package coop.talkoot.web

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Federating
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.FederalPart
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** What goes on across a federation stands on its page: a city, a co-op beside it, and one on another server. */
@Stepwise
class FederationAffairsSpec extends Specification {
    static final String PASSWORD = 'a long enough password'

    @Shared SettableClock clock = new SettableClock()
    @Shared @AutoCleanup Neighbours there = new Neighbours(name: 'mill', keeper: 'mia', clock: clock)
    @Shared @AutoCleanup Neighbours here = new Neighbours(name: 'city', keeper: 'carla', clock: clock)
    @Shared Federating city = new Federating(here)
    @Shared Federating mill = new Federating(there)
    @Shared Federating beside = Federating.beside(here, 'bakery')
    @Shared Visitor carla = new Visitor(here.instance).as('carla', PASSWORD)

    def setupSpec() {
        city.federation()
        [beside, mill].each { it.join(city) }
    }

    def "an open vote stands there with how many groups have answered, and is gone once it is over"() {
        given:
        def whole = city.put(title: 'A van for all of us')

        expect:
        with(page()) {
            it.contains('Open across these groups')
            it.contains('A van for all of us')
            it.contains('0 of 2 groups have answered')
        }
        new Visitor(here.instance).get('/groups/bakery/federation').body().contains("This group's part of a vote of a federation")

        when:
        def part = beside.part(whole)
        beside.say([(beside.keeper): Answer.YES], part)
        clock.advance(Duration.between(clock.instant(), part.concludesAt()) + Duration.ofSeconds(1))
        await('one group to have answered') {
            here.bean(ClosingClock).run()
            city.parts(whole).bakery.state() == FederalPart.State.ANSWERED
        }

        then:
        page().contains('1 of 2 groups have answered') || city.again(whole).over

        when:
        await('the end of the vote') {
            city.close(city.again(whole))
            city.again(whole).over
        }

        then:
        !page().contains('A van for all of us')
    }

    def "whose server does not answer is named to members, with what waits for it"() {
        expect:
        !page().contains('Silent since')

        when: 'the mill is gone, and something is sent there'
        there.instance.close()
        city.put(title: 'A second van')
        await('the silence to be noticed') { page().contains('Silent since') }

        then:
        page() =~ /\d+ letters? waits? for it/

        and: 'it is nobody else\'s business'
        !new Visitor(here.instance).get('/groups/city/federation').body().contains('Silent since')

        and: 'a group of this server is never silent'
        page().count('Silent since') == 1
    }

    private String page() {
        return carla.get('/groups/city/federation').body()
    }
}
