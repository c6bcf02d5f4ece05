package coop.talkoot.mastodon

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.activitypub.FakePeer
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Words
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** People, groups and posts of another server, found by the address one pastes. */
class ElsewhereSpec extends Specification {
    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()
    @Shared @AutoCleanup Neighbours garden = new Neighbours(name: 'garden', keeper: 'bob')
    @Shared @AutoCleanup FakePeer peer = new FakePeer()

    def setupSpec() {
        bakery.bakery.member('mira')
    }

    private Map search(String words, boolean resolves = true, String who = 'mira') {
        return bakery.read("/api/v2/search?q=${URLEncoder.encode(words, 'UTF-8')}&resolve=$resolves", who) as Map
    }

    def "somebody of another server is found by #how, if asked to look there"() {
        given:
        def person = garden.member(name)
        def words = given(person)

        expect:
        search(words, false).accounts == []
        search(words, true, null).accounts == []
        def found = search(words).accounts
        found*.acct == ["$name@${garden.instance.settings.domain()}".toString()]
        Contract.accounts(found)
        bakery.read("/api/v1/accounts/lookup?acct=${found[0].acct}").id == found[0].id

        where:
        how                         | name    | given
        'their address'             | 'carla' | { it.address() }
        'their address, without @'  | 'diego' | { it.address().substring(1) }
        'the address of their page' | 'elena' | { it.url() }
    }

    def "a group of another server is followed, and its announcements come home as boosts by it"() {
        given:
        def group = search(garden.group.identity().address()).accounts[0]
        def asked = bakery.call("/api/v1/accounts/$group.id/follow", 'mira')

        expect:
        group.group
        asked.requested || asked.following
        Neighbours.await('the yes') { bakery.read("/api/v1/accounts/relationships?id[]=$group.id", 'mira')[0].following }

        when:
        def offer = garden.offer('wheelbarrow')
        def boost = Neighbours.await('the offer at home') { bakery.read('/api/v1/timelines/home', 'mira').find { it.reblog?.uri == offer.post().uri() } }

        then:
        Contract.status(boost)
        boost.account.id == group.id
        boost.reblog.account.acct == "bob@${garden.instance.settings.domain()}"
        boost.reblog.content.contains('Offer: wheelbarrow')
        boost.reblog.card.url == offer.post().url()

        when: 'somebody answers it'
        def answer = bakery.call('/api/v1/statuses', [status: 'May I?', in_reply_to_id: boost.reblog.id], 'mira')

        then:
        answer.mentions*.acct == ["bob@${garden.instance.settings.domain()}".toString()]
        Neighbours.await('the answer there') { garden.bean(Posts).byUri(answer.uri).orElse(null) }
    }

    def "a post of another server is found by its address, and can be answered"() {
        given:
        def note = garden.bean(Notes).publish(garden.keeper.identity(), null, Audience.PUBLIC, Words.typed('', 'Compost is ready', 'en', []), [])

        expect:
        search(note.url(), false).statuses == []
        search(note.url(), true, null).statuses == []

        when:
        def found = search(note.url()).statuses

        then:
        found*.uri == [note.uri()]
        Contract.statuses(found)
        search(note.url(), false).statuses*.id == found*.id
        bakery.call('/api/v1/statuses', [status: 'Lovely', in_reply_to_id: found[0].id], 'mira').in_reply_to_account_id == found[0].account.id
    }

    def "what its server does not show to everybody is not found"() {
        given:
        def note = garden.bean(Notes).publish(garden.keeper.identity(), garden.group.identity(), Audience.GROUP, Words.typed('', 'Among us', 'en', []), [])

        expect:
        search(note.uri()).statuses == []
    }

    def "a document is not believed when #what"() {
        given:
        def mallory = peer.person("mallory${peer.next()}")
        def victim = garden.keeper.identity().uri()
        def url = "${mallory.uri}/notes/1".toString()
        peer.serve(url, [
                '@context': 'https://www.w3.org/ns/activitystreams', type: 'Note', id: url, attributedTo: mallory.uri,
                to: [FakePeer.PUBLIC], content: '<p>Forged</p>'] + changes(mallory, victim))

        expect:
        search(url).statuses == []

        where:
        what                             | changes
        'its author is of another host'  | { actor, other -> [attributedTo: other] }
        'its id is of another host'      | { actor, other -> [id: "$other/notes/1".toString()] }
        'it is for nobody'               | { actor, other -> [to: []] }
        'it is no post'                  | { actor, other -> [type: 'Person'] }
    }
}
