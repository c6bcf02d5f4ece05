package coop.talkoot.mastodon

import coop.talkoot.moderation.ActorRules
import coop.talkoot.people.Measure
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class StatusesSpec extends Specification {
    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()

    def setupSpec() {
        bakery.bakery.member('mira').member('rosa').person('otto')
    }

    def "somebody writes, and everybody can read it: #form"() {
        when:
        def written = MastodonFixture.good(bakery.send('POST', path, body, (type ? ['Content-Type': type] : [:]) + bakery.as('mira')))

        then:
        Contract.status(written)
        written.content == '<p>Fresh <a href="TAG" class="mention hashtag" rel="tag">#<span>Bread</span></a> &amp; more</p>'.replace('TAG', bakery.instance.uri('/tags/bread'))
        written.tags*.name == ['bread']
        written.visibility == 'public'
        written.account.username == 'mira'
        written.uri == written.url
        bakery.read("/api/v1/statuses/$written.id").content == written.content
        bakery.get(URI.create(written.url).path).statusCode() == 200

        where:
        form        | type                                | path                                              | body
        'a form'    | 'application/x-www-form-urlencoded' | '/api/v1/statuses'                                | 'status=Fresh+%23Bread+%26+more&visibility=public&media_ids[]='
        'JSON'      | 'application/json'                  | '/api/v1/statuses'                                | '{"status": "Fresh #Bread & more", "sensitive": "false", "media_ids": [], "unheard_of": 1}'
        'the query' | null                                | '/api/v1/statuses?status=Fresh+%23Bread+%26+more' | null
    }

    def "a status with #what is refused by the name of the field"() {
        when:
        def answer = bakery.post('/api/v1/statuses', fields, 'mira')

        then:
        answer.statusCode() == status
        MastodonFixture.json(answer).error.contains(field)

        where:
        what                       | fields                                           || status | field
        'nothing in it'            | [status: ' ']                                    || 422    | 'status'
        'no field'                 | [:]                                              || 422    | 'status'
        'too much in it'           | [status: 'x' * 20_001]                           || 422    | 'status'
        'a visibility of no kind'  | [status: 'x', visibility: 'secret']              || 422    | 'visibility'
        'direct, to nobody'        | [status: 'x', visibility: 'direct']              || 422    | 'status'
        'a language of no kind'    | [status: 'x', language: '<b>']                   || 422    | 'language'
        'a poll without an end'    | [status: 'x', poll: [options: ['a', 'b']]]       || 422    | 'poll.expires_in'
        'a poll of one answer'     | [status: 'x', poll: [options: ['a'], expires_in: 300]] || 422 | 'poll.options'
        'a poll of a moment'       | [status: 'x', poll: [options: ['a', 'b'], expires_in: 5]] || 422 | 'poll.expires_in'
        "somebody's picture"       | [status: 'x', media_ids: ['1']]                  || 422    | 'media_ids'
        'a picture of no id'       | [status: 'x', media_ids: ['x']]                  || 422    | 'media_ids'
        'a warning without end'    | [status: 'x', spoiler_text: 'x' * 501]           || 422    | 'spoiler_text'
        'an answer to nothing'     | [status: 'x', in_reply_to_id: '1']               || 404    | 'not found'
        'an answer to no id'       | [status: 'x', in_reply_to_id: 'x']               || 404    | 'not found'
    }

    def "the same sent again within an hour under one key is one status"() {
        given:
        def send = { String who = 'mira' -> MastodonFixture.good(bakery.post('/api/v1/statuses', [status: 'Once'], who, ['Idempotency-Key': 'k-1'])).id }
        def first = send()

        expect:
        send() == first
        send('rosa') != first

        when:
        bakery.instance.clock.advance(Duration.ofMinutes(61))

        then:
        send() != first
    }

    def "an answer goes to whom it answers, and the thread is read from either end"() {
        given:
        def root = bakery.call('/api/v1/statuses', [status: 'Who brings flour?'], 'mira')
        def answer = bakery.call('/api/v1/statuses', [status: '@mira I do', in_reply_to_id: root.id], 'rosa')
        def again = bakery.call('/api/v1/statuses', [status: 'Thanks @rosa', in_reply_to_id: answer.id], 'mira')
        def other = bakery.call('/api/v1/statuses', [status: 'Me too', in_reply_to_id: root.id], 'otto')

        expect:
        answer.in_reply_to_id == root.id
        answer.in_reply_to_account_id == bakery.idOf('mira')
        answer.mentions*.username == ['mira']
        answer.content.contains('class="u-url mention"')
        bakery.read("/api/v1/statuses/$root.id").replies_count == 2
        with(bakery.read("/api/v1/statuses/$answer.id/context")) {
            ancestors*.id == [root.id]
            descendants*.id == [again.id]
            Contract.statuses(ancestors + descendants)
        }
        bakery.read("/api/v1/statuses/$root.id/context").descendants*.id == [answer.id, again.id, other.id]
        bakery.read("/api/v1/statuses/$again.id/context").ancestors*.id == [root.id, answer.id]
    }

    def "a direct status is for those it mentions, and so is every answer to it"() {
        given:
        def secret = bakery.call('/api/v1/statuses', [status: '@rosa psst', visibility: 'direct'], 'mira')

        expect:
        secret.visibility == 'direct'
        bakery.get("/api/v1/statuses/$secret.id", 'rosa').statusCode() == 200
        bakery.get("/api/v1/statuses/$secret.id", 'otto').body() == bakery.get('/api/v1/statuses/1', 'otto').body()
        bakery.get("/api/v1/statuses/$secret.id").statusCode() == 404

        when:
        def answer = bakery.call('/api/v1/statuses', [status: 'what?', visibility: 'public', in_reply_to_id: secret.id], 'rosa')

        then:
        answer.visibility == 'direct'
        bakery.get("/api/v1/statuses/$answer.id").statusCode() == 404
        bakery.get("/api/v1/statuses/$answer.id", 'mira').statusCode() == 200

        and: 'nobody else does anything with it'
        ['favourite', 'reblog', 'context'].every { bakery.send(it == 'context' ? 'GET' : 'POST', "/api/v1/statuses/$secret.id/$it", null, bakery.as('otto')).statusCode() == 404 }
        bakery.post('/api/v1/statuses', [status: 'x', in_reply_to_id: secret.id], 'otto').statusCode() == 404
    }

    def "an answer to what is public may be for one person alone"() {
        given:
        def root = bakery.call('/api/v1/statuses', [status: 'Any news?'], 'mira')
        def aside = bakery.call('/api/v1/statuses', [status: '@mira between us', visibility: 'direct', in_reply_to_id: root.id], 'rosa')

        expect:
        aside.visibility == 'direct'
        bakery.get("/api/v1/statuses/$aside.id").statusCode() == 404
        bakery.read("/api/v1/statuses/$root.id/context").descendants == []
        bakery.read("/api/v1/statuses/$root.id/context", 'mira').descendants*.id == [aside.id]
    }

    def "who mentions a group they belong to writes in it"() {
        given:
        def open = bakery.call('/api/v1/statuses', [status: 'Hello @bakery'], 'mira')
        def closed = bakery.call('/api/v1/statuses', [status: '@bakery for us', visibility: 'private'], 'mira')

        expect:
        closed.visibility == 'private'
        bakery.get("/api/v1/statuses/$closed.id", 'rosa').statusCode() == 200
        bakery.get("/api/v1/statuses/$closed.id", 'otto').statusCode() == 404

        and: 'the group passes the open one on'
        def shared = bakery.read("/api/v1/accounts/${bakery.idOf('bakery')}/statuses")
        shared*.reblog*.id.contains(open.id)
        !shared*.reblog*.id.contains(closed.id)
        Contract.statuses(shared)
        def boost = shared.find { it.reblog?.id == open.id }
        boost.account.username == 'bakery'
        boost.account.group
        boost.id != open.id
        bakery.read("/api/v1/statuses/$boost.id").reblog.id == open.id

        and: 'who is no member only speaks of it'
        def aside = bakery.call('/api/v1/statuses', [status: '@bakery let me', visibility: 'private'], 'otto')
        aside.visibility == 'private'
        bakery.get("/api/v1/statuses/$aside.id", 'rosa').statusCode() == 404
        !bakery.read("/api/v1/accounts/${bakery.idOf('bakery')}/statuses")*.reblog*.id.contains(aside.id)
    }

    def "a status for followers is for these, one in no list is for whoever has its address, and both keep their warning"() {
        given:
        bakery.call("/api/v1/accounts/${bakery.idOf('mira')}/follow", 'otto')
        def closed = bakery.call('/api/v1/statuses', [status: 'For you', visibility: 'private', spoiler_text: 'spiders'], 'mira')
        def quiet = bakery.call('/api/v1/statuses', [status: 'Hello @bakery', visibility: 'unlisted', spoiler_text: 'moths', sensitive: true], 'mira')

        expect:
        [closed.visibility, quiet.visibility] == ['private', 'unlisted']
        [closed.spoiler_text, quiet.spoiler_text] == ['spiders', 'moths']
        quiet.sensitive
        bakery.get("/api/v1/statuses/$closed.id", 'otto').statusCode() == 200
        bakery.get("/api/v1/statuses/$closed.id", 'rosa').statusCode() == 404
        bakery.get("/api/v1/statuses/$quiet.id").statusCode() == 200
        !bakery.read('/api/v1/timelines/public')*.id.contains(quiet.id)
        bakery.read('/api/v1/timelines/home', 'otto')*.id.containsAll([closed.id, quiet.id])
    }

    def "only its author changes a status, sees its source and deletes it"() {
        given:
        def status = bakery.call('/api/v1/statuses', [status: 'Teh bread'], 'mira')

        expect:
        bakery.send('PUT', "/api/v1/statuses/$status.id", 'status=Mine', ['Content-Type': 'application/x-www-form-urlencoded'] + bakery.as('rosa')).statusCode() == 404
        bakery.send('DELETE', "/api/v1/statuses/$status.id", null, bakery.as('rosa')).statusCode() == 404
        bakery.get("/api/v1/statuses/$status.id/source", 'rosa').statusCode() == 404
        bakery.read("/api/v1/statuses/$status.id/source", 'mira') == [id: status.id, text: 'Teh bread', spoiler_text: '']

        when:
        def edited = MastodonFixture.good(bakery.send('PUT', "/api/v1/statuses/$status.id", 'status=The+bread', ['Content-Type': 'application/x-www-form-urlencoded'] + bakery.as('mira')))

        then:
        edited.id == status.id
        edited.content == '<p>The bread</p>'
        edited.edited_at
        Contract.status(edited)

        when:
        def deleted = MastodonFixture.good(bakery.send('DELETE', "/api/v1/statuses/$status.id", null, bakery.as('mira')))

        then:
        deleted.text == 'The bread'
        bakery.get("/api/v1/statuses/$status.id", 'mira').statusCode() == 404
        bakery.send('DELETE', "/api/v1/statuses/$status.id", null, bakery.as('mira')).statusCode() == 404
    }

    def "somebody likes a status, once, and no longer"() {
        given:
        def status = bakery.call('/api/v1/statuses', [status: 'Like me'], 'mira')
        bakery.call("/api/v1/statuses/$status.id/favourite", 'rosa')

        expect:
        with(bakery.call("/api/v1/statuses/$status.id/favourite", 'rosa')) {
            favourited
            favourites_count == 1
        }
        bakery.read("/api/v1/statuses/$status.id/favourited_by")*.username == ['rosa']
        bakery.read('/api/v1/favourites', 'rosa')*.id == [status.id]
        !bakery.read("/api/v1/statuses/$status.id", 'otto').favourited

        and:
        with(bakery.call("/api/v1/statuses/$status.id/unfavourite", 'rosa')) {
            !favourited
            favourites_count == 0
        }
        bakery.read('/api/v1/favourites', 'rosa') == []
    }

    def "a status passed on has an id of its own, and every deed on that is done to the status"() {
        given:
        def status = bakery.call('/api/v1/statuses', [status: 'Pass me on'], 'mira')
        def boost = bakery.call("/api/v1/statuses/$status.id/reblog", 'rosa')

        expect:
        Contract.status(boost)
        boost.id != status.id
        boost.account.username == 'rosa'
        boost.reblog.id == status.id
        boost.reblog.account.username == 'mira'
        boost.reblog.reblogged
        boost.reblog.reblogs_count == 1
        bakery.call("/api/v1/statuses/$status.id/reblog", 'rosa').id == boost.id
        bakery.read("/api/v1/statuses/$status.id/reblogged_by")*.username == ['rosa']
        bakery.call("/api/v1/statuses/$boost.id/favourite", 'otto').id == status.id
        bakery.read("/api/v1/accounts/${bakery.idOf('rosa')}/statuses").find { it.id == boost.id }
        !bakery.read("/api/v1/accounts/${bakery.idOf('rosa')}/statuses?exclude_reblogs=true").find { it.id == boost.id }

        when:
        def taken = bakery.call("/api/v1/statuses/$boost.id/unreblog", 'rosa')

        then:
        taken.id == status.id
        !taken.reblogged
        bakery.get("/api/v1/statuses/$boost.id").statusCode() == 404
    }

    def "what is not for everybody is not passed on"() {
        given:
        def closed = bakery.call('/api/v1/statuses', [status: '@bakery for us', visibility: 'private'], 'mira')

        expect:
        bakery.post("/api/v1/statuses/$closed.id/reblog", [:], 'rosa').statusCode() == 403
    }

    def "an offer is a status that reads well, with a card for its page, and can be answered"() {
        given:
        def made = bakery.bakery.json(bakery.bakery.post('/listings', bakery.bakery.listing(), 'mira'))
        def offer = bakery.read("/api/v1/statuses/$made.id")

        expect:
        Contract.status(offer)
        offer.content.startsWith('<p><strong>Offer: Trailer</strong></p>')
        offer.content.contains('A loan<br>Quantity: 1.5 hour<br>')
        offer.content.contains(offer.url)
        offer.tags*.name.containsAll(['bike', 'lend', 'offer'])
        offer.card.type == 'link'
        offer.card.url == offer.url
        offer.card.title == 'Offer: Trailer'
        bakery.get(URI.create(offer.url).path).statusCode() == 200

        when:
        def answer = bakery.call('/api/v1/statuses', [status: 'May I?', in_reply_to_id: offer.id], 'rosa')

        then:
        answer.in_reply_to_account_id == bakery.idOf('mira')

        when: 'its author rewrites the text and takes it back'
        def changed = MastodonFixture.good(bakery.send('PUT', "/api/v1/statuses/$offer.id", 'status=Carries+two', ['Content-Type': 'application/x-www-form-urlencoded'] + bakery.as('mira')))
        MastodonFixture.good(bakery.send('DELETE', "/api/v1/statuses/$offer.id", null, bakery.as('mira')))

        then:
        changed.content.contains('<p>Carries two</p>')
        changed.content.contains('Quantity: 1.5 hour')
        bakery.get("/api/v1/statuses/$offer.id", 'mira').statusCode() == 404
        bakery.bakery.get("/listings/$offer.id").statusCode() == 410
    }

    def "a status is found by its words, its tag and its address"() {
        given:
        def status = bakery.call('/api/v1/statuses', [status: 'Sourdough workshop #levain'], 'mira')

        expect:
        bakery.read('/api/v2/search?q=sourdough', 'rosa').statuses*.id == [status.id]
        bakery.read('/api/v2/search?q=%23leva', 'rosa').hashtags*.name == ['levain']
        bakery.read("/api/v2/search?q=${URLEncoder.encode(status.url, 'UTF-8')}&resolve=true", 'rosa').statuses*.id == [status.id]
        bakery.read('/api/v2/search?q=sourdough&type=accounts', 'rosa').statuses == []
    }

    def "whoever is suspended is gone with what they said and passed on"() {
        given:
        bakery.bakery.person('gone')
        def open = bakery.call('/api/v1/statuses', [status: 'Stay'], 'mira')
        def said = bakery.call('/api/v1/statuses', [status: 'Going'], 'gone')
        def boost = bakery.call("/api/v1/statuses/$open.id/reblog", 'gone')
        def id = bakery.idOf('gone')

        when:
        bakery.instance.bean(ActorRules).put(bakery.actor('keeper'), bakery.actor('gone'), Measure.SUSPENDED, '')

        then:
        ["/api/v1/statuses/$said.id", "/api/v1/statuses/$boost.id", "/api/v1/accounts/$id", "/api/v1/accounts/$id/statuses"].every {
            bakery.get(it.toString(), 'mira').statusCode() == 404
        }
        bakery.read("/api/v1/statuses/$open.id/reblogged_by") == []
    }

    def "a token does only what it was given for"() {
        given:
        def status = bakery.call('/api/v1/statuses', [status: 'Mine'], 'mira')
        def headers = bakery.as('mira', scopes)

        expect:
        bakery.send('POST', '/api/v1/statuses?status=x', null, headers).statusCode() == write
        bakery.send('POST', "/api/v1/statuses/$status.id/favourite", null, headers).statusCode() == like
        bakery.send('POST', "/api/v1/accounts/${bakery.idOf('otto')}/follow", null, headers).statusCode() == follow
        bakery.send('GET', '/api/v1/timelines/home', null, headers).statusCode() == home

        where:
        scopes                           || write | like | follow | home
        'read'                           || 403   | 403  | 403    | 200
        'write'                          || 200   | 200  | 200    | 403
        'write:statuses'                 || 200   | 403  | 403    | 403
        'write:favourites read:statuses' || 403   | 200  | 403    | 200
        'follow'                         || 403   | 403  | 200    | 403
    }
}
