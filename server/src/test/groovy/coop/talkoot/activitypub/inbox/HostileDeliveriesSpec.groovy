package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.AtOnce
import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.FakePeer
import coop.talkoot.activitypub.fetch.RemoteActors
import coop.talkoot.activitypub.signature.ActorKey
import coop.talkoot.activitypub.signature.IntegrityProof
import coop.talkoot.activitypub.signature.Keys
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Responses
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import jakarta.json.Json
import java.security.KeyPairGenerator
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CountDownLatch

/** What well-signed strangers send to harm others, or to make us do it for them. */
class HostileDeliveriesSpec extends InboxSpecification {
    private static final String CONTEXT = 'https://www.w3.org/ns/activitystreams'

    def "a proof that anybody can show again counts once (#shown)"() {
        given:
        def own = ours()
        def key = proofKey()
        def like = proved(key, victim.activity('Like', own.uri()))
        assert send(evil, like) == 202
        await('the like') { isLiked(like) }
        assert send(victim, victim.activity('Undo', like.id)) == 202
        await('the undo') { !isLiked(like) }

        expect:
        send(evil, how.call(evil, like)) == 202
        settle()
        !isLiked(like)

        where:
        shown         | how
        'as it is'    | { by, given -> given }
        'in a wrap'   | { by, given -> by.activity('Announce', given) }
    }

    def "a proof of #age days ago counts: #counts"() {
        given:
        def own = ours()
        def like = proved(proofKey(), victim.activity('Like', own.uri()), house.instance.clock.instant() - Duration.ofDays(age))

        expect:
        send(evil, like) == 202
        settle()
        isLiked(like) == counts

        where:
        age || counts
        1   || true
        31  || false
        -1  || false
    }

    def "a proof counts for nothing when #what"() {
        given:
        def own = ours()
        def like = proved(proofKey(), victim.activity('Like', own.uri()))

        expect:
        send(evil, change.call(like, evil)) in [202, 400, 401]
        settle()
        !isLiked(like) && post(own.uri()).counts().favourites() == 0

        where:
        what                            | change
        'the object is another'         | { given, by -> given + [object: 'https://example.org/1'] }
        'the id is another'             | { given, by -> given + [id: given.id + '1'] }
        'there is no id'                | { given, by -> given - given.subMap('id') }
        'the proof is empty'            | { given, by -> given + [proof: [:]] }
        'there are two proofs'          | { given, by -> given + [proof: [given.proof, given.proof]] }
        'it names a key of the sender'  | { given, by -> given + [proof: given.proof + [verificationMethod: by.keyId]] }
        'a wrap gives words new sense'  | { given, by -> by.activity('Announce', given - given.subMap('@context'), '@context': [CONTEXT, [proofOf: '@id']]) }
    }

    def "a document that JSON-LD reads as another's #what is dropped (one reading)"() {
        given:
        def note = evil.note()
        def create = evil.activity('Create', note)

        expect:
        send(evil, create + change.call(create, victim)) in [202, 400, 401]
        settle()
        post(note.id) == null

        where:
        what    | change
        'id'    | { given, other -> ['@context': [CONTEXT, [id: 'http://example.org/x', say: '@id']], say: other.at('activities/1')] }
        'actor' | { given, other -> ['@context': [CONTEXT, [actor: 'http://example.org/x', who: ['@id': 'as:actor', '@type': '@id']]], who: other.uri] }
        'id, and an actor that is ours to read' | { given, other -> ['@context': [CONTEXT, [actor: 'http://example.org/x', who: ['@id': 'as:actor', '@type': '@id']]],
                                                            who: given.actor, actor: other.uri, id: other.at('activities/2')] }
    }

    def "that a hidden post cannot be read does not mean that it is gone"() {
        given:
        def hidden = known(victim, [to: [house.keeper.identity().uri()]])
        peer.serve(hidden.uri(), 'no', 'text/plain', 404)

        expect:
        hidden.audience() == Audience.DIRECT
        send(evil, victim.activity('Delete', hidden.uri())) == 202
        settle()
        !post(hidden.uri()).isDeleted()

        when: 'its server says so on purpose'
        peer.serve(hidden.uri(), 'no', 'text/plain', 410)
        send(evil, victim.activity('Delete', hidden.uri()))

        then:
        await('the deletion') { post(hidden.uri()).isDeleted() }
    }

    def "no stranger ends an actor, whatever the actor's server answers just now (#status)"() {
        given:
        peer.serve(victim.uri, 'no', 'text/plain', status)

        expect:
        send(evil, victim.activity('Delete', victim.uri)) in [202, 401]
        settle()
        !identity(victim).isGone()

        cleanup:
        victim.publish()

        where:
        status << [404, 410]
    }

    def "that a redirect leads to nothing elsewhere does not mean that a post is gone"() {
        given:
        def theirs = known(victim)
        peer.answer(theirs.uri()) { [302, [Location: evil.at('nothing')]] }

        expect:
        send(evil, victim.activity('Delete', theirs.uri())) == 202
        settle()
        !post(theirs.uri()).isDeleted()
    }

    def "for what a stranger announces nobody is called"() {
        given:
        def stranger = peer.person('loud.localhost', "loud${peer.next()}").publish(type: type)
        def note = victim.note()
        peer.serve(note.id as String, ['@context': CONTEXT] + note)

        expect:
        send(stranger, stranger.activity('Announce', note.id)) == 202
        settle()
        peer.readings(note.id as String) == []
        post(note.id) == null

        where:
        type << ['Person', 'Group']
    }

    def "a reply at the end of a thousand others has none of them read (reply bomb)"() {
        given:
        def chain = (0..1000).collect { evil.at("chain/$it-${peer.next()}") }
        chain.eachWithIndex { uri, at ->
            peer.serve(uri, ['@context': CONTEXT] + evil.note(id: uri, inReplyTo: at == 0 ? null : chain[at - 1]))
        }
        def asked = peer.arrivals.size()

        expect:
        send(evil, evil.activity('Create', evil.note(id: evil.at("n/${peer.next()}"), inReplyTo: chain.last()))) == 202
        send(evil, evil.activity('Announce', chain.last())) == 202
        await('the last') { post(chain.last()) }
        settle()
        peer.arrivals.drop(asked).count { it.method == 'GET' } <= 2
        post(chain[999]) == null
    }

    def "a thread of answers to answers is kept, and its page shown"() {
        given:
        def root = known(evil)
        def above = root.uri()

        when:
        120.times {
            def note = evil.note(inReplyTo: above)
            assert send(evil, evil.activity('Create', note)) == 202
            above = note.id
        }
        await('the last answer') { post(above) }

        then:
        house.instance.get("/posts/${root.id()}").statusCode() == 200
        house.instance.get("/posts/${post(above).id()}").statusCode() == 200
        house.instance.get("/api/talkoot/v1/posts/${root.id()}/replies").statusCode() == 200
    }

    def "a thousand mentions of people nobody knows call nobody (CVE-2022-46405)"() {
        given:
        def crowd = (1..1000).collect { "http://crowd${it}.localhost:$peer.port/users/a".toString() }
        def note = evil.note(to: [FakePeer.PUBLIC] + crowd, tag: crowd.collect { [type: 'Mention', href: it, name: '@a@b'] })
        def asked = peer.arrivals.size()

        expect:
        send(evil, evil.activity('Create', note, to: crowd)) == 202
        await('the note') { post(note.id) }.recipients() == []
        peer.arrivals.drop(asked).findAll { it.method == 'GET' } == []
    }

    def "of too much of #what a bounded part is kept (CVE-2026-23962, -23963 Mastodon)"() {
        given:
        def note = evil.note(many)

        expect:
        send(evil, evil.activity('Create', note)) == 202
        def kept = await('the note') { post(note.id) }
        kept.contentHtml().length() <= 300_000
        kept.contentHtml().count('<li>') <= 20
        kept.contentHtml().count('<a ') <= 16
        kept.tags().size() <= 30
        kept.title().length() <= 200
        !(kept.title() + kept.text() + kept.contentHtml()).contains('?')

        where:
        what          | many
        'options'     | [type: 'Question', oneOf: (1..5000).collect { [type: 'Note', name: "option $it".toString()] }]
        'attachments' | [attachment: (1..3000).collect { [type: 'Image', mediaType: 'image/png', url: "https://example.org/$it".toString()] }]
        'tags'        | [tag: (1..5000).collect { [type: 'Hashtag', name: "#tag$it".toString()] }]
        'title'       | [type: 'Article', name: 'a' + '\ud83d\udeb2' * 5000]
        'text'        | [content: '<b>' * 100 + '\ud83d\udeb2' * 30_000]
    }

    def "a WebFinger answer that leads in circles, or says too much, ends (#what)"() {
        given:
        def host = "finger${peer.next()}.localhost"
        def poser = peer.person('evil.localhost', "poser${peer.next()}").publish(webfinger: "boss@$host:$peer.port".toString())
        def url = "http://$host:$peer.port/.well-known/webfinger?resource=acct:boss@$host:$peer.port".toString()
        peer.answer(url) { answer.call(url, poser.uri) }

        when:
        def found = house.bean(RemoteActors).fetch(poser.uri)

        then:
        found.domain() == "evil.localhost:$peer.port"
        peer.readings(url).size() == 1

        where:
        what                    | answer
        'to itself'             | { asked, uri -> [302, [Location: asked]] }
        'to the actor'          | { asked, uri -> [302, [Location: uri]] }
        'as a picture'          | { asked, uri -> [200, ['Content-Type': 'image/png'], jrd(uri)] }
        'without a type'        | { asked, uri -> [200, [:], jrd(uri)] }
        'another self'          | { asked, uri -> [200, ['Content-Type': 'application/jrd+json'], jrd(uri + '2')] }
        'a JavaScript self'     | { asked, uri -> [200, ['Content-Type': 'application/jrd+json'], jrd('javascript:alert(1)')] }
        'a megabyte too much'   | { asked, uri -> [200, ['Content-Type': 'application/jrd+json'], new byte[(1 << 20) + 1]] }
        'no object'             | { asked, uri -> [200, ['Content-Type': 'application/jrd+json'], '[]'.bytes] }
    }

    private static byte[] jrd(String self) {
        return FakeActor.bytes([subject: 'acct:boss@victim', links: [[rel: 'self', type: 'application/activity+json', href: self]]])
    }

    def "a key document that names another, and so on, ends"() {
        given:
        def first = "http://keys.localhost:$peer.port/key-${peer.next()}".toString()
        def second = "http://keys.localhost:$peer.port/key-${peer.next()}".toString()
        [(first): second, (second): first].each { at, next ->
            peer.serve(at, ['@context': 'https://w3id.org/security/v1', id: at, type: 'Key', owner: next, publicKeyPem: evil.pem()])
        }

        expect:
        send(evil, evil.activity('Like', ours().uri()), keyId: first) in [202, 401]
        settle()
        peer.readings(first).size() + peer.readings(second).size() <= 3
    }

    def "the same actor asked for by many at once is asked for once"() {
        given:
        def famous = peer.person('famous.localhost', "famous${peer.next()}")
        def document = FakeActor.bytes(famous.document())
        def free = new CountDownLatch(1)
        peer.answer(famous.uri) { free.await(); [200, ['Content-Type': 'application/activity+json'], document] }
        def asking = Thread.startVirtualThread { AtOnce.run(10) { house.bean(RemoteActors).fetch(famous.uri) } }
        await('the first') { peer.readings(famous.uri).size() == 1 }

        when:
        Thread.startVirtualThread { Thread.sleep(300); free.countDown() }
        asking.join()

        then:
        identity(famous) != null
        peer.readings(famous.uri).size() == 1
    }

    private ActorKey proofKey() {
        def pair = KeyPairGenerator.getInstance('Ed25519').generateKeyPair()
        def id = "$victim.uri#ed25519-${peer.next()}".toString()
        victim.publish(assertionMethod: [[id: id, type: 'Multikey', controller: victim.uri, publicKeyMultibase: Keys.multibase(pair.public.encoded)]])
        return new ActorKey(id, 0, ActorKey.Algorithm.ED25519, pair.public.encoded, pair.private.encoded)
    }

    private Map proved(ActorKey key, Map document, Instant at = house.instance.clock.instant()) {
        def json = Json.createReader(new StringReader(JsonOutput.toJson(document))).readObject()
        return new JsonSlurper().parseText(IntegrityProof.sign(json, key, at).toString()) as Map
    }

    private boolean isLiked(Map like) {
        return like.id && house.bean(Responses).favouriteByUri(like.id as String).present
    }
}
