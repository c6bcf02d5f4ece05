package coop.talkoot.web

import coop.talkoot.documents.Emojis
import coop.talkoot.documents.OwnEmojis
import coop.talkoot.documents.RemoteEmoji
import coop.talkoot.documents.SamplePictures
import coop.talkoot.activitypub.FakePeer
import coop.talkoot.moderation.AuditLog
import coop.talkoot.moderation.Deed
import coop.talkoot.people.AddressBook
import coop.talkoot.platform.Page
import coop.talkoot.platform.Transactions
import java.net.http.HttpResponse
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Who keeps the server makes emoji and takes them away; pages draw them. */
class EmojiPagesSpec extends Specification {
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared @AutoCleanup FakePeer peer = new FakePeer()

    def "an emoji is added, drawn in what people write and are called, changed and removed, and the log says so"() {
        when:
        def page = follow(add('bread', 'Food', SamplePictures.png(64, 64)))

        then:
        page.contains(':bread: is an emoji here now.')
        page.contains('<img class="emoji l"')
        entry() == [Deed.EMOJI_ADDED, ':bread:']

        when:
        def home = fixture.aino.post('/', [text: 'Fresh :bread: of <b>:bread:</b> and https://x.example/:bread:/ too', audience: 'PUBLIC']).body()

        then:
        home =~ /Fresh <img class="emoji" src="[^"]*\/media\/[^"]+" alt=":bread:" title=":bread:" width="20" height="20" loading="lazy"> of &lt;b&gt;<img/
        home.contains('href="https://x.example/:bread:/"')
        !(home =~ /="[^"]*<img/)

        when:
        fixture.aino.post('/settings/profile', [name: 'Aino :bread:', summary: 'I am :bread:', zone: 'Europe/Helsinki', name1: 'Likes', value1: ':bread:'])
        def profile = fixture.aino.get('/users/aino').body()

        then:
        profile =~ /<h1><bdi>Aino <img class="emoji"/
        profile.contains('<title>Aino :bread:')
        profile =~ /I am <img class="emoji"/
        profile =~ /<dd class="breaks" dir="auto">\s*<img class="emoji"/

        when:
        def changed = fixture.aino.post("/moderation/emoji/${id('bread')}/change", [category: 'Bakery', listed: 'on']).body()

        then:
        changed.contains(':bread: is changed.')
        changed.contains('Not shown')
        !fixture.aino.get('/users/aino').body().contains('class="emoji"')
        entry() == [Deed.EMOJI_CHANGED, ':bread:']

        when:
        def removed = fixture.aino.post("/moderation/emoji/${id('bread')}/remove").body()

        then:
        removed.contains(':bread: is a mere word again.')
        entry() == [Deed.EMOJI_REMOVED, ':bread:']
        fixture.aino.rawPost('/moderation/emoji/1/remove').statusCode() == 404
        fixture.aino.rawPost('/moderation/emoji/x/remove').statusCode() in [404, 422]
    }

    def "#what is refused with a sentence, and nothing is there"() {
        given:
        def answer = add(name, category, picture)

        expect:
        answer.statusCode() == 422
        answer.body().contains("id=\"f-$field-error\"")
        answer.body().contains(sentence)
        id(name) == null

        where:
        what                       | name      | category  | picture                                                          || field       | sentence
        'an SVG'                   | 'svg'     | ''        | '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'.bytes   || 'file'      | 'none of these'
        'a page called .png'       | 'page'    | ''        | '<!doctype html><script>alert(1)</script>'.bytes                 || 'file'      | 'none of these'
        'a bomb'                   | 'bomb'    | ''        | SamplePictures.pngThatSays(30000, 30000)                         || 'file'      | 'pixels'
        'a film'                   | 'film'    | ''        | SamplePictures.film()                                            || 'file'      | 'Expected a picture'
        'a large file'             | 'large'   | ''        | SamplePictures.joined(SamplePictures.png(), new byte[300 << 10]) || 'file'      | '256 KB'
        'no file'                  | 'nothing' | ''        | new byte[0]                                                      || 'file'      | 'Choose a picture'
        'a name with a space'      | 'a b'     | ''        | SamplePictures.png()                                             || 'shortcode' | 'letters from a to z'
        'a name of markup'         | '"><b>'   | ''        | SamplePictures.png()                                             || 'shortcode' | 'letters from a to z'
        'a name of one letter'     | 'x'       | ''        | SamplePictures.png()                                             || 'shortcode' | 'letters from a to z'
        'a long category'          | 'long'    | 'x' * 101 | SamplePictures.png()                                             || 'category'  | '100'
    }

    def "a second one of a name is refused, and the first stays"() {
        given:
        add('twice', '', SamplePictures.png())

        expect:
        add(':twice:', '', SamplePictures.png()).body().contains('There is an emoji of this name here already.')
        fixture.instance.bean(OwnEmojis).all(true, 'twice', Page.Request.first(5)).items().size() == 1
    }

    def "another server's is looked for, used here too, and not shown"() {
        given:
        def far = peer.person('far.localhost', 'fia').publish(name: 'Fia')
        peer.serve(far.at('leaf.png'), SamplePictures.png(40, 40), 'image/png')
        def fia = fixture.instance.bean(AddressBook).findByUri(far.uri).get()
        fixture.instance.bean(Transactions).run { fixture.instance.bean(Emojis).learn(fia, [new RemoteEmoji('leaf', far.at('leaf.png'))]) }
        def theirs = { fixture.instance.bean(OwnEmojis).all(false, 'leaf', Page.Request.first(5)).items()[0] }

        expect:
        fixture.aino.get("/moderation/emoji?place=others&find=far.localhost:$peer.port").body().contains(':leaf:')
        fixture.aino.get('/moderation/emoji?place=others&find=nowhere.example').body().contains('There are none.')
        !fixture.aino.get('/moderation/emoji').body().contains(':leaf:')

        when:
        def copied = fixture.aino.post("/moderation/emoji/${theirs().id()}/copy").body()

        then:
        copied.contains(':leaf: is an emoji here now.')
        id('leaf') != null
        fixture.aino.rawPost("/moderation/emoji/${theirs().id()}/copy").statusCode() == 422

        when:
        fixture.aino.post("/moderation/emoji/${theirs().id()}/change", [:])

        then:
        !theirs().isEnabled()
        fixture.instance.bean(Emojis).in(fia, [':leaf:']) == []
        entry() == [Deed.EMOJI_CHANGED, ":leaf:@far.localhost:$peer.port".toString()]
    }

    def "the list comes in pages"() {
        given:
        5.times { add("page$it", '', SamplePictures.png()) }

        when:
        def first = fixture.aino.get('/moderation/emoji?limit=3').body()
        def older = (first =~ /href="([^"]*before=[^"]*)"/)[0][1].replace('&amp;', '&')
        def second = fixture.aino.get(older.startsWith('?') ? "/moderation/emoji$older" : older).body()

        then:
        first.contains(':page4:')
        !first.contains(':page0:')
        second.contains(':page1:')
        !second.contains(':page4:')
    }

    private HttpResponse<String> add(String name, String category, byte[] picture) {
        def form = new ByteArrayOutputStream()
        [shortcode: name, category: category].each { key, value -> form.write("--x\r\nContent-Disposition: form-data; name=\"$key\"\r\n\r\n$value\r\n".getBytes('UTF-8')) }
        form.write("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"${picture.length == 0 ? '' : 'cat.png'}\"\r\nContent-Type: image/png\r\n\r\n".bytes)
        form.write(picture)
        form.write('\r\n--x--\r\n'.bytes)
        return fixture.aino.rawBytes('/moderation/emoji', form.toByteArray(), 'multipart/form-data; boundary=x')
    }

    private String follow(HttpResponse<String> answer) {
        assert answer.statusCode() == 303: answer.body()
        return fixture.aino.get(answer.headers().firstValue('Location').get()).body()
    }

    private Long id(String shortcode) {
        return fixture.instance.bean(OwnEmojis).all(true, shortcode, Page.Request.first(1)).items()[0]?.id()
    }

    private List entry() {
        def entry = fixture.instance.bean(AuditLog).all(null, Page.Request.first(1)).items()[0]
        return [entry.deed(), entry.target()]
    }
}
