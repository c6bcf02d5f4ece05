package coop.talkoot.web

import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.groups.affiliation.Affiliation
import coop.talkoot.groups.affiliation.Affiliations
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import coop.talkoot.people.Identities
import groovy.json.JsonSlurper
import javax.xml.parsers.DocumentBuilderFactory
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A group's place among groups, through pages and without scripts. */
class FederationPagesSpec extends Specification {
    static final Map<String, String> TERMS = [scope: 'CUSTOM', scopeWords: 'The <b>vale</b>', governing: 'MEMBERS', admission: 'COORDINATORS', announces: 'TAGS', tags: '#Lend, food']

    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared Visitor marek = fixture.member('marek')
    @Shared Group bakery = fixture.instance.bean(Groups).localByHandle('bakery').get()
    @Shared int number = 0

    def "an admin makes a group a federation, and nobody else"() {
        expect:
        !marek.get('/groups/bakery/federation').body().contains('/groups/bakery/federation/terms')
        marek.rawPost('/groups/bakery/federation/terms', TERMS).statusCode() == 403
        fixture.guest().get('/groups/bakery/federation').body().contains('none belongs to it')

        when:
        def after = fixture.aino.post('/groups/bakery/federation/terms', TERMS)

        then:
        after.body().contains('Saved.')
        after.body().contains('The &lt;b&gt;vale&lt;/b&gt;')
        after.body().contains('lend, food')
    }

    def "#what is told at its field, and nothing typed is lost"() {
        when:
        def answer = fixture.aino.rawPost('/groups/bakery/federation/terms', TERMS + fields)

        then:
        answer.statusCode() == 422
        answer.body().contains("id=\"f-$field-error\"")

        where:
        what                     | fields             | field
        'a scope nobody has'     | [scope: 'MOON']    | 'scope'
        'a scope without words'  | [scopeWords: ' ']  | 'scopeWords'
        'no tags at all'         | [tags: '']         | 'tags'
        'tags that do not count' | [announces: 'ALL'] | 'tags'
    }

    def "a member proposes to ask another group; whom nobody knows is told at the field"() {
        given:
        def city = group()
        fixture.aino.post("/groups/${city.identity().handle()}/federation/terms", TERMS)

        when:
        def wrong = marek.rawPost('/groups/bakery/federation/join', [group: '@nobody', why: 'To lend more.'])

        then:
        wrong.statusCode() == 422
        wrong.body().contains('id="f-group-error"')
        wrong.body().contains('value="To lend more."')

        when:
        def motion = marek.post('/groups/bakery/federation/join', [group: "@${city.identity().handle()}", why: 'To lend more.'])

        then:
        motion.body().contains('Ask to belong to')
        fixture.guest().rawPost('/groups/bakery/federation/join', [group: '@city', why: '']).statusCode() in [302, 303, 401, 403]
    }

    def "who asks is let in or refused by a coordinator, and the tree, the list and the files show who belongs"() {
        given:
        fixture.aino.post('/groups/bakery/federation/terms', TERMS)
        def children = [group(), group()]
        def asked = children.collect { ask(it) }

        expect:
        !marek.get('/groups/bakery/federation').body().contains('/admit"')
        marek.rawPost("/groups/bakery/federation/requests/${asked[0].id()}/admit").statusCode() == 403

        when:
        fixture.aino.post("/groups/bakery/federation/requests/${asked[0].id()}/admit", [:], '/groups/bakery/federation')
        def page = fixture.aino.post("/groups/bakery/federation/requests/${asked[1].id()}/refuse", [:], '/groups/bakery/federation').body()

        then:
        find(asked[0]).state() == Affiliation.State.MEMBER
        find(asked[1]).state() == Affiliation.State.REFUSED
        page.contains(children[0].identity().address())
        !page.contains(children[1].identity().address())
        page.contains('<svg class="tree-drawn"')
        page.contains("/propose/${children[0].id()}/expel")

        and: 'the same from below'
        fixture.guest().get("/groups/${children[0].identity().handle()}/federation").body().contains('@bakery@')

        and:
        (new JsonSlurper().parseText(fixture.guest().get('/groups/bakery/federation.json').body()).groups as List<Map>)*.address == [children[0].identity().address()]
        outlines(fixture.guest().get('/groups/bakery/federation.opml').body()) ==
                [[type: 'activitypub', text: children[0].identity().displayName(), description: children[0].identity().address(), xmlUrl: children[0].identity().uri(), htmlUrl: children[0].identity().url()]]
    }

    def "an admin of the group that asks takes it back"() {
        given:
        fixture.aino.post('/groups/bakery/federation/terms', TERMS)
        def child = group()
        def asked = ask(child)
        def path = "/groups/${child.identity().handle()}/federation"

        expect:
        fixture.aino.get(path).body().contains("$path/asked/${asked.id()}/withdraw")
        marek.rawPost("$path/asked/${asked.id()}/withdraw").statusCode() == 403
        fixture.aino.rawPost("/groups/bakery/federation/asked/${asked.id()}/withdraw").statusCode() == 404

        when:
        def page = fixture.aino.post("$path/asked/${asked.id()}/withdraw", [:], path).body()

        then:
        find(asked).state() == Affiliation.State.WITHDRAWN
        !page.contains('/withdraw"')
    }

    private static List<Map<String, String>> outlines(String opml) {
        def outlines = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(opml.bytes)).getElementsByTagName('outline')
        return (0..<outlines.length).collect { at ->
            def all = outlines.item(at).attributes
            (0..<all.length).collectEntries { [all.item(it).nodeName, all.item(it).nodeValue] }
        }
    }

    private Group group() {
        def group = fixture.instance.bean(Groups).found(new Founding("house${++number}", "House & <i>$number</i>", '', '', Group.JoinPolicy.OPEN))
        fixture.instance.bean(Memberships).appoint(group, fixture.instance.bean(Identities).localByHandle('aino').get(), Role.ADMIN)
        return group
    }

    private Affiliation ask(Group child) {
        fixture.instance.bean(Joining).ask(child, bakery.identity(), fixture.instance.uri('/decisions/1'), new Kin([] as Set, 0, [] as Set, 0))
    }

    private Affiliation find(Affiliation affiliation) {
        fixture.instance.bean(Affiliations).find(affiliation.id()).get()
    }
}
