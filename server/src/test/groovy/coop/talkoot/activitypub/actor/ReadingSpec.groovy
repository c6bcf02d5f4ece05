package coop.talkoot.activitypub.actor

import coop.talkoot.TestInstance
import coop.talkoot.activitypub.signature.RequestSigner
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listings
import coop.talkoot.exchange.NewListing
import coop.talkoot.exchange.Purpose
import coop.talkoot.exchange.Quantity
import coop.talkoot.exchange.Terms
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.NewIdentity
import coop.talkoot.people.RemoteIdentity
import coop.talkoot.platform.Origin
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Pins
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Words
import groovy.json.JsonSlurper
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import spock.lang.Shared
import spock.lang.Specification

class ReadingSpec extends Specification {
    static final AP = 'application/activity+json'
    static final BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

    @Shared TestInstance bakery
    @Shared TestInstance garden
    @Shared Identity alice
    @Shared Group group
    @Shared Identity bob
    @Shared Identity bobHere

    def setupSpec() {
        bakery = TestInstance.start(name: 'bakery')
        garden = TestInstance.start(name: 'garden')
        alice = person(bakery, 'alice')
        group = bakery.bean(Groups).found(new Founding('bakery', 'Riverside Bakery', 'Bread.', 'Riverside', Group.JoinPolicy.OPEN))
        bakery.bean(Memberships).appoint(group, alice, Role.ADMIN)
        bob = person(garden, 'bob')
        bobHere = known(bakery, bob)
    }

    def cleanupSpec() {
        bakery?.close()
        garden?.close()
    }

    def "a person, a group and the server are documents that name themselves"() {
        when:
        def response = bakery.get(path, [Accept: AP])
        def json = json(response)

        then:
        response.statusCode() == 200
        response.headers().firstValue('Content-Type').get().startsWith(AP)
        response.headers().firstValue('Access-Control-Allow-Origin').get() == '*'
        response.headers().firstValue('X-Content-Type-Options').get() == 'nosniff'
        json.id == bakery.uri(path)
        json.type == type
        json.publicKey.publicKeyPem.startsWith('-----BEGIN PUBLIC KEY-----')
        json.assertionMethod[0].publicKeyMultibase.startsWith('z6Mk')

        where:
        path             | type
        '/users/alice'   | 'Person'
        '/groups/bakery' | 'Group'
        '/actor'         | 'Application'
    }

    def "whoever names a type of documents gets the document: #accept"() {
        when:
        def response = bakery.get('/users/alice', [Accept: accept])

        then:
        response.statusCode() == 200
        response.headers().firstValue('Content-Type').get().startsWith(AP)
        response.headers().allValues('Vary').any { it.contains('Accept') }

        where:
        accept << [AP, 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"', 'application/json',
            "$AP, application/ld+json", "$AP, */*", "text/html;q=0.5, $AP", "$AP, text/html;q=0.1", 'application/*']
    }

    def "before the set-up there is one page, as safe as every other"() {
        expect:
        def response = garden.get('/', [Accept: BROWSER])
        response.statusCode() == 200
        response.headers().firstValue('X-Content-Type-Options').get() == 'nosniff'
        response.headers().firstValue('Content-Security-Policy').get().contains("default-src 'self'")
    }

    def "everybody else goes on to the page: #accept"() {
        when:
        def response = bakery.get('/users/alice', accept == null ? [:] : [Accept: accept])

        then:
        !response.headers().firstValue('Content-Type').orElse('').contains('activity+json')
        response.headers().allValues('Vary').any { it.contains('Accept') }
        response.statusCode() < 500

        where:
        accept << [null, '*/*', 'text/html', BROWSER, "text/html, $AP;q=0.5", "$AP;q=0", 'image/png', 'nonsense', ';;;', '/']
    }

    def "HEAD is answered as GET, without the body"() {
        when:
        def response = bakery.send(bakery.request('/users/alice', [Accept: AP]).method('HEAD', BodyPublishers.noBody()))

        then:
        response.statusCode() == 200
        response.body().isEmpty()
        response.headers().firstValue('Content-Type').get().startsWith(AP)
    }

    def "a public listing is a document for anybody, with its terms"() {
        given:
        def listing = offer('Trailer', Audience.PUBLIC)
        def response = bakery.get(path(listing.post().uri()), [Accept: AP])
        def json = json(response)

        expect:
        json.id == listing.post().uri()
        json.purpose == 'offer'
        json.publishes.resourceQuantity == [hasUnit: 'one', hasNumericalValue: '1']
        json.nameMap == [en: 'Trailer']
        response.headers().firstValue('Cache-Control').get().contains('public')
    }

    def "a listing is not found as a note, nor a note as a listing"() {
        given:
        def listing = path(offer('Bread', Audience.PUBLIC).post().uri())

        expect:
        bakery.get(listing.replace('/offers/', '/notes/'), [Accept: AP]).statusCode() == 404
        bakery.get(listing.replace('/offers/', '/needs/'), [Accept: AP]).statusCode() == 404
    }

    def "what is for members is there for a member who signs, for nobody else"() {
        given:
        def uri = offer('Yeast', Audience.GROUP).post().uri()
        def members = group.identity().uri() + '/collections/members'

        expect:
        bakery.get(path(uri), [Accept: AP]).statusCode() == 404
        signed(bob, uri).statusCode() == 404
        signed(bob, members).statusCode() == 404
        bakery.get(path(members), [Accept: AP]).statusCode() == 404

        when:
        bakery.bean(Memberships).appoint(group, bobHere, Role.MEMBER)

        then:
        with(signed(bob, uri)) {
            statusCode() == 200
            headers().firstValue('Cache-Control').get() == 'private, no-store'
            headers().firstValue('Access-Control-Allow-Origin').isEmpty()
        }
        json(signed(bob, members)).totalItems == 2
        json(signed(bob, members + '?page=true')).orderedItems*.object.toSet() == [alice.uri(), bob.uri()].toSet()
        json(signed(bob, group.identity().uri() + '/collections/offers-and-needs?page=true')).orderedItems*.id.contains(uri)
        !bakery.get('/groups/bakery/collections/offers-and-needs?page=true').body().contains(uri)
        bakery.get(path(uri), [Accept: AP]).statusCode() == 404

        and: 'his membership is for him and the group alone'
        def membership = bakery.bean(Memberships).find(group.id(), bobHere.id()).get()
        json(signed(bob, membership.uri())).object == bob.uri()
        bakery.get(path(membership.uri())).statusCode() == 404

        cleanup:
        bakery.bean(Memberships).leave(group, bobHere)
    }

    def "what is addressed to somebody is there for them when they sign"() {
        given:
        def note = bakery.bean(Notes).publish(alice, null, Audience.DIRECT, Words.typed('', 'Psst', 'en', []), [bobHere])

        expect:
        bakery.get(path(note.uri()), [Accept: AP]).statusCode() == 404
        json(signed(bob, note.uri())).to == [bob.uri()]
    }

    def "a bad signature reads what the public reads"() {
        given:
        def listing = offer('Rye', audience).post().uri()

        expect:
        bakery.get(path(listing), [Accept: AP, Signature: 'keyId="x",signature="y"']).statusCode() == status

        where:
        audience         | status
        Audience.PUBLIC  | 200
        Audience.GROUP   | 404
    }

    def "what was taken back is gone, and its creation with it"() {
        given:
        def listing = offer('Old oven', Audience.PUBLIC)
        def path = path(listing.post().uri())
        def before = bakery.get(path + '/activities/create')
        bakery.bean(Listings).withdraw(listing, alice)

        expect:
        before.statusCode() == 200
        json(before).object.id == listing.post().uri()
        json(before).proof.cryptosuite == 'eddsa-jcs-2022'
        with(bakery.get(path, [Accept: AP])) {
            statusCode() == 410
            json(it).type == 'Tombstone'
        }
        with(bakery.get(path + '/activities/create')) {
            statusCode() == 410
            !body().contains('Old oven')
        }
        !bakery.get('/users/alice/outbox?page=true').body().contains('Old oven')
    }

    def "a remote post is not served here"() {
        given:
        def note = bakery.bean(Notes).reply(alice, offer('Salt', Audience.PUBLIC).post(), Words.typed('', 'yes', 'en', []))

        expect:
        json(bakery.get(path(note.uri()), [Accept: AP])).inReplyTo != null
        bakery.bean(Posts).find(note.id()).isPresent()
        bakery.get('/notes/' + bobHere.id(), [Accept: AP]).statusCode() == 404
    }

    def "collections point to their leaves, and leaves to the next"() {
        given:
        25.times { offer("Loaf $it", Audience.PUBLIC) }
        def url = '/groups/bakery/collections/offers-and-needs'

        when:
        def collection = json(bakery.get(url))
        def first = json(bakery.get(path(collection.first)))
        def second = json(bakery.get(path(first.next)))

        then:
        collection.type == 'OrderedCollection'
        collection.id == bakery.uri(url)
        first.type == 'OrderedCollectionPage'
        first.partOf == collection.id
        first.orderedItems.size() == 20
        second.orderedItems*.id.disjoint(first.orderedItems*.id)
        !first.orderedItems[0].containsKey('@context')
        first.'@context'.last().containsKey('publishes')
    }

    def "followers, following, featured, replies and outbox are collections"() {
        given:
        bakery.bean(Follows).request(bobHere, group.identity(), new Origin.Remote(garden.uri('/activities/follow-1')))
        def listing = offer('Cake', Audience.PUBLIC).post()
        bakery.bean(Pins).pinned(group.identity(), listing)
        def reply = bakery.bean(Notes).reply(alice, listing, Words.typed('', 'Me!', 'en', []))

        expect:
        json(bakery.get('/groups/bakery/followers?page=true')).orderedItems == [bob.uri()]
        json(bakery.get('/users/alice/following')).totalItems == 0
        json(bakery.get('/groups/bakery/collections/featured')).orderedItems == [listing.uri()]
        json(bakery.get(path(listing.uri()) + '/replies?page=true')).orderedItems == [reply.uri()]
        json(bakery.get('/users/alice/outbox')).totalItems > 0
        json(bakery.get('/users/alice/outbox?page=true')).orderedItems[0].type == 'Create'
        json(bakery.get('/actor/outbox')).type == 'OrderedCollection'
    }

    def "nonsense is not found, and never a fault: #path"() {
        when:
        def response = raw(path)

        then:
        response == 400 || response == 404 || response == 414

        where:
        path << ['/users/nobody', '/users/%00', '/users/a%2fb', '/users/%ff', '/users/' + 'x' * 5000,
            '/notes/abc', '/notes/0', '/notes/-1', '/notes/99999999999999999999', '/notes/%00', '/offers/1e3', '/needs/ 1',
            '/memberships/x', '/memberships/1', '/activities/%00', '/activities/none', '/groups/alice', '/users/bakery',
            '/groups/nobody/collections/members?page=abc', '/groups/nobody/followers?page=true&before=%00',
            '/notes/5/activities/create', '/notes/x/replies', '/users/alice/activities/..%2f..', '/offers/' + '9' * 19]
    }

    def "a leaf asked for with nonsense is the first: #query"() {
        expect:
        json(bakery.get("/users/alice/followers?$query")).type == 'OrderedCollectionPage'

        where:
        query << ['page=abc', 'page=', 'page=true&before=abc', 'page=true&before=-5', 'before=99999999999999999999', 'page=1&page=2', 'page=true&before=%00']
    }

    private offer(String title, Audience audience) {
        bakery.bean(Listings).publish(new NewListing(alice, group.identity(), audience,
                Words.typed(title, 'Take it.', 'en', []),
                new Terms(Purpose.OFFER, ExchangeKind.GIFT, Quantity.of('1', 'one'), '', '', null, null, null)))
    }

    private static Identity person(TestInstance instance, String handle) {
        instance.bean(Identities).create(new NewIdentity(Identity.Kind.PERSON, handle, handle, ''))
    }

    private static Identity known(TestInstance here, Identity there) {
        here.bean(Identities).saveRemote(new RemoteIdentity(there.uri(), there.kind(), there.handle(), there.domain(),
                there.name(), '', there.url(), there.endpoints(), [], [], false, null, '{}'))
    }

    private HttpResponse<String> signed(Identity signer, String uri) {
        def headers = garden.bean(RequestSigner).forGet(signer, URI.create(uri)).findAll { !it.key.equalsIgnoreCase('host') }
        bakery.get(uri, headers + [Accept: AP])
    }

    private int raw(String path) {
        def socket = new Socket('127.0.0.1', bakery.port)
        socket.withCloseable {
            it.soTimeout = 10_000
            it.outputStream.write("GET ${path.replace(' ', '+')} HTTP/1.1\r\nHost: bakery.localhost:${bakery.port}\r\nAccept: $AP\r\nConnection: close\r\n\r\n".getBytes('ISO-8859-1'))
            it.outputStream.flush()
            return it.inputStream.newReader().readLine().split(' ')[1] as int
        }
    }

    private static String path(String uri) {
        uri.substring(uri.indexOf('/', 'https://'.length()))
    }

    private static Object json(HttpResponse<String> response) {
        new JsonSlurper().parseText(response.body())
    }
}
