package coop.talkoot.exchange

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Things, what is offered of them, and the shelves that offers stand on. */
class ResourcesSpec extends Specification {
    private static final Features DRILL = new Features(Features.Form.THING, 4, new Size(300, 80, 220), 1800L, new Money(8900, 'EUR'), 2)

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    Resources resources = bakery.bean(Resources)

    @Shared
    Listings listings = bakery.bean(Listings)

    @Shared
    Categories categories = bakery.bean(Categories)

    @Shared
    Identity ann = bakery.member('ann')

    @Shared
    Identity bob = bakery.member('bob')

    def "an offer of a thing keeps the thing, and both say the same"() {
        when:
        def offer = offer('drill', DRILL)
        def thing = resources.require(offer.resourceId(), ann.id())

        then:
        thing.features() == DRILL
        thing.name() == 'drill'
        thing.groupId() == bakery.group.id()
        listings.require(offer.id(), null).terms().subject() == new Subject.Item(DRILL)

        when:
        def worn = new Features(Features.Form.THING, 2, Size.UNKNOWN, null, null, 1)
        resources.change(thing, ann, 'old drill', worn)

        then:
        listings.require(offer.id(), null).terms().subject() == new Subject.Item(worn)
        resources.of(ann.id(), false, Page.Request.first(1)).items()*.name() == ['old drill']
    }

    def "one thing is offered again and again, and changed by its offers"() {
        given:
        def thing = resources.add(ann, null, 'trailer', DRILL)
        def better = new Features(Features.Form.THING, 5, Size.UNKNOWN, null, null, 1)

        when:
        def first = offer('trailer to lend', DRILL, thing.id())
        def second = offer('trailer to keep', better, thing.id())

        then:
        [first, second]*.resourceId() == [thing.id()] * 2
        listings.require(first.id(), null).terms().subject() == new Subject.Item(better)
        resources.find(thing.id()).get().name() == 'trailer'
    }

    def "who saves a form that shows an older stock brings or takes pieces, and undoes no sale"() {
        given:
        def offer = offer('screws', DRILL.with(10))
        def words = Words.typed('screws', '', 'en', [])

        when: 'three are sold while the form is open'
        bakery.bean(Transactions).run { bakery.bean(DSLContext).execute("update resource set stock = stock - 3 where id = ${offer.resourceId()}" as String) }
        def saved = listings.edit(offer, ann, words, offer.terms())

        then:
        saved.terms().subject() == new Subject.Item(DRILL.with(7))
        resources.find(offer.resourceId()).get().features().stock() == 7

        when: 'two more are brought, by who still saw ten'
        listings.edit(offer, ann, words, offer.terms().about(new Subject.Item(DRILL.with(12))))

        then:
        resources.find(offer.resourceId()).get().features().stock() == 9

        when: 'and in the list of things, by who was shown ten'
        resources.change(resources.find(offer.resourceId()).get().shownWith(10), ann, 'screws', DRILL.with(6))

        then:
        resources.find(offer.resourceId()).get().features().stock() == 5

        when: 'more are taken than there are'
        listings.edit(offer, ann, words, offer.terms().about(new Subject.Item(DRILL.with(4))))

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'stock'
        resources.find(offer.resourceId()).get().features().stock() == 5
    }

    def "an offer that becomes one of a service has no thing any more, and can have one again"() {
        given:
        def offer = offer('mending', DRILL)
        def words = Words.typed('mending', '', 'en', [])

        when:
        def service = listings.edit(offer, ann, words, terms(new Subject.Service('visit', '', 60, null)))

        then:
        service.resourceId() == null
        listings.require(offer.id(), null).terms().subject() == new Subject.Service('visit', '', 60, null)

        when:
        def thing = listings.edit(listings.require(offer.id(), null), ann, words, terms(new Subject.Item(DRILL)))

        then:
        listings.require(offer.id(), null).resourceId() == thing.resourceId()
        thing.resourceId() != null
    }

    def "#what is refused by the name of #field, and nothing is published"() {
        when:
        offer('refused', DRILL, thing(this))

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field
        listings.search(new ListingFilter('refused', null, null, null, null, null), null, Page.Request.first(1)).items().empty

        where:
        what                      | thing                                                                                              || field
        "somebody else's thing"   | { it.resources.add(it.bob, null, 'not yours', DRILL).id() }                                        || 'thing'
        'a thing that is no more' | { 17L }                                                                                            || 'thing'
        'a thing put away'        | { def kept = it.resources.add(it.ann, null, 'away', DRILL); it.resources.archive(kept, it.ann, true); kept.id() } || 'thing'
    }

    def "what stands in an open offer is not put away before the offer rests"() {
        given:
        def offer = offer('ladder', DRILL)
        def thing = resources.find(offer.resourceId()).get()

        when:
        resources.archive(thing, ann, true)

        then:
        thrown(Refused)

        when:
        listings.archive(offer, ann)
        resources.archive(thing, ann, true)

        then:
        resources.of(ann.id(), true, Page.Request.first(5)).items()*.id().contains(thing.id())
        !resources.of(ann.id(), false, Page.Request.first(80)).items()*.id().contains(thing.id())
    }

    def "nobody else sees or changes a thing in the list of its owner"() {
        given:
        def thing = resources.add(ann, null, 'mine', DRILL)

        when:
        deed(resources, thing, bob)

        then:
        thrown(Refused)
        resources.find(thing.id()).get().name() == 'mine'

        where:
        deed << [{ r, it, by -> r.require(it.id(), by.id()) }, { r, it, by -> r.change(it, by, 'yours', DRILL) }, { r, it, by -> r.archive(it, by, true) }]
    }

    def "a coordinator keeps categories, by names that are there once in any case"() {
        given:
        def keeper = bakery.keeper.identity()

        when:
        def tools = categories.add(bakery.group.identity(), ' Tools ', keeper)
        def attempts = [{ categories.add(bakery.group.identity(), 'TOOLS', keeper) }, { categories.add(bakery.group.identity(), '', keeper) },
                        { categories.add(bakery.group.identity(), 'a' * 61, keeper) }, { categories.add(bakery.group.identity(), 'Mine', ann) }].collect { deed -> refusedBy(deed) }
        def garden = categories.add(bakery.group.identity(), 'Garden', keeper)

        then:
        attempts.every { it instanceof Refused }
        categories.of(bakery.group.id())*.name() == ['Garden', 'Tools']
        refusedBy { categories.rename(garden, 'tools', keeper) } instanceof Refused
        categories.rename(garden, 'Gardens', keeper).name() == 'Gardens'

        when: 'what stands on a shelf that is taken down stands on none'
        def offer = listings.publish(new NewListing(ann, bakery.group.identity(), Audience.PUBLIC, Words.typed('saw', '', 'en', []), terms(new Subject.Unsaid()), null, tools.id()))

        then:
        listings.require(offer.id(), null).category() == tools

        when:
        categories.remove(tools, keeper)

        then:
        listings.require(offer.id(), null).category() == null
        refusedBy { listings.edit(offer, ann, Words.typed('saw', '', 'en', []), offer.terms(), tools.id()) } instanceof Refused
    }

    private static Object refusedBy(Closure deed) {
        try {
            return deed.call()
        } catch (Refused refused) {
            return refused
        }
    }

    private Listing offer(String title, Features features, Long thing = null) {
        listings.publish(new NewListing(ann, bakery.group.identity(), Audience.PUBLIC, Words.typed(title, '', 'en', []), terms(new Subject.Item(features)), thing, null))
    }

    private static Terms terms(Subject subject) {
        new Terms(Purpose.OFFER, ExchangeKind.GIFT, null, '', '', null, null, null, subject)
    }
}
