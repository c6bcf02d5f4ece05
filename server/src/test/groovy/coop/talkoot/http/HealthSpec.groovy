package coop.talkoot.http

import coop.talkoot.TestInstance
import spock.lang.AutoCleanup
import spock.lang.Specification

class HealthSpec extends Specification {
    @AutoCleanup
    TestInstance bakery = TestInstance.start(name: 'bakery')

    def "a load balancer is told that all is well, and a stranger no more than that"() {
        when:
        def answer = bakery.get('/health', ['Accept': accept])

        then:
        answer.statusCode() == 200
        answer.body() == 'ok'
        answer.headers().firstValue('Content-Type').get().startsWith('text/plain')
        answer.headers().firstValue('Set-Cookie').empty

        where:
        accept << ['*/*', 'text/html', 'application/activity+json', 'text/plain']
    }
}
