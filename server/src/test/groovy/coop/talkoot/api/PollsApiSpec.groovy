package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class PollsApiSpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture().member('alice').member('bob').person('carol')

    def "a poll is asked, answered once, and read with its counts"() {
        given:
        def note = json(ask([options: ['Tea', 'Coffee'], minutes: 60]))

        expect:
        with(note.poll) {
            options == [[title: 'Tea', votes: 0], [title: 'Coffee', votes: 0]]
            voters == 0
            !isMultiple
            !isOver
            choices == []
        }

        when:
        def voted = json(bakery.post("/posts/$note.id/votes", [choices: ['Coffee']], 'bob'))

        then:
        voted.options*.votes == [0, 1]
        voted.choices == ['Coffee']
        json(bakery.get("/posts/$note.id/poll", 'bob')) == voted
        json(bakery.get("/notes/$note.id", 'alice')).poll.choices == []
        json(bakery.get("/notes/$note.id")).poll.options*.votes == [0, 1]
        bakery.post("/posts/$note.id/votes", [choices: ['Tea']], 'bob').statusCode() == 409
    }

    def "counts that are kept back are not told"() {
        given:
        def note = json(ask([options: ['Tea', 'Coffee'], hidesTotals: true, isMultiple: true]))

        when:
        def voted = json(bakery.post("/posts/$note.id/votes", [choices: ['Tea', 'Coffee']], 'bob'))

        then:
        voted.options*.votes == [null, null]
        voted.voters == null
        voted.choices == ['Tea', 'Coffee']
    }

    def "#what is refused with #status"() {
        given:
        def note = json(ask([options: ['Tea', 'Coffee']]))

        expect:
        bakery.post("/posts/$note.id/votes", body, who).statusCode() == status

        where:
        what                       | who     | body                         || status
        'an answer that is none'   | 'bob'   | [choices: ['Milk']]          || 422
        'no answer'                | 'bob'   | [:]                          || 422
        'two answers'              | 'bob'   | [choices: ['Tea', 'Coffee']] || 422
        'numbers'                  | 'bob'   | [choices: [0]]               || 422
        'more than was asked for'  | 'bob'   | [choices: ['Tea'], as: 'x']  || 422
        'answering oneself'        | 'alice' | [choices: ['Tea']]           || 403
        'nobody in particular'     | null    | [choices: ['Tea']]           || 401
    }

    def "a poll of #poll is refused"() {
        expect:
        ask(poll).statusCode() == 422

        where:
        poll << [[:], [options: ['a']], [options: ['a', 'a']], [options: [1, 2]], [options: ['a', 'b'], minutes: 4], [options: ['a', 'b'], minutes: 99999],
                 [options: ['a', 'b'], minutes: 'x'], [options: ['a', 'b'], winner: 'a'], 'yes']
    }

    def "what asks nothing, or is not to be read, has no poll"() {
        given:
        def plain = json(bakery.post('/notes', [audience: 'public', text: 'Hello'], 'alice'))
        def secret = json(bakery.post('/notes', [audience: 'direct', to: ['@bob'], text: 'Well?', poll: [options: ['a', 'b']]], 'alice'))

        expect:
        plain.poll == null
        bakery.get("/posts/$plain.id/poll", 'bob').statusCode() == 404
        bakery.post("/posts/$plain.id/votes", [choices: ['a']], 'bob').statusCode() == 404
        bakery.get("/posts/$secret.id/poll", 'carol').statusCode() == 404
        bakery.post("/posts/$secret.id/votes", [choices: ['a']], 'carol').statusCode() == 404
        bakery.post("/posts/$secret.id/votes", [choices: ['a']], 'bob').statusCode() == 200
    }

    private ask(Object poll) {
        return bakery.post('/notes', [audience: 'public', text: 'What shall it be?', poll: poll], 'alice')
    }
}
