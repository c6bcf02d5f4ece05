package coop.talkoot.mastodon

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What programs ask for at start, and people. */
class AccountsSpec extends Specification {
    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()

    def setupSpec() {
        bakery.bakery.member('mira').member('rosa').person('otto')
    }

    def "the instance says what it is, in both forms"() {
        given:
        def older = bakery.read('/api/v1/instance')
        def newer = bakery.read('/api/v2/instance')
        def domain = bakery.instance.settings.domain()

        expect:
        [older, newer].every { it.version ==~ /4\.2\.0 \(compatible; Talkoot [0-9.]+(-SNAPSHOT)?\)/ }
        older.uri == domain
        newer.domain == domain
        [older, newer].every { it.title == 'Bakery' && it.languages == ['en'] && it.rules == [] }
        older.urls.streaming_api == "ws://$domain"
        newer.configuration.urls.streaming == "ws://$domain"
        [older, newer].every { it.configuration.statuses.max_characters == 20_000 && it.configuration.statuses.characters_reserved_per_url == 23 }
        [older, newer].every { it.configuration.polls.max_options && it.configuration.media_attachments.supported_mime_types instanceof List }
        newer.configuration.translation.enabled == false
        newer.registrations.enabled == false
        newer.contact.email == ''
        newer.contact.containsKey('account')
        newer.usage.users.active_month >= 4
        older.stats.user_count >= 4
        older.stats.domain_count == 1
        !newer.containsKey('api_versions')
        bakery.instance.send(bakery.instance.request("http://127.0.0.1:$bakery.instance.port${URI.create(newer.thumbnail.url).path}").GET()).headers().firstValue('Content-Type').get() == 'image/png'
    }

    def "nodeinfo is found at #path"() {
        expect:
        bakery.read(path).version == version
        bakery.read(path).software.name == 'talkoot'

        where:
        path            || version
        '/nodeinfo/2.0' || '2.0'
        '/nodeinfo/2.1' || '2.1'
    }

    def "a program learns who it acts for"() {
        given:
        def me = bakery.read('/api/v1/accounts/verify_credentials', 'mira')

        expect:
        Contract.account(me)
        me.username == 'mira'
        me.acct == 'mira'
        me.source.privacy == 'public'
        me.source.fields == []
        me.source.containsKey('language')
        bakery.read('/api/v1/preferences', 'mira')['posting:default:visibility'] == 'public'
    }

    def "somebody changes their profile by #how"() {
        given:
        def answer = bakery.send('PATCH', '/api/v1/accounts/update_credentials', body, ['Content-Type': type] + bakery.as('rosa'))

        expect:
        MastodonFixture.good(answer).display_name == name
        MastodonFixture.good(answer).source.note == 'Bread'
        bakery.read("/api/v1/accounts/${bakery.idOf('rosa')}").note == '<p>Bread</p>'

        where:
        how      | type                                | body                                                                      || name
        'a form' | 'application/x-www-form-urlencoded' | 'display_name=Rosa+R&note=Bread&fields_attributes[0][name]=x&fields_attributes[0][value]=y&unheard_of=1' || 'Rosa R'
        'JSON'   | 'application/json'                  | '{"display_name": "Rosa", "note": "Bread", "unheard_of": {"privacy": "x"}}'   || 'Rosa'
    }

    def "#path is an empty list, and no error"() {
        expect:
        bakery.read(path, 'mira') == []

        where:
        path << ['/api/v1/custom_emojis', '/api/v1/lists', '/api/v1/filters', '/api/v2/filters', '/api/v1/announcements', '/api/v1/followed_tags',
                 '/api/v1/follow_requests', '/api/v1/trends', '/api/v1/trends/tags', '/api/v1/trends/statuses', '/api/v1/trends/links',
                 '/api/v2/suggestions', '/api/v1/conversations', '/api/v1/bookmarks', '/api/v1/mutes', '/api/v1/blocks', '/api/v1/favourites',
                 '/api/v1/scheduled_statuses', '/api/v1/notifications', '/api/v1/featured_tags']
    }

    def "#path is nothing for guests, nor for a token that may not"() {
        expect:
        bakery.get(path).statusCode() == 401
        bakery.send('GET', path, null, bakery.as('mira', 'read:search')).statusCode() == 403

        where:
        path << ['/api/v1/lists', '/api/v2/filters', '/api/v1/mutes', '/api/v1/blocks', '/api/v1/bookmarks', '/api/v1/favourites', '/api/v1/notifications',
                 '/api/v1/markers', '/api/v1/timelines/home', '/api/v1/accounts/verify_credentials', '/api/v1/accounts/relationships', '/api/v1/preferences']
    }

    def "an account is found by its id and by its name"() {
        given:
        def id = bakery.idOf('mira')
        def shown = bakery.read("/api/v1/accounts/$id")

        expect:
        Contract.account(shown)
        shown.id == id
        !shown.containsKey('source')
        bakery.read("/api/v1/accounts/lookup?acct=${acct.replace('DOMAIN', bakery.instance.settings.domain())}").id == id

        where:
        acct << ['mira', '@mira', 'Mira', 'mira@DOMAIN']
    }

    def "a group is an account that says so, and what following it means"() {
        given:
        def group = bakery.read('/api/v1/accounts/lookup?acct=bakery')

        expect:
        Contract.account(group)
        group.group
        !group.bot
        group.note.contains('Joining it is done on its page')
        group.fields*.name == ['Co-op', 'Offers and needs']
    }

    def "what a group passes on are the posts of its account, as long as they are there"() {
        given:
        def before = figuresOfTheGroup()

        when:
        def post = bakery.call('/api/v1/statuses', [status: 'Bread for @bakery'], 'mira')
        bakery.call('/api/v1/statuses', [status: 'For us, @bakery', visibility: 'private'], 'mira')

        then:
        figuresOfTheGroup().statuses_count == before.statuses_count + 1
        figuresOfTheGroup().last_status_at != null

        when:
        bakery.send('DELETE', "/api/v1/statuses/$post.id", null, bakery.as('mira'))

        then:
        figuresOfTheGroup().statuses_count == before.statuses_count
    }

    /** Figures are half a minute old at most. */
    private Map figuresOfTheGroup() {
        bakery.instance.clock.advance(Duration.ofSeconds(31))
        return bakery.read('/api/v1/accounts/lookup?acct=bakery') as Map
    }

    def "what is not there, and what no id could name, are the same: #path"() {
        when:
        def answer = bakery.get(path, 'mira')

        then:
        answer.statusCode() == 404
        MastodonFixture.json(answer) == [error: 'Record not found']

        where:
        path << ['/api/v1/accounts/1', '/api/v1/accounts/mira', '/api/v1/accounts/99999999999999999999', '/api/v1/accounts/lookup?acct=nobody',
                 '/api/v1/statuses/1', '/api/v1/statuses/x', '/api/v1/statuses/1/context', '/api/v1/accounts/1/statuses', '/api/v1/accounts/1/followers']
    }

    def "somebody follows a person, and no longer"() {
        given:
        def id = bakery.idOf('otto')

        when: 'as some programs send it: JSON with nothing in it'
        def answer = bakery.send('POST', "/api/v1/accounts/$id/follow", '', ['Content-Type': 'application/json'] + bakery.as('mira'))
        def followed = MastodonFixture.good(answer)

        then:
        Contract.relationship(followed)
        followed.following
        followed.showing_reblogs
        bakery.read("/api/v1/accounts/$id/followers")*.username == ['mira']
        bakery.read("/api/v1/accounts/${bakery.idOf('mira')}/following")*.username.contains('otto')
        bakery.read("/api/v1/accounts/relationships?id[]=${bakery.idOf('mira')}&id[]=$id", 'otto').find { it.id == bakery.idOf('mira') }.followed_by

        when:
        def after = bakery.call("/api/v1/accounts/$id/unfollow", 'mira')

        then:
        !after.following
        bakery.read("/api/v1/accounts/$id/followers") == []
    }

    def "nobody follows themselves, and the refusal says so"() {
        when:
        def answer = bakery.post("/api/v1/accounts/${bakery.idOf('mira')}/follow", [:], 'mira')

        then:
        answer.statusCode() == 422
        MastodonFixture.json(answer).error.contains('follow themselves')
    }

    def "a block ends what was between two and hides each from the other"() {
        given:
        bakery.bakery.person('troll')
        def troll = bakery.idOf('troll')
        bakery.call("/api/v1/accounts/$troll/follow", 'mira')
        def said = bakery.call('/api/v1/statuses', [status: 'Nasty'], 'troll')

        when:
        def relation = bakery.call("/api/v1/accounts/$troll/block", 'mira')

        then:
        relation.blocking
        !relation.following
        bakery.read('/api/v1/blocks', 'mira')*.username == ['troll']
        bakery.get("/api/v1/statuses/$said.id", 'mira').statusCode() == 404
        bakery.read("/api/v1/accounts/relationships?id[]=${bakery.idOf('mira')}", 'troll')[0].blocked_by
        bakery.post("/api/v1/accounts/${bakery.idOf('mira')}/follow", [:], 'troll').statusCode() == 403

        when:
        bakery.call("/api/v1/accounts/$troll/unblock", 'mira')

        then:
        bakery.get("/api/v1/statuses/$said.id", 'mira').statusCode() == 200
    }

    def "whoever asks, finds people by a part of their name"() {
        expect:
        bakery.read("/api/v1/accounts/search?q=$words", 'mira')*.username.contains(found)
        bakery.read("/api/v2/search?q=$words&type=accounts", 'mira').accounts*.username.contains(found)
        Contract.accounts(bakery.read("/api/v2/search?q=$words", 'mira').accounts)

        where:
        words      || found
        'ros'      || 'rosa'
        '@rosa'    || 'rosa'
        'ROSA'     || 'rosa'
        'bake'     || 'bakery'
    }

    def "a search for #words finds nothing, and is no error"() {
        expect:
        with(bakery.read("/api/v2/search?q=${URLEncoder.encode(words, 'UTF-8')}&resolve=true", 'mira')) {
            accounts == []
            statuses == []
        }

        where:
        words << ['%', '_', "'; drop table actor", '@', '@@', 'https://', 'https://127.0.0.1:1/x', '@a@127.0.0.1:1', '\\', '!', 'x' * 3000, '"unclosed']
    }

    def "a familiar follower is somebody both know"() {
        given:
        bakery.call("/api/v1/accounts/${bakery.idOf('rosa')}/follow", 'mira')
        bakery.call("/api/v1/accounts/${bakery.idOf('otto')}/follow", 'rosa')

        expect:
        def familiar = bakery.read("/api/v1/accounts/familiar_followers?id[]=${bakery.idOf('otto')}", 'mira')
        familiar*.id == [bakery.idOf('otto')]
        familiar[0].accounts*.username == ['rosa']
    }
}
