package coop.talkoot.activitypub.mapping

import coop.talkoot.groups.Membership
import coop.talkoot.groups.Role
import coop.talkoot.moderation.Report
import coop.talkoot.people.Block
import coop.talkoot.people.Follow
import coop.talkoot.posts.Announce
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Favourite
import coop.talkoot.vocab.Namespaces
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification

class ActivityMappingSpec extends Specification {
    @Shared activities = new ActivityMapping()
    @Shared follows = new FollowMapping()
    @Shared memberships = new MembershipMapping()
    @Shared posts = new PostMapping(Samples.settings())
    @Shared at = Instant.parse('2026-06-01T08:00:02Z')
    @Shared follow = new Follow(9, 'https://garden.example/activities/follow-9', Samples.bob(), Samples.bakery(), Follow.State.ACCEPTED, true, false, at)
    @Shared joined = new Membership(43, 'https://bakery.example/groups/bakery/memberships/43', Samples.bakery(), Samples.bob(),
            Role.MEMBER, Membership.State.ACTIVE, 'https://garden.example/activities/join-3', at, Instant.parse('2026-06-02T00:00:00Z'), null)

    def "a group's announce of an object is as the wire design has it"() {
        given:
        def announce = new Announce(77, 'https://bakery.example/activities/announce-77',
                Samples.post(uri: 'https://bakery.example/offers/77'), Samples.bakery(), at)

        expect:
        Samples.plain(activities.announce(announce)) == Samples.plain(Samples.document('talkoot/announce-object'))
    }

    def "a group's announce of an activity carries its very tree"() {
        given:
        def expected = Samples.document('talkoot/announce-activity-fep1b12')
        def inner = expected.getJsonObject('object')

        when:
        def announce = activities.announceActivity(expected.getString('id'), Samples.bakery(), inner, at)

        then:
        announce == expected
        announce.getJsonObject('object').toString() == inner.toString()
    }

    def "nothing private is announced"() {
        when:
        activities.announce(new Announce(1, 'https://bakery.example/activities/announce-1', Samples.post(audience: audience, group: Samples.bakery()), Samples.bakery(), at))

        then:
        thrown(IllegalArgumentException)

        when:
        def post = Samples.post(audience: audience, group: Samples.bakery(), recipients: [Samples.bob()])
        activities.announceActivity('https://bakery.example/activities/2', Samples.bakery(), activities.create(post, posts.note(post)), at)

        then:
        thrown(IllegalArgumentException)

        where:
        audience << [Audience.GROUP, Audience.DIRECT]
    }

    def "joining, its yes and leaving are as the wire design has them"() {
        expect:
        Samples.plain(written) == expectation(name)

        where:
        name          | written
        'join-member' | memberships.join(joined, '<p>I bake on Sundays.</p>')
        'accept-join' | memberships.accept('https://bakery.example/activities/accept-join-3', joined)
        'leave-member' | memberships.leave('https://garden.example/activities/leave-3', joined)
    }

    def "an answer embeds what it answers"() {
        when:
        def json = Samples.plain(answer)

        then:
        json.type == type
        json.actor == Samples.bakery().uri()
        json.to == [Samples.bob().uri()]
        json.object == [id: id, type: asked, actor: Samples.bob().uri(), object: Samples.bakery().uri()]

        where:
        answer                                            | type     | asked    | id
        follows.accept('https://bakery.example/a/1', follow)    | 'Accept' | 'Follow' | follow.uri()
        follows.reject('https://bakery.example/a/2', follow)    | 'Reject' | 'Follow' | follow.uri()
        memberships.reject('https://bakery.example/a/3', joined) | 'Reject' | 'Join'   | joined.joinUri()
    }

    def "what is undone is embedded"() {
        given:
        def post = Samples.post(author: Samples.bob(), group: Samples.bakery())
        def like = new Favourite(1, 'https://bakery.example/activities/like-1', post, Samples.alice(), at)
        def announce = new Announce(2, 'https://bakery.example/activities/announce-2', post, Samples.alice(), at)
        def block = new Block(3, 'https://bakery.example/activities/block-3', Samples.alice(), Samples.bob(), at)

        expect:
        Samples.plain(activities.undo('https://bakery.example/u/1', like)).object.subMap('id', 'type', 'actor', 'object') ==
                [id: like.uri(), type: 'Like', actor: Samples.alice().uri(), object: post.uri()]
        Samples.plain(activities.undo('https://bakery.example/u/2', announce)).object.type == 'Announce'
        Samples.plain(activities.undo('https://bakery.example/u/3', block)).object.id == block.uri()
        Samples.plain(activities.undo('https://bakery.example/u/4', follow)).object.type == 'Follow'
        Samples.plain(activities.like(like)).to == [Samples.bob().uri()]
        Samples.plain(activities.like(like)).cc == [Samples.bakery().uri()]
        Samples.plain(activities.announce(announce)).cc == ['https://bakery.example/users/alice/followers', Samples.bob().uri()]
    }

    def "an update carries the new object, a delete what is left of it, to the same people"() {
        given:
        def post = Samples.post(group: Samples.bakery(), audience: Audience.GROUP, editedAt: at)
        def gone = Samples.post(group: Samples.bakery(), audience: Audience.GROUP, deletedAt: at)
        def update = Samples.plain(activities.update('https://bakery.example/notes/77/activities/update-1', post, posts.note(post)))
        def delete = Samples.plain(activities.delete('https://bakery.example/notes/77/activities/delete', gone))

        expect:
        update.object.updated == '2026-06-01T08:00:02Z'
        update.to == delete.to
        update.cc == delete.cc
        delete.object == [id: post.uri(), type: 'Tombstone', formerType: 'Note', deleted: '2026-06-01T08:00:02Z']
    }

    def "only what is made for everybody names the public: #activity.getString('type')"() {
        expect:
        activity.toString().contains(Namespaces.PUBLIC) == isPublic

        where:
        activity | isPublic
        activities.move('https://bakery.example/m/1', Samples.alice(), Samples.bob()) | false
        activities.block(new Block(3, 'https://bakery.example/b/3', Samples.alice(), Samples.bob(), at)) | false
        activities.flag(new Report(4, 'https://bakery.example/f/4', Samples.alice(), ['https://garden.example/1', 'https://garden.example/2'], 'spam', at, null), Samples.server(), Samples.bob().uri()) | false
        memberships.remove('https://bakery.example/r/5', joined) | false
        follows.follow(follow) | false
        activities.update('https://bakery.example/u/6', Samples.alice(), new ActorMapping(Samples.settings()).actor(Samples.alice(), new PublishedKeys('pem', 'z6'))) | true
        activities.create(Samples.post(), posts.note(Samples.post())) | true
    }

    def "a report names all its objects, and not who reported"() {
        when:
        def json = Samples.plain(activities.flag(new Report(4, 'https://bakery.example/f/4', Samples.alice(),
                ['https://garden.example/1', 'https://garden.example/2'], 'spam', at, null), Samples.server(), Samples.bob().uri()))

        then:
        json.object == ['https://garden.example/1', 'https://garden.example/2']
        !json.toString().contains('alice')
    }

    private static Object expectation(String name) {
        def json = Samples.plain(Samples.document("talkoot/$name"))
        json.remove('proof')
        json
    }
}
