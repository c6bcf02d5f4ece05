package coop.talkoot.web

import coop.talkoot.SettableClock
import coop.talkoot.governance.Adoption
import coop.talkoot.governance.Adoptions
import coop.talkoot.governance.FederationPolicies
import coop.talkoot.governance.Floor
import coop.talkoot.governance.Motion
import coop.talkoot.governance.MotionFilter
import coop.talkoot.governance.Motions
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import coop.talkoot.moderation.DomainRules
import coop.talkoot.moderation.HostName
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.posts.SuggestedTags
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** What federations advise, through pages and without scripts: published, compared, taken on part by part. */
@Stepwise
class PolicyPagesSpec extends Specification {
    static final Map<String, String> TERMS = [scope: 'GEOGRAPHIC', scopeWords: '', governing: 'MEMBERS', admission: 'COORDINATORS', announces: 'ALL', tags: '']
    static final Map<String, String> FIRST = ['floors.quorumRemoval.least': '60', tags: '#Lend, repair', domains: 'bad.example It <i>sells</i> addresses.\n\nworse.example So do they.', note: 'For all of us.', why: '']

    @Shared SettableClock clock = new SettableClock()
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture(clock: clock)
    @Shared Visitor marek = fixture.member('marek')
    @Shared Visitor ida = fixture.member('ida')
    @Shared Identity aino = identity('aino')
    @Shared Group bakery = fixture.instance.bean(Groups).localByHandle('bakery').get()
    @Shared Group city = federation('city', 'The <i>City</i>')
    @Shared Group guild = federation('guild', 'The Guild')

    def setupSpec() {
        fixture.instance.bean(Memberships).setRole(bakery, identity('ida'), Role.COORDINATOR, aino)
        [city, guild].each { parent ->
            def asked = fixture.instance.bean(Joining).ask(bakery, parent.identity(), fixture.instance.uri('/decisions/1'), new Kin([] as Set, 0, [] as Set, 0))
            fixture.instance.bean(Joining).admit(asked.id(), aino)
        }
        clock.advance(Duration.ofMinutes(1))
    }

    def "nothing is advised at first, and who coordinates the federation is asked what"() {
        expect:
        fixture.guest().get('/groups/city/federation').body().contains('href="/groups/city/federation/policies"')
        with(fixture.guest().get('/groups/city/federation/policies').body()) {
            it.contains('Nothing has been advised so far.')
            !it.contains('/edit')
        }
        fixture.aino.get('/groups/city/federation/policies').body().contains('href="/groups/city/federation/policies/edit"')
        marek.get('/groups/city/federation/policies/edit').statusCode() == 403
        marek.rawPost('/groups/city/federation/policies/edit', FIRST + [publish: '1']).statusCode() == 403
    }

    def "#what is told at its field, and nothing typed is lost"() {
        when:
        def answer = fixture.aino.rawPost('/groups/city/federation/policies/edit', FIRST + [publish: '1'] + fields)

        then:
        answer.statusCode() == 422
        answer.body().contains("id=\"f-$field-error\"")
        answer.body().contains('For all of us.')
        fixture.instance.bean(FederationPolicies).current(city.identity()).isEmpty()

        where:
        what                            | fields                                                              | field
        'a number that is none'         | ['floors.quorumRemoval.least': 'many']                              | 'floors.quorumRemoval.least'
        'more than all'                 | ['floors.quorumRemoval.most': '101']                                | 'floors.quorumRemoval.most'
        'a least above the most'        | ['floors.quorumRemoval.most': '5']                                  | 'floors.quorumRemoval.least'
        'a tag that is none'            | [tags: 'a-b']                                                       | 'tags'
        'a domain that is none'         | [domains: 'nowhere Why not']                                        | 'domains'
        'a domain without a reason'     | [domains: 'bad.example']                                            | 'domains'
        'a domain named twice'          | [domains: 'bad.example One\nBAD.example Two']                       | 'domains'
        'a note that is too long'       | [note: 'For all of us.' + 'x' * 2000]                               | 'note'
    }

    def "a coordinator of the federation publishes, and everybody reads it"() {
        when:
        def answer = fixture.aino.rawPost('/groups/city/federation/policies/edit', FIRST + [publish: '1'])

        then:
        answer.statusCode() == 303
        with(fixture.guest().get('/groups/city/federation/policies').body()) {
            it.contains('Quorum on removing members: at least 60 %')
            it.contains('lend, repair')
            it.contains('It &lt;i&gt;sells&lt;/i&gt; addresses.')
            it.contains('For all of us.')
            it.contains('Bakery')
            it.contains('Nothing taken on so far.')
        }
        fixture.aino.get('/groups/city/federation/policies/edit').body().contains('value="60"')
    }

    def "a member of the federation proposes something else, and the vote would publish it"() {
        when:
        def answer = fixture.aino.rawPost('/groups/guild/federation/policies/edit', ['floors.quorumRemoval.most': '40', tags: '', domains: '', note: '', why: 'It is enough.'])
        def motion = latest(guild)

        then:
        answer.statusCode() == 303
        motion.terms().policies().floors().keySet() == [Floor.QUORUM_REMOVAL] as Set
        motion.post().text().contains('Quorum on removing members: at most 40 %')
        fixture.instance.bean(FederationPolicies).current(guild.identity()).isEmpty()

        when: 'its words can be changed, and nothing else of it'
        fixture.aino.rawPost("/motions/${motion.id()}/edit", [title: 'Another title', text: 'Said anew.', type: 'BUDGET', audience: 'PUBLIC'])

        then:
        latest(guild).terms() == motion.terms()
        latest(guild).post().title() == 'Another title'
    }

    def "a group sees its charter beside what all its federations advise, and which contradict"() {
        given:
        assert fixture.aino.rawPost('/groups/guild/federation/policies/edit', ['floors.quorumRemoval.most': '40', publish: '1']).statusCode() == 303

        expect:
        with(marek.get('/groups/bakery/federation/policies').body()) {
            it.contains('The &lt;i&gt;City&lt;/i&gt; advises')
            it.contains('The Guild advises')
            it.contains('at least 60 %')
            it.contains('at most 40 %')
            it.contains('No charter can meet all of these.')
            it.contains('Not met')
            it.contains('Not blocked here')
            it.contains("action=\"/groups/bakery/federation/policies/${city.id()}/amend\"")
            !it.contains('/tags"')
            !it.contains('/block"')
            !it.contains('/ask"')
        }
        ida.get('/groups/bakery/federation/policies').body().contains("action=\"/groups/bakery/federation/policies/${city.id()}/ask\"")
        fixture.aino.get('/groups/bakery/federation/policies').body().contains("action=\"/groups/bakery/federation/policies/${city.id()}/block\"")

        and: 'what is blocked here is not told to everybody'
        !fixture.guest().get('/groups/bakery/federation/policies').body().contains('Not blocked here')
        !fixture.guest().get('/groups/bakery/federation/policies').body().contains('<form method="post" action="/groups')
    }

    def "a member proposes the amendment, filled in with what meets it"() {
        when:
        def answer = marek.rawPost("/groups/bakery/federation/policies/${city.id()}/amend", [version: '1'])
        def motion = latest(bakery)

        then:
        answer.statusCode() == 303
        motion.terms().type() == Motion.Type.GOVERNANCE
        Floor.QUORUM_REMOVAL.in(motion.terms().amendment()).whole() == 60
        motion.terms().adopts() == fixture.instance.bean(FederationPolicies).current(city.identity()).get().id()
        motion.post().text().contains('Quorum on removing members:')
        motion.post().text().contains('becomes 60 %')
        with(marek.get('/groups/bakery/federation/policies').body()) {
            it.contains("href=\"/motions/${motion.id()}\"")
            !it.contains("${city.id()}/amend")
        }
        adopted() == [:]

        and: 'a version that is not there, or nobody read, is not taken'
        marek.rawPost("/groups/bakery/federation/policies/${city.id()}/amend", [version: '2']).statusCode() == 409
        marek.rawPost("/groups/bakery/federation/policies/${city.id()}/amend", [:]).statusCode() == 422
        marek.rawPost("/groups/bakery/federation/policies/1/amend", [version: '1']).statusCode() == 404
    }

    def "coordinators take tags on, who writes here is shown them, and coordinators change them"() {
        expect:
        marek.rawPost("/groups/bakery/federation/policies/${city.id()}/tags", [version: '1']).statusCode() == 403
        ida.rawPost("/groups/bakery/federation/policies/${city.id()}/tags", [version: '1']).statusCode() == 303
        adopted() == [(Adoption.Part.TAGS): 1]
        marek.get('/add/offer').body().contains('Suggested here: lend, repair')
        fixture.guest().get('/groups/city/federation/policies').body().contains('Tags: version 1 taken on')

        when:
        def wrong = ida.rawPost('/groups/bakery/federation/policies/tags', [tags: 'lend, a-b'])

        then:
        wrong.statusCode() == 422
        wrong.body().contains('id="f-tags-error"')
        wrong.body().contains('value="lend, a-b"')
        marek.rawPost('/groups/bakery/federation/policies/tags', [tags: 'mine']).statusCode() == 403
        ida.rawPost('/groups/bakery/federation/policies/tags', [tags: 'bread']).statusCode() == 303
        fixture.instance.bean(SuggestedTags).of(bakery.id()) == ['bread']
    }

    def "a coordinator asks who keeps the server, and only they block"() {
        expect:
        ida.rawPost("/groups/bakery/federation/policies/${city.id()}/block", [version: '1']).statusCode() == 403
        ida.rawPost("/groups/bakery/federation/policies/${city.id()}/ask", [version: '1']).statusCode() == 303
        fixture.instance.bean(Notices).page(aino.id(), NoticeQuery.newest(40)).items().any { it.kind() == Notice.Kind.BLOCKS_ASKED }
        fixture.aino.get('/notifications').body().contains('asks you to block the servers that The &lt;i&gt;City&lt;/i&gt; advises to block')
        fixture.instance.bean(DomainRules).find(HostName.required('domain', 'bad.example')).isEmpty()

        when:
        def answer = fixture.aino.rawPost("/groups/bakery/federation/policies/${city.id()}/block", [version: '1'])

        then:
        answer.statusCode() == 303
        fixture.instance.bean(DomainRules).find(HostName.required('domain', 'bad.example')).present
        fixture.instance.bean(DomainRules).find(HostName.required('domain', 'worse.example')).present
        marek.get('/groups/bakery/federation/policies').body().contains('Blocked here')
        fixture.aino.get('/moderation/log').body().contains('version 1')
        adopted() == [(Adoption.Part.TAGS): 1, (Adoption.Part.DOMAINS): 1]
    }

    def "a newer version is shown, and changes nothing"() {
        when:
        fixture.aino.rawPost('/groups/city/federation/policies/edit', FIRST + [tags: 'other', publish: '1'])

        then:
        with(ida.get('/groups/bakery/federation/policies').body()) {
            it.contains('A newer version is there.')
            it.contains('Version 2')
            it.contains("${city.id()}/tags\"")
        }
        fixture.guest().get('/groups/city/federation/policies').body().contains('Earlier versions')
        fixture.instance.bean(SuggestedTags).of(bakery.id()) == ['bread']
        adopted() == [(Adoption.Part.TAGS): 1, (Adoption.Part.DOMAINS): 1]
        ida.rawPost("/groups/bakery/federation/policies/${city.id()}/tags", [version: '1']).statusCode() == 409
    }

    private Map<Adoption.Part, Integer> adopted() {
        fixture.instance.bean(Adoptions).require(bakery.identity(), city.id()).adopted().collectEntries { part, adoption -> [part, adoption.version()] }
    }

    private Motion latest(Group group) {
        fixture.instance.bean(Motions).search(new MotionFilter(null, group.id(), null, null, null), aino.id(), Page.Request.first(1)).items().first()
    }

    private Identity identity(String handle) {
        fixture.instance.bean(Identities).localByHandle(handle).get()
    }

    private Group federation(String handle, String name) {
        def group = fixture.instance.bean(Groups).found(new Founding(handle, name, '', '', Group.JoinPolicy.OPEN))
        fixture.instance.bean(Memberships).appoint(group, aino, Role.ADMIN)
        assert fixture.aino.rawPost("/groups/$handle/federation/terms", TERMS).statusCode() == 303
        return group
    }
}
