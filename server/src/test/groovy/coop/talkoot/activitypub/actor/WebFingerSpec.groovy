package coop.talkoot.activitypub.actor

import coop.talkoot.TestInstance
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.NewIdentity
import groovy.json.JsonSlurper
import java.net.http.HttpResponse
import spock.lang.Shared
import spock.lang.Specification

class WebFingerSpec extends Specification {
    @Shared TestInstance bakery

    def setupSpec() {
        bakery = TestInstance.start(name: 'bakery')
        bakery.bean(Identities).create(new NewIdentity(Identity.Kind.PERSON, 'alice', 'Alice', ''))
        bakery.bean(Groups).found(new Founding('bread', 'Bread', '', '', Group.JoinPolicy.OPEN))
        bakery.bean(Identities).server()
    }

    def cleanupSpec() {
        bakery?.close()
    }

    def "#resource leads to #path"() {
        when:
        def response = ask(resource.replace('DOMAIN', bakery.settings.domain()).replace('BASE', bakery.uri('')))
        def json = json(response)

        then:
        response.statusCode() == 200
        response.headers().firstValue('Content-Type').get().startsWith('application/jrd+json')
        response.headers().firstValue('Access-Control-Allow-Origin').get() == '*'
        json.links.find { it.rel == 'self' } == [rel: 'self', type: 'application/activity+json', href: bakery.uri(path)]
        json.subject.startsWith('acct:')
        json.subject.endsWith('@' + bakery.settings.domain())
        json.links.find { it.rel.endsWith('subscribe') }.template == bakery.uri('/authorize_interaction?uri={uri}')

        where:
        resource               | path
        'acct:alice@DOMAIN'    | '/users/alice'
        'acct:@alice@DOMAIN'   | '/users/alice'
        'ACCT:Alice@DOMAIN'    | '/users/alice'
        'acct:bread@DOMAIN'    | '/groups/bread'
        'acct:DOMAIN@DOMAIN'   | '/actor'
        'BASE/users/alice'     | '/users/alice'
        'BASE/groups/bread'    | '/groups/bread'
        'BASE/actor'           | '/actor'
        'BASE'                 | '/actor'
        'BASE/'                | '/actor'
    }

    def "there is nobody at #resource"() {
        expect:
        ask(resource.replace('DOMAIN', bakery.settings.domain()).replace('BASE', bakery.uri(''))).statusCode() == 404

        where:
        resource << ['acct:nobody@DOMAIN', 'acct:alice@elsewhere.example', 'acct:alice', 'acct:@', 'acct:@DOMAIN',
            'https://elsewhere.example/users/alice', 'BASE/users/nobody', 'mailto:alice@DOMAIN', "acct:a'b@DOMAIN"]
    }

    def "a question that is none is refused: #query"() {
        expect:
        bakery.get("/.well-known/webfinger$query").statusCode() == 400

        where:
        query << ['', '?resource=', '?resource=alice', '?resource=acct:', '?resource=acct%3Aa%00b', '?resource=acct:a&resource=acct:b',
            '?resource=acct:' + 'x' * 3000]
    }

    def "NodeInfo names the software and what it speaks"() {
        given:
        def links = json(bakery.get('/.well-known/nodeinfo')).links
        def info = json(bakery.get(links[0].href))

        expect:
        links[0].rel == 'http://nodeinfo.diaspora.software/ns/schema/2.1'
        info.version == '2.1'
        info.software.name == 'talkoot'
        info.protocols == ['activitypub']
        info.usage.users.total == 0
        info.usage.localPosts == 0
        !info.openRegistrations
    }

    def "host-meta says where to ask, as XML and as JSON"() {
        given:
        def template = bakery.uri('/.well-known/webfinger?resource={uri}')

        expect:
        bakery.get('/.well-known/host-meta').body().contains(template)
        json(bakery.get('/.well-known/host-meta.json')).links[0].template == template
    }

    private HttpResponse<String> ask(String resource) {
        bakery.get('/.well-known/webfinger?resource=' + URLEncoder.encode(resource, 'UTF-8'))
    }

    private static Object json(HttpResponse<String> response) {
        new JsonSlurper().parseText(response.body())
    }
}
