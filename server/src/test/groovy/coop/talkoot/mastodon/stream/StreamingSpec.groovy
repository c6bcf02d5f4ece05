package coop.talkoot.mastodon.stream

import coop.talkoot.TestInstance
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.mastodon.Contract
import coop.talkoot.mastodon.MastodonFixture
import coop.talkoot.moderation.ActorRules
import coop.talkoot.people.Measure
import coop.talkoot.people.Sessions
import java.net.http.WebSocketHandshakeException
import java.time.Duration
import java.util.concurrent.CompletionException
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class StreamingSpec extends Specification {
    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()
    @Shared TestInstance other
    @AutoCleanup Ear ear

    def setupSpec() {
        bakery.bakery.member('mira').member('rosa').person('otto').person('zoe')
        bakery.call("/api/v1/accounts/${bakery.idOf('bakery')}/follow", 'otto')
        other = bakery.instance.beside()
    }

    def cleanupSpec() {
        other?.close()
    }

    String say(Map<String, ?> more = [:], String text, String who = 'mira') {
        return bakery.call('/api/v1/statuses', [status: text] + more, who).id
    }

    private Ear listen(String query, Map<String, ?> options = [:]) {
        ear = Ear.at((options.port ?: bakery.instance.port) as int, query, options)
        return ear
    }

    def "a program hears of a status at once, its token #where"() {
        given:
        def token = bakery.token('mira')
        listen(query.replace('TOKEN', token), options.collectEntries { name, value ->
            [name, value instanceof Map ? value.collectEntries { key, text -> [key, text.replace('TOKEN', token)] } : value.replace('TOKEN', token)]
        } as Map<String, ?>)

        expect:
        ear.socket.subprotocol == (options.protocol ? token : '')

        when:
        def id = say("Fresh $where")
        def frame = ear.hear('the status') { it.event == 'update' && Ear.read(it).id == id }

        then:
        frame.keySet() == ['stream', 'event', 'payload'] as Set
        frame.stream == ['user']
        frame.payload instanceof String
        Contract.status(Ear.read(frame))

        where:
        where                | query                              | options
        'in the address'     | '?stream=user&access_token=TOKEN'  | [:]
        'in a header'        | '?stream=user'                     | [headers: [Authorization: 'Bearer TOKEN']]
        'as the subprotocol' | '?stream=user'                     | [protocol: 'TOKEN']
        'behind a slash'     | '?stream=user&access_token=TOKEN'  | [path: '/api/v1/streaming/']
    }

    def "whoever is told something hears of it at once, on the stream of everything and on that of notifications alone"() {
        given:
        listen("?stream=user:notification&access_token=${bakery.token('rosa')}").subscribe('user')
        def id = null
        Neighbours.await('the second stream') {
            id = say([:], 'Thanks are welcome', 'rosa')
            ear.ids(['user']) != []
        }

        when:
        bakery.call("/api/v1/statuses/$id/favourite", 'otto')
        def frames = ['user', 'user:notification'].collect { name -> ear.hear("it on $name") { it.event == 'notification' && it.stream == [name] && Ear.read(it).status?.id == id } }

        then:
        frames.every { Ear.read(it).type == 'favourite' && Ear.read(it).account.username == 'otto' && Contract.status(Ear.read(it).status) }
    }

    def "a list is heard by whose list it is, and who is muted or filtered out is not heard at all"() {
        given:
        bakery.call("/api/v1/accounts/${bakery.idOf('mira')}/follow", 'zoe')
        def list = bakery.call('/api/v1/lists', [title: 'Bakers'], 'zoe').id
        bakery.call("/api/v1/lists/$list/accounts", [account_ids: [bakery.idOf('mira')]], 'zoe')
        bakery.call('/api/v2/filters', [title: 'Not that', context: ['home'], filter_action: 'hide', keywords_attributes: [[keyword: 'raisins']]], 'zoe')
        def theirs = listen("?stream=list&list=$list&access_token=${bakery.token('zoe')}")
        def others = Ear.at(bakery.instance.port as int, "?stream=public&access_token=${bakery.token('rosa')}", [:])
        others.subscribe('list', [list: list])

        when:
        def hidden = say('Full of raisins')
        def id = say('For the list')
        theirs.hear('the list') { it.stream == ['list', list] && it.event == 'update' && Ear.read(it).id == id }
        others.hear('the public') { it.stream == ['public'] && Ear.read(it).id == id }

        then:
        theirs.frames.every { it.event != 'update' || Ear.read(it).id != hidden }
        others.frames.every { it.stream[0] != 'list' }

        when:
        bakery.call("/api/v1/accounts/${bakery.idOf('mira')}/mute", 'zoe')
        def unheard = say('Unheard')
        others.hear('the next') { it.stream == ['public'] && Ear.read(it).id == unheard }
        bakery.call("/api/v1/accounts/${bakery.idOf('mira')}/unmute", 'zoe')
        def again = say('Heard again')
        theirs.hear('it again') { it.event == 'update' && Ear.read(it).id == again }

        then:
        theirs.frames.every { it.event != 'update' || Ear.read(it).id != unheard }

        cleanup:
        others?.close()
    }

    def "a person's own token opens streams like a program's, and they end with it"() {
        given:
        def own = bakery.bakery.tokenOf('mira')
        listen("?access_token=$own").subscribe('user')

        when:
        def id = say('By my own token')

        then:
        ear.hear(id)

        when:
        bakery.instance.bean(Sessions).close(own)

        then:
        Neighbours.await('the end') { ear.isClosed }
    }

    def "where streams are stands in both forms of what the server says of itself"() {
        given:
        def address = told(bakery)

        when:
        ear = Ear.to("$address/api/v1/streaming?stream=user&access_token=${bakery.token('mira')}")

        then:
        ear.hear(say('By the address given'))

        where:
        told << [{ it.read('/api/v2/instance').configuration.urls.streaming }, { it.read('/api/v1/instance').urls.streaming_api }]
    }

    def "what happens on one node is heard on another"() {
        given:
        listen("?stream=user&access_token=${bakery.token('mira')}", [port: other.port])

        when:
        def id = say('Over there')

        then:
        ear.hear(id)

        when:
        bakery.send('DELETE', "/api/v1/statuses/$id", null, bakery.as('mira'))

        then:
        ear.hear('the end') { it.event == 'delete' && it.payload == id }
    }

    def "who follows a group hears within two seconds what it announces, then of its change and its end"() {
        given:
        listen("?stream=user&access_token=${bakery.token('otto')}")

        when:
        def id = say('@bakery Oven is on')
        def frame = Neighbours.await('the announcement', Duration.ofSeconds(2)) { ear.frames.find { it.event == 'update' } } as Map

        then:
        with(Ear.read(frame)) {
            account.username == 'bakery'
            reblog.id == id
        }

        when:
        bakery.send('PUT', "/api/v1/statuses/$id", 'status=Oven+is+off', ['Content-Type': 'application/x-www-form-urlencoded'] + bakery.as('mira'))
        def change = ear.hear('the change') { it.event == 'status.update' }

        then:
        with(Ear.read(change)) {
            it.id == id
            it.edited_at
            content.contains('Oven is off')
        }

        when:
        bakery.send('DELETE', "/api/v1/statuses/$id", null, bakery.as('mira'))

        then:
        ear.hear('the end') { it.event == 'delete' && it.payload == id }
        ear.hear('the end of its passing on') { it.event == 'delete' && it.payload == Ear.read(frame).id }
    }

    def "passing on is heard, and its taking back"() {
        given:
        bakery.call("/api/v1/accounts/${bakery.idOf('rosa')}/follow", 'otto')
        def id = say('Worth passing on')
        listen("?stream=user&access_token=${bakery.token('otto')}")

        when:
        bakery.call("/api/v1/statuses/$id/reblog", 'rosa')
        def passedOn = ear.hear(id)

        then:
        passedOn.account.username == 'rosa'

        when:
        bakery.call("/api/v1/statuses/$id/unreblog", 'rosa')

        then:
        ear.hear('the taking back') { it.event == 'delete' && it.payload == passedOn.id }
    }

    def "a direct message is heard as a conversation by who takes part, and by nobody else"() {
        given:
        listen("?stream=direct&access_token=${bakery.token('rosa')}")
        def elsewhere = Ear.at(bakery.instance.port, "?stream=direct&access_token=${bakery.token('otto')}").subscribe('user').subscribe('public')

        when:
        def id = say('@rosa for your eyes', visibility: 'direct')
        def frame = ear.hear('the conversation') { it.event == 'conversation' }

        then:
        frame.stream == ['direct']
        with(Ear.read(frame)) {
            unread
            accounts*.username == ['mira']
            last_status.id == id
            Contract.status(last_status)
        }

        when:
        elsewhere.hear(say('@bakery For all'))

        then:
        def heard = elsewhere.frames.toList()
        heard.size() == heard.count { it.event == 'update' && Ear.read(it).with { it.reblog ?: it }.visibility == 'public' }

        cleanup:
        elsewhere?.close()
    }

    def "several streams come over one connection until they are given up"() {
        given:
        listen('').subscribe('public:local').subscribe('hashtag', [tag: 'Rye'])

        when:
        def plain = say('Nothing special')
        def tagged = say('Dark #rye')
        def last = say('The last one')
        ear.hear(last)

        then:
        ear.ids(['public:local']) == [plain, tagged, last]
        ear.ids(['hashtag', 'Rye']) == [tagged]

        when:
        ear.say('{"type": "unsubscribe", "stream": "public:local"}').say('{"type": "nonsense"}')
        ear.hear('the complaint') { it.error }
        def after = say('Another #rye')
        ear.hear(after)

        then:
        ear.ids(['public:local']) == [plain, tagged, last]
        ear.ids(['hashtag', 'Rye']) == [tagged, after]
    }

    def "#what is refused with a reason"() {
        when:
        listen(query(bakery))

        then:
        with(ear.hear('the complaint') { it.error }) {
            status == code
            error =~ reason
        }

        and: 'the connection stays'
        ear.subscribe('public').hear(say("After $what"))

        where:
        what                         | query                                                                || code | reason
        'a stream of nobody'         | { '?stream=user' }                                                   || 401  | 'Sign in'
        'notifications of nobody'    | { '?stream=user:notification' }                                      || 401  | 'Sign in'
        'a stream there is not'      | { '?stream=everything' }                                             || 400  | 'no such stream'
        'a list of no id'             | { "?stream=list&list=x&access_token=${it.token('mira')}" }           || 400  | 'list must'
        'a tag without a word'       | { '?stream=hashtag' }                                                || 400  | 'tag'
        'a tag of a thousand words'  | { "?stream=hashtag&tag=${'x' * 1000}" }                              || 400  | 'tag'
        'notifications out of scope' | { "?stream=user:notification&access_token=${it.token('mira', 'read:statuses')}" } || 403 | 'scopes'
    }

    def "a token that opens nothing opens no stream, #where"() {
        when:
        Ear.at(bakery.instance.port, query, options)

        then:
        def refused = thrown(CompletionException)
        (refused.cause as WebSocketHandshakeException).response.statusCode() == 401

        where:
        where                | query                           | options
        'in the address'     | '?stream=user&access_token=no'  | [:]
        'in a header'        | '?stream=user'                  | [headers: [Authorization: 'Bearer no']]
        'as the subprotocol' | '?stream=public'                | [protocol: 'no']
    }

    def "a token in the address opens nothing but streams"() {
        expect:
        bakery.get("/api/v1/timelines/home?access_token=${bakery.token('mira')}").statusCode() == 401
        bakery.get("/api/v1/streamingly?access_token=${bakery.token('mira')}").statusCode() == 404
    }

    def "a stream ends within seconds, on every node, with #what"() {
        given:
        bakery.bakery.person(who)
        def token = bakery.token(who)
        def ears = [bakery.instance.port, other.port].collect { Ear.at(it, "?stream=user&access_token=$token") }

        when:
        end(bakery, who)

        then:
        Neighbours.await('the end', Duration.ofSeconds(10)) { ears.every { it.isClosed } }

        when:
        Ear.at(other.port, "?stream=user&access_token=$token")

        then:
        thrown(CompletionException)

        cleanup:
        ears*.close()

        where:
        what             | who     | end
        'its token'      | 'yves'  | { fixture, name -> fixture.revoke(name) }
        'a suspension'   | 'zelda' | { fixture, name -> fixture.instance.bean(ActorRules).put(fixture.actor('keeper'), fixture.actor(name), Measure.SUSPENDED, '') }
    }
}
