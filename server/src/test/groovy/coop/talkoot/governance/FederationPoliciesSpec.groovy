package coop.talkoot.governance

import coop.talkoot.activitypub.Federating
import coop.talkoot.governance.method.Choice
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.groups.affiliation.Federations
import coop.talkoot.moderation.AuditLog
import coop.talkoot.moderation.Deed
import coop.talkoot.moderation.DomainRules
import coop.talkoot.moderation.HostName
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.HouseRole
import coop.talkoot.people.Identity
import coop.talkoot.people.Viewer
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refusal
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import coop.talkoot.posts.SuggestedTags
import coop.talkoot.posts.Words
import java.time.Duration
import java.time.ZoneOffset
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What a federation advises its member groups, and how each takes it on by its own deed. */
class FederationPoliciesSpec extends Specification {
    static final Policies POLICIES = new Policies(
            [(Floor.QUORUM_REMOVAL): new Bound(60, null), (Floor.VOTING_HOURS): new Bound(48, null), (Floor.EXIT_NOTICE_DAYS): new Bound(null, 10)],
            ['#Lend', 'repair'], [new AdvisedDomain('Bad.example', 'It sells our addresses.')], 'For fair removals.')

    @AutoCleanup Vale vale = new Vale()

    def "coordinators publish, versions follow each other, and what is the same makes none"() {
        when:
        def first = publish()
        def same = publish()
        def second = publish(new Policies([:], ['lend'], [], ''))

        then:
        first.version() == 1
        same.id() == first.id()
        second.version() == 2
        first.policies().tags() == ['lend', 'repair']
        first.policies().domains()*.domain() == ['bad.example']
        first.hash() == Charter.hex(Canonical.hash(PoliciesText.write(POLICIES)))
        policies().current(vale.union.group).get() == second
        policies().all(vale.union.group, Vale.page()).items()*.version() == [2, 1]
        policies().all(vale.union.group, Page.Request.first(1)).next() == 2
        policies().version(vale.union.group, 1).get() == first
        policies().currentOf([vale.union.group.id(), vale.bakery.id()]).keySet() == [vale.union.group.id()] as Set

        and: 'coordinators of member groups are told'
        notices(vale.people.ann)*.kind().count { it == Notice.Kind.POLICIES_CHANGED } >= 1
        notices(vale.people.ben).every { it.kind() != Notice.Kind.POLICIES_CHANGED }
    }

    def "who is no coordinator, and a group without groups, advise nothing"() {
        when:
        publish(POLICIES, vale.people.ann)

        then:
        def notAllowed = thrown(Refused)
        notAllowed.refusal() instanceof Refusal.NotAllowed

        when:
        policies().publish(vale.bakery.identity(), POLICIES, vale.people.ann)

        then:
        def noFederation = thrown(Refused)
        noFederation.refusal() instanceof Refusal.Conflict
        policies().current(vale.union.group).isEmpty()
        policies().current(vale.bakery.identity()).isEmpty()
    }

    def "where the charter says so, a vote of the federation publishes, and nobody else"() {
        given:
        def union = new Assembly('hill')
        union.bean(Federations).change(union.house.group, Federating.TERMS, union.keeper)
        union.adopt(advisesByVote: true)
        def published = union.bean(FederationPolicies)

        when:
        published.publish(union.group, POLICIES, union.keeper)

        then:
        thrown(Refused)

        when:
        def terms = MotionTerms.advising(POLICIES)
        def motion = union.bean(Motions).propose(new NewMotion(union.keeper, union.group, Audience.PUBLIC, Words.typed('Our advice', 'As we said.', 'en', []), terms))

        then: 'what it asks is kept with it, and publishes nothing'
        union.again(motion).terms() == terms
        published.current(union.group).isEmpty()

        when:
        def vote = union.open(motion)
        union.cast(vote, union.keeper)
        def closed = union.close(vote)

        then:
        closed.conclusion().outcome().name() == 'PASSED'
        with(published.current(union.group).get()) {
            it.policies() == POLICIES
            it.mandate() == closed.post().uri()
        }

        cleanup:
        union.close()
    }

    def "a group takes rules on by amending its charter, and nothing changes before its own vote and its own time"() {
        given:
        def version = publish()
        def bakery = vale.bakery.identity()
        def before = charter(bakery)

        expect:
        advice(bakery).version() == version
        advice(bakery).adopted().isEmpty()
        advice(bakery).isOpen(Adoption.Part.FLOORS)
        !version.policies().areMetBy(before)

        when:
        def amended = adoptions().amended(bakery, version)
        def terms = MotionTerms.adopting(amended, version)
        def motion = vale.propose(vale.bakery, vale.people.ann, terms)

        then:
        version.policies().areMetBy(amended)
        advice(bakery).motionId() == motion.id()
        vale.union.bean(Motions).require(motion.id(), vale.people.ann.id()).terms() == terms
        charter(bakery) == before

        when:
        def vote = vale.union.bean(Openings).putToVote(motion, vale.people.ann, Assembly.opening(window: Duration.ofDays(7)))
        ['ann', 'ben', 'both', 'bea', 'bob'].each { assert vale.union.cast(vote, vale.people[it], Choice.Position.AGREE) instanceof Receipt.Accepted }
        def closed = vale.union.close(vote)
        def adoption = advice(bakery).adopted()[Adoption.Part.FLOORS]

        then:
        closed.conclusion().outcome().name() == 'PASSED'
        adoption.version() == 1
        adoption.mandate() == closed.post().uri()
        !advice(bakery).isOpen(Adoption.Part.FLOORS)
        advice(bakery).motionId() == null
        charter(bakery) == before
        adoptions().by(vale.union.group, [bakery, vale.garden.identity()]).keySet() == [bakery.id()] as Set

        when:
        vale.union.clock.advance(Duration.ofDays(30))

        then:
        version.policies().areMetBy(charter(bakery))

        when: 'the federation advises something else: the group is only shown that'
        publish(new Policies([(Floor.QUORUM_REMOVAL): new Bound(90, null)], [], [], ''))

        then:
        advice(bakery).isOutdated(Adoption.Part.FLOORS)
        advice(bakery).adopted()[Adoption.Part.FLOORS].version() == 1
        charter(bakery) == amended
    }

    def "a vote that fails takes nothing on"() {
        given:
        def version = publish()
        def garden = vale.garden.identity()
        def motion = vale.propose(vale.garden, vale.people.gus, MotionTerms.adopting(adoptions().amended(garden, version), version))
        def vote = vale.union.bean(Openings).putToVote(motion, vale.people.gus, Assembly.opening(window: Duration.ofDays(7)))

        when:
        vale.union.close(vote)

        then:
        advice(garden).adopted().isEmpty()
        vale.union.bean(Charters).all(garden, Vale.page()).items().every { it.decisionId() == null }
    }

    def "an amendment takes on only what a federation of the group advises"() {
        given:
        def version = publish()
        def stranger = vale.union.bean(Groups).found(new Founding('alone', 'Alone', '', '', Group.JoinPolicy.OPEN))
        vale.union.bean(Memberships).appoint(stranger, vale.people.ann, Role.ADMIN)

        when:
        vale.propose(stranger, vale.people.ann, MotionTerms.adopting(vale.union.bylaws(), version))

        then:
        thrown(Refused)

        when:
        adoptions().adoptTags(stranger.identity(), vale.union.group.id(), 1, vale.people.ann)

        then:
        thrown(Refused)
    }

    def "a charter that meets it already is taken as that by a coordinator, and no other is"() {
        given:
        def bakery = vale.bakery.identity()
        publish(new Policies([(Floor.FORCE_DAYS): new Bound(7, null)], [], [], ''))

        when:
        adoptions().confirmFloors(bakery, vale.union.group.id(), 1, vale.people.ben)

        then:
        thrown(Refused)

        when:
        adoptions().confirmFloors(bakery, vale.union.group.id(), 1, vale.people.ann)

        then:
        advice(bakery).adopted()[Adoption.Part.FLOORS].mandate() == null

        when:
        publish()
        adoptions().confirmFloors(bakery, vale.union.group.id(), 2, vale.people.ann)

        then:
        thrown(Refused)
        advice(bakery).adopted()[Adoption.Part.FLOORS].version() == 1
    }

    def "coordinators take tags on beside those the group suggests already, of the version they saw"() {
        given:
        def bakery = vale.bakery.identity()
        def tags = vale.union.bean(SuggestedTags)
        tags.set(bakery, ['#Bread', 'lend'], vale.people.ann)
        publish()

        when:
        adoptions().adoptTags(bakery, vale.union.group.id(), 1, vale.people.ann)

        then:
        tags.of(bakery.id()) == ['bread', 'lend', 'repair']
        advice(bakery).adopted().keySet() == [Adoption.Part.TAGS] as Set

        when:
        publish(new Policies([:], ['other'], [], ''))

        then:
        tags.of(bakery.id()) == ['bread', 'lend', 'repair']

        when:
        adoptions().adoptTags(bakery, vale.union.group.id(), 1, vale.people.ann)

        then:
        thrown(Refused)

        when:
        adoptions().adoptTags(bakery, vale.union.group.id(), 2, vale.people.ben)

        then:
        thrown(Refused)
        tags.of(bakery.id()) == ['bread', 'lend', 'repair']
    }

    def "who keeps the server blocks what is advised, and the log says on whose advice; coordinators can only ask"() {
        given:
        def bakery = vale.bakery.identity()
        def keeper = vale.union.house.keeper
        publish()

        when:
        adoptions().adoptDomains(bakery, vale.union.group.id(), 1, new Viewer(1, vale.people.ann, HouseRole.MEMBER, Locale.ENGLISH, ZoneOffset.UTC))

        then:
        thrown(Refused)
        rule().isEmpty()

        when:
        adoptions().askForDomains(bakery, vale.union.group.id(), 1, vale.people.ann)

        then:
        notices(vale.union.keeper).any { it.kind() == Notice.Kind.BLOCKS_ASKED && it.group().id() == bakery.id() }
        rule().isEmpty()

        when:
        adoptions().adoptDomains(bakery, vale.union.group.id(), 1, keeper)

        then:
        rule().get().terms().publicComment() == 'It sells our addresses.'
        with(vale.union.bean(AuditLog).all('bad.example', Vale.page()).items().first()) {
            deed() == Deed.DOMAIN_IMPORTED
            reason().contains(vale.union.group.address())
            reason().contains('version 1')
        }
        advice(bakery).adopted().keySet() == [Adoption.Part.DOMAINS] as Set
    }

    private PolicyVersion publish(Policies wanted = POLICIES, Identity by = vale.union.keeper) {
        return policies().publish(vale.union.group, wanted, by)
    }

    private FederationPolicies policies() {
        return vale.union.bean(FederationPolicies)
    }

    private Adoptions adoptions() {
        return vale.union.bean(Adoptions)
    }

    private Advice advice(Identity child) {
        return adoptions().require(child, vale.union.group.id())
    }

    private Bylaws charter(Identity group) {
        return vale.union.bean(Charters).inForce(group).bylaws()
    }

    private Optional rule() {
        return vale.union.bean(DomainRules).find(HostName.required('domain', 'bad.example'))
    }

    private List<Notice> notices(Identity who) {
        return vale.union.bean(Notices).page(who.id(), NoticeQuery.newest(40)).items()
    }
}
