package coop.talkoot.people

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.FakePeer
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.activitypub.fetch.RemoteActors
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class ProfilesSpec extends Specification {
    @Shared
    @AutoCleanup
    FakePeer peer = new FakePeer()

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    AtomicInteger count = new AtomicInteger()

    @Shared
    Profiles profiles = bakery.bean(Profiles)

    private final Identity ann = person()

    def "who has said nothing is a person who may be suggested and not be searched"() {
        expect:
        profiles.of(ann) == Profile.USUAL
    }

    def "lines are kept in order, with their markup as text and their addresses as links"() {
        when:
        def changed = profiles.change(ann, saying([Trade: 'Baker & <b>chef</b>', Page: 'https://ann.example/me', Both: 'see https://x.example/ there']))

        then:
        changed.fields()*.name() == ['Trade', 'Page', 'Both']
        changed.fields()[0].valueHtml() == 'Baker &amp; &lt;b&gt;chef&lt;/b&gt;'
        changed.fields()[1].link() == 'https://ann.example/me'
        changed.fields()[1].valueHtml().startsWith('<a href="https://ann.example/me" rel="me ')
        changed.fields()[2].link() == null
        changed.fields()[2].valueHtml().contains('<a href="https://x.example/"')
        profiles.of([ann, bakery.keeper.identity()])[ann.id()] == changed
    }

    def "#what is refused"() {
        when:
        profiles.change(ann, saying(lines))

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'fields'
        profiles.of(ann) == Profile.USUAL

        where:
        what                 | lines
        'a fifth line'       | (1..5).collectEntries { ["n$it".toString(), 'v'] }
        'a long name'        | [('n' * 256): 'v']
        'a long value'       | [n: 'v' * 256]
        'two lines in one'   | [n: 'a\nb']
        'NUL'                | [n: 'a\0b']
        'a name for nothing' | [n: ' ']
        'something nameless' | [' ': 'v']
    }

    def "a page that links back is marked with the date, another is not, and neither is asked again"() {
        given:
        def page = peerUrl('page')
        def html = """<!doctype html><html><head><link rel="ME" href="$mine"></head><body><a href="/x">x</a></body></html>"""
        peer.answer(page) { [200, ['Content-Type': 'text/html; charset=utf-8'], (isTheirs ? html : body.replace('MINE', ann.uri())).getBytes('UTF-8')] }
        profiles.change(ann, saying([Page: page]))

        when:
        profiles.run()
        def seen = profiles.of(ann).fields()[0].verifiedAt()

        then:
        (seen != null) == isTheirs

        when: 'what it says changes nothing that was seen already'
        peer.forget(page)
        profiles.change(ann, saying([Home: page, More: 'words']))
        profiles.run()

        then:
        profiles.of(ann).fields()[0].verifiedAt() == seen
        profiles.of(ann).fields()[0].name() == 'Home'

        where:
        isTheirs | body
        true     | ''
        false    | '<a href="MINE">me</a>'
        false    | '<a rel="menu" href="MINE">me</a>'
        false    | '<a rel="me" href="https://other.example/users/ann">me</a>'
        false    | '<script>var x = \'<a rel="me" href="MINE">\'</script>'
        false    | '<!-- <a rel="me" href="MINE"> -->'
    }

    def "a page that cannot be read, or is none, marks nothing: #what"() {
        given:
        def page = peerUrl('odd')
        peer.answer(page) { [status, ['Content-Type': type] + headers, "<a rel=\"me\" href=\"${ann.uri()}\">".getBytes('UTF-8')] }
        profiles.change(ann, saying([Page: page]))

        when:
        profiles.run()

        then:
        profiles.of(ann).fields()[0].verifiedAt() == null

        where:
        what         | status | type                        | headers
        'missing'    | 404    | 'text/html'                 | [:]
        'a document' | 200    | 'application/activity+json' | [:]
        'a circle'   | 302    | 'text/html'                 | [Location: '']
    }

    def "what an actor elsewhere says of itself is read with its document, and cut to size"() {
        given:
        def far = peer.person("p${peer.next()}")
        far.publish([type: 'Service', discoverable: true, indexable: true, attachment:
                [[type: 'PropertyValue', name: 'Work', value: '<a href="https://x.example/" onclick="x()">x</a><script>1</script>'],
                 [type: 'Image', url: 'https://x.example/1.png']] + (1..20).collect { [type: 'PropertyValue', name: "n$it".toString(), value: 'v'] }])

        when:
        def known = bakery.bean(RemoteActors).fetch(far.uri)
        def said = profiles.of(known)

        then:
        said.isBot()
        said.isDiscoverable()
        said.isIndexable()
        said.fields().size() == 8
        said.fields()[0].name() == 'Work'
        said.fields()[0].valueHtml().contains('href="https://x.example/"')
        !said.fields()[0].valueHtml().contains('onclick')
        !said.fields()[0].valueHtml().contains('script')
        said.fields().every { it.link() == null }
    }

    def "what one of ours says travels to followers elsewhere"() {
        given:
        def garden = new Neighbours(name: 'garden', keeper: 'bob')
        def there = garden.find(ann)
        garden.bean(Follows).request(garden.keeper.identity(), there, Origin.LOCAL)
        await('the accept') { garden.bean(Follows).between(garden.keeper.actorId(), there.id()).get().state() == Follow.State.ACCEPTED }

        when:
        profiles.change(ann, new NewProfile([new NewProfile.Line('Page', 'https://ann.example/'), new NewProfile.Line('Trade', 'Baker')], true, false, true))

        then:
        await('the change') { garden.bean(Profiles).of(garden.bean(Identities).get(there.id())).fields()*.name() == ['Page', 'Trade'] }
        with(garden.bean(Profiles).of(garden.bean(Identities).get(there.id()))) {
            isBot()
            !isDiscoverable()
            isIndexable()
            fields()[0].valueHtml().contains('href="https://ann.example/"')
        }

        cleanup:
        garden.close()
    }

    private String getMine() {
        return ann.uri()
    }

    private String peerUrl(String path) {
        return "http://pages.localhost:$peer.port/$path${count.incrementAndGet()}"
    }

    private static NewProfile saying(Map<String, String> lines) {
        return new NewProfile(lines.collect { name, value -> new NewProfile.Line(name, value) }, false, true, false)
    }

    private Identity person() {
        def name = "p${count.incrementAndGet()}"
        return bakery.bean(Logins).register(new NewPerson(name, name, null, 'a long enough password'), false).identity()
    }
}
