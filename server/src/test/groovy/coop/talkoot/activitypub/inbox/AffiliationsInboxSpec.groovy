package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.INBOUND

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.groups.affiliation.Affiliation
import coop.talkoot.groups.affiliation.Exits
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.platform.Transactions
import java.time.Duration
import java.time.Instant
import org.jooq.DSLContext

/** What a group elsewhere does about a group here: only what it has decided, only about itself, and only in time. */
class AffiliationsInboxSpec extends AffiliationsSpecification {
    def "a group that has decided to asks, and waits for the answer of the group here"() {
        given:
        def asking = this.join()

        when:
        send(garden, asking)

        then:
        def asked = await('the request') { affiliations.byJoinUri(asking.id as String).orElse(null) }
        asked.state() == Affiliation.State.ASKED
        asked.joinMandate() == asking.context

        when: 'it asks no more'
        send(garden, garden.activity('Undo', asking.subMap('id', 'type', 'actor', 'object')))

        then:
        await('its word') { affiliations.find(asked.id()).get().state() == Affiliation.State.WITHDRAWN }
    }

    def "a join with #what is refused by name, and nothing is kept"(String what, String said, Closure made) {
        given:
        made.delegate = this
        def sent = made() as Map

        when:
        send(garden, sent)

        then:
        def reject = await('the refusal') { peer.deliveries*.json.find { it.type == 'Reject' && it.object instanceof Map && it.object.id == sent.id } } as Map
        (reject.content as String).contains(said)
        affiliations.byJoinUri(sent.id as String).empty

        cleanup:
        garden.extra.remove('children')
        garden.publish()
        house.bean(Exits).detach(identity(garden))

        where:
        what                              | said                     | made
        'no mandate'                      | 'names no decision'      | { join().findAll { it.key != 'context' } }
        'a decision that is not there'    | 'is not there'           | { join() + [context: garden.at('decisions/none')] }
        'a decision of another server'    | 'another server'         | { join() + [context: rival.at('decisions/1')] }
        'another group\'s decision'       | 'another group\'s'       | { join(decision: [attributedTo: garden.at('users/other')]) }
        'a decision about something else' | 'something else'         | { join(decision: [affiliating: NS + 'leave']) }
        'a decision that says nothing'    | 'something else'         | { join(decision: [affiliating: null]) }
        'a decision about another group'  | 'about another group'    | { join(decision: [subject: rival.uri]) }
        'a note for a decision'           | 'no decision'            | { join(decision: [additionalType: null, decision: null]) }
        'no count'                        | 'not counted'            | { uncounted() }
        'a count that was lost'           | 'not adopted'            | { join(tally: [outcome: NS + 'rejected']) }
        'a count of another vote'         | 'another decision'       | { join(tally: [decision: garden.at('decisions/0#decision')]) }
        'a count of another roll'         | 'another roll'           | { join(tally: [electorateDigest: 'sha-256=:AAAA:']) }
        'a count signed by a peer'        | 'own signature'          | { join(signer: rival) }
        'a count that nobody signed'      | 'own signature'          | { join(signer: null) }
        'a count that was changed since'  | 'own signature'          | { join(after: [cast: 99]) }
        'a tree that has us in it'        | 'above itself'           | { garden.publish(children: children(garden, here.group.identity().uri())); join() }
        'us on its second leaf'           | 'above itself'           | { garden.publish(children: leaves(rival.uri, here.group.identity().uri())); join() }
        'a tree of too many floors'       | 'deeper than 5'          | { garden.publish(children: children(garden, chain(5))); join() }
    }

    def "a join waits while a group of its tree cannot be asked"() {
        given: 'one below it whose server is ill'
        def ill = rival.at('users/ill')
        peer.answer(ill) { [503, ['Content-Type': 'text/plain'], 'ill'.bytes] }
        garden.publish(children: children(garden, ill))
        def asking = this.join()

        when:
        send(garden, asking)
        await('it to be put off') { house.bean(Transactions).read { house.bean(DSLContext).fetchExists(INBOUND, INBOUND.REASON.like('%503%')) } }

        then: 'neither let wait for an answer nor turned down'
        affiliations.byJoinUri(asking.id as String).empty
        peer.deliveries*.json.every { it.type != 'Reject' || it.object.id != asking.id }

        cleanup: 'when it is tried again, there is no decision any more'
        peer.forget(asking.context)
        garden.extra.remove('children')
        garden.publish()
    }

    def "nobody asks in another's name"() {
        given:
        def asking = this.join()

        when:
        send(rival, asking)
        settle()

        then:
        affiliations.byJoinUri(asking.id as String).empty
    }

    def "a yes counts only from the group that was asked, and only to what was asked"() {
        given:
        def asked = this.ask(garden)

        when: 'one that was not asked says yes, and one says yes to nothing'
        send(rival, accept(rival, asked.joinUri(), rival.uri))
        send(rival, accept(rival, asked.joinUri(), garden.uri))
        send(garden, accept(garden, house.instance.uri('/activities/join-none'), garden.uri))
        settle()

        then:
        affiliations.find(asked.id()).get().state() == Affiliation.State.ASKED
        affiliations.parentsOf(house.group.id(), house.instance.clock.instant()).empty

        when: 'the right one, about others'
        send(garden, accept(garden, asked.joinUri(), rival.uri))
        settle()

        then:
        affiliations.find(asked.id()).get().state() == Affiliation.State.ASKED

        when:
        send(garden, accept(garden, asked.joinUri(), garden.uri, 1))

        then:
        def begun = await('the yes') { affiliations.find(asked.id()).get().with { it.state() == Affiliation.State.MEMBER ? it : null } }
        begun.uri() == garden.at('affiliations/1')
        begun.noticePeriod() == Duration.ofDays(28)

        when: 'a second time, by the name that the first one had'
        house.bean(Exits).detach(identity(garden))
        def again = this.ask(garden)
        send(garden, accept(garden, again.joinUri(), garden.uri, 1))
        settle()

        then:
        affiliations.find(again.id()).get().state() == Affiliation.State.ASKED
        parked() == 0

        cleanup:
        house.bean(Exits).detach(identity(garden))
    }

    def "a leave with #what changes nothing"(String what, Closure made) {
        given:
        def begun = this.member()
        made.delegate = this

        when:
        send(garden, made() as Map)
        settle()

        then:
        affiliations.find(begun.id()).get().state() == Affiliation.State.MEMBER

        cleanup:
        house.bean(Exits).detach(identity(garden))

        where:
        what                    | made
        'no mandate'            | { leave().findAll { it.key != 'context' } }
        'the mandate of a join' | { leave() + [context: join().context] }
        'a date of last month'  | { leave(Duration.ofDays(-30)) }
        'a date before it came' | { leave(Duration.ofDays(-2)) }
        'a date to come'        | { leave(Duration.ofDays(2)) }
        'no date at all'        | { leave().findAll { it.key != 'startTime' } }
    }

    def "notice from elsewhere ends it at its instant, or at the earliest one that is allowed, and that is told"() {
        given:
        def begun = this.member()
        def leaving = this.leave() + [startTime: house.instance.clock.instant().toString()]

        when:
        send(garden, leaving)
        def notice = await('the notice') { affiliations.find(begun.id()).get().notice() }

        then:
        notice.effectiveAt() == notice.givenAt() + Duration.ofDays(14)
        def accept = await('the word') { peer.deliveries*.json.find { it.type == 'Accept' && it.object instanceof Map && it.object.id == leaving.id } } as Map
        Instant.parse(accept.result.endTime as String) == notice.effectiveAt()
        accept.result.state == NS + 'leaving'

        cleanup:
        house.bean(Exits).detach(identity(garden))
    }

    def "a group that is deleted belongs to nobody any more, and nobody to it"() {
        given:
        def lost = peer.person('lost.localhost', 'lost').publish(type: 'Group')
        assert send(lost, lost.activity('Follow', house.keeper.identity().uri())) == 202
        await('the group') { identity(lost) }
        def asked = belonging(lost)

        when:
        send(lost, lost.activity('Delete', lost.uri))

        then:
        await('the end') { affiliations.find(asked.id()).get().state() == Affiliation.State.EXPELLED }
        affiliations.parentsOf(house.group.id(), house.instance.clock.instant()).empty
    }

    private Affiliation member() {
        def asking = this.join()
        send(garden, asking)
        def asked = await('the request') { affiliations.byJoinUri(asking.id as String).orElse(null) }
        return house.bean(Joining).admit(asked.id(), house.keeper.identity())
    }

    /** With the decision it names and the count of that, where they belong; options change them. */
    private Map join(Map options = [:]) {
        garden.activity('Join', here.group.identity().uri(), to: [here.group.identity().uri()], context: mandate('join', options))
    }

    private Map uncounted() {
        def asking = this.join()
        peer.forget(asking.context + '/tally')
        return asking
    }

    private Map leave(Duration ahead = Duration.ZERO) {
        def given = house.instance.clock.instant() + ahead
        garden.activity('Leave', here.group.identity().uri(), to: [here.group.identity().uri()], context: mandate('leave'),
                published: given.toString(), startTime: (given + Duration.ofDays(20)).toString(), '@context': context())
    }

    /** What a group says of those below it. */
    private String children(FakeActor of, String uri) {
        def id = of.at('children')
        peer.serve(id, ['@context': context(), id: id, type: 'OrderedCollection', totalItems: 1, orderedItems: [link(of, uri)]])
        return id
    }

    /** The same on two leaves. */
    private String leaves(String first, String second) {
        def id = garden.at('children-on-leaves')
        def pages = ["$id?page=true", "$id?page=true&before=1"]*.toString()
        peer.serve(id, ['@context': context(), id: id, type: 'OrderedCollection', totalItems: 2, first: pages[0]])
        peer.serve(pages[0], ['@context': context(), id: pages[0], type: 'OrderedCollectionPage', partOf: id, next: pages[1], orderedItems: [link(garden, first)]])
        peer.serve(pages[1], ['@context': context(), id: pages[1], type: 'OrderedCollectionPage', partOf: id, orderedItems: [link(garden, second)]])
        return id
    }

    private static Map link(FakeActor of, String uri) {
        [type: 'Relationship', id: of.at('affiliations/9'), subject: of.uri, relationship: NS + 'hasChild', object: uri]
    }

    /** So many groups, each below the one before; gives the first. */
    private String chain(int floors) {
        return (floors..1).inject((String) null) { String below, int floor ->
            def group = peer.person("floor${floor}.localhost", "floor$floor")
            group.publish([type: 'Group'] + (below == null ? [:] : [children: children(group, below)]))
            return group.uri
        }
    }
}
