package coop.talkoot.web

import coop.talkoot.governance.Motion
import coop.talkoot.governance.MotionTerms
import coop.talkoot.governance.Motions
import coop.talkoot.governance.NewMotion
import coop.talkoot.governance.Opening
import coop.talkoot.governance.Openings
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Right
import coop.talkoot.groups.Role
import coop.talkoot.moderation.AuditLog
import coop.talkoot.moderation.Deed
import coop.talkoot.people.HouseRole
import coop.talkoot.people.Identities
import coop.talkoot.people.Permission
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Who may do what, drawn as two tables and tried cell by cell through pages. */
class PermissionMatrixSpec extends Specification {
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared Map<String, Visitor> people = [:]
    @Shared int number = 0

    def setupSpec() {
        ['member', 'moderator', 'keeper'].each { people[it] = fixture.member("the_$it") }
        ['moderator', 'keeper'].each {
            assert fixture.aino.rawPost('/moderation/roles', [address: "@the_$it", role: it.toUpperCase()]).statusCode() == 303
            people[it] = fixture.guest().as("the_$it")
        }
        ['observer', 'member', 'coordinator', 'admin'].each { role ->
            people["group $role".toString()] = fixture.member("a_$role")
            fixture.aino.post("/groups/bakery/members/${id("a_$role")}/role", [role: role.toUpperCase()])
        }
        people['stranger'] = fixture.guest()
    }

    def "of the pages for keeping the server #permission is for: member #member, moderator #moderator, keeper #keeper"() {
        given:
        def path = '/moderation/' + permission.name().toLowerCase()

        expect:
        HouseRole.MEMBER.may(permission) == member
        HouseRole.MODERATOR.may(permission) == moderator
        HouseRole.KEEPER.may(permission) == keeper
        [member: member, moderator: moderator, keeper: keeper].every { who, may ->
            people[who].raw(path).statusCode() == (may ? 200 : 403) && people[who].rawPost(deeds[permission], [:]).statusCode() in (may ? [303, 404, 422] : [403])
        }
        people.stranger.raw(path).statusCode() == 303

        where:
        permission              | member | moderator | keeper
        Permission.REPORTS      | false  | true      | true
        Permission.SERVERS      | false  | true      | true
        Permission.PEOPLE       | false  | true      | true
        Permission.LOG          | false  | true      | true
        Permission.DELIVERY     | false  | false     | true
        Permission.DOOR         | false  | false     | true
        Permission.APPLICATIONS | false  | false     | true
        Permission.LETTERS      | false  | false     | true
        Permission.EMOJI        | false  | false     | true
        Permission.ROLES        | false  | false     | true

        deeds = [
                (Permission.REPORTS)     : '/moderation/reports/1/resolve', (Permission.SERVERS): '/moderation/servers',
                (Permission.PEOPLE)      : '/moderation/people', (Permission.LOG): '/moderation/people',
                (Permission.DELIVERY)    : '/moderation/delivery/try', (Permission.DOOR): '/moderation/door',
                (Permission.APPLICATIONS): '/moderation/applications/1/accept', (Permission.LETTERS): '/moderation/letters/1/open',
                (Permission.EMOJI)       : '/moderation/emoji/1/remove', (Permission.ROLES): '/moderation/roles']
    }

    def "the tables name every permission and every right there is"() {
        expect:
        Permission.values().size() == 10
        Right.values() as Set == rights().keySet()
    }

    def "in a group #right is for: observer #observer, member #member, coordinator #coordinator, admin #admin"() {
        expect:
        [OBSERVER: observer, MEMBER: member, COORDINATOR: coordinator, ADMIN: admin].every { role, may ->
            assert (Role.valueOf(role).may(right)) == may
            assert attempt(right, "group ${role.toLowerCase()}") == may: "$role and $right"
            true
        }
        !attempt(right, 'stranger')

        where:
        right             | observer | member | coordinator | admin
        Right.READ        | true     | true   | true        | true
        Right.WRITE       | false    | true   | true        | true
        Right.ADMIT       | false    | false  | true        | true
        Right.INVITE      | false    | false  | true        | true
        Right.TIDY        | false    | false  | true        | true
        Right.PUT_TO_VOTE | false    | false  | true        | true
        Right.REMOVE      | false    | false  | true        | true
        Right.KEEP_ACCOUNTS | false  | false  | true        | true
        Right.CHANGE      | false    | false  | false       | true
        Right.GIVE_ROLES  | false    | false  | false       | true
        Right.END         | false    | false  | false       | true
    }

    def "an observer reads what is for members and answers none of it"() {
        given:
        def offer = fixture.offer(title: 'For members only')
        def observer = people['group observer']

        expect:
        observer.get(offer).body().contains('For members only')
        people.stranger.raw(offer).statusCode() == 404

        when:
        def reply = (people['group member'].get(offer).body() =~ 'action="(/posts/[0-9]+/reply)"')[0][1] as String

        then:
        observer.rawPost(reply, [text: 'Mine?']).statusCode() in [403, 422]
        people['group member'].rawPost(reply, [text: 'Mine?']).statusCode() == 303
    }

    def "a change of rights signs out everywhere, and is in the log"() {
        given:
        def handle = "risen${++number}"
        def session = fixture.member(handle)

        when:
        fixture.aino.post('/moderation/roles', [address: handle, role: 'MODERATOR'])

        then:
        session.raw('/settings/login').statusCode() == 303
        fixture.guest().as(handle).raw('/moderation/reports').statusCode() == 200
        with(fixture.instance.bean(AuditLog).all(null, Page.Request.first(1)).items()[0]) {
            deed() == Deed.ROLE_GIVEN
            before() == 'MEMBER'
            after() == 'MODERATOR'
        }

        when:
        def moderator = fixture.guest().as(handle)
        fixture.aino.post('/moderation/roles', [address: handle, role: 'MEMBER'])

        then:
        moderator.raw('/moderation/reports').statusCode() == 303
        fixture.guest().as(handle).raw('/moderation/reports').statusCode() == 403
    }

    def "those who keep the server are not suspended, by whomsoever, and the last keeper stays"() {
        given:
        def alone = new PagesFixture()

        expect:
        ['@aino', '@the_keeper', '@the_moderator'].every {
            people.moderator.rawPost('/moderation/people', [address: it + '@' + fixture.instance.settings.domain(), measure: 'SUSPENDED']).statusCode() == 422
        }
        alone.aino.rawPost('/moderation/roles', [address: '@aino', role: 'MEMBER']).statusCode() == 422
        alone.aino.raw('/moderation/roles').statusCode() == 200

        cleanup:
        alone.close()
    }

    def "#what changes nobody's part in keeping the server"() {
        expect:
        people.keeper.rawPost('/moderation/roles', fields).statusCode() == 422

        where:
        what              | fields
        'nobody'          | [address: '@nobody', role: 'KEEPER']
        'a group'         | [address: '@bakery', role: 'KEEPER']
        'another server'  | [address: '@aino@elsewhere.example', role: 'KEEPER']
        'no role'         | [address: '@aino', role: '']
        'a made-up role'  | [address: '@aino', role: 'OWNER']
    }

    def "when the house wants it, who keeps it does so with a second factor only"() {
        given:
        def house = new PagesFixture()
        house.aino.post('/moderation/door', [mode: 'INVITATION', secondFactor: 'on'])

        expect:
        house.aino.raw('/moderation/reports').statusCode() == 403
        house.aino.rawPost('/moderation/door', [mode: 'OPEN']).statusCode() == 403
        house.aino.get('/settings/second-factor').body().contains('needs a second factor')
        house.aino.raw('/').statusCode() == 200

        cleanup:
        house.close()
    }

    /** Whether somebody gets to do what the right is about. */
    private boolean attempt(Right right, String who) {
        def visitor = people[who]
        return rights()[right].call(visitor)
    }

    private Map<Right, Closure<Boolean>> rights() {
        return [
                (Right.READ)      : { Visitor one -> one.raw('/groups/bakery/members').statusCode() == 200 },
                (Right.WRITE)     : { Visitor one -> one.rawPost('/add/offer', PagesFixture.OFFER + [group: groupId]).statusCode() == 303 && one.raw('/settings/login').statusCode() == 200 },
                (Right.ADMIT)     : { Visitor one -> one.rawPost("/groups/bakery/requests/${asking()}/accept").statusCode() == 303 && isMember("asks$number") },
                (Right.INVITE)    : { Visitor one -> one.rawPost('/groups/bakery/invite', [role: 'MEMBER', uses: '1', days: '7']).statusCode() == 200 },
                (Right.TIDY)      : { Visitor one -> one.rawPost("/posts/${note()}/delete").statusCode() == 303 && one.raw('/settings/login').statusCode() == 200 },
                (Right.PUT_TO_VOTE): { Visitor one -> def handle = people.find { it.value.is(one) }.key.tokenize().last(); putsToVote(handle == 'stranger' ? 'the_member' : "a_$handle") },
                (Right.REMOVE)    : { Visitor one -> def gone = joined(); one.rawPost("/groups/bakery/members/${id(gone)}/remove"); !isMember(gone) },
                (Right.KEEP_ACCOUNTS): { Visitor one -> one.raw('/groups/bakery/ledger').statusCode() == 200 },
                (Right.END)       : { Visitor one -> one.raw('/groups/bakery/end').statusCode() == 200 },
                (Right.CHANGE)    : { Visitor one -> one.raw('/groups/bakery/edit').statusCode() == 200 },
                (Right.GIVE_ROLES): { Visitor one -> def somebody = joined(); one.rawPost("/groups/bakery/members/${id(somebody)}/role", [role: 'COORDINATOR']); role(somebody) == Role.COORDINATOR }]
    }

    private boolean putsToVote(String handle) {
        def keeper = fixture.instance.bean(Identities).localByHandle('aino').get()
        def group = fixture.instance.bean(Groups).localByHandle('bakery').get().identity()
        def motion = fixture.instance.bean(Motions).propose(new NewMotion(keeper, group, Audience.PUBLIC,
                Words.typed("Motion ${++number}", 'Shall we?', 'en', []), MotionTerms.text(Motion.Type.POLICY)))
        try {
            return fixture.instance.bean(Openings).putToVote(motion, fixture.instance.bean(Identities).localByHandle(handle).get(), Opening.USUAL) != null
        } catch (Refused ignored) {
            return false
        }
    }

    private String getGroupId() {
        return fixture.groupId()
    }

    private long id(String handle) {
        return fixture.instance.bean(Identities).localByHandle(handle).get().id()
    }

    private String joined() {
        def handle = "j${++number}".toString()
        fixture.member(handle)
        return handle
    }

    private Role role(String handle) {
        return membership(handle).role()
    }

    private boolean isMember(String handle) {
        return membership(handle)?.active
    }

    private membership(String handle) {
        def group = fixture.instance.bean(Groups).localByHandle('bakery').get()
        return fixture.instance.bean(Memberships).find(group.id(), id(handle)).orElse(null)
    }

    /** The id of somebody who asks to join. */
    private long asking() {
        def handle = "asks${++number}".toString()
        def visitor = fixture.member(handle)
        visitor.post('/groups/bakery/leave')
        visitor.post('/groups/bakery/join')
        return id(handle)
    }

    /** A note of Aino's in the group. */
    private String note() {
        def page = fixture.aino.post('/', [text: "Bread ${++number}", audience: 'GROUP', group: groupId])
        return (page.body() =~ '/posts/([0-9]+)/delete')[0][1]
    }
}
