package coop.talkoot.governance

import static coop.talkoot.schema.Tables.AFFILIATION

import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.groups.affiliation.FederationTerms
import coop.talkoot.groups.affiliation.Federations
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Ids
import coop.talkoot.platform.Page
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import java.time.Duration
import org.jooq.DSLContext

/** A federation with a council, of three groups on one server, with words for what they do. */
final class Vale implements AutoCloseable {
    static final FederationTerms COUNCIL = new FederationTerms(FederationTerms.Scope.GEOGRAPHIC, 'The vale', FederationTerms.Governing.COUNCIL,
            FederationTerms.Admission.COORDINATORS, FederationTerms.Announces.ALL, [])

    final Assembly union = new Assembly('union')
    final Map<String, Identity> people = [:]
    final Group bakery
    final Group garden
    final Group cellar

    Vale() {
        union.bean(Federations).change(union.house.group, COUNCIL, union.keeper)
        bakery = coop('bakery', ['ann', 'ben', 'both', 'bea', 'bob'])
        garden = coop('garden', ['gus', 'hal'])
        cellar = coop('cellar', ['ivy'])
        union.bean(Memberships).appoint(garden, people.both, Role.MEMBER)
        people.far = memberFromFar(bakery)
        union.clock.advance(Duration.ofHours(1))
        [bakery, garden, cellar].each { belongs(it.identity()) }
        union.clock.advance(Duration.ofHours(1))
    }

    static Page.Request page() {
        return Page.Request.first(20)
    }

    /** Who is in office, and for which group. */
    Map<String, String> council() {
        return union.bean(Councils).of(union.group, page()).items().collectEntries { [it.person().handle(), it.child().handle()] }
    }

    Set<List> seats(Decision vote) {
        return union.bean(Councils).seats(vote).collect { [it.child().handle(), it.holder().handle(), it.weight()] } as Set
    }

    Decision put(FederalOpening opening = FederalOpening.USUAL) {
        return union.bean(Openings).putToVote(union.motion(), union.keeper, Assembly.opening(method: VotingMethod.SIMPLE_MAJORITY, window: Duration.ofDays(7)).with(opening))
    }

    Decision later() {
        union.clock.advance(Duration.ofMinutes(1))
        return put()
    }

    Motion propose(Group group, Identity by, MotionTerms terms, Audience audience = Audience.PUBLIC) {
        return union.bean(Motions).propose(new NewMotion(by, group.identity(), audience, Words.typed('Our delegates', 'We talked about it.', 'en', []), terms))
    }

    Decision decide(Group group, Identity by, MotionTerms terms, VotingMethod method, Map<String, ?> answers) {
        def vote = union.bean(Openings).putToVote(propose(group, by, terms), by, Assembly.opening(method: method, window: Duration.ofDays(1)))
        answers.each { name, choice -> assert union.cast(vote, people[name], choice) instanceof Receipt.Accepted }
        return union.close(vote)
    }

    PanelLot begin(Motion motion, int seats) {
        def promisedBy = union.clock.instant() + Duration.ofDays(1)
        return union.bean(Lots).begin(new NewLot(garden.identity(), motion.id(), 'Our delegates', seats, 0, [], promisedBy, promisedBy + Duration.ofHours(24), ''), people.gus)
    }

    void draw(PanelLot lot, List<Identity> promising) {
        def lots = union.bean(Lots)
        promising.each { lots.promise(lot, it, Charter.hex(LotSeed.commitment(LotSeed.bytes(number(it)), it.uri()))) }
        union.clock.set(lot.promisedBy())
        union.bean(LotClock).run()
        promising.each { lots.reveal(lot, it, number(it)) }
        union.bean(LotClock).run()
    }

    private static String number(Identity who) {
        return (Integer.toHexString(who.handle().hashCode()).padLeft(8, '0') * 4)
    }

    private Group coop(String handle, List<String> members) {
        def group = union.bean(Groups).found(new Founding(handle, handle.capitalize(), 'A co-op.', 'Here', Group.JoinPolicy.OPEN))
        members.eachWithIndex { name, place ->
            people[name] = union.bean(Logins).register(new NewPerson(name, name.capitalize(), null, 'a long enough password'), false).identity()
            union.bean(Memberships).appoint(group, people[name], place == 0 ? Role.ADMIN : Role.MEMBER)
        }
        return group
    }

    private Identity memberFromFar(Group group) {
        union.bean(Transactions).run {
            union.bean(DSLContext).execute("""insert into actor (id, uri, kind, is_local, handle, domain, url, inbox, created_at, updated_at)
                values (7, 'https://far.example/users/7', 'PERSON', false, 'far', 'far.example', 'https://far.example/7', 'https://far.example/inbox', now(), now())""")
            union.bean(DSLContext).execute("""insert into membership (id, uri, group_id, actor_id, role, state, requested_at, joined_at)
                values (7, 'https://far.example/memberships/7', ?, 7, 'MEMBER', 'ACTIVE', now(), now())""", group.id())
        }
        return union.bean(Identities).get(7)
    }

    private void belongs(Identity child) {
        union.bean(Transactions).run {
            def id = union.bean(Ids).next()
            union.bean(DSLContext).insertInto(AFFILIATION)
                    .set(AFFILIATION.ID, id)
                    .set(AFFILIATION.URI, "${union.group.uri()}/affiliations/$id".toString())
                    .set(AFFILIATION.CHILD_ID, child.id())
                    .set(AFFILIATION.PARENT_ID, union.group.id())
                    .set(AFFILIATION.STATE, 'MEMBER')
                    .set(AFFILIATION.JOIN_URI, "${child.uri()}/joins/$id".toString())
                    .set(AFFILIATION.JOIN_MANDATE, "${child.uri()}/decisions/1".toString())
                    .set(AFFILIATION.ASKED_AT, union.clock.instant())
                    .set(AFFILIATION.SINCE, union.clock.instant())
                    .execute()
        }
    }

    void notice(Identity child) {
        union.bean(Transactions).run {
            union.bean(DSLContext).update(AFFILIATION)
                    .set(AFFILIATION.STATE, 'NOTICE')
                    .set(AFFILIATION.NOTICE_AT, union.clock.instant())
                    .set(AFFILIATION.NOTICE_BY_PARENT, false)
                    .set(AFFILIATION.ENDS_AT, union.clock.instant() + Duration.ofDays(14))
                    .where(AFFILIATION.CHILD_ID.eq(child.id()))
                    .execute()
        }
    }

    @Override
    void close() {
        union.close()
    }
}
