package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.FakePeer
import coop.talkoot.activitypub.Hosts
import coop.talkoot.activitypub.fetch.RemoteDocuments
import coop.talkoot.activitypub.fetch.Unreachable
import coop.talkoot.people.Follow
import coop.talkoot.posts.Responses
import java.time.Duration
import spock.lang.Shared

/**
 * The five choke points of security.md §0 against chance: (a) to (d) here, (e) in AddressPropertySpec. A failure prints
 * the sample and its seed; -Dtalkoot.seed=… tries another.
 */
class ChokePointsSpec extends InboxSpecification {
    private static final long SEED = Long.getLong('talkoot.seed', 20260103L)
    private static final String CONTEXT = 'https://www.w3.org/ns/activitystreams'

    @Shared
    FakeActor mate = peer.person('victim.localhost', 'maria')

    Random random = new Random(SEED)

    def setupSpec() {
        assert send(mate, mate.activity('Follow', house.keeper.identity().uri())) == 202
        await('the follow of somebody on the same host') { identity(mate) && follows.between(identity(mate).id(), house.keeper.actorId()).present }
    }

    def "(a) an activity counts exactly when its signer is its actor"() {
        given:
        def samples = (1..40).collect { number ->
            def signer = anyOf([evil, victim, mate])
            def actor = anyOf([signer, signer, evil, victim, mate])
            def type = anyOf(['Create', 'Like', 'Announce'])
            def object = type == 'Create' ? actor.note(to: [FakePeer.PUBLIC, house.keeper.identity().uri()]) : ours().uri()
            [number: number, signer: signer, actor: actor, type: type, dialect: anyOf(['cavage', 'rfc9421']),
             keyId: anyOf([signer, signer, actor]).keyId, activity: actor.activity(type, object)]
        }

        when:
        samples.each { it.status = send(it.signer, it.activity, dialect: it.dialect, keyId: it.keyId) }
        settle()

        then:
        samples.each { sample ->
            def isTheirs = sample.signer == sample.actor
            assert isDone(sample.activity) == isTheirs, "${told(sample)} with the key $sample.keyId"
            assert isTheirs ? sample.status == 202 : sample.status in [202, 401], told(sample)
        }
    }

    private boolean isDone(Map activity) {
        return switch (activity.type) {
            case 'Create' -> post(activity.object.id) != null
            case 'Like' -> house.bean(Responses).favouriteByUri(activity.id as String).present
            default -> house.bean(Responses).announceByUri(activity.id as String).present
        }
    }

    def "(b) a document counts only under an id of the host that finally gave it"() {
        given:
        def documents = house.bean(RemoteDocuments)
        def hosts = ['evil', 'victim', 'third']

        expect:
        (1..150).each { number ->
            def chain = (0..random.nextInt(3)).collect { url(anyOf(hosts)) }
            def last = chain.last()
            def id = anyOf([chain.first(), last, url(URI.create(last).host - '.localhost'), url(anyOf(hosts))])
            chain.indices.init().each { hop -> peer.answer(chain[hop]) { [302, [Location: chain[hop + 1]]] } }
            peer.serve(last, document(id, last))
            if (!(id in chain) && random.nextBoolean()) {
                peer.serve(id, document(id, id))
            }
            def read = attempt { documents.fetch(chain.first()) }
            def sample = "sample $number of seed $SEED: ${chain.join(' -> ')} calls itself $id"
            if (read != null) {
                assert Hosts.same(read.id(), read.thing().core().name().plain()), sample
            }
            if (id == chain.first() && Hosts.same(id, last)) {
                assert read?.id() == id, sample
            }
        }
    }

    private String url(Object host) {
        return "http://${host}.localhost:$peer.port/b/${peer.next()}"
    }

    /** Its name says where it really came from. */
    private static Map document(String id, String at) {
        return ['@context': CONTEXT, id: id, type: 'Note', name: at, content: 'x']
    }

    private static RemoteDocuments.Fetched attempt(Closure<RemoteDocuments.Fetched> work) {
        try {
            return work.call()
        } catch (Unreachable ignored) {
            return null
        }
    }

    def "(c) a #dialect request with anything changed that must be signed is answered with 401 and has no effect"() {
        given:
        def samples = (1..25).collect { number ->
            def note = evil.note(content: "<p>${random.nextLong()}</p>")
            def body = FakeActor.bytes(evil.activity('Create', note))
            def request = [headers: evil."$dialect"(inbox, body, house.instance.clock.instant()) as Map<String, String>, body: body, url: inbox]
            def (what, change) = anyOf(changes(dialect))
            change.call(request)
            [number: number, note: note, what: what, request: request]
        }

        when:
        samples.each { it.status = FakePeer.post(it.request.url, it.request.headers.collect { name, value -> [name, value as String] }, it.request.body) }
        settle()

        then:
        samples.each {
            def sample = "sample $it.number of seed $SEED: $it.what ($it.request.headers)"
            assert it.status == 401, sample
            assert post(it.note.id) == null, sample
        }

        where:
        dialect << ['cavage', 'rfc9421']
    }

    private List<List> changes(String dialect) {
        def digest = dialect == 'cavage' ? 'Digest' : 'Content-Digest'
        def common = [
                ['a byte of the body', { it.body = flipped(it.body) }],
                ['a byte more', { it.body = Arrays.copyOf(it.body, it.body.length + 1) }],
                ['a byte less', { it.body = Arrays.copyOf(it.body, it.body.length - 1) }],
                ['another body, with its digest', { it.body = FakeActor.bytes(evil.activity('Create', evil.note())); it.headers[digest] = fitting(dialect, it.body) }],
                ['the digest', { it.headers[digest] = fitting(dialect, flipped(it.body)) }],
                ['the media type', { it.headers['Content-Type'] = 'application/activity+json; charset=utf-8' }],
                ['a query', { it.url = it.url + '?a=' + random.nextInt() }],
                ['the key', { swap(it, dialect == 'cavage' ? 'Signature' : 'Signature-Input', evil.keyId, victim.keyId) }],
                ['the signature', { it.headers.Signature = it.headers.Signature.replaceFirst(/([A-Za-z0-9])([A-Za-z0-9]{20})/) { all, one, rest -> (one == 'A' ? 'B' : 'A') + rest } }]]
        def own = dialect == 'cavage' ? [
                ['the host', { it.headers.Host = 'victim.localhost' }],
                ['the date', { it.headers.Date = it.headers.Date.replaceFirst(/:(\d\d) /) { all, seconds -> seconds == '00' ? ':01 ' : ':00 ' } }],
                ['what is covered', { swap(it, 'Signature', anyOf([' digest', ' host', ' date', '(request-target) ']), '') }],
                ['the order of what is covered', { swap(it, 'Signature', 'host date', 'date host') }]] : [
                ['the time', { it.headers['Signature-Input'] = it.headers['Signature-Input'].replaceFirst(/created=(\d+)/) { all, at -> "created=${(at as long) - 1}" } }],
                ['what is covered', { swap(it, 'Signature-Input', anyOf(['"@method" ', '"@target-uri" ', ' "content-digest"']), '') }],
                ['the order of what is covered', { swap(it, 'Signature-Input', '"@method" "@target-uri"', '"@target-uri" "@method"') }],
                ['the parameters', { it.headers['Signature-Input'] += ';nonce="a"' }]]
        return common + own
    }

    private static void swap(Map request, String header, String from, String to) {
        assert request.headers[header].contains(from)
        request.headers[header] = request.headers[header].toString().replace(from, to)
    }

    private static String fitting(String dialect, byte[] body) {
        def sum = Base64.encoder.encodeToString(java.security.MessageDigest.getInstance('SHA-256').digest(body))
        return dialect == 'cavage' ? "SHA-256=$sum" : "sha-256=:$sum:"
    }

    private byte[] flipped(byte[] body) {
        def changed = body.clone()
        def at = random.nextInt(body.length)
        changed[at] = (byte) (changed[at] ^ (1 << random.nextInt(7)))
        return changed
    }

    def "(d) nobody but its owner changes, ends or takes back anything"() {
        given:
        def samples = (1..45).collect { number ->
            def owner = anyOf([victim, mate, honest])
            def signer = anyOf([owner, owner, evil, mate, victim])
            def actor = anyOf([signer, signer, owner])
            def deed = anyOf(['Update', 'Delete', 'Undo', 'Reject'])
            def sample = [number: number, owner: owner, signer: signer, actor: actor, deed: deed]
            return sample + prepared(sample)
        }
        settle()

        when:
        samples.each { it.status = send(it.signer, it.activity) }
        settle()

        then:
        samples.each { sample ->
            def isTheirs = sample.deed != 'Reject' && sample.signer == sample.actor && sample.actor == sample.owner
            assert sample.hasChanged.call() == isTheirs, told(sample)
        }
    }

    /** Something of the owner's, an activity about it, and how to see whether it had an effect. */
    private Map prepared(Map sample) {
        FakeActor owner = sample.owner
        FakeActor actor = sample.actor
        if (sample.deed == 'Undo') {
            def like = owner.activity('Like', ours().uri())
            assert send(owner, like) == 202
            return [activity: actor.activity('Undo', anyOf([like, like.id])), hasChanged: { house.bean(Responses).favouriteByUri(like.id as String).empty }]
        }
        if (sample.deed == 'Reject') {
            // Whoever rejects here was never followed by who is named, or is not who was followed.
            def follow = follows.between(house.keeper.actorId(), identity(honest).id()).get()
            return [activity: (actor == honest ? evil : actor).activity('Reject', follow.uri()),
                    hasChanged: { follows.byUri(follow.uri()).map { it.state() != Follow.State.ACCEPTED }.orElse(true) }]
        }
        def note = owner.note(to: [FakePeer.PUBLIC, house.keeper.identity().uri()])
        peer.serve(note.id as String, ['@context': CONTEXT] + note)
        assert send(owner, owner.activity('Create', note)) == 202
        if (sample.deed == 'Delete') {
            return [activity: actor.activity('Delete', anyOf([note.id, [id: note.id, type: 'Tombstone']])), hasChanged: { post(note.id).isDeleted() }]
        }
        def author = anyOf([owner.uri, actor.uri, null])
        def rewritten = note + [content: 'changed', attributedTo: author]
        return [activity: actor.activity('Update', rewritten.findAll { it.value != null }), hasChanged: { post(note.id).text() == 'changed' }]
    }

    private <T> T anyOf(List<T> choices) {
        return choices[random.nextInt(choices.size())]
    }

    private static String told(Map sample) {
        return "sample $sample.number of seed $SEED: ${sample.type ?: sample.deed} by $sample.signer.uri as $sample.actor.uri" +
                (sample.owner ? " of what is $sample.owner.uri's" : '')
    }
}
