package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.Measure
import coop.talkoot.exchange.agreement.NewAgreement
import coop.talkoot.exchange.agreement.NewStep
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.exchange.agreement.Step
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.web.Visitor
import java.time.Duration

/** Somebody on Mastodon takes part in an agreement by the links of the notes that come to them. */
class GuestDealSpec extends InboxSpecification {
    private final Visitor guest = new Visitor(house.instance)

    def "they say yes by one link and confirm by the next, and each is good for one answer"() {
        given:
        def agreement = proposed()
        def first = link()

        when: 'they look, as often as they like, and as a preview of the link would'
        def page = (1..3).collect { guest.get(first) }.last()

        then:
        page.statusCode() == 200
        page.body().contains('Rye starter')
        page.body().contains('For you')
        page.body().contains("$first/accept")
        page.body().contains("$first/decline")
        !page.body().contains("$first/hand-over")
        page.headers().allValues('Cache-Control') == ['no-store']
        page.headers().firstValue('X-Robots-Tag').get() == 'noindex'
        now(agreement).version() == 1

        when:
        def accepted = guest.post("$first/accept", [:], first)

        then:
        accepted.body().contains('Your answer is here')
        accepted.body().contains("$first/call-off")
        !accepted.body().contains("$first/accept")
        now(agreement).version() == 2
        house.bean(Agreements).history(now(agreement)).last().by().uri() == victim.uri

        when: 'the same link once more'
        def again = guest.rawPost("$first/accept", [:], first)

        then:
        again.statusCode() == 409
        again.body().contains('This link has been used')
        now(agreement).version() == 2

        when:
        peer.arrivals.clear()
        house.bean(Agreements).take(NewStep.of(now(agreement), alice(), new Step.Allocate()))
        link()
        peer.arrivals.clear()
        house.bean(Agreements).take(NewStep.of(now(agreement), alice(), new Step.HandOver(null, null, Evidence.NONE)))
        def second = link()

        then: 'the older link opens nothing any more'
        second != first
        guest.get(first).statusCode() == 404

        when:
        guest.post("$second/confirm", [:], second)

        then:
        now(agreement).state().name() == 'COMPLETED'
    }

    def "what was said yes to by a link can be called off with it until it is handed over"() {
        given:
        def agreement = proposed()
        def path = link()
        guest.post("$path/accept", [:], path)

        when:
        guest.post("$path/call-off", [:], path)

        then:
        now(agreement).state().name() == 'CANCELLED'
        guest.rawPost("$path/call-off", [:], path).statusCode() == 409
    }

    def "a link that #what opens nothing, and nothing can be done with it"() {
        given:
        def agreement = proposed()
        def path = change.call(link(), house)

        expect:
        guest.get(path).statusCode() == 404
        guest.rawPost("$path/accept", [:], path).statusCode() == 404
        now(agreement).version() == 1

        where:
        what              | change
        'was never given' | { link, house -> '/deals/' + 'A' * 43 }
        'is cut short'    | { link, house -> link[0..-2] }
        'is too old'      | { link, house -> house.instance.clock.advance(Duration.ofDays(31)); link }
    }

    def "a step that needs more than a word cannot be taken by a link, nor can it from another site"() {
        given:
        def agreement = proposed()
        def path = link()

        expect:
        guest.rawPost("$path/dispute", [:], path).statusCode() == 409
        guest.rawPost("$path/fly", [:], path).statusCode() == 404
        guest.rawBytes("$path/accept", new byte[0], 'application/x-www-form-urlencoded', 'cross-site').statusCode() == 403
        now(agreement).version() == 1
    }

    private Agreement proposed() {
        peer.arrivals.clear()
        house.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, alice(), identity(victim), Side.PROVIDER, null, 'Rye starter',
                new AgreementTerms.Gift(Measure.pieces(1), null), Evidence.of('For you')))
    }

    /** Where the note leads that came to them. */
    private String link() {
        def note = await('the note') { peer.deliveries*.json.find { it.type == 'Create' && it.object.url?.contains('/deals/') } }
        assert note.to == [victim.uri]
        return URI.create(note.object.url as String).path
    }

    private Identity alice() {
        house.keeper.identity()
    }

    private Agreement now(Agreement agreement) {
        house.bean(Agreements).find(agreement.id()).get()
    }
}
