package coop.talkoot.groups.affiliation

import coop.talkoot.AtOnce
import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import java.time.Duration
import java.time.Instant
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class AffiliationsSpec extends Specification {
    static final Instant MORNING = Instant.parse('2026-03-01T12:00:00Z')
    static final String MANDATE = 'https://bakery.localhost/decisions/1'

    @Shared SettableClock clock = SettableClock.at(MORNING)
    @Shared @AutoCleanup Neighbours house = new Neighbours(name: 'bakery', clock: clock)
    @Shared AtomicInteger count = new AtomicInteger()
    @Shared Affiliations affiliations = house.bean(Affiliations)
    @Shared Joining joining = house.bean(Joining)
    @Shared Exits exits = house.bean(Exits)
    @Shared Identity keeper = house.keeper.identity()

    def "a group asks, and belongs once the parent says yes; nobody lets itself in"() {
        given:
        def parent = federation()
        def child = group()
        def stranger = house.member('stranger')

        when:
        def asked = ask(child, parent)

        then: 'it is only asked for, and asking again changes nothing'
        asked.state() == Affiliation.State.ASKED
        ask(child, parent).id() == asked.id()
        affiliations.childrenOf(parent.id(), clock.instant()).empty
        affiliations.requestsTo(parent.id(), Page.Request.first(10)).items()*.id() == [asked.id()]

        when:
        joining.admit(asked.id(), stranger)

        then:
        thrown(Refused)

        when:
        def begun = joining.admit(asked.id(), keeper)

        then: 'notice is that of the charter, as it was that day'
        begun.state() == Affiliation.State.MEMBER
        begun.since() == clock.instant()
        begun.admittedBy().id() == keeper.id()
        begun.joinMandate() == MANDATE
        begun.noticePeriod() == Duration.ofDays(14)
        affiliations.childrenOf(parent.id(), clock.instant())*.child()*.id() == [child.id()]
        affiliations.parentsOf(child.id(), clock.instant())*.parent()*.id() == [parent.id()]
        affiliations.childrenOf(parent.id(), clock.instant().minusSeconds(1)).empty

        when: 'it is answered once'
        joining.refuse(asked.id(), keeper, 'No.')

        then:
        thrown(Refused)
    }

    def "who is refused, or asks no more, belongs to nobody and may ask again"() {
        given:
        def parent = federation()
        def child = group()
        def first = ask(child, parent)

        when:
        joining.refuse(first.id(), keeper, 'Too far away.')

        then:
        affiliations.find(first.id()).get().with { it.state() == Affiliation.State.REFUSED && it.because() == 'Too far away.' }

        when:
        def second = ask(child, parent)
        joining.withdraw(second.id(), keeper)

        then:
        second.id() != first.id()
        affiliations.find(second.id()).get().state() == Affiliation.State.WITHDRAWN
        affiliations.childrenOf(parent.id(), clock.instant()).empty
    }

    def "only a federation takes groups in, and where a vote lets them in, nobody else does"() {
        when:
        ask(group(), group())

        then:
        def refused = thrown(Refused)
        refused.message.contains('no federation')

        when:
        def strict = federation(FederationTerms.Admission.VOTE)
        def asked = ask(group(), strict)
        joining.admit(asked.id(), keeper)

        then:
        refused = thrown(Refused)
        refused.message.contains('vote')

        and:
        joining.admitByVote(strict.identity(), asked.child(), MANDATE).get().admitMandate() == MANDATE
    }

    def "no group is above itself, also when all ask at the same moment"() {
        given:
        def ring = (1..3).collect { federation() }

        when:
        def results = AtOnce.run((0..2).collect { index -> { -> ask(ring[index], ring[(index + 1) % 3]) } })

        then: 'one at least was refused, and what is left is no ring'
        results.findAll { it instanceof Refused }.size() == 1
        (results.find { it instanceof Refused } as Refused).message.contains('above itself')

        when:
        results.findAll { it instanceof Affiliation }.each { joining.admit(it.id(), keeper) }
        def pair = [federation(), federation()]
        def both = AtOnce.run([{ -> ask(pair[0], pair[1]) }, { -> ask(pair[1], pair[0]) }])

        then:
        both.count { it instanceof Refused } == 1
        refusal { ask(ring[0], ring[0]) }.contains('another one')
    }

    def "what another server's tree says counts as well"() {
        given:
        def parent = federation()
        def child = group()
        def above = 'https://city.example/groups/city'

        expect:
        refusal { joining.ask(child, parent.identity(), MANDATE, new Kin([parent.identity().uri(), above] as Set, 1, [child.identity().uri(), above] as Set, 1)) }.contains('above itself')
        refusal { joining.ask(child, parent.identity(), MANDATE, new Kin([parent.identity().uri()] as Set, 3, [child.identity().uri()] as Set, 2)) }.contains('deeper')
        affiliations.current(child.id(), parent.id()).empty
    }

    def "a tree is five steps deep at most"() {
        given:
        def chain = (0..6).collect { federation() }

        when: 'six groups in a row, joined from the top and from the bottom'
        [0, 1, 2, 4].each { join(chain[it + 1], chain[it]) }

        then:
        join(chain[4], chain[3]).state() == Affiliation.State.MEMBER
        refusal { ask(chain[6], chain[5]) }.contains('deeper')
        refusal { ask(chain[0], federation()) }.contains('deeper')
    }

    def "notice: votes on what was open stay, on what comes later there are none, and at the stated instant it is over, by itself"() {
        given:
        def parent = federation()
        def child = group()
        join(child, parent)
        def before = clock.instant()
        clock.advance(Duration.ofHours(1))

        when:
        def leaving = exits.leave(child.identity(), parent.identity(), MANDATE).get()
        def ends = before + Duration.ofHours(1) + Duration.ofDays(14)

        then:
        leaving.state() == Affiliation.State.NOTICE
        leaving.notice().effectiveAt() == ends
        leaving.mayVote(before, false)
        !leaving.mayVote(clock.instant(), false)
        leaving.mayVote(clock.instant(), true)
        affiliations.childrenOf(parent.id(), ends.minusMillis(1)).size() == 1
        affiliations.childrenOf(parent.id(), ends).empty
        exits.leave(child.identity(), parent.identity(), MANDATE).empty

        when: 'it stays after all, and goes again'
        exits.stay(child.identity(), parent.identity(), MANDATE)

        then:
        affiliations.childrenOf(parent.id(), ends)*.state() == [Affiliation.State.MEMBER]

        when:
        exits.leave(child.identity(), parent.identity(), MANDATE)
        clock.advance(Duration.ofDays(14))

        then: 'nothing had to run'
        affiliations.childrenOf(parent.id(), clock.instant()).empty
        affiliations.everBelow(parent.id(), Page.Request.first(10)).items()*.state() == [Affiliation.State.EXITED]
        exits.stay(child.identity(), parent.identity(), MANDATE).empty

        and: 'and it may come back'
        join(child, parent).state() == Affiliation.State.MEMBER
        affiliations.childrenOf(parent.id(), before).size() == 1
        affiliations.everBelow(parent.id(), Page.Request.first(10)).items().size() == 2
    }

    def "the clock writes down once what is over, and who is sent away is told apart"() {
        given:
        def parent = federation()
        def child = group()
        join(child, parent)
        exits.expel(parent.identity(), child.identity(), MANDATE, 'Broke the rules.')
        clock.advance(Duration.ofDays(14))

        when:
        2.times { house.bean(AffiliationClock).run() }

        then:
        def over = affiliations.everBelow(parent.id(), Page.Request.first(1)).items().first()
        over.state() == Affiliation.State.EXPELLED
        over.endedAt() == over.notice().effectiveAt()
        over.because() == 'Broke the rules.'
        over.notice().isByParent()
    }

    def "notice from elsewhere that is dated #how is refused, and changes nothing"() {
        given:
        def parent = federation()
        def child = group()
        clock.advance(Duration.ofDays(30))
        join(child, parent)
        clock.advance(Duration.ofDays(10))
        def given = clock.instant() + offset

        when:
        exits.left(child.identity(), parent.identity(), "https://garden.example/leave-${count.incrementAndGet()}", MANDATE, new Exits.Dates(given, given + Duration.ofDays(20)))

        then:
        def refused = thrown(Refused)
        refused.message.contains("dated $how")
        affiliations.between(child.id(), parent.id(), clock.instant()).get().state() == Affiliation.State.MEMBER

        where:
        offset                || how
        Duration.ofDays(-8)   || 'back'
        Duration.ofDays(-11)  || 'back'
        Duration.ofHours(2)   || 'ahead'
    }

    def "what would end too early ends at the earliest moment it can"() {
        given:
        def parent = federation()
        def child = group()
        join(child, parent)
        def now = clock.instant()

        expect:
        exits.left(child.identity(), parent.identity(), "https://garden.example/leave-${count.incrementAndGet()}", MANDATE, new Exits.Dates(now, now + Duration.ofDays(1)))
                .notice().effectiveAt() == now + Duration.ofDays(14)
    }

    def "who is gone belongs to nobody any more"() {
        given:
        def parent = federation()
        def children = [group(), group()]
        children.each { join(it, parent) }
        ask(group(), parent)

        when:
        exits.detach(parent.identity())

        then:
        affiliations.childrenOf(parent.id(), clock.instant()).empty
        affiliations.requestsTo(parent.id(), Page.Request.first(10)).items().empty
        children.every { affiliations.parentsOf(it.id(), clock.instant()).empty }
    }

    def "terms of a federation: #what is refused"() {
        when:
        terms.call()

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field

        where:
        what                       | terms                                                                                                                                                       || field
        'a scope of its own'       | { new FederationTerms(FederationTerms.Scope.CUSTOM, ' ', FederationTerms.Governing.MEMBERS, FederationTerms.Admission.VOTE, FederationTerms.Announces.ALL, []) }        || 'scopeWords'
        'tags without any'         | { new FederationTerms(FederationTerms.Scope.SKILL, '', FederationTerms.Governing.MEMBERS, FederationTerms.Admission.VOTE, FederationTerms.Announces.TAGS, []) }          || 'tags'
        'tags that do not count'   | { new FederationTerms(FederationTerms.Scope.SKILL, '', FederationTerms.Governing.MEMBERS, FederationTerms.Admission.VOTE, FederationTerms.Announces.ALL, ['food']) }     || 'tags'
        'a tag with a space in it' | { new FederationTerms(FederationTerms.Scope.SKILL, '', FederationTerms.Governing.MEMBERS, FederationTerms.Admission.VOTE, FederationTerms.Announces.TAGS, ['a b']) }     || 'tags'
    }

    private Group group() {
        def group = house.bean(Groups).found(new Founding("coop${count.incrementAndGet()}", 'A co-op', '', '', Group.JoinPolicy.OPEN))
        house.bean(Memberships).appoint(group, keeper, Role.ADMIN)
        return group
    }

    private Group federation(FederationTerms.Admission admission = FederationTerms.Admission.COORDINATORS) {
        def group = this.group()
        house.bean(Federations).change(group, new FederationTerms(FederationTerms.Scope.VALUES, '', FederationTerms.Governing.MEMBERS, admission, FederationTerms.Announces.ALL, []), keeper)
        return house.bean(Groups).get(group.id())
    }

    private Affiliation ask(Group child, Group parent) {
        return joining.ask(child, parent.identity(), MANDATE, new Kin([parent.identity().uri()] as Set, 0, [child.identity().uri()] as Set, 0))
    }

    private Affiliation join(Group child, Group parent) {
        return joining.admit(ask(child, parent).id(), keeper)
    }

    private static String refusal(Closure deed) {
        try {
            deed.call()
            return ''
        } catch (Refused refused) {
            return refused.message
        }
    }
}
