package coop.talkoot.governance

import static coop.talkoot.schema.Tables.AFFILIATION
import static coop.talkoot.schema.Tables.COUNT_FILE

import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.count.StandAlone
import coop.talkoot.governance.federal.FederalTally.Standing
import coop.talkoot.governance.federal.Mode
import coop.talkoot.governance.federal.Weighting
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Dividing
import coop.talkoot.governance.method.Outcome
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Ids
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.web.Visitor
import groovy.json.JsonSlurper
import java.time.Duration
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What a federation puts to its groups, all of which live on one server. */
class FederalVotesSpec extends Specification {
    @Shared @AutoCleanup Assembly union = new Assembly('union')
    @Shared Map<String, Identity> people = [:]
    @Shared Group bakery
    @Shared Group garden
    @Shared Group cellar

    def setupSpec() {
        bakery = coop('bakery', ['ann', 'ben', 'both'])
        garden = coop('garden', ['gus', 'hal'])
        cellar = coop('cellar', ['ivy'])
        union.clock.advance(Duration.ofHours(1))
        union.bean(Memberships).appoint(garden, people.both, Role.MEMBER)
        [bakery, garden, cellar].each { belongs(it.identity()) }
        union.clock.advance(Duration.ofHours(1))
        union.bean(Charters).adopt(garden.identity(), union.bylaws(['delegating.most': 8L, 'delegating.percent': 100L]), people.gus)
    }

    def "each group votes by its own roll, and what they come to is put together, by the charter's mode"() {
        given:
        def vote = put()

        expect:
        vote.terms().federal().rule().mode() == Mode.DIRECT
        vote.terms().federal().rule().weighting() == Weighting.MEMBERS
        vote.roll().size() == 3
        union.bean(FederalVotes).parts(vote)*.state() == [FederalPart.State.OPEN] * 3
        part(vote, bakery).roll().size() == 3
        part(vote, bakery).closesAt() == vote.closesAt() - FederalVotes.WAY
        union.bean(FederalVotes).wholeOf(part(vote, garden)).get().id() == vote.id()

        when:
        say(vote, bakery, ann: Answer.YES, both: Answer.YES)
        say(vote, garden, gus: Answer.NO, both: Answer.NO)
        def over = close(vote)

        then: 'of both only what they said where they belonged first; the cellar voted, but nobody in it'
        over.conclusion().outcome() == Outcome.Kind.REJECTED
        def result = union.bean(FederalCounts).result(over).get()
        result.parts().collectEntries { [it.group().tokenize('/').last(), [it.standing(), it.people()]] } ==
                [bakery: [Standing.COUNTED, 3], garden: [Standing.COUNTED, 2], cellar: [Standing.NO_QUORUM, 1]]
        result.modes()[Mode.DIRECT].lines()*.people() == [2, 1, 0]
        over.conclusion().reason().key() == 'NOT_BY_GROUPS'
        Recount.check(union.bean(CountFiles).write(over)).tally().outcome().kind() == Outcome.Kind.REJECTED
    }

    def "who divides the votes they bring to their group divides them in the federation, of those who count there"() {
        given: 'gus votes for hal and for both, who counts in the bakery'
        ['hal', 'both'].each { entrust(garden, people[it], people.gus) }
        def vote = put()

        when: 'three votes where he is asked, of which two are of people who count there'
        assert union.cast(part(vote, garden), people.gus, new Dividing([yes: 2, no: 1])) instanceof Receipt.Accepted
        say(vote, bakery, ann: Answer.NO, both: Answer.YES)
        def over = close(vote)

        then: 'two thirds of two are one, and the third that is left is one too'
        union.bean(FederalCounts).result(over).get().modes()[Mode.DIRECT].lines()*.people() == [2L, 2L, 0L]

        and: 'anybody comes to the same, knowing nothing but the file'
        def file = union.bean(CountFiles).write(over)
        Recount.check(file).tally().outcome().kind() == over.conclusion().outcome()
        new StandAlone().check(file).startsWith('ALL IS RIGHT')

        cleanup:
        ['hal', 'both'].each { name ->
            union.bean(Delegations).givenBy(people[name], Page.Request.first(9)).items().each { union.bean(Delegations).revoke(it, people[name]) }
        }
    }

    def "on pages a group that is affected vetoes, what groups gave is written down, and one chooses where one counts"() {
        given:
        def motion = union.motion(title: 'A taller wall')
        def sent = [method: 'SIMPLE_MAJORITY', days: '7', visibility: 'OPEN', delegation: 'on', mode: 'BLOC', weighting: 'CONTRIBUTION',
                    ("affected-${garden.id()}".toString()): 'on']
        def gave = "gave-${bakery.id()}".toString()
        def keeper = visitor(union.keeper.handle())
        def gus = visitor('gus')
        def hal = visitor('hal')

        expect:
        keeper.rawPost("/motions/${motion.id()}/open", sent + [(gave): 'much']).with { it.statusCode() == 422 && it.body().contains('Write a whole number, 0 or more') }
        keeper.rawPost("/motions/${motion.id()}/open", sent + [(gave): '30']).statusCode() == 303

        when:
        def vote = union.bean(Decisions).search(new DecisionFilter(null, null, motion.id(), null, null, null), null, Page.Request.first(1)).items().first()
        def parts = union.bean(FederalVotes).parts(vote).collectEntries { [it.child().handle(), it] }
        def href = "/decisions/${vote.id()}"

        then:
        parts.bakery.contribution() == 30
        parts.garden.isAffected() && !parts.bakery.isAffected()
        gus.get(href).body().contains('For which group')
        !hal.get(href).body().contains('For which group')

        when:
        def refused = hal.rawPost("$href/together/veto", [group: "${garden.id()}", veto: 'No.'])
        def unknown = gus.rawPost("$href/together/veto", [group: '1', veto: 'No.'])
        def vetoed = gus.rawPost("$href/together/veto", [group: "${garden.id()}", veto: 'It would take our light.'])

        then:
        [refused, unknown]*.statusCode() == [422, 422]
        unknown.body().contains('Choose one of the groups')
        vetoed.statusCode() == 303
        union.bean(Vetoes).of(vote)*.holder()*.handle() == ['garden']
        gus.get(href).body().with { it.contains('It would take our light.') && it.contains('Take my veto back') }
        !hal.get(href).body().contains('Take my veto back')

        and: 'whoever speaks for the group takes it back, nobody else'
        hal.rawPost("$href/together/veto/${garden.id()}/withdraw", [:]).statusCode() == 403
        gus.rawPost("$href/together/veto/${garden.id()}/withdraw", [:]).statusCode() == 303
        union.bean(Vetoes).of(vote).every { it.withdrawnAt() != null }

        when: 'both belongs to two of them'
        def both = visitor('both')
        def mine = "/decisions/${part(vote, garden).id()}"
        def api = "/api/talkoot/v1/groups/${garden.id()}/counted-here"

        then:
        both.get(mine).body().contains('Count me here')
        both.rawPost("$mine/together/counted-here", [:]).statusCode() == 303
        union.bean(FederalVotes).isCountedHere(people.both, garden.identity())
        both.get(api).body() == '{"isChosen":true}'
        both.get(mine).body().contains('Count me where I joined first')
        both.rawPost("$mine/together/counted-here", [:]).statusCode() == 303
        both.get(api).body() == '{"isChosen":false}'
        !new Visitor(union.house.instance).get(mine).body().contains('Count me here')

        cleanup:
        close(vote)
    }

    def "whoever says where they count, counts there from the next vote on"() {
        given:
        union.bean(FederalVotes).countHere(people.both, garden.identity(), true)
        union.clock.advance(Duration.ofMinutes(1))
        def vote = put()

        when:
        say(vote, bakery, both: Answer.YES, ann: Answer.YES, ben: Answer.YES)
        say(vote, garden, both: Answer.NO, gus: Answer.NO, hal: Answer.NO)
        def result = union.bean(FederalCounts).result(close(vote)).get()

        then:
        result.parts().collectEntries { [it.group().tokenize('/').last(), it.people()] } == [bakery: 2, garden: 3, cellar: 1]
        result.modes()[Mode.DIRECT].lines()*.people() == [2, 3, 0]

        cleanup:
        union.bean(FederalVotes).countHere(people.both, garden.identity(), false)
    }

    def "the page of the vote shows what each mode and each group came to, and that of a part leads to it"() {
        given:
        def motion = union.motion(title: 'A common oven')
        def keeper = new Visitor(union.house.instance).as(union.keeper.handle(), 'a long enough password')

        expect: 'the form asks how, and offers open ballots alone'
        with(keeper.get("/motions/${motion.id()}").body()) {
            it.contains('How answers are put together')
            it.contains('This goes to all member groups')
            !it.contains('value="SECRET"')
        }

        when:
        def vote = union.bean(Openings).putToVote(motion, union.keeper, Assembly.opening(method: VotingMethod.SIMPLE_MAJORITY, window: Duration.ofDays(7)))
        say(vote, bakery, ann: Answer.YES, ben: Answer.YES)
        say(vote, garden, gus: Answer.YES, hal: Answer.YES)
        def mine = part(vote, bakery)
        close(vote)
        def visitor = new Visitor(union.house.instance)

        then:
        with(visitor.get("/decisions/${vote.id()}").body()) {
            it.contains('Decided together')
            it.contains('Each group with all its weight')
            it.contains('For information: this does not decide.')
            it.contains('Too few took part')
            it.contains('class="count-bar"')
        }
        with(visitor.get("/decisions/${mine.id()}").body()) {
            it.contains('This is our part of a vote of')
            it.contains("href=\"/decisions/${vote.id()}\"")
        }

        and:
        with(new JsonSlurper().parseText(union.house.instance.get("/api/talkoot/v1/decisions/${vote.id()}/federation").body())) {
            it.mode == 'direct'
            it.parts*.standing.toSet() == ['counted', 'no_quorum'] as Set
            it.modes.direct.outcome == 'passed'
            it.modes.keySet() == ['direct', 'bloc', 'proportional'] as Set
            it.groups.outcome == 'passed'
        }
        new JsonSlurper().parseText(union.house.instance.get("/api/talkoot/v1/decisions/${mine.id()}/federation").body()).partOfId == "${vote.id()}"
    }

    def "contributions weigh as stated, and only of groups that are asked"() {
        when:
        def vote = put(new FederalOpening(Mode.BLOC, Weighting.CONTRIBUTION, [(bakery.identity().uri()): 30L], [] as Set))

        then:
        union.bean(FederalVotes).parts(vote).find { it.child().id() == bakery.id() }.contribution() == 30

        cleanup:
        close(vote)
    }

    def "an answer that is not right is named, and counts as silence"() {
        given:
        def vote = put()
        say(vote, bakery, ann: Answer.YES, ben: Answer.YES)
        def theirs = part(vote, bakery)
        until(theirs)

        when: 'what is kept of it is not what the group signed'
        union.bean(Transactions).run {
            union.bean(Closings).close(theirs.id(), false)
            def forged = union.bean(CountFiles).write(union.bean(Decisions).find(theirs.id()).get())
            forged[forged.length.intdiv(2)] ^= 1
            union.bean(DSLContext).insertInto(COUNT_FILE).set(COUNT_FILE.DECISION_ID, theirs.id()).set(COUNT_FILE.ARCHIVE, forged)
                    .set(COUNT_FILE.KEPT_AT, union.clock.instant()).execute()
        }
        union.tick()

        then:
        def named = union.bean(FederalVotes).parts(vote).find { it.child().id() == bakery.id() }
        named.state() == FederalPart.State.REFUSED
        named.because().contains('not right')

        and:
        union.bean(FederalCounts).result(close(vote)).get().parts().find { it.group() == bakery.identity().uri() }.standing() == Standing.SILENT
    }

    def "the veto of a group it affects stops it, until three days after the close"() {
        given:
        def vote = put(new FederalOpening(Mode.DIRECT, null, [:], [garden.identity().uri()] as Set))
        say(vote, bakery, ann: Answer.YES, ben: Answer.YES)

        when: 'only the affected group can, and only who speaks for it'
        union.bean(Vetoes).castFor(vote, by, people[who], 'It would take our light.')

        then:
        thrown(Refused)

        when:
        union.bean(Vetoes).castFor(vote, garden.identity(), people.gus, 'It would take our light.')

        then:
        vote.concludesAt() == vote.closesAt() + Duration.ofHours(72)
        close(vote).conclusion().outcome() == Outcome.Kind.BLOCKED

        where:
        by                  | who
        garden.identity()   | 'hal'
        cellar.identity()   | 'ivy'
    }

    def "#what is refused, and the field named"() {
        when:
        union.bean(Openings).putToVote(union.motion(audience: audience), union.keeper, Assembly.opening(method: VotingMethod.SIMPLE_MAJORITY, secrecy: secrecy).with(opening()))

        then:
        def refused = thrown(Refused)
        refused.refusal().toString().contains(field)

        where:
        what                                | audience        | secrecy        | field           | opening
        'what their members cannot read'    | Audience.GROUP  | null           | 'audience'      | { FederalOpening.USUAL }
        'a secret vote'                     | Audience.PUBLIC | Secrecy.SECRET | 'secrecy'       | { FederalOpening.USUAL }
        'to be affected without being asked' | Audience.PUBLIC | null          | 'affected'      | { new FederalOpening(null, null, [:], ['https://x.example/g'] as Set) }
        'to give without being asked'       | Audience.PUBLIC | null           | 'contributions' | { new FederalOpening(null, null, ['https://x.example/g': 1L], [] as Set) }
        'to give less than nothing'         | Audience.PUBLIC | null           | 'contributions' | { new FederalOpening(null, null, [(bakery.identity().uri()): -1L], [] as Set) }
    }

    def "a charter may say how, and says nothing where it is as usual"() {
        given:
        def usual = BylawsText.write(CharterTemplate.CONSENSUS.bylaws())
        def other = union.bylaws(federating: [mode: 'bloc', weighting: 'penrose', isDouble: false, alphaPercent: 10, capExtra: 500])

        expect:
        !usual.contains('federating')
        other.federating() == new Federating(Mode.BLOC, Weighting.PENROSE, false, 10, 500)
        BylawsText.read(BylawsText.write(other)) == other

        when:
        union.bylaws(federating: [mode: mode, weighting: 'equal', isDouble: true, alphaPercent: alpha, capExtra: 0])

        then:
        thrown(Refused)

        where:
        mode     | alpha
        'shares' | 0
        'bloc'   | 101
    }

    private Visitor visitor(String handle) {
        return new Visitor(union.house.instance).as(handle, 'a long enough password')
    }

    private void entrust(Group group, Identity principal, Identity delegate) {
        union.bean(Delegations).make(new NewDelegation(principal, delegate, group.identity(), new DelegationScope.All(), union.clock.instant(),
                union.clock.instant() + Duration.ofDays(100), true, false, Origin.LOCAL))
    }

    private Decision put(FederalOpening opening = FederalOpening.USUAL) {
        return union.bean(Openings).putToVote(union.motion(), union.keeper, Assembly.opening(method: VotingMethod.SIMPLE_MAJORITY, window: Duration.ofDays(7)).with(opening))
    }

    private Decision part(Decision whole, Group group) {
        return union.bean(Decisions).find(union.bean(FederalVotes).partOf(whole, group.identity()).get().partId()).get()
    }

    private void say(Map<String, Answer> answers, Decision whole, Group group) {
        answers.each { name, answer -> assert union.cast(part(whole, group), people[name], answer) instanceof Receipt.Accepted }
    }

    private void until(Decision vote) {
        union.clock.advance(Duration.between(union.clock.instant(), vote.closesAt()) + Duration.ofSeconds(1))
    }

    /** The parts first, then what they are parts of. */
    private Decision close(Decision vote) {
        if (union.clock.instant().isBefore(part(vote, garden).closesAt())) {
            until(part(vote, garden))
        }
        union.tick()
        union.tick()
        return union.close(vote)
    }

    private Group coop(String handle, List<String> members) {
        def group = union.bean(Groups).found(new Founding(handle, handle.capitalize(), 'A co-op.', 'Here', Group.JoinPolicy.OPEN))
        members.each {
            people[it] = union.bean(Logins).register(new NewPerson(it, it, null, 'a long enough password'), false).identity()
            union.bean(Memberships).appoint(group, people[it], it == 'gus' ? Role.ADMIN : Role.MEMBER)
        }
        return group
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
}
