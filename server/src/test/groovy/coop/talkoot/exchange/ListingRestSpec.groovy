package coop.talkoot.exchange

import coop.talkoot.AtOnce
import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.exchange.OwnListings.Standing
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Words
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Listings that rest, end, are renewed and opened again. */
class ListingRestSpec extends Specification {
    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    Listings listings = bakery.bean(Listings)

    @Shared
    OwnListings own = bakery.bean(OwnListings)

    @Shared
    Identity bob = bakery.member('bob')

    def "who offers something is told once, three days before it ends, and again when they have put that off"() {
        given:
        def offer = bakery.offer('scythe', by: bob, until: clock.instant() + Duration.ofDays(10))

        expect:
        endings(bob).empty

        when:
        clock.advance(Duration.ofDays(7) - Duration.ofSeconds(1))
        bakery.bean(EndingClock).run()

        then:
        endings(bob).empty

        when:
        clock.advance(Duration.ofSeconds(1))
        AtOnce.run(3) { bakery.bean(EndingClock).run() }
        bakery.bean(EndingClock).run()

        then:
        endings(bob)*.post()*.title() == ['scythe']
        endings(bob)[0].actor().id() == bakery.group.identity().id()

        when: 'it is open for longer'
        bakery.bean(Notices).readAll(bob.id())
        def renewed = listings.renew(offer, bob)
        bakery.bean(EndingClock).run()

        then:
        endings(bob)*.read == [true]

        when:
        clock.advance(Duration.between(clock.instant(), renewed.terms().openUntil()) - Duration.ofDays(2))
        bakery.bean(EndingClock).run()

        then:
        endings(bob)*.read == [false]
    }

    def "nobody is told of the end of what #what"() {
        given:
        def ann = bakery.member('endless' + clock.instant().epochSecond + what.length())
        def offer = bakery.offer('rake', by: ann, until: clock.instant() + Duration.ofDays(days))

        when:
        deed.call(bakery, offer, ann)
        clock.advance(Duration.ofDays(days) - Duration.ofDays(1))
        bakery.bean(EndingClock).run()

        then:
        endings(ann).empty

        where:
        what                               | days || deed
        'was offered for two days only'    | 2    || { b, made, who -> }
        'is put away'                      | 9    || { b, made, who -> b.bean(Listings).archive(made, who) }
        'was taken back'                   | 9    || { b, made, who -> b.bean(Listings).withdraw(made, who) }
    }

    private List<Notice> endings(Identity person) {
        bakery.bean(Notices).page(person.id(), NoticeQuery.newest(80)).items().findAll { it.kind() == Notice.Kind.LISTING_ENDING }
    }

    def "what is archived is in no list, is still there by its address, and comes back as it was"() {
        given:
        def offer = bakery.offer('axe', by: bob, tags: ['rest'])

        when:
        def resting = listings.archive(offer, bob)

        then:
        resting.state() == Listing.State.ARCHIVED
        !resting.isOpenAt(clock.instant())
        found('rest') == []
        listings.require(offer.id(), null).state() == Listing.State.ARCHIVED
        listings.require(offer.id(), null).post().title() == 'axe'
        titles(Standing.ARCHIVED) == ['axe']
        !titles(Standing.OPEN).contains('axe')

        when:
        listings.reopen(resting, bob)

        then:
        found('rest') == ['axe']
        listings.require(offer.id(), null).terms() == offer.terms()
        listings.archive(listings.require(offer.id(), null), bob).state() == Listing.State.ARCHIVED
        listings.withdraw(listings.require(offer.id(), null), bob) == null
        listings.byUri(offer.post().uri()).get().state() == Listing.State.WITHDRAWN
    }

    def "archiving twice, by two at once too, is archiving once"() {
        given:
        def offer = bakery.offer('adze', by: bob)

        when:
        def states = AtOnce.run(4) { listings.archive(offer, bob).state() }

        then:
        states.every { it == Listing.State.ARCHIVED }
    }

    def "only its author archives, opens again or renews"() {
        given:
        def offer = bakery.offer('awl', by: bob, until: clock.instant() + Duration.ofDays(1))

        when:
        deed(listings, offer, bakery.keeper.identity())

        then:
        thrown(Refused)
        listings.require(offer.id(), null).terms() == offer.terms()

        where:
        deed << [{ l, it, by -> l.archive(it, by) }, { l, it, by -> l.reopen(it, by) }, { l, it, by -> l.renew(it, by) }]
    }

    def "what was withdrawn is not archived, opened or renewed any more"() {
        given:
        def offer = bakery.offer('anvil', by: bob)
        listings.withdraw(offer, bob)

        when:
        deed(listings, offer, bob)

        then:
        thrown(Refused)
        listings.byUri(offer.post().uri()).get().state() == Listing.State.WITHDRAWN

        where:
        deed << [{ l, it, by -> l.archive(it, by) }, { l, it, by -> l.reopen(it, by) }, { l, it, by -> l.renew(it, by) }]
    }

    def "what ends within two weeks, or has ended, is about to end till it is renewed for thirty days"() {
        given:
        def soon = bakery.offer('ending soon', by: bob, until: clock.instant() + Duration.ofDays(14))
        def later = bakery.offer('ending later', by: bob, until: clock.instant() + Duration.ofDays(15))
        def over = bakery.offer('over', by: bob, until: clock.instant() + Duration.ofHours(1))
        clock.advance(Duration.ofHours(2))

        expect:
        titles(Standing.ENDING).findAll { it in ['ending soon', 'ending later', 'over'] } == ['over', 'ending soon']
        titles(Standing.OPEN).contains('ending soon')
        !titles(Standing.OPEN).contains('over')

        when:
        def renewed = listings.renew(over, bob)

        then:
        renewed.terms().openUntil() == clock.instant() + Duration.ofDays(30)
        renewed.isOpenAt(clock.instant())
        !titles(Standing.ENDING).contains('over')

        when: 'an end that lies further ahead stays'
        def far = bakery.offer('far', by: bob, until: clock.instant() + Duration.ofDays(300))

        then:
        listings.renew(far, bob).terms().openUntil() == far.terms().openUntil()
        soon != null && later != null
    }

    def "a standing offer has no end to put off"() {
        given:
        def offer = listings.publish(new NewListing(bob, bakery.group.identity(), coop.talkoot.posts.Audience.PUBLIC,
                Words.typed('standing', '', 'en', []), new Terms(Purpose.OFFER, ExchangeKind.GIFT, null, '', '', null, null, null)))

        when:
        listings.renew(offer, bob)

        then:
        thrown(Refused)
    }

    def "one whose end came while it rested is opened without one"() {
        given:
        def offer = bakery.offer('apron', by: bob, until: clock.instant() + Duration.ofHours(1))
        def resting = listings.archive(offer, bob)
        clock.advance(Duration.ofHours(2))

        when:
        def open = listings.reopen(resting, bob)

        then:
        open.terms().openUntil() == null
        open.isOpenAt(clock.instant())
    }

    def "one that rests can be changed, and goes on resting"() {
        given:
        def offer = bakery.offer('auger', by: bob, tags: ['restful'])
        def resting = listings.archive(offer, bob)

        when:
        listings.edit(resting, bob, Words.typed('auger, sharp', '', 'en', ['restful']), offer.terms())

        then:
        listings.require(offer.id(), null).state() == Listing.State.ARCHIVED
        listings.require(offer.id(), null).post().title() == 'auger, sharp'
        found('restful') == []
    }

    private List<String> titles(Standing standing) {
        own.of(bob.id(), standing, Page.Request.first(80)).items()*.post()*.title()
    }

    private List<String> found(String tag) {
        listings.search(new ListingFilter(null, null, null, null, null, tag), null, Page.Request.first(10)).items()*.post()*.title()
    }
}
