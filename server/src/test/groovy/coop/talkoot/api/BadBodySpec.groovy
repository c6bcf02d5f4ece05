package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import java.nio.charset.StandardCharsets
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class BadBodySpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture().member('alice')

    def "#what is answered with #status, and nothing is said"() {
        when:
        def answer = bakery.send('POST', '/notes', body, [Authorization: "Bearer ${bakery.tokenOf('alice')}".toString()])

        then:
        answer.statusCode() == status
        answer.headers().firstValue('Content-Type').get() == 'application/problem+json'
        json(answer).status == status
        json(bakery.get("/people/${bakery.idOf('alice')}/posts", 'alice')).items == []

        where:
        what                      | body                                                            || status
        'no JSON'                 | 'hello'                                                         || 400
        'half a JSON'             | '{"audience": "public", "text": "a"'                            || 400
        'a list'                  | '["public"]'                                                    || 400
        'a number'                | '1'                                                             || 400
        'two objects'             | '{"audience":"public","text":"a"}{}'                            || 400
        'an empty body'           | ''                                                              || 400
        'a key said twice'        | '{"audience":"public","text":"a","text":"b"}'                   || 400
        'a comment'               | '{"audience":"public",/* */"text":"a"}'                         || 400
        'U+0000'                  | '{"audience":"public","text":"a\\u0000b"}'                      || 400
        'U+0000 in a name'        | '{"audience":"public","text\\u0000":"a"}'                       || 400
        'half a surrogate pair'   | '{"audience":"public","text":"a\\ud83d"}'                       || 400
        'the other half'          | '{"audience":"public","text":"\\ude00 a"}'                      || 400
        'bytes that are no UTF-8' | ([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d] as byte[])                || 400
        'UTF-16'                  | '{"audience":"public","text":"a"}'.getBytes(StandardCharsets.UTF_16) || 400
        'nesting of 65'           | '{"audience":"public","text":' + '[' * 65 + ']' * 65 + '}'      || 400
        'nesting without end'     | '[' * 100_000                                                   || 400
        'a number of 1000 digits' | '{"audience":"public","text":' + '9' * 1000 + '}'               || 400
        'a number beyond all'     | '{"audience":"public","text":1e999999999}'                      || 422
        'an unknown field'        | '{"audience":"public","text":"a","texts":"b"}'                  || 422
        'nothing'                 | '{}'                                                            || 422
        'no words'                | '{"audience":"public","text":" "}'                              || 422
        'a direct note to nobody' | '{"audience":"direct","text":"a"}'                              || 422
        'a group note in none'    | '{"audience":"group","text":"a"}'                               || 422
        'an address of none'      | '{"audience":"direct","text":"a","to":["a b"]}'                 || 422
        'an unknown addressee'    | '{"audience":"direct","text":"a","to":["@nobody"]}'             || 404
        '2 MB'                    | '{"audience":"public","text":"' + 'x' * 2_000_000 + '"}'        || 413
    }

    def "every wrong field is named at once"() {
        when:
        def answer = bakery.post('/notes', [audience: 'all', text: 7, tags: [1], extra: true], 'alice')

        then:
        answer.statusCode() == 422
        json(answer).errors*.field.toSet() == ['audience', 'text', 'tags', 'extra'] as Set
    }

    def "a body of type #type is answered with 415"() {
        expect:
        bakery.post('/notes', 'text=a', 'alice', ['Content-Type': type]).statusCode() == 415

        where:
        type << ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense/thing']
    }

    def "other ways to ask wrongly have their own answers"() {
        expect:
        bakery.send('PUT', '/notes', '{}', [:]).statusCode() == 405
        bakery.send('GET', '/groups', null, [Accept: 'image/png']).statusCode() == 406
        bakery.get('/nothing').statusCode() == 404
        json(bakery.get('/nothing')).title == 'Not Found'
        bakery.send('PUT', '/notes', '{}', [:]).headers().firstValue('Allow').present
    }
}
