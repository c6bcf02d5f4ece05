package coop.talkoot.web

import coop.talkoot.documents.SamplePictures
import java.net.http.HttpResponse
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class PicturePagesSpec extends Specification {
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()

    def "a note is written with pictures, and shown with their words, at a size that does not jump"() {
        when:
        def page = send('/', [text: 'Look', audience: 'PUBLIC', alt1: 'A "trailer" <b>', alt2: ''], [picture1: SamplePictures.photo(), picture2: SamplePictures.png(), picture3: new byte[0]])

        then:
        page.statusCode() == 200
        page.body().contains('alt="A &#34;trailer&#34; &lt;b>"') || page.body().contains('alt="A &#34;trailer&#34; &lt;b&gt;"')
        page.body().contains('width="60" height="80" loading="lazy"')
        page.body().contains('Nobody has said yet what is on it')
        (page.body() =~ /src="[^"]*\/media\/[A-Za-z0-9_-]{22}\/small\.(jpg|png)"/).size() >= 2
    }

    def "what is wrong is said at its picture; the others are kept and need not be chosen again"() {
        when:
        def page = send('/', [text: '', audience: 'PUBLIC', alt1: 'Fine'], [picture1: SamplePictures.png(), picture2: '<!doctype html>'.bytes])

        then:
        page.statusCode() == 422
        page.body().contains('id="f-picture2-error"')
        page.body().contains('none of these, whatever its name says')
        def kept = (page.body() =~ /name="kept1" value="(\d+)"/)[0][1]

        when:
        def again = send('/', [text: 'Kept', audience: 'PUBLIC', kept1: kept, alt1: 'Fine indeed'], [:])

        then:
        again.statusCode() == 200
        again.body().contains('alt="Fine indeed"')
    }

    def "an offer is made with a picture; changing it describes, adds and takes out"() {
        when:
        def made = raw('/add/offer', PagesFixture.OFFER + [group: fixture.groupId(), alt1: 'Before'], [picture1: SamplePictures.png()])
        def path = made.headers().firstValue('Location').get()
        def form = fixture.aino.get("$path/edit").body()
        def kept = (form =~ /name="kept1" value="(\d+)"/)[0][1]

        then:
        form.contains('value="Before"')
        fixture.aino.get(path).body().contains('alt="Before"')

        when:
        def changed = send("$path/edit", PagesFixture.OFFER + [kept1: kept, alt1: 'After', alt2: 'Another'], [picture2: SamplePictures.jpeg()])

        then:
        changed.statusCode() == 200
        changed.body().contains('alt="After"')
        changed.body().contains('alt="Another"')

        when:
        def without = send("$path/edit", PagesFixture.OFFER + [kept1: kept, drop1: '1', alt1: 'After'], [:])

        then:
        !without.body().contains('alt="After"')
        !without.body().contains('alt="Another"')
    }

    def "a profile gets a picture and a broad one, both are seen, and go"() {
        given:
        def profile = [name: 'Aino Aalto', summary: '', zone: 'Europe/Helsinki']

        when:
        def page = send('/settings/profile', profile, [avatar: SamplePictures.photo(), header: SamplePictures.png(300, 100)])

        then:
        page.statusCode() == 200
        page.body() =~ /<img class="portrait l" src="[^"]+\/small\.jpg" alt=""/
        page.body() =~ /<img class="banner" src="[^"]+\/original\.png" alt=""/

        when:
        def document = fixture.instance.get('/users/aino', [Accept: 'application/activity+json']).body()

        then:
        document.contains('"icon":{"type":"Image","mediaType":"image/jpeg"')
        document.contains('"image":{"type":"Image","mediaType":"image/png"')

        when: 'one is no picture, and nothing else is changed either'
        def refused = send('/settings/profile', profile + [name: 'Other'], [avatar: SamplePictures.film()])

        then:
        refused.statusCode() == 422
        refused.body().contains('id="f-avatar-error"')
        fixture.aino.get('/users/aino').body().contains('Aino Aalto')

        when:
        def bare = send('/settings/profile', profile + [dropAvatar: '1', dropHeader: '1'], [:])

        then:
        !bare.body().contains('class="banner"')
        !bare.body().contains('class="portrait l"')
    }

    def "a form of another site sends no pictures"() {
        expect:
        raw('/', [text: 'x', audience: 'PUBLIC'], [picture1: SamplePictures.png()], [origin: 'cross-site']).statusCode() == 403
    }

    def "who is not signed in sends none either"() {
        expect:
        raw('/', [text: 'x', audience: 'PUBLIC'], [picture1: SamplePictures.png()], [who: fixture.guest()]).statusCode() in [401, 303]
    }

    private HttpResponse<String> send(String path, Map<String, ?> fields, Map<String, byte[]> files) {
        def answer = raw(path, fields, files)
        return answer.statusCode() == 303 ? fixture.aino.get(answer.headers().firstValue('Location').get()) : answer
    }

    private HttpResponse<String> raw(String path, Map<String, ?> fields, Map<String, byte[]> files, Map options = [:]) {
        def form = new ByteArrayOutputStream()
        fields.each { name, value -> form.write("--x\r\nContent-Disposition: form-data; name=\"$name\"\r\n\r\n$value\r\n".getBytes('UTF-8')) }
        files.each { name, bytes ->
            form.write("--x\r\nContent-Disposition: form-data; name=\"$name\"; filename=\"${bytes.length == 0 ? '' : 'cat.png'}\"\r\nContent-Type: image/png\r\n\r\n".bytes)
            form.write(bytes)
            form.write('\r\n'.bytes)
        }
        form.write('--x--\r\n'.bytes)
        def visitor = (options.who ?: fixture.aino) as Visitor
        return visitor.rawBytes(path, form.toByteArray(), 'multipart/form-data; boundary=x', (options.origin ?: 'same-origin') as String)
    }
}
