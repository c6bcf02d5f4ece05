package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.FakePeer
import coop.talkoot.activitypub.fetch.RemoteActors
import coop.talkoot.people.Follow
import coop.talkoot.platform.Origin
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Timelines

/** What broke other servers, by the rows of our security design, and what it does to ours: nothing. */
class AdvisoriesSpec extends InboxSpecification {
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
}
