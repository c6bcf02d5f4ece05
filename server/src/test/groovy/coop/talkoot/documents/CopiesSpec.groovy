package coop.talkoot.documents

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.MEDIA_FILE

import coop.talkoot.AtOnce
import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.inbox.InboxSpecification
import coop.talkoot.moderation.DomainRule
import coop.talkoot.moderation.DomainRules
import coop.talkoot.moderation.HostName
import coop.talkoot.moderation.Severity
import coop.talkoot.platform.Transactions
import java.net.http.HttpClient
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration
import org.jooq.DSLContext

/** Pictures of other servers: what is fetched, what is served, and what is not. */
class CopiesSpec extends InboxSpecification {
    private static final HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()

    def "a picture of another server is fetched when somebody looks, drawn anew and served from here"() {
        given:
        def url = serve(SamplePictures.photo(80, 60, 1))
        def shown = hanging(url, [name: 'A trailer', blurhash: 'LEHV6nWB2yk8pyo0adR*.7kCMdnj', width: 80, height: 60, focalPoint: [0.5, -0.5]])

        expect: 'so far only what its server said is known'
        shown.description() == 'A trailer'
        shown.blurhash() == 'LEHV6nWB2yk8pyo0adR*.7kCMdnj'
        shown.original().width() == 80
        shown.focus() == Focus.parse('0.5,-0.5')
        shown.remoteUrl() == url
        shown.url().startsWith(house.instance.uri('/media/proxy/'))
        peer.readings(url).empty

        when:
        def answer = fetch(shown.url())

        then:
        answer.statusCode() == 200
        answer.headers().firstValue('Content-Type').get() == 'image/jpeg'
        answer.headers().firstValue('Content-Security-Policy').get() == "default-src 'none'; sandbox"
        !SamplePictures.contains(answer.body(), SamplePictures.SECRET)
        SamplePictures.read(answer.body()).width == 80
        fetch(shown.previewUrl()).statusCode() == 200
        peer.readings(url).size() == 1
        !peer.readings(url).first().headers.signature
    }

    def "many who look at once cause one fetch"() {
        given:
        def url = serve(SamplePictures.png())
        def shown = hanging(url)

        when:
        def codes = AtOnce.run(12) { fetch(shown.url()).statusCode() }

        then:
        codes.toSet() == [200] as Set
        peer.readings(url).size() == 1
    }

    def "#what is not served, and not asked for again at once"() {
        given:
        def url = "http://evil.localhost:$peer.port/files/${peer.next()}".toString()
        peer.answer(url) { [status, type == null ? [:] : ['Content-Type': type], body] }
        def shown = hanging(url)

        when:
        def codes = (1..3).collect { fetch(shown.url()).statusCode() }

        then:
        codes.toSet() == [404] as Set
        peer.readings(url).size() == 1

        when:
        house.instance.clock.advance(Duration.ofMinutes(2))
        fetch(shown.url())

        then:
        peer.readings(url).size() == 2

        where:
        what                                | status | type         | body
        'an HTML page that says image/png'  | 200    | 'image/png'  | '<!doctype html><script>alert(1)</script>'.bytes
        'an SVG'                            | 200    | 'image/svg+xml' | '<svg xmlns="http://www.w3.org/2000/svg"/>'.bytes
        'a document'                        | 200    | 'application/activity+json' | '{}'.bytes
        'a picture of 40 million pixels'    | 200    | 'image/png'  | SamplePictures.pngThatSays(8000, 5000)
        'more bytes than a picture may have'| 200    | 'image/png'  | SamplePictures.joined(SamplePictures.png(), new byte[17 << 20])
        'what is not there'                 | 404    | null         | new byte[0]
        'what is gone'                      | 410    | null         | new byte[0]
    }

    def "nobody makes this server fetch an address of their choice"() {
        expect:
        house.instance.get(path).statusCode() == 404
        peer.arrivals.every { !it.url.contains('private') }

        where:
        path << ['/media/proxy/http:%2F%2Fevil.localhost%2Fprivate/original', '/media/proxy/?url=http://evil.localhost/private', '/media/proxy/abc/original',
                 '/media/proxy/abc/huge', '/media/actors/1/avatar-0', '/media/actors/abc/avatar-0', '/media/actors/99999999999999999999/avatar-0', '/media/x/..%2f..%2fetc%2fpasswd']
    }

    def "a copy that nobody looks at goes after its days, and comes again when somebody does"() {
        given:
        def url = serve(SamplePictures.png())
        def shown = hanging(url)
        fetch(shown.url())
        assert copies() >= 1

        when:
        house.instance.clock.advance(Duration.ofDays(31))
        house.bean(MediaSweep).run()

        then:
        copies() == 0
        fetch(shown.url()).statusCode() == 200
        peer.readings(url).size() == 2
    }

    def "the picture of an actor elsewhere is shown from here, and the new one when it changes"() {
        given:
        def first = serve(SamplePictures.png(50, 50))
        def second = serve(SamplePictures.png(30, 30))
        def actor = peer.person('pretty.localhost', "ina${peer.next()}").publish(icon: [type: 'Image', mediaType: 'image/png', url: first], image: first)

        when:
        def known = house.find(actorOf(actor))
        def address = house.bean(MediaAddresses).portrait(known, Portraits.Part.AVATAR)

        then:
        known.iconUrl() == first
        known.imageUrl() == first
        SamplePictures.read(fetch(address).body()).width == 50

        when:
        actor.publish(icon: [[type: 'Image', url: second]], image: null)
        assert send(actor, actor.activity('Update', actor.document())) == 202
        def changed = await('the new picture') { def now = identity(actor); now.iconUrl() == second ? now : null }

        then:
        changed.imageUrl() == null
        def other = house.bean(MediaAddresses).portrait(changed, Portraits.Part.AVATAR)
        other != address
        SamplePictures.read(fetch(other).body()).width == 30
        house.bean(MediaAddresses).portraitOrDefault(changed, Portraits.Part.HEADER).endsWith('/media/default/header.png')
        fetch(house.bean(MediaAddresses).portraitOrDefault(changed, Portraits.Part.HEADER)).statusCode() == 200
    }

    def "of a server whose files are rejected nothing is shown or fetched"() {
        given:
        def url = "http://rude.localhost:$peer.port/files/1.png".toString()
        peer.serve(url, SamplePictures.png(), 'image/png')
        def before = hanging(url)
        house.bean(DomainRules).put(house.keeper.identity(), HostName.ofDomain('rude.localhost').get(), new DomainRule.Terms(Severity.NOOP, true, false, '', '', false))

        expect:
        fetch(before.url()).statusCode() == 404
        peer.readings(url).empty
    }

    def "bad pieces of an attachment are left out one by one, and the note stays"() {
        given:
        def note = known(honest, [attachment: attachment])

        expect:
        house.bean(Attachments).ofPost(note.id())*.description() == left

        where:
        attachment                                                                                          || left
        'nonsense'                                                                                          || []
        [1, null, true, [], [:]]                                                                            || []
        [[type: 'Document', mediaType: 'image/png', url: 'javascript:alert(1)', name: 'a']]                 || []
        [[type: 'Document', mediaType: 'image/png', url: 'https://x.example/1', name: 'a', width: -1, height: 'wide', blurhash: '<script>', focalPoint: ['x', 7]], [type: 'Document']] || ['a']
        [[type: 'Document', mediaType: 'image/svg+xml', url: 'https://x.example/1.svg', name: 'a']]         || []
        [type: 'Image', url: 'https://x.example/2', name: 'one, not in a list']                             || ['one, not in a list']
        (1..40).collect { [type: 'Document', mediaType: 'image/png', url: "https://x.example/$it", name: "$it".toString()] } || (1..16)*.toString()
        [[type: 'Document', mediaType: 'image/png', url: 'https://x.example/1', name: 'twice'], [type: 'Document', mediaType: 'image/png', url: 'https://x.example/1', name: 'twice']] || ['twice']
        [[type: 'Document', mediaType: 'image/png', url: 'https://x.example/1', name: 'x' * 5000, focalPoint: [1e308, -9]]] || ['x' * 1500]
        [[type: 'Document', mediaType: 'image/png', url: 'https://x.example/' + 'y' * 3000, name: 'too long an address']] || []
    }

    def "an edit of a remote note changes what hangs on it"() {
        given:
        def first = serve(SamplePictures.png())
        def second = serve(SamplePictures.png())
        def files = { List urls -> urls.collect { [type: 'Document', mediaType: 'image/png', url: it, name: "of $it".toString()] } }
        def note = honest.note(attachment: files([first]))
        send(honest, honest.activity('Create', note))
        def post = await('the note') { post(note.id) }
        def address = house.bean(Attachments).ofPost(post.id()).first().url()

        when:
        send(honest, honest.activity('Update', note + [updated: '2026-01-02T10:00:00Z', attachment: files([second, first])]))
        def changed = await('the edit') { def now = house.bean(Attachments).ofPost(post.id()); now.size() == 2 ? now : null }

        then:
        changed*.remoteUrl() == [second, first]
        changed[1].url() == address

        when:
        send(honest, honest.activity('Update', note + [updated: '2026-01-03T10:00:00Z', attachment: []]))

        then:
        await('none') { house.bean(Attachments).ofPost(post.id()).empty }
        fetch(address).statusCode() == 404
    }

    private String serve(byte[] bytes) {
        def url = "http://evil.localhost:$peer.port/files/${peer.next()}".toString()
        peer.serve(url, bytes, 'image/png')
        return url
    }

    private Attachment hanging(String url, Map more = [:]) {
        def note = known(honest, [attachment: [[type: 'Document', mediaType: 'image/png', url: url] + more]])
        return house.bean(Attachments).ofPost(note.id()).first()
    }

    private int copies() {
        return house.bean(Transactions).read {
            house.bean(DSLContext).fetchCount(MEDIA_FILE, MEDIA_FILE.REMOTE_URL.isNotNull() & MEDIA_FILE.STATE.eq('READY'))
        }
    }

    private actorOf(FakeActor actor) {
        return house.bean(coop.talkoot.people.AddressBook).findByUri(actor.uri).get()
    }

    private HttpResponse<byte[]> fetch(String url) {
        return HTTP.send(house.instance.request(url).GET().build(), BodyHandlers.ofByteArray())
    }
}
