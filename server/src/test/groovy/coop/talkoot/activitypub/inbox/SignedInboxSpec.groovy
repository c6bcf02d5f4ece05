package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

/** Who signed what, and when that is found out. */
class SignedInboxSpec extends InboxSpecification {
    def "#what is answered with 401 and has no effect"() {
        given:
        def note = evil.note()

        expect:
        send([dialect: 'cavage'] + options, evil, evil.activity('Create', note)) == 401
        settle()
        post(note.id) == null

        where:
        what                                  | options
        'no signature'                        | [sent: [Signature: null]]
        'an empty signature'                  | [sent: [Signature: '']]
        'a signature of random words'         | [sent: [Signature: 'let me in']]
        'a date that is missing'              | [sent: [Date: null]]
        'a date two hours ago'                | [now: new Date().toInstant() - Duration.ofHours(2)]
        'a date two hours ahead'              | [now: new Date().toInstant() + Duration.ofHours(2)]
        'a date that is none'                 | [headers: [Date: 'yesterday']]
        'a digest that is missing'            | [sent: [Digest: null]]
        'a digest of something else'          | [headers: [Digest: 'SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=']]
        'a digest changed on the way'         | [sent: [Digest: 'SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=']]
        'an MD5 digest'                       | [headers: [Digest: 'MD5=XrY7u+Ae7tCTyyK7j1rNww==']]
        'another host, signed'                | [headers: [Host: 'victim.localhost']]
        'the date alone signed'               | [covered: ['date']]
        'the target not signed'               | [covered: ['host', 'date', 'digest']]
        'the host not signed'                 | [covered: ['(request-target)', 'date', 'digest']]
        'the digest not signed'               | [covered: ['(request-target)', 'host', 'date']]
        'the date not signed'                 | [covered: ['(request-target)', 'host', 'digest']]
        'an algorithm of secrets'             | [algorithm: 'hmac-sha256']
        'SHA-1'                               | [algorithm: 'rsa-sha1']
        'a key that is no URL'                | [keyId: 'main-key']
        'a key in a file'                     | [keyId: 'file:///etc/passwd']
        'RFC 9421 without the digest'         | [dialect: 'rfc9421', covered: ['@method', '@target-uri']]
        'RFC 9421 without the target'         | [dialect: 'rfc9421', covered: ['@method', 'content-digest']]
        'RFC 9421 without the method'         | [dialect: 'rfc9421', covered: ['@target-uri', 'content-digest']]
        'RFC 9421 of another body'            | [dialect: 'rfc9421', headers: ['Content-Digest': 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:']]
        'RFC 9421 of two hours ago'           | [dialect: 'rfc9421', now: new Date().toInstant() - Duration.ofHours(2)]
    }

    def "both dialects are taken when they are right"() {
        given:
        def note = victim.note()

        expect:
        send(victim, victim.activity('Create', note), dialect: dialect) == 202
        await('the note') { post(note.id) }.author().uri() == victim.uri

        where:
        dialect << ['cavage', 'rfc9421']
    }

    def "a signature that a known key did not make is answered with 401 at once (CVE-2026-28432 Misskey)"() {
        given:
        def note = victim.note()
        def read = peer.readings(victim.uri).size()

        expect:
        send(evil, victim.activity('Create', note), keyId: victim.keyId) == 401
        settle()
        post(note.id) == null
        peer.readings(victim.uri).size() == read
    }

    def "a stranger is answered with 202 at once and looked up afterwards"() {
        given:
        def stranger = peer.person('slow.localhost', "new${peer.next()}")
        def document = FakeActor.bytes(stranger.document())
        def asked = new CountDownLatch(1)
        def free = new CountDownLatch(1)
        peer.answer(stranger.uri) { asked.countDown(); free.await(); [200, ['Content-Type': 'application/activity+json'], document] }

        expect:
        send(stranger, stranger.activity('Follow', house.keeper.identity().uri())) == 202
        asked.await(10, TimeUnit.SECONDS)
        identity(stranger) == null

        when:
        free.countDown()

        then:
        await('the follow') { identity(stranger) && follows.between(identity(stranger).id(), house.keeper.actorId()).present }
    }

    def "a stranger whose signature turns out bad has no effect"() {
        given:
        def stranger = peer.person('odd.localhost', "odd${peer.next()}")

        expect:
        send(evil, stranger.activity('Follow', house.keeper.identity().uri()), keyId: stranger.keyId) == 202
        settle()
        identity(stranger) == null || follows.between(identity(stranger).id(), house.keeper.actorId()).empty
    }

    def "a key whose server does not answer is asked for once, not once a delivery (CVE-2026-34148 Fedify)"() {
        given:
        def gone = peer.person('gone.localhost', "gone${peer.next()}")
        peer.forget(gone.uri)

        when:
        5.times { assert send(gone, gone.activity('Follow', house.keeper.identity().uri())) == 202 }
        settle()

        then:
        peer.readings(gone.uri).size() == 1
    }
}
