package coop.talkoot.platform

import spock.lang.Specification

class PageSpec extends Specification {
    def "#found of a page of #limit: #items, and #next leads on"() {
        given:
        def page = Page.of(found.collect { it as Long }, limit, { it } )

        expect:
        page.items() == items
        page.next() == next

        where:
        found        | limit || items     | next
        []           | 3     || []        | null
        [9, 8]       | 3     || [9, 8]    | null
        [9, 8, 7]    | 3     || [9, 8, 7] | null
        [9, 8, 7, 6] | 3     || [9, 8, 7] | 7
    }

    def "a page of #limit before #before is refused, by the name of #field"() {
        when:
        new Page.Request(limit, before)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field

        where:
        limit | before         || field
        0     | Long.MAX_VALUE || 'limit'
        -1    | 1              || 'limit'
        81    | 1              || 'limit'
        20    | 0              || 'before'
        20    | -5             || 'before'
    }
}
