package coop.talkoot.web

import coop.talkoot.moderation.ActorRules
import coop.talkoot.moderation.DomainRule
import coop.talkoot.moderation.DomainRules
import coop.talkoot.moderation.HostName
import coop.talkoot.moderation.Reports
import coop.talkoot.platform.Page
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Keeping the house by its pages, with nothing but links and forms. */
class ModerationPagesSpec extends Specification {
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared int number = 0

    private final String domain = "h${++number}.pages.example"

    def "only who keeps the server sees #path"() {
        given:
        def member = fixture.member("m${++number}")

        expect:
        member.raw(path).statusCode() == 403
        fixture.guest().raw(path).statusCode() == 303
        fixture.aino.get(path).statusCode() == 200

        where:
        path << ['/moderation/reports', '/moderation/servers', '/moderation/people', '/moderation/delivery', '/moderation/log', '/moderation/servers/export']
    }

    def "nobody else can do #path"() {
        given:
        def member = fixture.member("m${++number}")

        expect:
        member.rawPost(path, [:]).statusCode() == 403

        where:
        path << ['/moderation/reports/1/resolve', '/moderation/reports/1/reopen', '/moderation/servers', '/moderation/servers/a.example/lift',
                 '/moderation/servers/list', '/moderation/people', '/moderation/delivery/try']
    }

    def "the keeper is led to the pages, others are not"() {
        expect:
        fixture.aino.get('/').body().contains('href="/moderation"')
        fixture.aino.get('/moderation').body().contains('<h1>Reports</h1>')
        !fixture.member("m${++number}").get('/').body().contains('href="/moderation"')
    }

    def "a member reports a post, the keeper reads it, notes what came of it and can open it again"() {
        given:
        def offer = fixture.offer(audience: 'PUBLIC', title: "Trailer $number")
        def member = fixture.member("m${++number}")

        when:
        def page = member.get(offer)
        def href = (page.body() =~ 'href="(/posts/[0-9]+/report)"')[0][1] as String

        then:
        member.get(href).body().contains("Trailer")
        !fixture.aino.get(offer).body().contains('/report"')
        !fixture.guest().get(offer).body().contains('/report"')

        when:
        def answer = member.post(href, [comment: 'This <b>trailer</b> is mine.'])

        then:
        answer.body().contains('Those who keep the server look at it')
        def report = fixture.instance.bean(Reports).all(true, Page.Request.first(1)).items()[0]
        report.objectUris().size() == 2

        when:
        def list = fixture.aino.get('/moderation/reports').body()

        then:
        list.contains('This &lt;b&gt;trailer&lt;/b&gt; is mine.')
        list.contains('Trailer')

        when:
        def resolved = fixture.aino.post("/moderation/reports/${report.id()}/resolve", [note: 'It is hers.'])

        then:
        resolved.body().contains('Resolved.')
        !fixture.aino.get('/moderation/reports').body().contains('is mine.')
        fixture.aino.get('/moderation/reports?state=resolved').body().contains('It is hers.')
        fixture.aino.post("/moderation/reports/${report.id()}/reopen").body().contains('is mine.')
        fixture.aino.rawPost('/moderation/reports/1/resolve', [note: '']).statusCode() == 404
    }

    def "a person is reported from their page, and what is wrong with the form stays on it"() {
        given:
        def member = fixture.member("m${++number}")
        def href = (member.get('/users/aino').body() =~ 'href="(/people/[0-9]+/report)"')[0][1] as String

        expect:
        member.post(href, [comment: 'x' * 2001]).statusCode() == 422
        member.post(href, [comment: 'late']).statusCode() == 200
        fixture.guest().raw(href).statusCode() == 303
        member.raw('/people/1/report').statusCode() == 404
        member.raw('/posts/1/report').statusCode() == 404
    }

    def "a server is blocked, the rule changed and lifted, each step in the log"() {
        when:
        def made = fixture.aino.post('/moderation/servers', [domain: "https://$domain/", severity: 'SUSPEND', publicComment: 'Spam', privateComment: 'see 7', rejectMedia: 'on'])

        then:
        made.body().contains("The rule about $domain stands")
        made.body().contains('Spam')
        with(rule().terms()) {
            rejectsMedia()
            !rejectsReports()
        }
        fixture.aino.get("/moderation/servers?domain=$domain").body().contains('value="see 7"')

        when:
        fixture.aino.post('/moderation/servers', [domain: domain, severity: 'SILENCE'])

        then:
        !rule().terms().rejectsMedia()
        fixture.aino.post("/moderation/servers/$domain/lift", [reason: '']).body().contains('is lifted')
        rule() == null
        fixture.aino.rawPost("/moderation/servers/$domain/lift", [:]).statusCode() == 404
        fixture.aino.get("/moderation/log?target=$domain").body().findAll('href="/moderation/log\\?target=').size() == 3
    }

    def "a rule with #what is shown again with what is wrong"() {
        when:
        def answer = fixture.aino.post('/moderation/servers', [domain: domain, severity: 'SUSPEND'] + wrong)

        then:
        answer.statusCode() == 422
        answer.body().contains("id=\"f-$field-error\"")
        rule() == null

        where:
        what                 | wrong                          || field
        'no domain'          | [domain: 'no good']            || 'domain'
        'this server itself' | [domain: 'bakery.localhost']   || 'domain'
        'no severity'        | [severity: '']                 || 'severity'
        'too long a comment' | [publicComment: 'x' * 2001]    || 'publicComment'
    }

    def "a list is checked first, faults and all, and what is right of it taken"() {
        given:
        def list = "#domain,#severity\n$domain,suspend\nno <b>good</b>,maybe\n"

        when:
        def checked = fixture.aino.post('/moderation/servers/list', [list: list, step: 'CHECK']).body()

        then:
        checked.contains('2 rows: 1 new')
        checked.contains('Row 3 #domain')
        checked.contains('no &lt;b&gt;good&lt;/b&gt;')
        checked.contains('value="TAKE_VALID"')
        rule() == null
        !fixture.aino.post('/moderation/servers/list', [list: list, step: 'TAKE']).body().contains('was added')
        rule() == null

        expect:
        fixture.aino.post('/moderation/servers/list', [list: list, step: 'TAKE_VALID', reason: 'Northside']).body().contains('One rule was added')
        rule() != null
        fixture.aino.raw('/moderation/servers/export').body().contains("$domain,suspend,false,false,,false")
        fixture.aino.post('/moderation/servers/list', [list: 'a.example', step: 'PERHAPS']).statusCode() == 422
        fixture.aino.post('/moderation/servers/list', [list: (1..20_001).collect { "a${it}.example" }.join('\n'), step: 'CHECK']).statusCode() == 422
    }

    def "a member is suspended and has no page any more, and cannot sign in"() {
        given:
        def name = "m${++number}"
        def member = fixture.member(name)

        when:
        def answer = fixture.aino.post('/moderation/people', [address: "@$name", measure: 'SUSPENDED', reason: 'threats'])

        then:
        answer.body().contains('is suspended')
        answer.body().contains('threats')
        fixture.aino.raw("/users/$name").statusCode() == 404
        member.raw('/settings/profile').statusCode() == 303
        with(fixture.guest().post('/sign-in', [login: name, password: PagesFixture.PASSWORD, next: '/'])) {
            statusCode() == 422
            body().contains('have suspended this account')
        }

        when:
        fixture.aino.post('/moderation/people', [address: "$name@${fixture.instance.settings.domain()}", measure: 'NONE'])

        then:
        fixture.aino.raw("/users/$name").statusCode() == 200
        fixture.guest().as(name)
        fixture.instance.bean(ActorRules).all(Page.Request.first(80)).items() == []
    }

    def "a measure with #what is shown again with what is wrong"() {
        when:
        def answer = fixture.aino.post('/moderation/people', wrong)

        then:
        answer.statusCode() == 422
        answer.body().contains("id=\"f-$field-error\"")

        where:
        what           | wrong                                                       || field
        'nobody known' | [address: '@nobody@nowhere.example', measure: 'SUSPENDED']  || 'address'
        'oneself'      | [address: 'aino', measure: 'SUSPENDED']                     || 'measure'
        'no measure'   | [address: 'aino', measure: 'BANISH']                        || 'measure'
    }

    def "the person's page leads the keeper to what can be decided about them"() {
        given:
        def name = "m${++number}"
        fixture.member(name)

        expect:
        def href = (fixture.aino.get("/users/$name").body() =~ 'href="(/moderation/people[^"]+)"')[0][1] as String
        fixture.aino.get(href).body().contains("value=\"@$name@")
        !fixture.member("m${++number}").get("/users/$name").body().contains('/moderation/people')
    }

    private DomainRule rule() {
        return fixture.instance.bean(DomainRules).find(new HostName(domain)).orElse(null)
    }
}
