package coop.talkoot.mastodon

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.documents.Emojis
import coop.talkoot.documents.OwnEmojis
import coop.talkoot.documents.SamplePictures
import coop.talkoot.mastodon.stream.Ear
import coop.talkoot.moderation.HouseEmojis
import coop.talkoot.people.Identities
import coop.talkoot.platform.Page
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Words
import groovy.json.JsonSlurper
import java.util.concurrent.atomic.AtomicInteger
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Emoji of the house, as programs are offered them and find them in all they read. */
class EmojiSpec extends Specification {
    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()
    @Shared @AutoCleanup Neighbours garden = new Neighbours(name: 'garden', keeper: 'bob')
    @Shared AtomicInteger asked = new AtomicInteger()

    def setupSpec() {
        bakery.bakery.member('mira').person('otto')
        add('bread', 'Food')
        add('cake', 'Food')
        add('sun', '')
        bakery.instance.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (context.sql()?.contains('custom_emoji')) {
                    asked.incrementAndGet()
                }
            }
        }))
    }

    private add(String shortcode, String category, byte[] picture = SamplePictures.png(32, 32)) {
        return bakery.instance.bean(HouseEmojis).add(bakery.actor('mira'), shortcode, category, new ByteArrayInputStream(picture))
    }

    private void change(String shortcode, boolean isListed, boolean isEnabled) {
        def emoji = bakery.instance.bean(Emojis).own().find { it.shortcode() == shortcode } ?:
                bakery.instance.bean(OwnEmojis).all(true, shortcode, Page.Request.first(1)).items()[0]
        bakery.instance.bean(HouseEmojis).change(bakery.actor('mira'), emoji.id(), 'Food', isListed, isEnabled)
    }

    private Object say(Map<String, ?> more = [:], String text, String who = 'mira') {
        return bakery.call('/api/v1/statuses', [status: text] + more, who)
    }

    def "those of the house are offered, in Mastodon's shape"() {
        when:
        def list = bakery.read('/api/v1/custom_emojis')

        then:
        list*.shortcode == ['sun', 'bread', 'cake']
        list*.category == [null, 'Food', 'Food']
        list.every { it.keySet() == ['shortcode', 'url', 'static_url', 'visible_in_picker', 'category'] as Set }
        list.every { it.visible_in_picker && it.url.startsWith(bakery.instance.uri('/media/')) && it.static_url.startsWith(bakery.instance.uri('/media/')) }
        bakery.instance.get(URI.create(list[0].url).path).statusCode() == 200
    }

    def "a moving one has a picture that stands still"() {
        given:
        add('spin', 'Food', SamplePictures.movingGif(4))
        def spin = bakery.read('/api/v1/custom_emojis').find { it.shortcode == 'spin' }

        expect:
        spin.url.endsWith('.gif')
        !spin.static_url.endsWith('.gif')
    }

    def "a status brings what its words stand for, wherever it is read"() {
        when:
        def made = say('Fresh :bread: and :nothing:', spoiler_text: 'About :cake:', poll: [options: ['A :sun:', 'B'], expires_in: 3600])

        then:
        Contract.status(made)
        made.emojis*.shortcode as Set == ['bread', 'cake', 'sun'] as Set
        made.poll.emojis*.shortcode == ['sun']
        bakery.read("/api/v1/polls/$made.poll.id", 'otto').emojis*.shortcode == ['sun']

        when:
        def boost = bakery.call("/api/v1/statuses/$made.id/reblog", 'otto')

        then:
        boost.reblog.emojis*.shortcode as Set == made.emojis*.shortcode as Set
        bakery.read('/api/v1/notifications', 'mira').find { it.type == 'reblog' }.status.emojis.size() == 3

        when:
        def edited = MastodonFixture.good(bakery.send('PUT', "/api/v1/statuses/$made.id", '{"status":"Only :cake:"}', bakery.as('mira') + ['Content-Type': 'application/json']))

        then:
        edited.emojis*.shortcode.contains('cake')
        !edited.emojis*.shortcode.contains('bread')
        bakery.read("/api/v1/statuses/$made.id/history", 'mira')[0].emojis*.shortcode as Set == ['bread', 'cake'] as Set
    }

    def "an account brings those of its name, its words and its lines"() {
        when:
        MastodonFixture.good(bakery.send('PATCH', '/api/v1/accounts/update_credentials',
                '{"display_name":"Mira :sun:","note":"I bake :bread:","fields_attributes":[{"name":"Likes","value":":cake:"}]}', bakery.as('mira') + ['Content-Type': 'application/json']))

        then:
        bakery.read("/api/v1/accounts/${bakery.idOf('mira')}").emojis*.shortcode == ['sun', 'bread', 'cake']
        say('No word').account.emojis.size() == 3

        cleanup:
        bakery.send('PATCH', '/api/v1/accounts/update_credentials', '{"display_name":"Mira","note":"","fields_attributes":[{"name":"","value":""}]}', bakery.as('mira') + ['Content-Type': 'application/json'])
    }

    def "one that is not offered is still drawn, one that is not shown is not, on other processes too"() {
        given:
        def other = bakery.instance.beside()
        add('moon', 'Food')
        def id = say('The :moon:').id
        def read = { port -> (new JsonSlurper().parseText(bakery.send('GET', "http://127.0.0.1:$port/api/v1/statuses/$id", null, [:]).body())).emojis*.shortcode }
        assert read(other.port) == ['moon']

        when:
        change('moon', false, true)

        then:
        !bakery.read('/api/v1/custom_emojis')*.shortcode.contains('moon')
        read(bakery.instance.port) == ['moon']

        when:
        change('moon', false, false)

        then:
        read(bakery.instance.port) == []
        Neighbours.await('the other process') { read(other.port) == [] }

        when:
        change('moon', true, true)

        then:
        Neighbours.await('the other process') { read(other.port) == ['moon'] }

        cleanup:
        other.close()
    }

    def "a stream brings them with the status"() {
        given:
        def ear = Ear.at(bakery.instance.port, "?access_token=${bakery.token('mira')}").subscribe('user')

        when:
        def id = say('Streamed :bread:').id

        then:
        Ear.read(ear.hear('the status') { it.event == 'update' && Ear.read(it).id == id }).emojis*.shortcode == ['bread']

        cleanup:
        ear.close()
    }

    def "a list of many asks of emoji at most once, and not at all when they are known"() {
        given:
        40.times { say("Loaf $it :bread: :unknown$it:") }

        when:
        asked.set(0)
        def first = bakery.read('/api/v1/timelines/public?limit=40')

        then:
        first.every { it.emojis*.shortcode == ['bread'] }
        asked.get() <= 1

        when:
        asked.set(0)
        bakery.read('/api/v1/timelines/public?limit=40')

        then:
        asked.get() == 0
    }

    def "what another server's people write is drawn with their server's pictures"() {
        given:
        def keeper = garden.keeper.identity()
        garden.bean(HouseEmojis).add(keeper, 'bread', '', new ByteArrayInputStream(SamplePictures.png(20, 20)))
        garden.bean(HouseEmojis).add(keeper, 'leaf', '', new ByteArrayInputStream(SamplePictures.png(20, 20)))
        garden.bean(Identities).changeProfile(keeper.id(), 'Bob :leaf:', '')
        def note = garden.bean(Notes).publish(keeper, null, Audience.PUBLIC, Words.typed('', ':bread: :cake:', 'en', []), [])

        when:
        def found = bakery.read("/api/v2/search?q=${URLEncoder.encode(note.url(), 'UTF-8')}&resolve=true", 'mira').statuses[0]

        then:
        found.emojis*.shortcode == ['bread']
        found.emojis[0].url.contains('/media/proxy/')
        found.account.emojis*.shortcode == ['leaf']
        bakery.instance.get(URI.create(found.emojis[0].url).path).statusCode() == 200
        !bakery.read('/api/v1/custom_emojis')*.shortcode.contains('leaf')

        and: 'peers may read each by itself'
        def own = garden.bean(Emojis).own().find { it.shortcode() == 'leaf' }
        def document = new JsonSlurper().parseText(garden.instance.get("/emojis/${own.id()}", [Accept: 'application/activity+json']).body())
        document.name == ':leaf:'
        document.icon.url == own.url()
        ['0', 'x', '99999999999999999999'].every { garden.instance.get("/emojis/$it", [Accept: 'application/activity+json']).statusCode() == 404 }
    }
}
