package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.CUSTOM_EMOJI

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.documents.CustomEmoji
import coop.talkoot.documents.Emojis
import coop.talkoot.documents.SamplePictures
import coop.talkoot.moderation.DomainRule
import coop.talkoot.moderation.DomainRules
import coop.talkoot.moderation.HostName
import coop.talkoot.moderation.Severity
import coop.talkoot.people.AddressBook
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Polls
import coop.talkoot.posts.Post
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.util.concurrent.atomic.AtomicInteger
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import spock.lang.Shared

/** Words between colons of people of other servers: what they stand for is learnt with what these people say. */
class EmojiInboxSpec extends InboxSpecification {
    private static final HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
    private static final CONTEXT = ['https://www.w3.org/ns/activitystreams', [toot: 'http://joinmastodon.org/ns#', Emoji: 'toot:Emoji']]

    private static final ACTOR_CONTEXT = ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1', CONTEXT[1]]

    /** Statements about emoji. */
    @Shared AtomicInteger asked = new AtomicInteger()

    def setupSpec() {
        house.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (context.sql()?.contains('custom_emoji')) {
                    asked.incrementAndGet()
                }
            }
        }))
    }

    def "what a word stands for is learnt with the post, and fetched when somebody looks"() {
        given:
        def url = picture(honest, SamplePictures.png(32, 32))

        when:
        def post = said(honest, '<p>Fresh :bread:</p>', [tag(':bread:', url)])
        def emoji = shown(post)[0]

        then:
        emoji.shortcode() == 'bread'
        emoji.domain() == honest.host + ":$peer.port"
        emoji.remoteUrl() == url
        emoji.url().startsWith(house.instance.uri('/media/proxy/'))
        peer.readings(url).empty

        and:
        SamplePictures.read(bytes(emoji.url())).width == 32
        SamplePictures.read(bytes(emoji.stillUrl())).width == 32
        peer.readings(url).size() == 1
    }

    def "a server's word is drawn for its own people only, and two may mean different things by one"() {
        given:
        def ours = said(honest, '<p>:cat:</p>', [tag(':cat:', picture(honest))])
        def theirs = said(evil, '<p>:cat: :dog:</p>', [tag(':cat:', picture(evil)), tag(':dog:', picture(evil))])
        def without = said(victim, '<p>:cat: :dog:</p>', [])
        def here = this.ours(Audience.PUBLIC, ':cat: :dog:')

        expect:
        shown(ours)*.remoteUrl() != shown(theirs)*.remoteUrl()
        shown(ours)*.typed() == [':cat:']
        shown(theirs)*.typed() == [':cat:', ':dog:']
        shown(without) == []
        shown(here) == []
    }

    def "another picture for a word takes the place of the old one, whose file goes"() {
        given:
        def first = picture(honest, SamplePictures.png(16, 16))
        def second = picture(honest, SamplePictures.png(24, 24))
        def post = said(honest, '<p>:moon:</p>', [tag(':moon:', first)])
        def old = shown(post)[0]
        assert SamplePictures.read(bytes(old.url())).width == 16

        when:
        assert send(honest, honest.activity('Update', honest.note(id: post.uri(), content: post.contentHtml(), tag: [tag(':moon:', second)]), '@context': CONTEXT)) == 202
        def now = await('the other picture') { shown(post).find { it.remoteUrl() == second } }

        then:
        now.id() == old.id()
        SamplePictures.read(bytes(now.url())).width == 24
        house.instance.get(URI.create(old.url()).path).statusCode() == 404
    }

    def "what stands in a poll and in a name is learnt as well"() {
        given:
        def question = honest.note(type: 'Question', content: '<p>What?</p>', oneOf: [[type: 'Note', name: 'Rye :rye:'], [type: 'Note', name: 'None']], endTime: '2031-01-01T00:00:00Z', tag: [tag('rye', picture(honest))])
        def named = peer.person('named.localhost', 'nina').publish('@context': ACTOR_CONTEXT, name: 'Nina :rose:', tag: [tag(':rose:', "http://named.localhost:$peer.port/files/rose.png")])

        when:
        assert send(honest, honest.activity('Create', question, '@context': CONTEXT)) == 202
        def post = await('the question') { post(question.id) }
        def nina = house.bean(AddressBook).findByUri(named.uri).get()

        then:
        house.bean(Emojis).in(post.author(), house.bean(Polls).of(post).get().texts())*.shortcode() == ['rye']
        house.bean(Emojis).in(nina, [nina.displayName()])*.shortcode() == ['rose']

        when: 'she changes her name'
        named.publish(name: 'Nina :tulip:', tag: [tag(':tulip:', "http://named.localhost:$peer.port/files/tulip.png")])
        assert send(named, named.activity('Update', named.document())) == 202
        def changed = await('the new name') { def now = identity(named); now.displayName().contains('tulip') ? now : null }

        then:
        house.bean(Emojis).in(changed, [changed.displayName()])*.shortcode() == ['tulip']
    }

    def "a post without emoji, or with none that is new, asks nothing more"() {
        given:
        def tags = (1..20).collect { tag(":word$it:", picture(honest)) }
        def text = '<p>' + (1..20).collect { ":word$it:" }.join(' ') + '</p>'

        when:
        asked.set(0)
        said(honest, '<p>at 10:30:45 :none: ::</p>', [])

        then:
        asked.get() == 0

        when:
        def post = said(honest, text, tags)

        then:
        asked.get() > 0
        shown(post).size() == 20

        when:
        asked.set(0)
        said(honest, text, tags)

        then:
        asked.get() == 0

        when: 'memory knows it of drawing, too'
        shown(post)

        then:
        asked.get() == 0
    }

    def "of a server whose files are rejected nothing is learnt, and what was known goes, with that of its parts"() {
        given:
        def rude = peer.person("a.rude${peer.next()}.localhost", 'rudi')
        assert send(rude, rude.activity('Follow', house.keeper.identity().uri())) == 202
        await('the follow') { identity(rude) && follows.between(identity(rude).id(), house.keeper.actorId()).present }
        def post = said(rude, '<p>:mud:</p>', [tag(':mud:', picture(rude))])
        assert shown(post).size() == 1

        when:
        def host = rude.host.substring(2)
        house.bean(DomainRules).put(house.keeper.identity(), HostName.ofDomain(host).get(), new DomainRule.Terms(severity, rejects, false, '', '', false))

        then:
        (shown(post) == []) == isGone

        and:
        severity == Severity.SUSPEND || shown(said(rude, '<p>:dirt:</p>', [tag(':dirt:', picture(rude))])).empty == isGone

        where:
        severity         | rejects | isGone
        Severity.NOOP    | true    | true
        Severity.SILENCE | false   | false
        Severity.SUSPEND | false   | true
    }

    def "#what is left out, and the post stays"() {
        given:
        def post = said(honest, '<p>:fine: :bad: :x: "><script>alert(1)</script></p>', [bad.call(this), tag(':fine:', picture(honest))].flatten())

        expect:
        shown(post)*.shortcode() == ['fine']
        house.bean(Transactions).read { house.bean(DSLContext).fetchCount(CUSTOM_EMOJI, CUSTOM_EMOJI.SHORTCODE.notLikeRegex('^[A-Za-z0-9_]{2,128}$')) } == 0

        where:
        what                             | bad
        'a name that ends an attribute'  | { it.tag(':bad" onerror="alert(1):', it.picture(it.honest)) }
        'a name of markup'               | { it.tag(':<script>:', it.picture(it.honest)) }
        'a name of one letter'           | { it.tag(':x:', it.picture(it.honest)) }
        'a name of 200 letters'          | { it.tag(':' + 'x' * 200 + ':', it.picture(it.honest)) }
        'a name that is none'            | { it.tag('', it.picture(it.honest)) }
        'a picture that is a program'    | { it.tag(':bad:', 'javascript:alert(1)') }
        'a picture within the address'   | { it.tag(':bad:', 'data:image/svg+xml,<svg onload="alert(1)"/>') }
        'a drawing that is a program'    | { it.tag(':bad:', 'http://honest.localhost/a.svg', 'image/svg+xml') }
        'no picture'                     | { [[type: 'Emoji', name: ':bad:'], [type: 'Emoji', name: ':bad:', icon: 'nonsense'], [type: 'Emoji', icon: []]] }
    }

    def "a picture that is #what is not shown, and not asked for again at once"() {
        given:
        def url = picture(evil, body)
        def emoji = shown(said(evil, '<p>:huge:</p>', [tag(':huge:', url)]))[0]

        expect:
        (1..2).collect { house.instance.get(URI.create(emoji.url()).path).statusCode() }.toSet() == [404] as Set
        peer.readings(url).size() == 1

        where:
        what                | body
        'larger than 256 KB'| SamplePictures.joined(SamplePictures.png(), new byte[257 << 10])
        'a page'            | '<!doctype html><script>alert(1)</script>'.bytes
        'a bomb'            | SamplePictures.pngThatSays(8000, 5000)
    }

    def "of a flood of tags so many are learnt and no more"() {
        given:
        def post = said(evil, '<p>flood</p>', (1..300).collect { tag(":flood$it:", "http://evil.localhost:$peer.port/f/${it}.png") })

        expect:
        house.bean(Emojis).in(post.author(), (1..300).collect { ":flood$it:" as String }).size() == 64
    }

    private List<CustomEmoji> shown(Post post) {
        return house.bean(Emojis).in(post.author(), post.texts())
    }

    private Post said(FakeActor who, String content, List<Map> tags) {
        def note = who.note(content: content, tag: tags, to: ['https://www.w3.org/ns/activitystreams#Public', house.keeper.identity().uri()])
        assert send(who, who.activity('Create', note, '@context': CONTEXT)) == 202
        return await('the note') { post(note.id) }
    }

    Map tag(String name, String url, String type = 'image/png') {
        return [id: "http://honest.localhost/emojis/${peer.next()}".toString(), type: 'Emoji', name: name, updated: '2026-01-01T00:00:00Z', icon: [type: 'Image', mediaType: type, url: url]]
    }

    String picture(FakeActor who, byte[] body = SamplePictures.png()) {
        def url = who.at("files/${peer.next()}.png")
        peer.serve(url, body, 'image/png')
        return url
    }

    private byte[] bytes(String url) {
        def answer = HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray())
        assert answer.statusCode() == 200
        return answer.body()
    }

}
