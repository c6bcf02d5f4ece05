package coop.talkoot.web

import coop.talkoot.groups.Endings
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identities
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Words
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Founding a co-op with the rules of another one, through pages. */
class ForkPagesSpec extends Specification {
    static final Map<String, String> FORM = [name: 'Mill', handle: 'mill', summary: '', place: '', joinPolicy: 'ON_REQUEST', invite: 'EVERYBODY', invited: '']

    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared Visitor marek = fixture.member('marek')

    def "the way there stands beside the rules, for members"() {
        expect:
        marek.get('/groups/bakery/charter').body().contains('/groups/bakery/fork"')
        !fixture.guest().get('/groups/bakery/charter').body().contains('/groups/bakery/fork"')
        marek.get('/groups/bakery/fork').body().contains('word for word')
        fixture.guest().rawPost('/groups/bakery/fork', FORM).statusCode() in [302, 303, 401, 403]
    }

    def "#what is told at its field, and nothing typed is lost"() {
        when:
        def answer = marek.rawPost('/groups/bakery/fork', FORM + fields)

        then:
        answer.statusCode() == 422
        answer.body().contains("id=\"f-$field-error\"")

        where:
        what                    | fields                 | field
        'a handle that is taken' | [handle: 'bakery']    | 'handle'
        'a handle that is none'  | [handle: 'no handle'] | 'handle'
        'no name'                | [name: ' ']           | 'name'
        'no way in'              | [joinPolicy: 'MOON']  | 'joinPolicy'
        'nobody known to ask'    | [invite: 'MOON']      | 'invite'
        'some, and no addresses' | [invite: 'CHOSEN', invited: ' '] | 'invited'
        'some who are nobody'    | [invite: 'CHOSEN', invited: 'aino, moon'] | 'invited'
    }

    def "the new co-op is there, names where its rules come from, and members of the other come in"() {
        when:
        def after = marek.post('/groups/bakery/fork', FORM + [handle: 'millers'])

        then:
        after.body().contains('Your co-op is there')
        def charter = fixture.guest().get('/groups/millers/charter').body()
        charter.contains('Founded from')
        charter.contains('href="/groups/bakery"')
        fixture.aino.post('/groups/millers/join', [:]).body().contains('You are a member now')

        and: 'the form sent once more leads there again'
        marek.post('/groups/bakery/fork', FORM + [handle: 'millers']).body().contains('Your co-op is there')
        fixture.guest().get('/groups/millers').body().contains('href="/groups/millers/archive"')
    }

    def "the archive shows what was public, as it was said, and stays when the other co-op has ended"() {
        given:
        fixture.instance.bean(Groups).found(new Founding('press', 'Press', '', '', Group.JoinPolicy.OPEN))
        def press = fixture.instance.bean(Groups).localByHandle('press').get()
        def aino = fixture.instance.bean(Identities).localByHandle('aino').get()
        fixture.instance.bean(Memberships).appoint(press, aino, Role.ADMIN)
        def note = fixture.instance.bean(Notes).publish(aino, press.identity(), Audience.PUBLIC, Words.typed('', 'We print on <Monday>', 'en', []), [])
        fixture.instance.bean(Notes).publish(aino, press.identity(), Audience.GROUP, Words.typed('', 'Among ourselves', 'en', []), [])
        assert fixture.aino.post('/groups/press/fork', FORM + [handle: 'printers', name: 'Printers']).statusCode() == 200

        when:
        fixture.instance.bean(Endings).end(press, aino, 'press')
        def page = fixture.guest().get('/groups/printers/archive')

        then:
        page.statusCode() == 200
        page.body().contains('Press has ended')
        page.body().contains('From the archive of Press')
        page.body().contains('We print on &lt;Monday&gt;')
        page.body().contains(note.uri())
        !page.body().contains('Among ourselves')
        fixture.guest().raw(new URI(note.uri()).path).statusCode() == 200

        and:
        fixture.guest().raw('/groups/bakery/archive').statusCode() == 404
        fixture.guest().raw('/groups/press/archive').statusCode() == 410
        fixture.aino.raw('/groups/press/fork').statusCode() == 410
    }
}
