package coop.talkoot.groups

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Federating
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.ListingFilter
import coop.talkoot.exchange.Listings
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.Measure
import coop.talkoot.exchange.agreement.NewAgreement
import coop.talkoot.exchange.agreement.NewStep
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.exchange.agreement.Step
import coop.talkoot.governance.Affiliating
import coop.talkoot.governance.Decision
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.Motion
import coop.talkoot.governance.MotionTerms
import coop.talkoot.governance.Motions
import coop.talkoot.governance.NewMotion
import coop.talkoot.ledger.LimitPolicy
import coop.talkoot.ledger.Limits
import coop.talkoot.ledger.NewTransfer
import coop.talkoot.ledger.NewUnit
import coop.talkoot.ledger.Transfers
import coop.talkoot.ledger.Unit
import coop.talkoot.ledger.Units
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Departures
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refusal
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Words
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The end of a group, on one server. */
class EndingsSpec extends Specification {
    @Shared SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))
    @Shared @AutoCleanup Neighbours house = new Neighbours(name: 'bakery', clock: clock)
    @Shared Identity keeper = house.keeper.identity()
    @Shared Endings endings = house.bean(Endings)
    @Shared Memberships memberships = house.bean(Memberships)
    @Shared int number = 0

    def "a group is not ended by #who who types '#typed'"() {
        given:
        def group = group()
        def person = role == null ? keeper : somebody(group, role)
        if (role == null) {
            memberships.appoint(group, somebody(group, Role.ADMIN), Role.ADMIN)
        }

        when:
        endings.end(group, person, typed.replace('HANDLE', group.identity().handle()))

        then:
        def refused = thrown(Refused)
        kind.isInstance(refused.refusal())
        memberships.isMember(group.id(), keeper.id())
        !house.bean(Identities).get(group.id()).gone

        where:
        who             | role             | typed     || kind
        'an observer'   | Role.OBSERVER    | 'HANDLE'  || Refusal.NotAllowed
        'a member'      | Role.MEMBER      | 'HANDLE'  || Refusal.NotAllowed
        'a coordinator' | Role.COORDINATOR | 'HANDLE'  || Refusal.NotAllowed
        'an admin'      | Role.ADMIN       | ''        || Refusal.Invalid
        'an admin'      | Role.ADMIN       | 'HANDLES' || Refusal.Invalid
        'the founder'   | null             | 'bakery'  || Refusal.Invalid
    }

    def "who wrongly confirms is told what to type"() {
        given:
        def group = group()

        when:
        endings.end(group, keeper, 'yes')

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'handle'
        refused.message.contains(group.identity().handle())
    }

    def "nobody belongs to it any more, all are told, its links are dead and its handle is given to nobody"() {
        given:
        def group = group(Group.JoinPolicy.ON_REQUEST)
        def member = somebody(group, Role.MEMBER)
        def asking = somebody(null, null)
        memberships.join(group, asking, Origin.LOCAL)
        def token = house.bean(Invitations).create(group, keeper, new Invitations.Terms(Role.MEMBER, 3, Duration.ofDays(7)))

        when: 'typed as people write handles'
        endings.end(group, keeper, " @${group.identity().handle().toUpperCase()} ")

        then:
        [keeper, member, asking].every { !memberships.isMember(group.id(), it.id()) }
        memberships.requestsTo(group.id(), Page.Request.first(10)).items().empty
        [member, asking].every { told(it).contains(Notice.Kind.GROUP_ENDED) }
        house.bean(Invitations).find(token).empty
        house.bean(Groups).localByHandle(group.identity().handle()).empty
        !house.bean(Groups).local()*.id().contains(group.id())
        house.bean(Departures).of(Identity.Kind.GROUP, group.identity().handle().toUpperCase()).get().goneAt() == clock.instant()

        when:
        founded(group.identity().handle())

        then:
        thrown(Refused)

        when: 'nor to a person'
        house.bean(Logins).register(new NewPerson(group.identity().handle(), 'Somebody', null, 'a long enough password'), false)

        then:
        thrown(Refused)

        when: 'nobody can be let in either'
        memberships.appoint(group, asking, Role.MEMBER)

        then:
        def refused = thrown(Refused)
        refused.refusal() instanceof Refusal.Gone

        when: 'nor can it end twice'
        endings.end(group, keeper, group.identity().handle())

        then:
        thrown(Refused)
    }

    def "its document is a tombstone, and so is its page for people"() {
        given:
        def group = group()
        def path = "/groups/${group.identity().handle()}"

        expect:
        house.instance.get(path, [Accept: 'application/activity+json']).statusCode() == 200

        when:
        endings.end(group, keeper, group.identity().handle())

        then:
        def document = house.instance.get(path, [Accept: 'application/activity+json'])
        document.statusCode() == 410
        document.body().contains('"Tombstone"')
        document.body().contains('"formerType":"Group"')
        document.body().contains("\"id\":\"${group.identity().uri()}\"")
        def page = house.instance.get(path, [Accept: 'text/html'])
        page.statusCode() == 410
        page.body().contains('has ended')

        and: 'nobody can begin to follow it, and its lists are not there'
        refuses { house.bean(Follows).request(somebody(null, null), house.bean(Identities).get(group.id()), Origin.LOCAL) }
        house.instance.get("$path/followers", [Accept: 'application/activity+json']).statusCode() == 404
        house.instance.get("/.well-known/webfinger?resource=acct:${group.identity().handle()}@${group.identity().domain()}").statusCode() == 404
    }

    def "open votes end without a result, what was proposed is taken back, and what is public stays to be read"() {
        given:
        def group = group()
        def member = somebody(group, Role.MEMBER)
        def decided = federating(group)
        def vote = decided.open(Affiliating.JOIN, federating(this.group()).federation().group.identity(), null)
        def proposed = house.bean(Motions).propose(new NewMotion(member, group.identity(), Audience.PUBLIC,
                Words.typed('A second oven', 'We need one.', 'en', []), new MotionTerms(Motion.Type.POLICY, null, null, [], 1)))

        when:
        endings.end(group, keeper, group.identity().handle())

        then:
        decided.again(vote).state() == Decision.State.CANCELLED
        state(vote.motionId()) == Motion.State.WITHDRAWN

        when:
        house.bean(EndedGroupsClock).run()

        then:
        state(proposed.id()) == Motion.State.WITHDRAWN
        house.bean(Decisions).require(vote.id(), null).state() == Decision.State.CANCELLED
        endings.uncleared().empty
    }

    def "offers in it are laid aside in pieces: in no list, still their author's, and opened by nobody"() {
        given:
        def group = group()
        def member = somebody(group, Role.MEMBER)
        def offers = (1..130).collect { house.offer(by: member, group: group.identity(), "Thing $it") }
        def elsewhere = house.offer('Something of the bakery')

        when:
        endings.end(group, keeper, group.identity().handle())
        house.bean(EndedGroupsClock).run()

        then:
        offers.every { now(it).state() == Listing.State.ARCHIVED }
        now(elsewhere).state() == Listing.State.OPEN
        house.bean(Listings).search(new ListingFilter(null, null, null, group.id(), null, null), member.id(), Page.Request.first(5)).items().empty
        house.bean(Posts).require(offers[0].id(), null).author().id() == member.id()

        when:
        house.bean(Listings).reopen(now(offers[0]), member)

        then:
        def refused = thrown(Refused)
        refused.message.contains('ended')

        when: 'nothing new is published there'
        house.offer(by: member, group: group.identity(), 'One more')

        then:
        thrown(Refused)
    }

    def "what was said to members only is read by its author, and by nobody else"() {
        given:
        def group = group()
        def member = somebody(group, Role.MEMBER)
        def open = house.offer(by: member, group: group.identity(), 'For everybody')
        def inside = house.offer(by: member, group: group.identity(), audience: Audience.GROUP, 'For us')

        expect:
        house.bean(Posts).require(inside.id(), keeper.id())

        when:
        endings.end(group, keeper, group.identity().handle())

        then:
        house.bean(Posts).require(open.id(), null)
        house.bean(Posts).require(inside.id(), member.id())

        when:
        house.bean(Posts).require(inside.id(), keeper.id())

        then:
        thrown(Refused)
    }

    def "the first co-op of a server cannot end"() {
        expect:
        endings.hindrances(house.group, keeper)[0].contains('first co-op')

        when:
        endings.end(house.group, keeper, 'bakery')

        then:
        def refused = thrown(Refused)
        refused.refusal() instanceof Refusal.Conflict
    }

    def "what members owe each other is settled first, and then nothing moves any more"() {
        given:
        def group = group()
        def people = [somebody(group, Role.MEMBER), somebody(group, Role.MEMBER)]
        def hours = house.bean(Units).create(group, new NewUnit('Hours', Unit.Kind.TIME, 0, new Limits(new LimitPolicy.Fixed(100), null)), keeper)
        give(hours, people[0], people[1], 30)

        expect:
        endings.hindrances(group, keeper).size() == 1
        endings.hindrances(group, keeper)[0].contains('not all at zero')

        when:
        endings.end(group, keeper, group.identity().handle())

        then:
        thrown(Refused)

        when:
        give(hours, people[1], people[0], 30)

        then:
        endings.hindrances(group, keeper).empty

        when:
        endings.end(group, keeper, group.identity().handle())
        give(hours, people[0], people[1], 1)

        then:
        thrown(Refused)
    }

    def "what was agreed on is seen through first"() {
        given:
        def group = group()
        def people = [somebody(group, Role.MEMBER), somebody(group, Role.MEMBER)]
        def gift = house.offer(by: people[0], group: group.identity(), kind: ExchangeKind.GIFT, quantity: '1', unit: 'one', 'A chair')
        def agreements = house.bean(Agreements)
        def agreement = agreements.propose(new NewAgreement(Origin.LOCAL, null, people[1], people[0], Side.RECEIVER, gift, '',
                new AgreementTerms.Gift(Measure.pieces(1), null), Evidence.NONE))

        expect:
        endings.hindrances(group, keeper)[0].contains('One agreement in it is not over')

        when:
        agreements.take(NewStep.of(agreement, people[0], new Step.Decline(Evidence.NONE)))

        then:
        endings.hindrances(group, keeper).empty
    }

    private static boolean refuses(Closure deed) {
        try {
            deed.call()
            return false
        } catch (Refused expected) {
            return true
        }
    }

    private Listing now(Listing listing) {
        return house.bean(Listings).of(house.bean(Posts).find(listing.id()).get()).get()
    }

    private Motion.State state(long motionId) {
        return house.bean(Motions).of(house.bean(Posts).find(motionId).get()).get().state()
    }

    private void give(Unit unit, Identity from, Identity to, long amount) {
        house.bean(Transfers).transfer(new NewTransfer(unit, from, false, to, amount, '', null))
    }

    private Set<Notice.Kind> told(Identity person) {
        return house.bean(Notices).page(person.id(), NoticeQuery.newest(80)).items()*.kind() as Set
    }

    private Federating federating(Group group) {
        return new Federating(house, group)
    }

    private Group group(Group.JoinPolicy policy = Group.JoinPolicy.OPEN) {
        def group = founded("coop${++number}", policy)
        memberships.appoint(group, keeper, Role.ADMIN)
        return group
    }

    private Group founded(String handle, Group.JoinPolicy policy = Group.JoinPolicy.OPEN) {
        return house.bean(Groups).found(new Founding(handle, 'A co-op', '', '', policy))
    }

    private Identity somebody(Group group, Role role) {
        def name = "person${++number}".toString()
        def identity = house.bean(Logins).register(new NewPerson(name, name.capitalize(), null, 'a long enough password'), false).identity()
        if (group != null) {
            memberships.appoint(group, identity, role)
        }
        return identity
    }
}
