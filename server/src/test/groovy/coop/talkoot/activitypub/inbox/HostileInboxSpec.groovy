package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.INBOUND

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.FakePeer
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Follow
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Responses
import coop.talkoot.posts.Timelines
import coop.talkoot.posts.Words
import groovy.json.JsonOutput
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.jooq.DSLContext
import coop.talkoot.activitypub.fetch.RemoteActors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What strangers may try at the inbox, over HTTP: nothing gives a 5xx, and nothing that is not theirs has an effect. */
class HostileInboxSpec extends Specification {
    @Shared
    @AutoCleanup
    FakePeer peer = new FakePeer()

    @Shared
    @AutoCleanup
    Neighbours house = new Neighbours(name: 'bakery')

    @Shared
    FakeActor evil = peer.person('evil.localhost', 'mallory')

    @Shared
    FakeActor victim = peer.person('victim.localhost', 'vera')

    @Shared
    String inbox = house.instance.uri('/inbox')

    def setupSpec() {
        // Both have spoken before, so that their keys are known and their posts are wanted.
        [evil, victim].each { actor ->
            assert send(actor, actor.activity('Follow', house.keeper.identity().uri())) == 202
            await("${actor.name}'s follow") { identity(actor) && follows.between(identity(actor).id(), house.keeper.actorId()).present }
            def follow = follows.request(house.keeper.identity(), identity(actor), Origin.LOCAL)
            assert send(actor, actor.activity('Accept', follow.uri())) == 202
            await("${actor.name}'s acceptance") { follows.byUri(follow.uri()).get().state() == Follow.State.ACCEPTED }
        }
    }

    private Follows getFollows() {
        return house.bean(Follows)
    }

    private Identity identity(FakeActor actor) {
        return house.bean(Identities).byUri(actor.uri).orElse(null)
    }

    private Post post(Object uri) {
        return house.bean(Posts).byUri(uri as String).orElse(null)
    }

    private int send(Map<String, ?> options = [:], FakeActor signer, Object body) {
        def bytes = FakeActor.bytes(body)
        def dialect = options.dialect ?: 'cavage'
        def headers = signer."$dialect"(options, inbox, bytes, options.now ?: house.instance.clock.instant()) as Map<String, String>
        headers = headers + ((options.sent ?: [:]) as Map<String, String>)
        return FakePeer.post(inbox, headers.findAll { it.value != null }.collect { [it.key, it.value] }, bytes)
    }

    /** Waits until nothing of what was sent is still to be worked on: what had no effect by then has none. */
    private void settle() {
        def sql = house.bean(DSLContext)
        await('the queue to be empty') {
            house.bean(coop.talkoot.platform.Transactions).read {
                !sql.fetchExists(INBOUND, INBOUND.STATE.eq('PENDING') & INBOUND.NEXT_ATTEMPT_AT.le(house.instance.clock.instant()))
            }
        }
    }

    private Post known(FakeActor author, Map<String, ?> properties = [:]) {
        def note = author.note(properties)
        assert send(author, author.activity('Create', note)) == 202
        return await('the note') { post(note.id) }
    }

    private Post ours(Audience audience = Audience.PUBLIC, String text = 'ours') {
        def group = audience == Audience.GROUP ? house.group.identity() : null
        def to = audience == Audience.DIRECT ? [house.member("m${peer.next()}")] : []
        return house.bean(Notes).publish(house.keeper.identity(), group, audience, Words.typed('', text, 'en', []), to)
    }

    // --- bad input ---

    def "#what is answered with 400 and has no effect"() {
        given:
        def id = evil.at("notes/bad-${peer.next()}")
        def text = JsonOutput.toJson(evil.activity('Create', evil.note(id: id)))

        expect:
        send(evil, broken.call(text)) == 400
        settle()
        post(id) == null

        where:
        what                              | broken
        'half of a document'              | { it.substring(0, it.length().intdiv(2)) }
        'an empty body'                   | { '' }
        'something after the document'    | { it + '{}' }
        'an array'                        | { "[$it]" }
        'a number'                        | { '42' }
        'null'                            | { 'null' }
        'a key given twice'               | { it.replaceFirst('\\{', '{"type":"Delete",') }
        'a key given twice deep within'   | { it.replaceFirst('"content":', '"content":"x","content":') }
        'nesting of 65 levels'            | { it.replaceFirst('\\{', '{"deep":' + '[' * 65 + ']' * 65 + ',') }
        'nesting of 100,000 levels'       | { '[' * 100_000 }
        'a document without an actor'     | { it.replaceFirst('"actor":"[^"]*",', '') }
        'a document without a type'       | { it.replaceFirst('"type":"Create",', '') }
        'an actor that is a number'       | { it.replaceFirst('"actor":"[^"]*"', '"actor":1') }
        'an actor that is no URL'         | { it.replaceFirst('"actor":"[^"]*"', '"actor":"mallory"') }
        'an id that is a number'          | { it.replaceFirst('"id":"[^"]*"', '"id":7') }
        'a JavaScript actor'              | { it.replaceFirst('"actor":"[^"]*"', '"actor":"javascript:alert(1)"') }
        'bytes that are no UTF-8'         | { ([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d] as byte[]) }
    }

    def "#what never gives a server error and leaves no broken text behind"() {
        given:
        def note = evil.note(content: 'CONTENT', name: 'NAME')
        def text = JsonOutput.toJson(evil.activity('Create', note)).replace('CONTENT', sent).replace('NAME', sent)

        expect:
        send(evil, text) in [202, 400]
        settle()
        def kept = post(note.id)
        kept == null || !(kept.contentHtml() + kept.title() + kept.text()).codePoints().anyMatch { it == 0 || (it >= 0xd800 && it <= 0xdfff) }

        where:
        what                  | sent
        'NUL'                 | 'a\\u0000b'
        'a lone surrogate'    | 'a\\ud800b'
        'surrogates reversed' | 'a\\udc00\\ud800b'
    }

    def "NUL in #where never gives a server error (synapse 9341, vutuv 1813, buzz 3116)"() {
        given:
        def activity = evil.activity('Create', evil.note(tag: [[type: 'Hashtag', name: '#TAG']], summary: 'SUMMARY', inReplyTo: evil.at('notes/REPLY')))
        def text = JsonOutput.toJson(activity).replace(where, 'x\\u0000y')

        expect:
        send(evil, text) in [202, 400]
        settle()
        parked() == 0

        where:
        where << ['TAG', 'SUMMARY', 'REPLY', 'activities', 'notes', 'Hashtag', 'Note', 'Create']
    }

    private int parked() {
        def sql = house.bean(DSLContext)
        return house.bean(coop.talkoot.platform.Transactions).read { sql.fetchCount(INBOUND, INBOUND.STATE.eq('PARKED') | INBOUND.ATTEMPTS.gt(0) & INBOUND.REASON.like('%xception%')) }
    }

    def "more than a megabyte is refused, whatever it says"() {
        given:
        def note = evil.note(content: 'x' * (1 << 20))

        expect:
        send(evil, evil.activity('Create', note)) in [400, 413]
        settle()
        post(note.id) == null
    }

    def "a body that is #encoding and is #what is refused and has no effect"() {
        given:
        def note = evil.note()
        def body = FakeActor.bytes(evil.activity('Create', note))
        def sent = what == 'encoded so' ? encoded.call(body) : body

        expect:
        send(evil, sent, sent: ['Content-Encoding': encoding]) in [400, 401, 413, 415]
        settle()
        post(note.id) == null

        where:
        encoding  | what             | encoded
        'gzip'    | 'not'            | null
        'deflate' | 'not'            | null
        'br'      | 'not'            | null
        'gzip'    | 'encoded so'     | { squeezed(it) }
    }

    def "a small body that unpacks to much is refused"() {
        given:
        def body = squeezed(FakeActor.bytes(evil.activity('Create', evil.note(content: ' ' * (64 << 20)))))

        expect:
        body.length < 1 << 20
        send(evil, body, sent: ['Content-Encoding': 'gzip']) in [400, 401, 413, 415]
    }

    private static byte[] squeezed(byte[] body) {
        def bytes = new ByteArrayOutputStream()
        new java.util.zip.GZIPOutputStream(bytes).withCloseable { it.write(body) }
        return bytes.toByteArray()
    }

    def "an id of #length characters never gives a server error"() {
        given:
        def note = evil.note(id: evil.at('n/' + 'a' * length))

        expect:
        send(evil, evil.activity('Create', note, id: evil.at('a/' + 'b' * length))) in [202, 400]
        send(evil, evil.activity('Create', note)) in [202, 400]
        settle()
        post(note.id) == null
        parked() == 0

        where:
        length << [2100, 5000, 100_000]
    }

    def "an activity of type #type is answered with 202 and ignored"() {
        given:
        def note = evil.note()

        expect:
        send(evil, evil.activity(type, note)) == 202
        settle()
        post(note.id) == null
        parked() == 0

        where:
        type << ['EmojiReact', 'View', 'https://example.org/ns#Dance', 'Note', 'Person', '']
    }

    // --- signatures ---

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
        def asked = new java.util.concurrent.CountDownLatch(1)
        def free = new java.util.concurrent.CountDownLatch(1)
        peer.answer(stranger.uri) { asked.countDown(); free.await(); [200, ['Content-Type': 'application/activity+json'], document] }

        expect:
        send(stranger, stranger.activity('Follow', house.keeper.identity().uri())) == 202
        asked.await(10, java.util.concurrent.TimeUnit.SECONDS)
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

    // --- security.md section 1 ---

    def "1: a Create in a victim's name signed by another is refused (CVE-2025-54888 Fedify)"() {
        given:
        def note = victim.note()
        peer.serve(note.id as String, 'no', 'text/plain', 404)

        expect:
        send(evil, victim.activity('Create', note)) in [202, 401, 403]
        send(evil, victim.activity('Follow', house.keeper.identity().uri())) in [401, 403]
        settle()
        post(note.id) == null
    }

    def "2: a document that gives itself a victim's id is not believed (CVE-2024-23832 Mastodon)"() {
        given:
        def forged = victim.note(content: 'forged')
        def url = evil.at("forged/${peer.next()}")
        peer.serve(url, forged)

        expect:
        send(evil, evil.activity('Announce', url)) == 202
        settle()
        post(forged.id) == null
        post(url) == null
    }

    def "3: a key's own word about its owner counts for nothing (CVE-2026-96625 Fedify)"() {
        given:
        def keyUrl = "http://$host:$peer.port/key-${peer.next()}".toString()
        peer.serve(keyUrl, ['@context': 'https://w3id.org/security/v1', id: keyUrl, type: 'Key', owner: victim.uri, publicKeyPem: evil.pem()])
        def note = victim.note()

        expect:
        send(evil, victim.activity('Create', note), keyId: keyUrl) in [202, 401]
        settle()
        post(note.id) == null

        where:
        host << ['evil.localhost', 'victim.localhost']
    }

    def "4: a body signed for another host or before is refused (CVE-2023-49079 Misskey)"() {
        given:
        def note = evil.note()
        def body = FakeActor.bytes(evil.activity('Create', note))
        def headers = evil.cavage('http://victim.localhost/inbox', body, house.instance.clock.instant())

        expect:
        FakePeer.post(inbox, headers.collect { [it.key, it.value] }, body) == 401
        FakePeer.post(inbox, (headers + [Host: URI.create(inbox).authority]).collect { [it.key, it.value] }, body) == 401
        settle()
        post(note.id) == null
    }

    def "4: a #header given twice is refused"() {
        given:
        def body = FakeActor.bytes(evil.activity('Create', evil.note()))
        def headers = evil.cavage(inbox, body, house.instance.clock.instant()).collect { [it.key, it.value] }

        expect:
        FakePeer.post(inbox, headers + headers.findAll { it[0] == header }, body) in [400, 401]

        where:
        header << ['Signature', 'Digest', 'Date', 'Host']
    }

    def "6: an Update of a victim's post that names #named as author changes nothing (CVE-2026-73090 PeerTube)"() {
        given:
        def known = known(victim)

        expect:
        send(evil, evil.activity('Update', evil.note(id: known.uri(), attributedTo: author.call(evil, victim), content: 'hacked'))) in [202, 401, 403]
        settle()
        post(known.uri()).contentHtml() == known.contentHtml()
        post(known.uri()).author().uri() == victim.uri

        where:
        named      | author
        'itself'   | { a, b -> a.uri }
        'them'     | { a, b -> b.uri }
        'nobody'   | { a, b -> null }
        'both'     | { a, b -> [a.uri, b.uri] }
    }

    def "6: an Update of one of our own posts changes nothing"() {
        given:
        def own = ours()

        expect:
        send(evil, evil.activity('Update', evil.note(id: own.uri(), content: 'hacked'))) in [202, 400, 403]
        settle()
        post(own.uri()).text() == 'ours'
    }

    def "7: a Delete by a stranger deletes nothing (Hollo 0.8.5)"() {
        given:
        def theirs = known(victim)
        def own = ours()
        peer.serve(theirs.uri(), ['@context': 'https://www.w3.org/ns/activitystreams'] + victim.note(id: theirs.uri()))

        expect:
        [theirs.uri(), own.uri(), [id: own.uri(), type: 'Tombstone'], victim.uri, house.keeper.identity().uri()].every {
            send(evil, evil.activity('Delete', it)) in [202, 401, 403]
        }
        send(evil, victim.activity('Delete', theirs.uri())) in [202, 401, 403]
        send(evil, victim.activity('Delete', victim.uri)) in [202, 401, 403]
        settle()
        !post(theirs.uri()).isDeleted()
        !post(own.uri()).isDeleted()
        !identity(victim).isGone()
    }

    def "8: the body of an announced note is read from its own server (Hollo 0.8.5)"() {
        given:
        def note = victim.note(content: 'genuine')
        peer.serve(note.id as String, ['@context': 'https://www.w3.org/ns/activitystreams'] + note)

        expect:
        send(evil, evil.activity('Announce', note + [content: 'forged'])) == 202
        await('the note') { post(note.id) }.text() == 'genuine'
    }

    def "8: an announced Create is believed only as its own server tells it"() {
        given:
        def note = victim.note(content: 'forged')
        def inner = victim.activity('Create', note)

        expect:
        send(evil, evil.activity('Announce', inner)) == 202
        settle()
        post(note.id) == null
    }

    def "9: a document served as #type is no ActivityPub document (GHSA-jhrq-qvrm-qr36)"() {
        given:
        def note = victim.note()
        peer.serve(note.id as String, ['@context': 'https://www.w3.org/ns/activitystreams'] + note, type)

        expect:
        send(evil, evil.activity('Announce', note.id)) == 202
        settle()
        post(note.id) == null

        where:
        type << ['application/json', 'text/plain', 'image/png', 'application/ld+json', 'text/html', 'application/octet-stream']
    }

    def "10: a redirect to another host's document is not believed (GHSA-8863-8468-7hq7 Fedify)"() {
        given:
        def note = evil.note(attributedTo: victim.uri, id: victim.at("redirected/${peer.next()}"))
        def real = evil.at("target/${peer.next()}")
        peer.serve(real, ['@context': 'https://www.w3.org/ns/activitystreams'] + note)
        peer.answer(note.id as String) { [302, [Location: real]] }

        expect:
        send(evil, evil.activity('Announce', note.id)) == 202
        settle()
        post(note.id) == null
    }

    def "10: an activity under an id of another host is refused, and the genuine one still counts (GHSA-4qhx-hhwf-8685)"() {
        given:
        def note = victim.note()
        def genuine = victim.activity('Create', note)

        expect:
        send(evil, evil.activity('Like', 'https://example.org/1', id: genuine.id)) == 400
        send(victim, genuine) == 202
        await('the genuine one') { post(note.id) }
    }

    def "11: a note whose #what is of another host is discarded (CVE-2024-52591 Misskey)"() {
        given:
        def note = evil.note(properties.call(victim, peer.next()))

        expect:
        send(evil, evil.activity('Create', note)) in [202, 400]
        settle()
        post(note.id) == null

        where:
        what     | properties
        'id'     | { v, n -> [id: v.at("notes/x$n")] }
        'author' | { v, n -> [attributedTo: v.uri] }
    }

    def "11: a page address that is no web address is not kept"() {
        given:
        def note = evil.note(url: url)

        expect:
        send(evil, evil.activity('Create', note)) == 202
        await('the note') { post(note.id) }.url() == note.id

        where:
        url << ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', ' javascript:alert(1)']
    }

    def "12: an attributedTo of #author is discarded (NodeBB 2026)"() {
        given:
        def note = evil.note(attributedTo: author)

        expect:
        send(evil, evil.activity('Create', note)) in [202, 400]
        settle()
        post(note.id) == null || post(note.id).author().uri() == evil.uri
        parked() == 0

        where:
        author << [1, true, 'mallory', [[:]], [[1]], [id: 5], 'http://[']
    }

    def "13: #what in a document hides nothing and is not believed (CVE-2026-42462 and others)"() {
        given:
        def note = victim.note()
        def activity = evil.activity('Create', 'https://example.org/none') + shape.call(note, victim)

        expect:
        send(evil, activity) in [202, 400, 401, 403]
        settle()
        post(note.id) == null
        parked() == 0

        where:
        what                  | shape
        '@graph'              | { n, v -> ['@graph': [[type: 'Create', actor: v.uri, object: n]]] }
        '@reverse'            | { n, v -> ['@reverse': ['https://www.w3.org/ns/activitystreams#object': [type: 'Create', actor: v.uri, object: n]]] }
        '@included'           | { n, v -> ['@included': [[type: 'Create', actor: v.uri, object: n]]] }
        'a renamed actor'     | { n, v -> ['@context': ['https://www.w3.org/ns/activitystreams', [performer: [('@id'): 'as:actor', ('@type'): '@id']]], performer: v.uri, object: n] }
        'a redefined object'  | { n, v -> ['@context': ['https://www.w3.org/ns/activitystreams', [target: [('@id'): 'as:object', ('@type'): '@id']]], target: n] }
        'an unknown context'  | { n, v -> ['@context': ['https://www.w3.org/ns/activitystreams', 'http://evil.localhost/context']] }
        'an LD signature'     | { n, v -> [object: n, signature: [type: 'RsaSignature2017', creator: v.keyId, created: '2026-01-01T00:00:00Z', signatureValue: 'AAAA']] }
    }

    def "15: a follow of somebody who approves by hand waits for their own Accept (CVE-2025-30741 Pixelfed)"() {
        given:
        def locked = peer.person('victim.localhost', "locked${peer.next()}").publish(manuallyApprovesFollowers: true)
        def other = house.bean(RemoteActors).byUri(locked.uri)
        def follow = follows.request(house.keeper.identity(), other, Origin.LOCAL)

        expect:
        follow.state() == Follow.State.REQUESTED
        send(evil, evil.activity('Accept', follow.uri())) == 202
        send(evil, evil.activity('Accept', [id: follow.uri(), type: 'Follow', actor: house.keeper.identity().uri(), object: locked.uri])) == 202
        send(evil, locked.activity('Accept', follow.uri())) in [401, 403]
        settle()
        follows.byUri(follow.uri()).get().state() == Follow.State.REQUESTED

        when:
        send(locked, locked.activity('Accept', follow.uri()))

        then:
        await('the accept') { follows.byUri(follow.uri()).get().state() == Follow.State.ACCEPTED }
    }

    def "17: a Create that names a post by its id alone widens nobody's audience (CVE-2024-37903 Mastodon)"() {
        given:
        def own = ours(Audience.DIRECT, 'a secret')

        expect:
        send(evil, evil.activity('Create', own.uri())) in [202, 400]
        send(evil, evil.activity('Announce', own.uri())) == 202
        send(evil, evil.activity('Like', own.uri())) == 202
        settle()
        post(own.uri()).audience() == Audience.DIRECT
        post(own.uri()).recipients()*.uri() == own.recipients()*.uri()
        post(own.uri()).counts() == own.counts()
        house.bean(Posts).readable(own.id(), identity(evil).id()).empty
    }

    def "18: hosts are compared whole: #host is not victim.localhost (CVE-2023-42451 Mastodon)"() {
        given:
        def actor = peer.person(host, 'vera')
        def known = known(victim)

        expect:
        send(actor, actor.activity('Delete', known.uri())) in [202, 401, 403]
        send(actor, actor.activity('Update', actor.note(id: known.uri(), content: 'hacked'))) in [202, 400, 401, 403]
        settle()
        !post(known.uri()).isDeleted()
        post(known.uri()).contentHtml() == known.contentHtml()

        where:
        host << ['tim.localhost', 'xvictim.localhost', 'victim.localhost.localhost']
    }

    def "19: an address on another host needs that host's word (Akkoma 3.18 WebFinger)"() {
        given:
        def poser = peer.person('evil.localhost', "poser${peer.next()}").publish(webfinger: "boss@victim.localhost:$peer.port".toString())

        expect:
        def found = house.bean(RemoteActors).fetch(poser.uri)
        found.domain() == "evil.localhost:$peer.port"
    }

    def "20: an endless redirect ends (CVE-2023-36461 Mastodon)"() {
        given:
        def url = evil.at("loop/${peer.next()}")
        peer.answer(url) { [302, [Location: url]] }

        expect:
        send(evil, evil.activity('Announce', url)) == 202
        settle()
        peer.readings(url).size() <= 6
    }

    def "29: a hidden post can be neither liked, announced nor answered by who cannot see it (Akkoma 3.17)"() {
        given:
        def own = ours(audience, 'hidden')
        def answer = evil.note(inReplyTo: own.uri(), to: [house.keeper.identity().uri()])

        expect:
        ['Like', 'Announce'].every { send(evil, evil.activity(it, own.uri())) == 202 }
        send(evil, evil.activity('Create', answer)) == 202
        settle()
        post(own.uri()).counts() == own.counts()
        house.bean(Timelines).answers(own, house.keeper.actorId(), 0, 10) == []

        where:
        audience << [Audience.DIRECT, Audience.GROUP]
    }

    def "34: an id is remembered for the host it came from only (CVE-2026-33869 Mastodon)"() {
        given:
        def note = victim.note()
        def genuine = victim.activity('Create', note)

        expect: 'the same id from evil, with the victim as actor, is stored and dropped'
        send(evil, genuine + [object: [id: note.id, type: 'Tombstone']]) in [202, 401, 403]
        settle()
        send(victim, genuine) == 202
        await('the genuine one') { post(note.id) }
    }

    // --- relations ---

    def "a Move counts only when the new place says it was the old one"() {
        given:
        def old = peer.person('victim.localhost', "old${peer.next()}")
        def target = peer.person('elsewhere.localhost', "target${peer.next()}")
        follows.request(house.keeper.identity(), house.bean(RemoteActors).byUri(old.uri), Origin.LOCAL)

        expect: 'a stranger cannot move them, nor they without the claim of the target'
        send(evil, evil.activity('Move', old.uri, target: evil.uri)) in [202, 401, 403]
        send(old, old.activity('Move', old.uri, target: target.uri)) == 202
        settle()
        follows.between(house.keeper.actorId(), identity(old).id()).present

        when:
        target.publish(alsoKnownAs: [old.uri])
        send(old, old.activity('Move', old.uri, target: target.uri))

        then:
        await('the move') { follows.between(house.keeper.actorId(), identity(target).id()).present }
        follows.between(house.keeper.actorId(), identity(old).id()).empty
    }

    def "only its own actor takes a #type back"() {
        given:
        def own = ours()
        def activity = victim.activity(type, type == 'Follow' ? house.group.identity().uri() : own.uri())
        assert send(victim, activity) == 202
        await('the deed') { isDone(type, activity.id) }

        expect:
        send(evil, evil.activity('Undo', activity.id)) == 202
        send(evil, evil.activity('Undo', activity)) == 202
        send(evil, victim.activity('Undo', activity)) in [401, 403]
        settle()
        isDone(type, activity.id)

        when:
        send(victim, victim.activity('Undo', activity))

        then:
        await('the undo') { !isDone(type, activity.id) }

        where:
        type << ['Follow', 'Like', 'Announce']
    }

    private boolean isDone(String type, Object uri) {
        return switch (type) {
            case 'Follow' -> follows.byUri(uri as String).present
            case 'Like' -> house.bean(Responses).favouriteByUri(uri as String).present
            default -> house.bean(Responses).announceByUri(uri as String).present
        }
    }

    def "nobody speaks for our own actors"() {
        given:
        def own = house.keeper.identity().uri()

        expect:
        send(evil, evil.activity('Follow', house.group.identity().uri(), actor: own, id: house.instance.uri('/x/1'))) in [401, 403]
    }

    def "R12: twenty equal deliveries at once have one effect and are all acknowledged"() {
        given:
        def own = ours()
        def like = victim.activity('Like', own.uri())
        def reply = victim.activity('Create', victim.note(inReplyTo: own.uri()))

        when:
        def statuses = Executors.newVirtualThreadPerTaskExecutor().withCloseable { threads ->
            threads.invokeAll((1..20).collectMany { [{ send(victim, like) } as Callable, { send(victim, reply) } as Callable] })*.get()
        }
        settle()

        then:
        statuses.every { it == 202 }
        post(own.uri()).counts() == new Post.Counts(1, 1, 0)
    }

    def "an activity that came before is acknowledged again and does nothing"() {
        given:
        def note = victim.note()
        def create = victim.activity('Create', note)
        send(victim, create)
        await('the note') { post(note.id) }
        send(victim, victim.activity('Delete', note.id))
        await('the deletion') { post(note.id).isDeleted() }

        expect:
        send(victim, create) == 202
        send(victim, victim.activity('Create', note)) == 202
        settle()
        post(note.id).isDeleted()
    }
}
