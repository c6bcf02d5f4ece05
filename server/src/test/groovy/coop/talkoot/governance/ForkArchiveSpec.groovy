package coop.talkoot.governance

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.method.Choice
import coop.talkoot.groups.EndedGroupsClock
import coop.talkoot.groups.Endings
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Page
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Words
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What was public where a group comes from, read in the group that was founded from it. */
class ForkArchiveSpec extends Specification {
    @Shared SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))
    @Shared @AutoCleanup Neighbours house = new Neighbours(name: 'bakery', clock: clock)
    @Shared Identity keeper = house.keeper.identity()
    @Shared Forks forks = house.bean(Forks)
    @Shared ForkArchive archive = house.bean(ForkArchive)
    @Shared int number = 0

    def "all that was public before is there under its own names, newest first, and nothing else"() {
        given:
        def origin = group()
        def member = member(origin)
        def said = note(origin, member, Audience.PUBLIC)
        note(origin, member, Audience.GROUP)
        def vote = decided(origin)
        def fork = fork(origin, member)
        note(origin, member, Audience.PUBLIC)
        note(fork, member, Audience.PUBLIC)

        when:
        def entries = all(fork)

        then:
        entries*.post()*.kind() == [Post.Kind.DECISION, Post.Kind.MOTION, Post.Kind.NOTE]
        entries*.post()*.uri() == [vote.post().uri(), motion(vote).uri(), said.uri()]
        entries*.post()*.author()*.id() == [origin.id(), keeper.id(), member.id()]
        entries*.origin()*.id().unique() == [origin.id()]
        entries[0].decision().conclusion().outcome() == vote.conclusion().outcome()
        entries[2].decision() == null

        and: 'where it comes from nowhere there is none'
        all(origin) == []
    }

    def "it is still there, and the count file in it, signed by the other one, when that has ended"() {
        given:
        def origin = group()
        def member = member(origin)
        note(origin, member, Audience.PUBLIC)
        def vote = decided(origin)
        def fork = fork(origin, member)
        def before = all(fork)*.post()*.uri()
        def stranger = somebody()
        house.bean(Memberships).appoint(fork, stranger, Role.MEMBER)

        when:
        house.bean(Endings).end(origin, keeper, origin.identity().handle())
        3.times { house.bean(EndedGroupsClock).run() }

        then:
        all(fork)*.post()*.uri() == before
        all(fork)*.origin()*.gone.unique() == [true]

        and: 'it counts to the same, with the proof of the group that ended'
        def file = Recount.check(house.bean(CountArchives).of(vote, member))
        file.group() == origin.identity().uri()
        file.decision() == vote.post().uri()
        file.signer().startsWith(origin.identity().uri())

        and: 'for who could have had it before and came along'
        reader(vote, member) == member.id()
        reader(vote, keeper) == null
        reader(vote, stranger) == null
    }

    def "what an author takes back is gone from it"() {
        given:
        def origin = group()
        def member = member(origin)
        def said = note(origin, member, Audience.PUBLIC)
        def fork = fork(origin, keeper)

        when:
        house.bean(Notes).delete(said, member)

        then:
        all(fork) == []
    }

    def "a page at a time, and through what the other one brought along itself"() {
        given:
        def first = group()
        def member = member(first)
        def oldest = (1..3).collect { note(first, member, Audience.PUBLIC) }
        def second = fork(first, member)
        def later = (1..3).collect { note(second, member, Audience.PUBLIC) }
        def third = fork(second, member)
        def whole = (oldest + later)*.uri().reverse()

        when:
        def pages = []
        def before = Long.MAX_VALUE
        while (before != null) {
            def page = archive.of(third.identity(), new Page.Request(2, before))
            pages << page.items()
            before = page.next()
        }

        then:
        pages*.size() == [2, 2, 2]
        pages.flatten()*.post()*.uri() == whole
        pages.flatten()*.origin()*.id() == [second.id()] * 3 + [first.id()] * 3
        all(second)*.post()*.uri() == oldest*.uri().reverse()
    }

    private List<ForkArchive.Entry> all(Group group) {
        return archive.of(group.identity(), Page.Request.first(50)).items()
    }

    private Long reader(Decision vote, Identity person) {
        return house.bean(CountReaders).of(vote, person).map { it.id() }.orElse(null)
    }

    private Post motion(Decision vote) {
        return house.bean(Motions).require(vote.motionId(), null).post()
    }

    private Group fork(Group origin, Identity founder) {
        def founding = new Founding("fork${++number}", 'Another', '', '', Group.JoinPolicy.OPEN)
        return house.bean(Groups).get(forks.found(origin, founder, founding, ComingAlong.everybody()).group().id())
    }

    private Post note(Group group, Identity author, Audience audience) {
        return house.bean(Notes).publish(author, group.identity(), audience, Words.typed('', "Words ${++number}", 'en', []), [])
    }

    private Decision decided(Group group) {
        def motion = house.bean(Motions).propose(new NewMotion(keeper, group.identity(), Audience.PUBLIC,
                Words.typed("Motion ${++number}", 'We should do this.', 'en', []), new MotionTerms(Motion.Type.POLICY, null, null, [], 1)))
        def decision = house.bean(Openings).putToVote(motion, keeper, Assembly.opening(method: VotingMethod.SIMPLE_MAJORITY))
        house.bean(Ballots).cast(decision.id(), Cast.here(keeper, Choice.Answer.YES, ''))
        clock.advance(Duration.between(clock.instant(), decision.concludesAt()) + Duration.ofSeconds(1))
        2.times { house.bean(ClosingClock).run() }
        return house.bean(Decisions).require(decision.id(), null)
    }

    private Group group() {
        def group = house.bean(Groups).found(new Founding("coop${++number}", 'A co-op', '', '', Group.JoinPolicy.OPEN))
        house.bean(Memberships).appoint(group, keeper, Role.ADMIN)
        return group
    }

    private Identity member(Group group) {
        def person = somebody()
        house.bean(Memberships).appoint(group, person, Role.MEMBER)
        return person
    }

    private Identity somebody() {
        def name = "person${++number}".toString()
        return house.bean(Logins).register(new NewPerson(name, name, null, 'a long enough password'), false).identity()
    }
}
