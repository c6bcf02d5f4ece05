package coop.talkoot.mastodon

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class PollsAndKeepingSpec extends Specification {
    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()

    def setupSpec() {
        bakery.bakery.member('mira').member('rosa').person('otto')
    }

    def "somebody asks, others answer once, and the counts come when they shall"() {
        given:
        def asked = bakery.call('/api/v1/statuses', [status: 'Which flour?', poll: [options: ['Rye', 'Oat'], expires_in: 300, hide_totals: hides]], 'mira')
        def id = asked.poll.id

        expect:
        Contract.status(asked)
        asked.poll.options*.title == ['Rye', 'Oat']
        asked.poll.voted
        !bakery.read("/api/v1/polls/$id").containsKey('voted')
        !bakery.read("/api/v1/polls/$id", 'rosa').voted

        when:
        def voted = bakery.call("/api/v1/polls/$id/votes", [choices: ['1']], 'rosa')

        then:
        Contract.poll(voted)
        voted.voted
        voted.own_votes == [1]
        voted.options*.votes_count == (hides ? [null, null] : [0, 1])
        bakery.post("/api/v1/polls/$id/votes", [choices: ['0']], 'rosa').statusCode() in [409, 422]
        bakery.post("/api/v1/polls/$id/votes", [choices: ['7']], 'otto').statusCode() == 422
        bakery.post("/api/v1/polls/$id/votes", [choices: ['first']], 'otto').statusCode() == 422
        bakery.post("/api/v1/polls/$id/votes", [choices: ['0']], 'mira').statusCode() in [403, 422]
        bakery.read("/api/v1/statuses/$id", 'rosa').poll.own_votes == [1]

        when:
        bakery.instance.clock.advance(Duration.ofMinutes(6))
        def over = bakery.read("/api/v1/polls/$id", 'otto')

        then:
        over.expired
        over.options*.votes_count == [0, 1]
        over.voters_count == 1
        bakery.post("/api/v1/polls/$id/votes", [choices: ['0']], 'otto').statusCode() in [409, 422]

        where:
        hides << [false, true]
    }

    def "several can be chosen where that is allowed, and answers stay when the words change"() {
        given:
        def asked = bakery.form('/api/v1/statuses', 'status=Which%3F&poll[options][]=A&poll[options][]=B&poll[options][]=C&poll[expires_in]=3600&poll[multiple]=true', 'mira')
        def id = MastodonFixture.good(asked).id

        when:
        MastodonFixture.good(bakery.form("/api/v1/polls/$id/votes", 'choices[]=0&choices[]=2', 'otto'))
        def edited = bakery.put("/api/v1/statuses/$id", [status: 'Which ones?', poll: [options: ['A', 'B', 'C'], expires_in: 3600]], 'mira')

        then:
        edited.poll.options*.votes_count == [1, 0, 1]
        edited.poll.voters_count == 1
        bakery.send('PUT', "/api/v1/statuses/$id", '{"status": "x", "poll": {"options": ["D", "E"], "expires_in": 300}}', ['Content-Type': 'application/json'] + bakery.as('mira')).statusCode() == 422
    }

    def "an answer may ask as well"() {
        given:
        def root = bakery.call('/api/v1/statuses', [status: 'Bread on Monday?'], 'mira')

        when:
        def asked = bakery.call('/api/v1/statuses', [status: 'At what time?', in_reply_to_id: root.id, poll: [options: ['6', '7'], expires_in: 600]], 'rosa')

        then:
        asked.poll.options*.title == ['6', '7']
        bakery.read("/api/v1/statuses/$root.id/context").descendants*.poll*.id == [asked.id]
    }

    def "what is kept to read again is listed, page by page, and nobody else learns of it"() {
        given:
        def ids = (1..5).collect { bakery.call('/api/v1/statuses', [status: "Recipe $it"], 'mira').id }
        ids.each { assert bakery.call("/api/v1/statuses/$it/bookmark", 'otto').bookmarked }

        when:
        def first = bakery.get('/api/v1/bookmarks?limit=2', 'otto')
        def link = (first.headers().firstValue('Link').get() =~ /<([^>]+)>; rel="next"/)[0][1]
        def second = bakery.get(link, 'otto')

        then:
        MastodonFixture.good(first)*.id == [ids[4], ids[3]]
        MastodonFixture.good(second)*.id == [ids[2], ids[1]]
        MastodonFixture.good(first).every { it.bookmarked }
        bakery.read('/api/v1/bookmarks', 'mira') == []
        !bakery.call("/api/v1/statuses/${ids[4]}/unbookmark", 'otto').bookmarked
        bakery.read('/api/v1/bookmarks?limit=2', 'otto')*.id == [ids[3], ids[2]]
    }

    def "what a status said before is told from the first on, with its warning"() {
        given:
        def id = bakery.call('/api/v1/statuses', [status: 'One #a', spoiler_text: 'Yeast'], 'mira').id
        bakery.instance.clock.advance(Duration.ofMinutes(1))
        bakery.put("/api/v1/statuses/$id", [status: 'Two'], 'mira')
        bakery.instance.clock.advance(Duration.ofMinutes(1))
        bakery.put("/api/v1/statuses/$id", [status: 'Three', spoiler_text: ''], 'mira')

        when:
        def history = bakery.read("/api/v1/statuses/$id/history")

        then:
        history*.content.collect { it.replaceAll('<[^>]+>', '') } == ['One #a', 'Two', 'Three']
        history*.spoiler_text == ['Yeast', 'Yeast', '']
        history*.sensitive == [true, true, false]
        history*.created_at == history*.created_at.sort()
        history.every { Contract.account(it.account) && it.media_attachments == [] && it.emojis == [] }
        bakery.read("/api/v1/statuses/$id/source", 'mira') == [id: id, text: 'Three', spoiler_text: '']
        bakery.read("/api/v1/statuses/${bakery.call('/api/v1/statuses', [status: 'Never changed'], 'mira').id}/history")*.content == ['<p>Never changed</p>']
    }

    def "direct statuses stand together by thread, unread until they are read"() {
        given:
        def first = bakery.call('/api/v1/statuses', [status: '@rosa Psst', visibility: 'direct'], 'mira')
        bakery.call('/api/v1/statuses', [status: '@mira What?', visibility: 'direct', in_reply_to_id: first.id], 'rosa')

        when:
        def found = bakery.read('/api/v1/conversations', 'mira')

        then:
        found.size() == 1
        found[0].unread
        found[0].accounts*.username == ['rosa']
        found[0].last_status.content.contains('What?')
        Contract.status(found[0].last_status)
        !bakery.call("/api/v1/conversations/${found[0].id}/read", 'mira').unread
        bakery.call("/api/v1/conversations/${found[0].id}/unread", 'mira').unread
        bakery.post("/api/v1/conversations/${found[0].id}/read", [:], 'rosa').statusCode() == 404
        bakery.read('/api/v1/conversations', 'otto') == []
        bakery.send('DELETE', "/api/v1/conversations/${found[0].id}", null, bakery.as('mira')).statusCode() == 200
        bakery.read('/api/v1/conversations', 'mira') == []
    }

    def "tags are followed, shown and suggested"() {
        given:
        2.times { bakery.call('/api/v1/statuses', [status: "Loaf $it #sourdough"], 'mira') }

        expect:
        !bakery.read('/api/v1/tags/Sourdough', 'otto').following
        bakery.call('/api/v1/tags/Sourdough/follow', 'otto').following
        bakery.read('/api/v1/tags/sourdough', 'otto').following
        bakery.read('/api/v1/followed_tags', 'otto')*.name == ['sourdough']
        bakery.read('/api/v2/search?q=sourd&type=hashtags', 'otto').hashtags.find { it.name == 'sourdough' }.following
        bakery.read('/api/v1/timelines/home', 'otto').any { it.tags*.name.contains('sourdough') }
        !bakery.call('/api/v1/tags/sourdough/unfollow', 'otto').following
        bakery.read('/api/v1/followed_tags', 'otto') == []
        bakery.post('/api/v1/tags/no%20tag/follow', [:], 'otto').statusCode() == 422

        and:
        bakery.read('/api/v1/featured_tags/suggestions', 'mira')*.name.contains('sourdough')

        when:
        def featured = bakery.call('/api/v1/featured_tags', [name: '#Sourdough'], 'mira')

        then:
        [featured.name, featured.statuses_count] == ['sourdough', '2']
        bakery.read("/api/v1/accounts/${bakery.idOf('mira')}/featured_tags")*.id == [featured.id]
        bakery.read('/api/v1/featured_tags', 'mira')*.id == [featured.id]
        bakery.send('DELETE', "/api/v1/featured_tags/$featured.id", null, bakery.as('otto')).statusCode() == 404
        bakery.send('DELETE', "/api/v1/featured_tags/$featured.id", null, bakery.as('mira')).statusCode() == 200
        bakery.read('/api/v1/featured_tags', 'mira') == []
    }

    def "what is wrong with somebody's statuses is told to the keepers"() {
        given:
        def bad = bakery.call('/api/v1/statuses', [status: 'Buy my bread'], 'rosa')
        def other = bakery.call('/api/v1/statuses', [status: 'Mine'], 'mira')

        when:
        def report = bakery.call('/api/v1/reports', [account_id: bakery.idOf('rosa'), status_ids: [bad.id], comment: 'Sells', category: 'spam'], 'otto')

        then:
        [report.action_taken, report.category, report.comment, report.status_ids, report.forwarded] == [false, 'spam', 'Sells', [bad.id], false]
        report.target_account.username == 'rosa'
        bakery.post('/api/v1/reports', [account_id: bakery.idOf('rosa'), status_ids: [other.id]], 'otto').statusCode() == 422
        bakery.post('/api/v1/reports', [account_id: '1'], 'otto').statusCode() == 404
        bakery.post('/api/v1/reports', [:], 'otto').statusCode() == 422
    }
}
