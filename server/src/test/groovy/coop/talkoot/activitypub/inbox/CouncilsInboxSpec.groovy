package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.FakePeer
import coop.talkoot.governance.Assembly
import coop.talkoot.governance.CharterTemplate
import coop.talkoot.governance.Councils
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.Delegate
import coop.talkoot.governance.Motion
import coop.talkoot.governance.MotionTerms
import coop.talkoot.governance.Motions
import coop.talkoot.governance.NewMotion
import coop.talkoot.governance.Openings
import coop.talkoot.governance.VotesDue
import coop.talkoot.governance.VotingMethod
import coop.talkoot.governance.VotingTerms
import coop.talkoot.governance.VotingTermsText
import coop.talkoot.governance.method.Choice
import coop.talkoot.groups.affiliation.Affiliation
import coop.talkoot.groups.affiliation.Exits
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.platform.Page
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import spock.lang.Shared

/** A group elsewhere sends delegates to the federation here: only whom it has chosen, for as long, and nobody in its place. */
class CouncilsInboxSpec extends AffiliationsSpecification {
    @Shared FakeActor gus = peer.person('garden.localhost', 'gus')
    @Shared FakeActor gwen = peer.person('garden.localhost', 'gwen')
    @Shared FakeActor far = peer.person('far.localhost', 'fay')
    @Shared FakeActor stranger = peer.person('stranger.localhost', 'stranger').publish(type: 'Group')

    def setupSpec() {
        join(garden)
    }

    /** Nobody is left in office for the next one. */
    def cleanup() {
        [gus, gwen, far].each { person ->
            if (council().contains(person.name)) {
                send(garden, remove(person) + [object: item(person, null, [state: NS + 'left'])])
                await("$person.name to be gone") { !council().contains(person.name) }
            }
        }
    }

    def "whom a group has chosen is taken in, wherever they live, once, and replaced by whom it chooses next"() {
        given:
        def decision = elected([gus, far, gwen], ['o1', 'o2'])
        def sent = add(gus, decision)

        when:
        send(garden, sent)
        send(garden, add(far, decision))
        await('both') { council() == ['gus', 'fay'] as Set }
        send(garden, add(gus, decision))
        settle()

        then:
        council() == ['gus', 'fay'] as Set
        with(terms().find { it.person().handle() == 'gus' }) {
            child().uri() == garden.uri
            mandate() == decision
            until() == Instant.parse(sent.object.endTime as String)
        }

        when:
        def next = elected([gwen], [])
        send(garden, add(gwen, next))

        then:
        await('the next') { council() == ['gwen'] as Set }
        terms().findAll { it.mandate() == decision }*.ending()*.why() == [Delegate.Why.REPLACED] * 2

        when: 'one by the decision before'
        def late = add(far, decision)
        send(garden, late)

        then:
        refusal(garden, late).contains('over')
        council() == ['gwen'] as Set

        when: 'and one who never came by it, by one that is older'
        def older = elected([gus, far], ['o1'], [published: now() - Duration.ofHours(1)])
        def stale = add(gus, older, [startTime: (now() - Duration.ofHours(1)).toString(), endTime: after(now() - Duration.ofHours(1))])
        send(garden, stale)

        then:
        refusal(garden, stale).contains('others since')
        council() == ['gwen'] as Set
    }

    def "to send somebody with #what is refused by name, and nothing is kept"(String what, String said, Closure made) {
        given:
        made.delegate = this
        def sent = made() as Map

        when:
        send(garden, sent)

        then:
        refusal(garden, sent).contains(said)
        council().empty

        where:
        what                               | said                   | made
        'no decision'                      | 'names no decision'    | { add(gus, elected([gus], [])).findAll { it.key != 'context' } }
        'a decision that is not there'     | 'is not there'         | { add(gus, garden.at('decisions/none')) }
        'a decision of another server'     | 'another server'       | { add(gus, rival.at('decisions/1')) }
        'another group\'s decision'        | 'another group\'s'     | { add(gus, elected([gus], [], [decision: [attributedTo: garden.at('users/other')]])) }
        'a decision about something else'  | 'something else'       | { add(gus, elected([gus], [], [decision: [sendsTo: null]])) }
        'one to join'                      | 'something else'       | { add(gus, mandate('join')) }
        'one to recall them'               | 'something else'       | { add(gus, recall(gus)) }
        'one about another federation'     | 'another group'        | { add(gus, elected([gus], [], [decision: [sendsTo: rival.uri]])) }
        'an election that was lost'        | 'not adopted'          | { add(gus, elected([gus], [], [tally: [outcome: NS + 'rejected']])) }
        'a count signed by a peer'         | 'own signature'        | { add(gus, elected([gus], [], [signer: rival])) }
        'a count that nobody signed'       | 'own signature'        | { add(gus, elected([gus], [], [signer: null])) }
        'a count that was changed since'   | 'own signature'        | { add(gus, elected([gus, gwen], ['o2'], [after: [selected: ['o1']]])) }
        'a count of another roll'          | 'another roll'         | { add(gus, elected([gus], [], [tally: [electorateDigest: 'sha-256=:AAAA:']])) }
        'an election of another'           | 'did not choose them'  | { add(gwen, elected([gus, gwen], ['o1'])) }
        'an election of nobody like that'  | 'did not choose them'  | { add(far, elected([gus, gwen], ['o1'])) }
        'more chosen than there are seats' | 'more were chosen'     | { add(gus, elected([gus, gwen, far], ['o1', 'o2'], [seats: 1])) }
        'more than a group can send'       | 'more than 20'         | { add(gus, elected([gus] + (1..20).collect { garden.at("users/u$it") }, [])) }
        'a longer term'                    | 'another term'         | { add(gus, elected([gus], []), [endTime: after(now() + Duration.ofDays(2))]) }
        'a term that begins later'         | 'another term'         | { add(gus, elected([gus], []), [startTime: (now() + Duration.ofDays(1)).toString()]) }
        'a term before the vote'           | 'another term'         | { add(gus, elected([gus], []), [startTime: (now() - Duration.ofDays(1)).toString()]) }
        'no term'                          | 'from when until when' | { add(gus, elected([gus], []), [endTime: null]) }
        'a decision for ever'              | 'how many months'      | { add(gus, elected([gus], [], [decision: [months: 100]])) }
        'a term that is over'              | 'is over'              | { add(gus, elected([gus], []), [startTime: (now() - Duration.ofMinutes(2)).toString(), endTime: (now() - Duration.ofMinutes(1)).toString()]) }
        'a group as a delegate'            | 'are people'           | { add(rival, elected([rival], [])) }
        'an item of another group'         | 'Only a group itself'  | { add(gus, elected([gus], []), [attributedTo: rival.uri]) }
    }

    def "lots send as many as were decided, and no more"() {
        given:
        def decision = elected([], [], [decision: [drawn: 1]])

        when:
        send(garden, add(gus, decision))
        await('the first') { council() == ['gus'] as Set }
        def second = add(gwen, decision)
        send(garden, second)

        then:
        refusal(garden, second).contains('more than that decision sends: 1')
        council() == ['gus'] as Set

        when: 'who was drawn lays it down, and the next one follows'
        send(garden, remove(gus) + [object: item(gus, decision, [state: NS + 'resigned'])])
        send(garden, add(gwen, decision))

        then:
        await('the next') { council() == ['gwen'] as Set }
        terms().find { it.person().handle() == 'gus' && it.mandate() == decision }.ending().why() == Delegate.Why.RESIGNED
    }

    def "no other group, and nobody else, sends or recalls them"() {
        given:
        def decision = elected([gus, gwen], ['o1'])
        send(garden, add(gus, decision))
        await('the delegate') { council() == ['gus'] as Set }

        when: 'a group says it of this one, or of itself by its decision'
        def forged = [
                rival.activity('Add', item(gwen, decision), to: [federation()], context: decision, '@context': context()),
                rival.activity('Add', item(gwen, decision, [attributedTo: rival.uri]), to: [federation()], context: decision, '@context': context()),
                rival.activity('Remove', item(gus, decision), to: [federation()], context: recall(gus), '@context': context()),
                rival.activity('Remove', item(gus, decision, [attributedTo: rival.uri, state: NS + 'left']), to: [federation()], '@context': context())]
        forged.each { send(rival, it) }

        then:
        forged.collect { refusal(rival, it) }.withIndex().every { said, place ->
            said.contains(['Only a group itself', 'another server', 'Only a group itself', 'does not send them'][place])
        }

        when: 'a person does, and the group in whose name somebody else signs'
        send(gwen, gwen.activity('Add', item(gwen, decision), to: [federation()], context: decision, '@context': context()))
        send(gus, gus.activity('Remove', item(gus, decision, [state: NS + 'resigned']), to: [federation()], '@context': context()))
        send(rival, remove(gus) + [context: recall(gus)])
        settle()

        then:
        council() == ['gus'] as Set
        parked() == 0
    }

    def "to recall somebody with #what is refused by name, and they stay"(String what, String said, Closure made) {
        given:
        send(garden, add(gus, elected([gus], [])))
        await('the delegate') { council() == ['gus'] as Set }
        made.delegate = this
        def sent = made() as Map

        when:
        send(garden, sent)

        then:
        refusal(garden, sent).contains(said)
        council() == ['gus'] as Set

        where:
        what                            | said                    | made
        'no decision'                   | 'names no decision'     | { remove(gus) }
        'no decision and a wrong reason' | 'names no decision'    | { remove(gus) + [object: item(gus, null, [state: NS + 'recalled'])] }
        'the decision that sent them'   | 'something else'        | { remove(gus) + [context: elected([gus], [])] }
        'a recall of another'           | 'recalls somebody else' | { remove(gus) + [context: recall(gwen)] }
        'a recall that was lost'        | 'not adopted'           | { remove(gus) + [context: recall(gus, [tally: [outcome: NS + 'rejected']])] }
        'a recall from elsewhere'       | 'another group'         | { remove(gus) + [context: recall(gus, [decision: [sendsTo: rival.uri]])] }
        'a recall before they came'     | 'does not send them'    | { remove(gus) + [context: recall(gus, [published: now() - Duration.ofDays(1)])] }
        'one who was never sent'        | 'does not send them'    | { remove(gwen) + [context: recall(gwen)] }
    }

    def "recalled by its decision somebody is out, and does not come back by the one that sent them"() {
        given:
        def decision = elected([gus], [])
        send(garden, add(gus, decision))
        await('the delegate') { council() == ['gus'] as Set }
        def recall = this.recall(gus)

        when:
        send(garden, remove(gus) + [context: recall])

        then:
        await('the recall') { council().empty }
        with(terms().first().ending()) {
            why() == Delegate.Why.RECALLED
            mandate() == recall
        }

        when:
        def again = add(gus, decision)
        send(garden, again)

        then:
        refusal(garden, again).contains('over')
        council().empty
    }

    def "a group that does not belong here sends nobody"() {
        given:
        house.bean(Exits).detach(identity(garden))
        def sent = add(gus, elected([gus], []))

        when:
        send(garden, sent)

        then:
        refusal(garden, sent).contains('does not belong here')
        council().empty

        cleanup:
        join(garden)
    }

    def "whom a federation elsewhere does not take, the group here sends no more; nobody else's no counts"() {
        given: 'the group here belongs to it, and elects somebody; it has no groups of its own that would be asked'
        house.bean(Exits).detach(identity(garden))
        belonging(rival)
        def keeper = house.keeper.identity()
        def motion = house.bean(Motions).propose(new NewMotion(keeper, house.group.identity(), Audience.PUBLIC, Words.typed('Our delegate', 'We talked about it.', 'en', []),
                MotionTerms.electing(identity(rival), [keeper], 1, 12)))
        def vote = house.bean(Openings).putToVote(motion, keeper, Assembly.opening(method: VotingMethod.SIMPLE_MAJORITY, window: Duration.ofDays(1)))
        here.say([(keeper): Choice.Answer.YES], vote)

        when:
        here.close(vote)

        then: 'and says so, with that decision'
        def add = await('the word') { peer.deliveries*.json.find { it.type == 'Add' && it.actor == federation() } } as Map
        add.context == vote.post().uri()
        add.to == [rival.uri]
        add.target == federation() + '/collections/delegates'
        add.object.with { [it.type, it.subject, it.relationship, it.object, it.attributedTo, it.context] } ==
                ['Relationship', keeper.uri(), NS + 'delegateOf', rival.uri, federation(), vote.post().uri()]

        when:
        send(garden, garden.activity('Reject', add.id))
        send(rival, rival.activity('Reject', add.id + '0'))
        settle()

        then:
        house.bean(Councils).sentNow(house.group.identity())*.person() == [keeper]

        when:
        send(rival, rival.activity('Reject', add.id))

        then:
        await('the no') { house.bean(Councils).sentNow(house.group.identity()).empty }
        house.bean(Councils).sentBy(house.group.identity(), Page.Request.first(5)).items()*.ending()*.why() == [Delegate.Why.REFUSED]

        cleanup:
        house.bean(Exits).detach(identity(rival))
        join(garden)
    }

    def "a vote that names somebody here as its delegate is theirs; one that names nobody here, or a whole town, is none"() {
        given:
        def keeper = house.keeper.identity()
        def votes = [[keeper.uri(), gus.uri], [gus.uri], [keeper.uri()] + (1..9000).collect { far.at("users/u$it") }].collect { named -> open(named) }

        when:
        votes.each { send(stranger, stranger.activity('Create', it)) }
        settle()

        then:
        def found = votes.collect { house.bean(Decisions).byUri(it.id as String).orElse(null) }
        found.collect { it != null } == [true, false, false]
        house.bean(VotesDue).openTo(keeper.id(), [found[0]]) == [found[0].id()] as Set
        house.bean(VotesDue).openTo(house.member("m${peer.next()}").id(), [found[0]]).empty
    }

    /** A council's vote of a group of which nobody here has heard. */
    private Map open(List<String> named) {
        def id = stranger.at("decisions/${peer.next()}")
        def rule = VotingTermsText.write(VotingTerms.of(CharterTemplate.CONSENSUS.bylaws(), Motion.Type.POLICY, VotingMethod.SIMPLE_MAJORITY, 1))
        stranger.note(id: id, audience: stranger.uri, cc: [stranger.uri], '@context': context(), additionalType: NS + 'Decision', nameMap: [en: 'A common oven'],
                decision: [id: "$id#decision".toString(), type: 'Decision', attributedTo: stranger.uri, method: NS + 'simpleMajority', options: [], electorateDigest: 'sha-256=:BBBB:', delegates: named,
                           delegationAllowed: false, startTime: now().toString(), endTime: (now() + Duration.ofDays(7)).toString(), rule: rule])
    }

    private String federation() {
        here.group.identity().uri()
    }

    private static String after(Instant since, int months = 12) {
        since.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant().toString()
    }

    private Set<String> council() {
        house.bean(Councils).of(here.group.identity(), Page.Request.first(50)).items()*.person()*.handle() as Set
    }

    private List<Delegate> terms() {
        house.bean(Councils).sentBy(identity(garden), Page.Request.first(50)).items()
    }

    /** What the federation says of it to who sent it. */
    private String refusal(FakeActor sender, Map sent) {
        def reject = await("the refusal of $sent.id") { peer.deliveries*.json.find { it.type == 'Reject' && it.object == sent.id } } as Map
        assert reject.to == [sender.uri]
        return reject.content
    }

    private Affiliation join(FakeActor child) {
        def asking = child.activity('Join', federation(), to: [federation()], context: mandate('join'))
        send(child, asking)
        def asked = await('the request') { affiliations.byJoinUri(asking.id as String).orElse(null) }
        return house.bean(Joining).admit(asked.id(), house.keeper.identity())
    }

    /** A decision that chooses from these by the options selected, or takes all of them; options change it and its count. */
    private String elected(List candidates, List<String> selected, Map options = [:]) {
        counted([sendsTo: federation(), candidates: candidates.collect { it instanceof FakeActor ? it.uri : it }, months: 12] + ((options.decision ?: [:]) as Map),
                [seats: selected.empty ? null : options.seats ?: selected.size()], selected, options)
    }

    private String recall(FakeActor person, Map options = [:]) {
        counted([sendsTo: federation(), subject: person.uri] + ((options.decision ?: [:]) as Map), [:], [], options)
    }

    private String counted(Map said, Map vote, List<String> selected, Map options) {
        def decision = decision(said, vote)
        def id = decision.id as String
        def tally = [
                '@context': context(), id: "$id/tally".toString(), type: 'Tally', attributedTo: garden.uri, to: [FakePeer.PUBLIC], cc: [], context: id,
                decision: "$id#decision".toString(), published: (options.published ?: now()).toString(), eligible: 7, cast: 5, counted: 5, quorumReached: true,
                outcome: NS + (selected.empty ? 'accepted' : 'selected'), rows: [], selected: selected, electorateDigest: 'sha-256=:BBBB:'] + ((options.tally ?: [:]) as Map)
        def signer = options.containsKey('signer') ? options.signer as FakeActor : garden
        peer.serve(id, decision)
        peer.serve("$id/tally", (signer == null ? tally : signed(signer, tally)) + ((options.after ?: [:]) as Map))
        return id
    }

    private Map decision(Map said, Map vote) {
        def id = garden.at("decisions/${peer.next()}")
        return (garden.note(id: id, audience: garden.uri, cc: [garden.uri], '@context': context(), additionalType: NS + 'Decision', nameMap: [en: 'Whom do we send?'],
                decision: [id: "$id#decision".toString(), type: 'Decision', attributedTo: (said.attributedTo ?: garden.uri) as String, method: NS + 'approval', options: [], electorateDigest: 'sha-256=:BBBB:',
                           startTime: (now() - Duration.ofDays(7)).toString(), endTime: now().toString()] + vote.findAll { it.value != null }) + said).findAll { it.value != null }
    }

    private Map item(FakeActor person, Object decision, Map changed = [:]) {
        ([id: garden.at("delegates#${peer.next()}"), type: 'Relationship', attributedTo: garden.uri, subject: person.uri, relationship: NS + 'delegateOf', object: federation(),
          context: decision, startTime: now().toString(), endTime: after(now())] + changed).findAll { it.value != null }
    }

    private Map add(FakeActor person, Object decision, Map changed = [:]) {
        garden.activity('Add', item(person, decision, changed), to: [federation()], context: decision, target: garden.at('delegates'), '@context': context())
    }

    private Map remove(FakeActor person) {
        garden.activity('Remove', item(person, null), to: [federation()], target: garden.at('delegates'), '@context': context())
    }
}
