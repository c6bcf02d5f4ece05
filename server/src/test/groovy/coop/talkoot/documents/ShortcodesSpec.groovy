package coop.talkoot.documents

import spock.lang.Specification

class ShortcodesSpec extends Specification {
    def "in '#text' stand #found"() {
        expect:
        Shortcodes.in([text]) as List == found
        Shortcodes.replaced(text) { "[$it]" as String } == replaced

        where:
        text                        | found          | replaced
        'Hello :bread:'             | ['bread']      | 'Hello [bread]'
        ':a1: :b_2:!'               | ['a1', 'b_2']  | '[a1] [b_2]!'
        '<p>:bread:</p>'            | ['bread']      | '<p>[bread]</p>'
        'at 10:30:45'               | []             | 'at 10:30:45'
        'at 10:30: then'            | []             | 'at 10:30: then'
        'ä:bread:'                  | []             | 'ä:bread:'
        ':bread:s'                  | []             | ':bread:s'
        '::bread::'                 | []             | '::bread::'
        ':x:'                       | []             | ':x:'
        ':bread-roll:'              | []             | ':bread-roll:'
        ':bread'                    | []             | ':bread'
        ''                          | []             | ''
    }

    def "what nothing is known for stays a word, and what is put in is taken as it is"() {
        expect:
        Shortcodes.replaced(':one: :two:') { it == 'one' ? '$1\\' : null } == '$1\\ :two:'
    }

    def "of a text of nothing else, so many are looked for"() {
        expect:
        Shortcodes.in([(1..1000).collect { ":word$it:" }.join(' ')]).size() == Shortcodes.MOST
    }
}
