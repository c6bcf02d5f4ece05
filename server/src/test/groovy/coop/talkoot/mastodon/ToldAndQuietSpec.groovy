package coop.talkoot.mastodon

import coop.talkoot.notices.PushSubscriptions
import coop.talkoot.people.Logins
import coop.talkoot.people.access.Grants
import groovy.json.JsonOutput
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

class ToldAndQuietSpec extends Specification {
    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()
    private final PollingConditions eventually = new PollingConditions(timeout: 60, delay: 0.05)

    def setupSpec() {
        bakery.bakery.member('mira').member('rosa').person('otto').person('zoe')
    }

    def "somebody is told who named, liked, passed on and followed, pages it, and puts it away"() {
        given:
        def post = bakery.call('/api/v1/statuses', [status: 'Fresh'], 'mira')
        bakery.call('/api/v1/statuses', [status: '@mira yes?', in_reply_to_id: post.id], 'rosa')
        bakery.call("/api/v1/statuses/$post.id/favourite", 'otto')
        bakery.call("/api/v1/statuses/$post.id/reblog", 'otto')
        bakery.call("/api/v1/accounts/${bakery.idOf('mira')}/follow", 'otto')

        when:
        def told = bakery.read('/api/v1/notifications', 'mira')

        then:
        told*.type == ['follow', 'reblog', 'favourite', 'mention']
        told.every { Contract.account(it.account) && it.id ==~ /\d+/ && it.created_at ==~ /.*\.\d{3}Z/ }
        told[0].status == null
        told.drop(1).every { Contract.status(it.status) }
        told[1].status.id == post.id
        told[3].status.content.contains('yes?')
        bakery.read('/api/v1/notifications/unread_count', 'mira').count == 4

        and:
        bakery.read('/api/v1/notifications?types[]=mention', 'mira')*.type == ['mention']
        bakery.read('/api/v1/notifications?types[]=unheard_of', 'mira') == []
        bakery.read('/api/v1/notifications?exclude_types[]=follow&exclude_types[]=reblog', 'mira')*.type == ['favourite', 'mention']
        bakery.read("/api/v1/notifications?account_id=${bakery.idOf('rosa')}", 'mira')*.type == ['mention']
        bakery.read("/api/v1/notifications/${told[2].id}", 'mira').type == 'favourite'
        bakery.get("/api/v1/notifications/${told[2].id}", 'rosa').statusCode() == 404

        when: 'page by page'
        def first = bakery.get('/api/v1/notifications?limit=2', 'mira')
        def next = (first.headers().firstValue('Link').get() =~ /<([^>]+)>; rel="next"/)[0][1]
        def prev = (first.headers().firstValue('Link').get() =~ /<([^>]+)>; rel="prev"/)[0][1]

        then:
        bakery.read(next, 'mira')*.id == told.drop(2)*.id
        bakery.read(prev, 'mira') == []
        bakery.read("/api/v1/notifications?min_id=${told[3].id}&limit=1", 'mira')*.id == [told[2].id]
        bakery.read("/api/v1/notifications?since_id=${told[3].id}&limit=1", 'mira')*.id == [told[0].id]

        when:
        bakery.call("/api/v1/notifications/${told[0].id}/dismiss", 'mira')

        then:
        bakery.read('/api/v1/notifications', 'mira')*.id == told.drop(1)*.id
        bakery.call('/api/v1/notifications/clear', 'mira') == [:]
        bakery.read('/api/v1/notifications', 'mira') == []
        bakery.get('/api/v1/notifications', null).statusCode() == 401
    }

    def "how far somebody has read their programs know"() {
        expect:
        bakery.read('/api/v1/markers?timeline[]=home', 'zoe') == [:]

        when:
        def set = bakery.form('/api/v1/markers', 'home[last_read_id]=12&notifications[last_read_id]=34', 'zoe')

        then:
        MastodonFixture.good(set).collectEntries { [it.key, it.value.last_read_id] } == [home: '12', notifications: '34']
        bakery.call('/api/v1/markers', [home: [last_read_id: '13']], 'zoe').home.version == 2
        bakery.read('/api/v1/markers?timeline[]=home', 'zoe').home.last_read_id == '13'
        bakery.read('/api/v1/markers?timeline[]=home&timeline[]=notifications', 'zoe').keySet() == ['home', 'notifications'] as Set
        bakery.post('/api/v1/markers', [home: [last_read_id: 'x']], 'zoe').statusCode() == 422
        bakery.read('/api/v1/markers?timeline[]=home', 'zoe').home.last_read_id == '13'
    }

    def "who is muted is not heard, until it is taken back or over"() {
        given:
        bakery.call("/api/v1/accounts/${bakery.idOf('rosa')}/follow", 'zoe')
        def said = bakery.call('/api/v1/statuses', [status: 'Louder'], 'rosa').id

        when:
        def relation = bakery.call("/api/v1/accounts/${bakery.idOf('rosa')}/mute", [notifications: false, duration: 600], 'zoe')

        then:
        Contract.relationship(relation)
        [relation.muting, relation.muting_notifications, relation.following] == [true, false, true]
        !bakery.read('/api/v1/timelines/home', 'zoe')*.id.contains(said)
        !bakery.read('/api/v1/timelines/public', 'zoe')*.id.contains(said)
        bakery.read('/api/v1/timelines/public', 'otto')*.id.contains(said)
        bakery.read('/api/v1/mutes', 'zoe')*.username == ['rosa']
        bakery.post("/api/v1/accounts/${bakery.idOf('rosa')}/mute", [duration: 'long'], 'zoe').statusCode() == 422

        when:
        bakery.instance.clock.advance(Duration.ofMinutes(11))

        then:
        bakery.read('/api/v1/mutes', 'zoe') == []
        bakery.read('/api/v1/timelines/home', 'zoe')*.id.contains(said)

        when:
        bakery.call("/api/v1/accounts/${bakery.idOf('rosa')}/mute", 'zoe')
        def freed = bakery.call("/api/v1/accounts/${bakery.idOf('rosa')}/unmute", 'zoe')

        then:
        !freed.muting
        bakery.read('/api/v1/timelines/home', 'zoe')*.id.contains(said)
    }

    def "a follow can do without what is passed on, and can tell of each status"() {
        given:
        def theirs = bakery.call('/api/v1/statuses', [status: 'Worth passing on'], 'otto').id
        def follow = { fields -> bakery.call("/api/v1/accounts/${bakery.idOf('rosa')}/follow", fields, 'zoe') }
        follow([:])
        bakery.call("/api/v1/statuses/$theirs/reblog", 'rosa')

        expect:
        bakery.read('/api/v1/timelines/home', 'zoe')*.reblog*.id.contains(theirs)

        when:
        def changed = follow([reblogs: false, notify: true])

        then:
        [changed.showing_reblogs, changed.notifying] == [false, true]
        !bakery.read('/api/v1/timelines/home', 'zoe')*.reblog*.id.contains(theirs)

        when:
        bakery.call('/api/v1/statuses', [status: 'News'], 'rosa')

        then:
        bakery.read('/api/v1/notifications?types[]=status', 'zoe')*.status*.content == ['<p>News</p>']
    }

    def "a thread, a server and a person can be put out of mind and noted"() {
        given:
        def post = bakery.call('/api/v1/statuses', [status: 'Long story'], 'mira').id

        expect:
        bakery.call("/api/v1/statuses/$post/mute", 'mira').muted
        bakery.read("/api/v1/statuses/$post", 'mira').muted
        !bakery.call("/api/v1/statuses/$post/unmute", 'mira').muted

        and:
        bakery.call('/api/v1/domain_blocks', [domain: 'far.example'], 'mira') == [:]
        bakery.read('/api/v1/domain_blocks', 'mira') == ['far.example']
        bakery.send('DELETE', '/api/v1/domain_blocks?domain=far.example', null, bakery.as('mira')).statusCode() == 200
        bakery.read('/api/v1/domain_blocks', 'mira') == []
        bakery.post('/api/v1/domain_blocks', [domain: 'not a host'], 'mira').statusCode() == 422

        and:
        bakery.call("/api/v1/accounts/${bakery.idOf('otto')}/note", [comment: 'Has a trailer'], 'mira').note == 'Has a trailer'
        bakery.read("/api/v1/accounts/relationships?id[]=${bakery.idOf('otto')}", 'mira')*.note == ['Has a trailer']
        bakery.read("/api/v1/accounts/relationships?id[]=${bakery.idOf('otto')}", 'rosa')*.note == ['']
    }

    def "some of those somebody follows are read apart"() {
        given:
        bakery.call("/api/v1/accounts/${bakery.idOf('mira')}/follow", 'otto')
        bakery.call("/api/v1/accounts/${bakery.idOf('rosa')}/follow", 'otto')
        def list = bakery.call('/api/v1/lists', [title: 'Bakers', replies_policy: 'none'], 'otto')

        expect:
        [list.title, list.replies_policy, list.exclusive] == ['Bakers', 'none', false]
        bakery.call("/api/v1/lists/$list.id/accounts", [account_ids: [bakery.idOf('mira')]], 'otto') == [:]
        bakery.read("/api/v1/lists/$list.id/accounts", 'otto')*.username == ['mira']
        bakery.read("/api/v1/accounts/${bakery.idOf('mira')}/lists", 'otto')*.id == [list.id]
        bakery.post("/api/v1/lists/$list.id/accounts", [account_ids: [bakery.idOf('zoe')]], 'otto').statusCode() in [404, 422]

        when:
        def hers = bakery.call('/api/v1/statuses', [status: 'From the list'], 'mira').id
        def others = bakery.call('/api/v1/statuses', [status: 'Not from it'], 'rosa').id

        then:
        bakery.read("/api/v1/timelines/list/$list.id", 'otto')*.id.contains(hers)
        !bakery.read("/api/v1/timelines/list/$list.id", 'otto')*.id.contains(others)
        bakery.read("/api/v1/timelines/list/$list.id?min_id=${(hers as long) - 1}", 'otto')*.id == [hers]
        bakery.get("/api/v1/timelines/list/$list.id", 'rosa').statusCode() == 404
        bakery.get("/api/v1/lists/$list.id", 'rosa').statusCode() == 404

        when: 'read only there'
        def changed = MastodonFixture.good(bakery.send('PUT', "/api/v1/lists/$list.id", 'title=Ovens&exclusive=true', ['Content-Type': 'application/x-www-form-urlencoded'] + bakery.as('otto')))

        then:
        [changed.title, changed.replies_policy, changed.exclusive] == ['Ovens', 'none', true]
        !bakery.read('/api/v1/timelines/home', 'otto')*.id.contains(hers)
        bakery.read('/api/v1/timelines/home', 'otto')*.id.contains(others)
        bakery.send('DELETE', "/api/v1/lists/$list.id/accounts?account_ids[]=${bakery.idOf('mira')}", null, bakery.as('otto')).statusCode() == 200
        bakery.read("/api/v1/lists/$list.id/accounts", 'otto') == []
        bakery.send('DELETE', "/api/v1/lists/$list.id", null, bakery.as('otto')).statusCode() == 200
        bakery.read('/api/v1/lists', 'otto') == []
        bakery.post('/api/v1/lists', [title: ''], 'otto').statusCode() == 422
        bakery.post('/api/v1/lists', [title: 'x', replies_policy: 'all'], 'otto').statusCode() == 422
    }

    def "words somebody would rather not read are covered, or left out where that is asked"() {
        given:
        def post = bakery.call('/api/v1/statuses', [status: 'Eating Marmite again'], 'mira').id

        when:
        def filter = bakery.call('/api/v2/filters', [title: 'Spreads', context: ['home', 'public'], filter_action: 'warn', expires_in: 3600,
                                                     keywords_attributes: [[keyword: 'marmite', whole_word: true], [keyword: 'jam']]], 'zoe')
        def seen = bakery.read('/api/v1/timelines/public', 'zoe').find { it.id == post }

        then:
        filter.keywords*.keyword == ['marmite', 'jam']
        filter.keywords*.whole_word == [true, false]
        filter.context == ['home', 'public']
        filter.expires_at ==~ /.*\.\d{3}Z/
        seen.filtered*.keyword_matches == [['marmite']] || seen.filtered*.keyword_matches == [['Marmite']]
        seen.filtered[0].filter.id == filter.id
        bakery.read("/api/v1/statuses/$post", 'zoe').filtered == []
        bakery.read('/api/v1/timelines/public', 'otto').find { it.id == post }.filtered == []

        when: 'it hides instead, with other words'
        def changed = bakery.put("/api/v2/filters/$filter.id", [filter_action: 'hide', keywords_attributes: [
                [id: filter.keywords[1].id, _destroy: true], [id: filter.keywords[0].id, keyword: 'Marmite'], [keyword: 'vegemite']]], 'zoe')

        then:
        changed.keywords*.keyword == ['Marmite', 'vegemite']
        changed.title == 'Spreads'
        !bakery.read('/api/v1/timelines/public', 'zoe')*.id.contains(post)
        bakery.read('/api/v1/filters', 'zoe')*.phrase == ['Marmite', 'vegemite']
        bakery.get("/api/v2/filters/$filter.id", 'otto').statusCode() == 404

        and: 'single words and statuses'
        bakery.call("/api/v2/filters/$filter.id/keywords", [keyword: 'honey'], 'zoe').keyword == 'honey'
        bakery.call("/api/v2/filters/$filter.id/statuses", [status_id: post], 'zoe').status_id == post
        bakery.read("/api/v2/filters/$filter.id/statuses", 'zoe')*.status_id == [post]
        bakery.post("/api/v2/filters/$filter.id/statuses", [status_id: '1'], 'zoe').statusCode() == 404
        bakery.send('DELETE', "/api/v2/filters/$filter.id", null, bakery.as('zoe')).statusCode() == 200
        bakery.read('/api/v2/filters', 'zoe') == []
        bakery.post('/api/v2/filters', [title: 'x', context: ['nowhere']], 'zoe').statusCode() == 422
        bakery.post('/api/v2/filters', [title: 'x'], 'zoe').statusCode() == 422

        when: 'the older form'
        def older = MastodonFixture.good(bakery.form('/api/v1/filters', 'phrase=butter&context[]=home&whole_word=true&irreversible=false', 'zoe'))

        then:
        [older.phrase, older.whole_word, older.irreversible, older.context] == ['butter', true, false, ['home']]
        bakery.put("/api/v1/filters/$older.id", [phrase: 'ghee', context: ['home', 'thread']], 'zoe').phrase == 'ghee'
        bakery.send('DELETE', "/api/v1/filters/$older.id", null, bakery.as('zoe')).statusCode() == 200
        bakery.read('/api/v1/filters', 'zoe') == []
    }

    def "a form without numbers may name several words, each with all its fields"() {
        expect:
        MastodonFixture.good(bakery.form('/api/v2/filters', 'title=T&context[]=home&keywords_attributes[][keyword]=a&keywords_attributes[][whole_word]=true&keywords_attributes[][keyword]=b&keywords_attributes[][whole_word]=false', 'rosa'))
                .keywords.collect { [it.keyword, it.whole_word] } == [['a', true], ['b', false]]
        bakery.form('/api/v2/filters', 'title=T&context[]=home&keywords_attributes[][keyword]=a&keywords_attributes[][keyword]=b&keywords_attributes[][whole_word]=false', 'rosa').statusCode() == 422
    }

    def "a status to come waits, is moved or dropped, and is published in its time; sent twice it comes once"() {
        given:
        def at = bakery.instance.clock.instant().plus(Duration.ofMinutes(30))
        def picture = bakery.picture('mira')
        def send = { bakery.post('/api/v1/statuses', [status: 'Later #bread', scheduled_at: at.toString(), media_ids: [picture], spoiler_text: 'Crumbs'], 'mira', ['Idempotency-Key': 'later']) }
        def waiting = MastodonFixture.good(send())

        expect:
        waiting.scheduled_at.startsWith(at.toString().take(16))
        waiting.params.text == 'Later #bread'
        waiting.params.spoiler_text == 'Crumbs'
        waiting.params.visibility == 'public'
        waiting.media_attachments*.id == [picture]
        MastodonFixture.good(send()).id == waiting.id
        bakery.read('/api/v1/scheduled_statuses', 'mira')*.id == [waiting.id]
        bakery.get("/api/v1/scheduled_statuses/$waiting.id", 'rosa').statusCode() == 404
        bakery.post('/api/v1/statuses', [status: 'x', scheduled_at: 'soon'], 'mira').statusCode() == 422
        bakery.post('/api/v1/statuses', [status: 'x', scheduled_at: bakery.instance.clock.instant().plusSeconds(60).toString()], 'mira').statusCode() == 422

        when:
        def later = at.plus(Duration.ofHours(1))
        def moved = bakery.put("/api/v1/scheduled_statuses/$waiting.id", [scheduled_at: later.toString()], 'mira')
        bakery.instance.clock.advance(Duration.ofMinutes(31))

        then:
        moved.scheduled_at.startsWith(later.toString().take(16))
        bakery.read('/api/v1/scheduled_statuses', 'mira')*.id == [waiting.id]

        when:
        bakery.instance.clock.advance(Duration.ofMinutes(61))

        then:
        eventually.eventually {
            assert bakery.read('/api/v1/scheduled_statuses', 'mira') == []
            def newest = bakery.read("/api/v1/accounts/${bakery.idOf('mira')}/statuses", 'mira')[0]
            assert newest.spoiler_text == 'Crumbs'
            assert newest.media_attachments*.id == [picture]
        }

        when: 'another is dropped'
        def dropped = bakery.call('/api/v1/statuses', [status: 'Never', scheduled_at: Instant.now().plus(Duration.ofDays(300)).toString()], 'mira')

        then:
        bakery.send('DELETE', "/api/v1/scheduled_statuses/$dropped.id", null, bakery.as('mira')).statusCode() == 200
        bakery.read('/api/v1/scheduled_statuses', 'mira') == []
    }

    def "how somebody likes to write holds where nothing else is said"() {
        when:
        def own = MastodonFixture.good(bakery.send('PATCH', '/api/v1/accounts/update_credentials',
                JsonOutput.toJson([source: [privacy: 'unlisted', sensitive: true, language: 'fi']]), ['Content-Type': 'application/json'] + bakery.as('otto')))
        def written = bakery.call('/api/v1/statuses', [status: 'Hei'], 'otto')

        then:
        [own.source.privacy, own.source.sensitive, own.source.language] == ['unlisted', true, 'fi']
        [written.visibility, written.sensitive, written.language] == ['unlisted', true, 'fi']
        bakery.read('/api/v1/preferences', 'otto')['posting:default:visibility'] == 'unlisted'
        bakery.call('/api/v1/statuses', [status: 'Hello', visibility: 'public', language: 'en', sensitive: false], 'otto').visibility == 'public'
    }

    def "a program says where it wants to be told, and nobody is told there once it is signed out"() {
        given:
        def key = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'
        def target = [subscription: [endpoint: "http://127.0.0.1:9/push", keys: [p256dh: key, auth: 'BTBZMqHH6r4Tts7J_aSIgg']], data: [alerts: [mention: true, follow: 'false'], policy: 'followed']]

        expect:
        bakery.get('/api/v1/push/subscription', 'rosa').statusCode() == 404
        bakery.post('/api/v1/push/subscription', target, null).statusCode() == 401
        bakery.read('/api/v2/instance').configuration.vapid.public_key.size() > 80

        when:
        def made = bakery.post('/api/v1/push/subscription', target, 'rosa')

        then:
        MastodonFixture.good(made).alerts == [mention: true]
        MastodonFixture.json(made).policy == 'followed'
        MastodonFixture.json(made).server_key == bakery.read('/api/v2/instance').configuration.vapid.public_key
        bakery.read('/api/v1/push/subscription', 'rosa').endpoint == target.subscription.endpoint
        bakery.put('/api/v1/push/subscription', [data: [alerts: [follow: true, agreement_due: true, nonsense: true], policy: 'all']], 'rosa').alerts == [mention: true, follow: true]
        bakery.post('/api/v1/push/subscription', target + [subscription: [endpoint: 'javascript:1', keys: [p256dh: key, auth: 'BTBZMqHH6r4Tts7J_aSIgg']]], 'rosa').statusCode() == 422
        bakery.post('/api/v1/push/subscription', [subscription: [endpoint: 'https://push.example/x', keys: [p256dh: 'x', auth: 'y']]], 'rosa').statusCode() == 422

        when: 'somebody signs out of the program'
        def loginId = bakery.instance.bean(Logins).ofActor(bakery.actor('rosa').id()).get().loginId()
        def grants = bakery.instance.bean(Grants)
        grants.end(loginId, grants.of(loginId)[0].program().id())

        then:
        bakery.instance.bean(PushSubscriptions).ofPerson(bakery.actor('rosa').id()) == []
    }
}
