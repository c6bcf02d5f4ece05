package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import coop.talkoot.people.Identities
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** What federations advise, through the API. */
@Stepwise
class PoliciesApiSpec extends Specification {
    static final Map<String, ?> TERMS = [scope: 'geographic', scopeWords: '', governing: 'members', admission: 'coordinators', announces: 'all', tags: []]
    static final Map<String, ?> POLICIES = [floors: [quorumRemoval: [least: 60], votingHours: [least: 1]], tags: ['lend'], domains: [[domain: 'bad.example', reason: 'It sells addresses.']], note: '']

    @Shared @AutoCleanup ApiFixture bakery = new ApiFixture().member('marek')
    @Shared Group city = bakery.instance.bean(Groups).found(new Founding('city', 'City', '', '', Group.JoinPolicy.OPEN))

    def setupSpec() {
        def keeper = bakery.instance.bean(Identities).localByHandle('keeper').get()
        bakery.instance.bean(Memberships).appoint(city, keeper, Role.ADMIN)
        assert bakery.send('PUT', "/groups/${city.id()}/federation", TERMS, bakery.as('keeper')).statusCode() == 200
        def asked = bakery.instance.bean(Joining).ask(bakery.group, city.identity(), bakery.instance.uri('/decisions/1'), new Kin([] as Set, 0, [] as Set, 0))
        bakery.instance.bean(Joining).admit(asked.id(), keeper)
    }

    def "#what is refused at #field"() {
        when:
        def answer = bakery.send('PUT', "/groups/${city.id()}/policies", POLICIES + changed, bakery.as('keeper'))

        then:
        answer.statusCode() == 422
        answer.body().contains("\"$field\"")
        bakery.get("/groups/${city.id()}/policies").statusCode() == 404

        where:
        what                        | changed                                          | field
        'a floor nobody knows'      | [floors: [moon: [least: 1]]]                     | 'floors.moon'
        'a floor without an end'    | [floors: [vetoes: [:]]]                          | 'floors.vetoes.least'
        'a number out of range'     | [floors: [vetoHours: [most: 169]]]               | 'floors.vetoHours.most'
        'a tag that is none'        | [tags: ['a b']]                                  | 'tags'
        'a domain that is none'     | [domains: [[domain: 'x', reason: 'y']]]          | 'domains'
        'a field nobody knows'      | [moon: 1]                                        | 'moon'
    }

    def "a coordinator publishes, everybody reads every version"() {
        when:
        def published = json(bakery.send('PUT', "/groups/${city.id()}/policies", POLICIES, bakery.as('keeper')))

        then:
        published.version == 1
        published.policies == POLICIES
        published.mandate == null
        json(bakery.get("/groups/${city.id()}/policies")) == published
        bakery.send('PUT', "/groups/${city.id()}/policies", POLICIES, bakery.as('marek')).statusCode() == 403
        bakery.send('PUT', "/groups/$bakery.id/policies", POLICIES, bakery.as('keeper')).statusCode() == 409
        json(bakery.get("/groups/${city.id()}/policies/versions?limit=1")).items == [published]
        bakery.get("/groups/${city.id()}/policies/versions?limit=none").statusCode() == 422
    }

    def "a group reads what is advised beside what it has, and takes each part on"() {
        given:
        def advice = json(bakery.get("/groups/$bakery.id/advice")).items.first()
        def address = "/groups/$bakery.id/advice/${city.id()}"

        expect:
        advice.parent.id == city.id().toString()
        advice.version.version == 1
        advice.adopted == []
        advice.floors*.isMet == [false, true]
        advice.floors.first().subMap('floor', 'least', 'most') == [floor: 'quorumRemoval', least: 60, most: null]
        advice.amendment.types.removal.quorum.num == 60
        bakery.post(address, [part: 'floors', version: 1], 'keeper').statusCode() == 409
        bakery.post(address, [part: 'tags', version: 1], 'marek').statusCode() == 403
        bakery.post(address, [part: 'moon', version: 1], 'keeper').statusCode() == 422
        bakery.post(address, [part: 'tags', version: 2], 'keeper').statusCode() == 409
        bakery.post("/groups/$bakery.id/advice/1", [part: 'tags', version: 1], 'keeper').statusCode() == 404
        bakery.post("$address/ask", [version: 1], 'marek').statusCode() == 403
        bakery.post("$address/ask", [version: 1], 'keeper').statusCode() == 204

        when: 'rules, by a motion that is filled in'
        def motion = json(bakery.post('/motions', [group: bakery.id, audience: 'public', title: 'Meet it', text: 'As the city says.', type: 'governance', amendment: advice.amendment, adopts: advice.version.id], 'marek'))

        then:
        motion.adoptsId == advice.version.id
        motion.amendment == advice.amendment
        json(bakery.get("/groups/$bakery.id/advice")).items.first().motionId == motion.post.id
        bakery.post('/motions', [group: bakery.id, audience: 'public', title: 'Meet it', text: 'x', type: 'governance', amendment: advice.amendment, adopts: '7'], 'marek').body().contains('"adopts"')
        bakery.post('/motions', [group: bakery.id, audience: 'public', title: 'Meet it', text: 'x', type: 'governance', adopts: advice.version.id], 'marek').body().contains('"amendment"')

        when: 'tags and domains'
        def tags = json(bakery.post(address, [part: 'tags', version: 1], 'keeper'))
        def domains = json(bakery.post(address, [part: 'domains', version: 1], 'keeper'))

        then:
        tags.part == 'tags'
        tags.version == 1
        domains.part == 'domains'
        json(bakery.get("/groups/$bakery.id/suggested-tags")) == ['lend']
        json(bakery.get("/groups/${city.id()}/adoptions")).items*.adopted*.part == [['tags', 'domains']]
        json(bakery.get("/groups/$bakery.id/advice")).items.first().adopted*.version == [1, 1]
    }

    def "tags a group suggests are for its coordinators to say"() {
        expect:
        json(bakery.send('PUT', "/groups/$bakery.id/suggested-tags", [tags: ['#Bread', 'oven']], bakery.as('keeper'))) == ['bread', 'oven']
        bakery.send('PUT', "/groups/$bakery.id/suggested-tags", [tags: ['x']], bakery.as('marek')).statusCode() == 403
        bakery.send('PUT', "/groups/$bakery.id/suggested-tags", [tags: ['a b']], bakery.as('keeper')).body().contains('"tags"')
        json(bakery.get("/groups/$bakery.id/suggested-tags")) == ['bread', 'oven']
    }

    def "what a federation is to advise can be put to its vote, and nothing else with it"() {
        given:
        def wanted = [group: city.id().toString(), audience: 'public', title: 'Our advice', text: 'As we said.', type: 'policy', policies: POLICIES]

        expect:
        json(bakery.post('/motions', wanted, 'keeper')).policies == POLICIES
        bakery.post('/motions', wanted + [type: 'budget'], 'keeper').body().contains('"policies"')
        bakery.post('/motions', wanted + [options: ['a', 'b']], 'keeper').body().contains('"policies"')
        bakery.post('/motions', wanted + [group: bakery.id], 'keeper').statusCode() == 409
    }
}
