package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.groups.affiliation.Affiliation
import coop.talkoot.groups.affiliation.FederationTerms
import coop.talkoot.groups.affiliation.Federations
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import coop.talkoot.people.Identities
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Groups in groups through the API. */
class FederationsApiSpec extends Specification {
    static final Map<String, ?> TERMS = [scope: 'custom', scopeWords: 'The vale', governing: 'members', admission: 'coordinators', announces: 'tags', tags: ['#Lend', 'food']]

    @Shared @AutoCleanup ApiFixture bakery = new ApiFixture().member('marek')
    @Shared int number = 0

    def setup() {
        assert bakery.send('PUT', "/groups/$bakery.id/federation", TERMS, bakery.as('keeper')).statusCode() == 200
    }

    def "an admin says what a federation is for, and everybody can read it"() {
        expect:
        json(bakery.get("/groups/$bakery.id/federation")) == TERMS + [tags: ['lend', 'food']]
        bakery.send('PUT', "/groups/$bakery.id/federation", TERMS, bakery.as('marek')).statusCode() == 403
        bakery.get("/groups/${group().id()}/federation").statusCode() == 404
    }

    def "#what is refused at #field"() {
        when:
        def answer = bakery.send('PUT', "/groups/$bakery.id/federation", TERMS + changed, bakery.as('keeper'))

        then:
        answer.statusCode() == 422
        answer.body().contains("\"$field\"")

        where:
        what                       | changed            | field
        'a scope nobody has'       | [scope: 'moon']    | 'scope'
        'a scope without words'    | [scopeWords: '']   | 'scopeWords'
        'tags that do not count'   | [announces: 'all'] | 'tags'
        'a field nobody knows'     | [moon: 1]          | 'moon'
    }

    def "who asks is let in or refused, and both sides list it"() {
        given:
        def children = [group(), group(), group()]
        def asked = children.collect { ask(it) }

        expect:
        bakery.get("/groups/$bakery.id/group-requests", 'marek').statusCode() == 403
        json(bakery.get("/groups/$bakery.id/group-requests", 'keeper')).items*.id.containsAll(asked*.id()*.toString())
        bakery.post("/groups/$bakery.id/group-requests/${asked[0].id()}/admit", null, 'marek').statusCode() == 403
        bakery.post("/groups/${children[1].id()}/group-requests/${asked[0].id()}/admit", null, 'keeper').statusCode() == 404

        when:
        def admitted = json(bakery.post("/groups/$bakery.id/group-requests/${asked[0].id()}/admit", null, 'keeper'))
        def refused = bakery.post("/groups/$bakery.id/group-requests/${asked[1].id()}/refuse", [because: 'We are full.'], 'keeper')

        then:
        admitted.state == 'member'
        admitted.noticeDays == 14
        refused.statusCode() == 204
        json(bakery.get("/groups/$bakery.id/children")).items*.child*.id == [children[0].id().toString()]
        json(bakery.get("/groups/${children[0].id()}/parents")).items*.parent*.id == [bakery.id]
        json(bakery.get("/groups/${children[1].id()}/parents")).items == []
        json(bakery.get("/groups/${children[2].id()}/parents")).items*.state == ['asked']
        bakery.get("/groups/$bakery.id/children?limit=none").statusCode() == 422
    }

    def "a motion about another group says what is to become of the two"() {
        given:
        def other = federation()

        when:
        def made = json(bakery.post('/motions', motion(subject: other.id().toString(), affiliating: 'join'), 'marek'))

        then:
        made.affiliating == 'join'
        made.subject.id == other.id().toString()

        and: 'other ways of asking it are refused, each at its field'
        fault(motion(subject: other.id().toString())) == 'affiliating'
        fault(motion(subject: group().id().toString(), affiliating: 'join')) == 'subject'
        fault(motion(affiliating: 'join')) == 'subject'
        fault(motion(subject: bakery.id, affiliating: 'join')) == 'subject'
        fault(motion(subject: other.id().toString(), affiliating: 'join', type: 'policy')) == 'type'
        fault(motion(subject: other.id().toString(), affiliating: 'join', audience: 'group')) == 'audience'
        fault(motion(subject: other.id().toString(), affiliating: 'leave')) == 'subject'
        fault(motion(subject: other.id().toString(), affiliating: 'stay')) == 'subject'
        fault(motion(subject: other.id().toString(), affiliating: 'admit')) == 'subject'
        fault(motion(subject: other.id().toString(), affiliating: 'expel', type: 'removal')) == 'subject'
        fault(motion(subject: other.id().toString(), affiliating: 'swallow')) == 'affiliating'
    }

    def "a motion says whom to send to a federation or to recall, and what of it cannot be is refused at its field"() {
        given:
        def other = federation()
        def keeper = bakery.instance.bean(Identities).localByHandle('keeper').get()
        def asked = bakery.instance.bean(Joining).ask(bakery.group, other.identity(), bakery.instance.uri('/decisions/1'), new Kin([] as Set, 0, [] as Set, 0))
        bakery.instance.bean(Joining).admit(asked.id(), keeper)
        def marek = bakery.idOf('marek')
        def sending = [parent: other.id().toString(), candidates: [marek, bakery.idOf('keeper')], months: 12]

        when:
        def made = json(bakery.post('/motions', motion(type: 'policy', sending: sending, seats: 1), 'marek'))

        then:
        made.sending.parent.id == other.id().toString()
        made.sending.candidates*.id == sending.candidates
        made.sending.months == 12
        made.sending.drawn == 0
        made.options.size() == 2

        and: 'its words can be changed, and nothing else'
        json(bakery.patch("/motions/${made.post.id}", [title: 'To send one of us'], 'marek')).sending == made.sending
        bakery.patch("/motions/${made.post.id}", [seats: 2], 'marek').with { it.statusCode() == 422 && json(it).errors.first().field == 'seats' }
        json(bakery.post('/motions', motion(type: 'policy', sending: sending - [candidates: sending.candidates] + [isDrawn: true], seats: 3), 'marek')).sending.drawn == 3

        and:
        fault(motion(type: 'budget', sending: sending)) == 'type'
        fault(motion(type: 'policy', sending: sending, options: ['a', 'b'])) == 'sending'
        fault(motion(type: 'policy', sending: sending - [parent: sending.parent])) == 'sending.parent'
        fault(motion(type: 'policy', sending: sending + [parent: marek])) == 'parent'
        fault(motion(type: 'policy', sending: sending + [candidates: []])) == 'candidates'
        fault(motion(type: 'policy', sending: sending + [candidates: ['x']])) == 'candidates'
        fault(motion(type: 'policy', sending: sending + [isDrawn: true])) == 'candidates'
        fault(motion(type: 'policy', sending: sending + [months: 49])) == 'sending.months'
        fault(motion(type: 'policy', sending: sending - [months: 12])) == 'months'
        fault(motion(type: 'removal', subject: marek, sending: [parent: sending.parent])) == 'subject'
        fault(motion(type: 'removal', subject: marek, sending: sending)) == 'candidates'
        json(bakery.get("/groups/$bakery.id/delegates")).items == []
        json(bakery.get("/groups/${other.id()}/council")).items == []
        bakery.delete("/groups/$bakery.id/delegates/1", 'marek').statusCode() == 404
    }

    private Map motion(Map changed) {
        return [group: bakery.id, audience: 'public', title: 'To stand together', text: 'We talked.', type: 'membership'] + changed
    }

    private String fault(Map body) {
        def answer = bakery.post('/motions', body, 'marek')
        assert answer.statusCode() == 422
        return (json(answer).errors as List<Map>).first().field
    }

    private Group group() {
        def name = "house${++number}".toString()
        return bakery.instance.bean(Groups).found(new Founding(name, name, '', '', Group.JoinPolicy.OPEN))
    }

    private Group federation() {
        def keeper = bakery.instance.bean(Identities).localByHandle('keeper').get()
        def group = group()
        bakery.instance.bean(Memberships).appoint(group, keeper, Role.ADMIN)
        bakery.instance.bean(Federations).change(group, FederationTerms.USUAL, keeper)
        return group
    }

    private Affiliation ask(Group child) {
        bakery.instance.bean(Joining).ask(child, bakery.group.identity(), bakery.instance.uri('/decisions/1'), new Kin([] as Set, 0, [] as Set, 0))
    }
}
