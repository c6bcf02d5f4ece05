package coop.talkoot.web

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What members hold, through pages and without scripts. */
class LedgerPagesSpec extends Specification {
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared Visitor marek = fixture.member('marek')
    @Shared Visitor grace = fixture.member('grace')
    @Shared int number = 0

    def "before a unit there is nothing to hold, and coordinators are shown how to begin one"() {
        given:
        def empty = new PagesFixture()
        def member = empty.member('early')

        expect:
        empty.aino.get('/wallet').body().contains('/groups/bakery/ledger')
        !member.get('/wallet').body().contains('/groups/bakery/ledger')
        member.get('/wallet').body().contains('Nothing is counted here yet')

        cleanup:
        empty.close()
    }

    def "hours are given from a form, and both see it"() {
        given:
        def unit = unit()
        def form = give(unit)

        when:
        def after = marek.post(form.action, [key: form.key, to: '@grace', amount: '1:30', memo: 'Bike <b>tune-up</b>'])

        then:
        after.body().contains('You gave 1 h 30 min to Grace.')
        after.body().contains('−1 h 30 min')
        after.body().contains('Bike &lt;b&gt;tune-up&lt;/b&gt;')
        grace.get("/groups/bakery/wallet?unit=$unit").body().contains('+1 h 30 min')
        grace.get('/notifications').body().contains('gave you 1:30 h')

        and: 'sent once more, by a second click, it is given once'
        marek.post(form.action, [key: form.key, to: '@grace', amount: '1:30', memo: 'Bike <b>tune-up</b>'])
        grace.get("/groups/bakery/wallet?unit=$unit").body().count('Bike &lt;b&gt;') == 1

        and: 'with something else in it, not'
        marek.rawPost(form.action, [key: form.key, to: '@grace', amount: '2:00', memo: '']).with { statusCode() == 422 && body().contains('was sent before') && !body().contains(form.key) }
    }

    def "#what is told at its field, and nothing typed is lost"() {
        given:
        def form = give(unit())

        when:
        def answer = marek.rawPost(form.action, [key: form.key, to: '@grace', amount: '0:30', memo: 'Bread'] + fields)

        then:
        answer.statusCode() == 422
        answer.body().contains(sentence)
        answer.body().contains("id=\"f-$field-error\"")
        answer.body().contains('value="Bread"')
        fields.values().every { answer.body().contains("value=\"$it\"") }

        where:
        what                    | fields                | field    || sentence
        'a negative time'       | [amount: '-1:00']     | 'amount' || 'Write hours and whole minutes'
        'no time at all'        | [amount: '0:00']      | 'amount' || 'more than nothing'
        'half a minute'         | [amount: '0:30.5']    | 'amount' || 'Write hours and whole minutes'
        'sixty minutes'         | [amount: '0:60']      | 'amount' || 'Write hours and whole minutes'
        'a decimal'             | [amount: '1.5']       | 'amount' || 'Write hours and whole minutes'
        'a word'                | [amount: 'one hour']  | 'amount' || 'Write hours and whole minutes'
        'far too much'          | [amount: '999999999:00'] | 'amount' || 'is missing'
        'too many digits'       | [amount: '9999999999:00'] | 'amount' || 'Write hours and whole minutes'
        'more than the limit'   | [amount: '20:01']     | 'amount' || '0:01 h is missing'
        'nobody'                | [to: '@nobody']       | 'to'     || 'Nobody is known by this handle'
        'oneself'               | [to: '@marek']        | 'to'     || 'Nobody gives to themselves'
    }

    def "an amount of a credit is read with its decimals, by point or comma"() {
        given:
        def unit = unit(kind: 'CREDIT', decimals: '2', limit: '50.00')
        def form = give(unit)

        expect:
        marek.rawPost(form.action, [key: 'a', to: '@grace', amount: '12,5', memo: '']).statusCode() == 303
        marek.get("/groups/bakery/wallet?unit=$unit").body().contains('−12.50')
        marek.rawPost(form.action, [key: 'b', to: '@grace', amount: '1.005', memo: '']).body().contains('at most 2 decimals')
        marek.rawPost(form.action, [key: 'c', to: '@grace', amount: '37.51', memo: '']).body().contains('0.01')
    }

    def "a statement as CSV is RFC 4180, and no cell is a formula"() {
        given:
        def unit = unit()
        ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', 'Bread, "rye"', 'two\nlines'].each { memo ->
            def form = give(unit)
            assert marek.rawPost(form.action, [key: form.key, to: '@grace', amount: '0:01', memo: memo]).statusCode() == 303
        }
        def page = marek.get("/groups/bakery/wallet?unit=$unit").body()

        when:
        def answer = marek.raw((page =~ 'href="([^"]+statement.csv[^"]*)"')[0][1] as String)

        then:
        answer.headers().firstValue('Content-Type').get().startsWith('text/csv')
        answer.headers().firstValue('Content-Disposition').get().startsWith('attachment')
        def text = answer.body()
        text.startsWith('number,time,kind,with,for,amount,balance,unit,minor units\r\n')
        text.endsWith('\r\n')
        text.contains('"\'=HYPERLINK(""x"")"')
        text.contains(",'+1,") && text.contains(",'-1,") && text.contains(",'@SUM(A1),")
        text.contains('"Bread, ""rye"""')
        text.contains('"two\nlines"')
        text.contains(',-0:01,-0:06,')
        text.contains(",'@grace@")
    }

    def "a statement is filtered, and a wrong date is told"() {
        given:
        def unit = unit()
        [Bread: '0:05', Soup: '0:06'].each { memo, amount -> marek.post(give(unit).action, [key: memo, to: '@grace', amount: amount, memo: memo]) }
        def page = { String query -> marek.get("/groups/bakery/wallet?unit=$unit&$query").body() }

        expect:
        page('q=bread').contains('−5 min') && !page('q=bread').contains('>Soup<')
        page('direction=IN').contains('Nothing moved')
        page('until=2020-01-01').contains('Nothing moved')
        page('from=2020-01-01').contains('>Soup<')
        page('from=soon').contains('A date looks like')
    }

    def "the commons is for every member to see, another's account is not"() {
        given:
        def unit = unit()
        def account = (fixture.aino.get("/groups/bakery/ledger?unit=$unit").body() =~ '(/groups/bakery/accounts/[0-9]+)"><bdi>Marek')[0][1] as String

        expect:
        grace.get("/groups/bakery/accounts/commons?unit=$unit").body().contains('Account of Bakery')
        grace.raw(account).statusCode() == 404
        grace.raw("$account/statement").statusCode() == 404
        grace.raw("$account/statement.csv").statusCode() == 404
        fixture.aino.raw(account).statusCode() == 200
        marek.raw(account).statusCode() == 200
        marek.raw("$account/statement").body().contains('Statement: ')
        fixture.guest().raw("/groups/bakery/wallet").statusCode() == 303
    }

    def "coordinators set limits, freeze, close and take back, each with a reason; members do not"() {
        given:
        def unit = unit()
        marek.post(give(unit).action, [key: 'k', to: '@grace', amount: '1:00', memo: 'Twice'])
        def ledger = fixture.aino.get("/groups/bakery/ledger?unit=$unit").body()
        def account = (ledger =~ '(/groups/bakery/accounts/[0-9]+)"><bdi>Marek')[0][1] as String
        def reverse = (fixture.aino.get(account).body() =~ '(/groups/bakery/entries/[0-9]+/reverse)')[0][1] as String

        expect:
        [["$account/limits", [limit: '5:00', reason: 'me']], ["$account/state", [deed: 'FREEZE', why: 'me']], [reverse, [reason: 'me']]].every { path, fields ->
            marek.rawPost(path as String, fields as Map).statusCode() == 403
        }
        fixture.aino.rawPost("$account/limits", [limit: '5:00', reason: '']).with { statusCode() == 422 && body().contains('id="f-reason-error"') }
        fixture.aino.rawPost("$account/state", [deed: 'FREEZE', why: '']).with { statusCode() == 422 && body().contains('id="f-why-error"') }
        fixture.aino.post("$account/limits", [limit: '5:00', hardLimit: '6:00', maxBalance: '9:00', reason: 'Agreed']).body().contains('The limits are set.')
        fixture.aino.get("$account/change").body().contains('value="6:00"')
        fixture.aino.post(reverse, [reason: 'Mistyped']).body().contains('No. 1 is taken back.')
        fixture.aino.rawPost(reverse, [reason: 'Mistyped']).with { statusCode() == 422 && body().contains('taken back already, by entry 2') }
        fixture.aino.post("$account/state", [deed: 'FREEZE', why: 'A question']).body().contains('The account is frozen.')
        marek.get("/groups/bakery/wallet?unit=$unit").body().contains('This account is frozen')
        fixture.aino.post("$account/state", [deed: 'THAW', why: 'Answered']).body().contains('moves again')
        fixture.aino.post("$account/state", [deed: 'CLOSE', why: 'Moved']).body().contains('The account is closed.')
        fixture.aino.get('/moderation/log').body().contains('Account closed:')
        fixture.aino.post("/groups/bakery/ledger/check?unit=$unit").body().contains('The journal holds, all 2 entries of it.')
    }

    def "a unit with something wrong is told at its field, and what was typed stays"() {
        when:
        def answer = fixture.aino.rawPost('/groups/bakery/ledger/units', [name: 'Lindens', kind: 'CREDIT', decimals: '2', limit: '10.001', hardLimit: '', maxBalance: ''])

        then:
        answer.statusCode() == 422
        answer.body().contains('id="f-limit-error"')
        answer.body().contains('value="Lindens"')
    }

    /** Begins a unit and gives its id. */
    private String unit(Map<String, ?> fields = [:]) {
        def answer = fixture.aino.rawPost('/groups/bakery/ledger/units', [name: "Hours ${++number}", kind: 'TIME', decimals: '0', limit: '20:00', hardLimit: '', maxBalance: ''] + fields)
        assert answer.statusCode() == 303
        return (answer.headers().firstValue('Location').get() =~ /unit=(\d+)/)[0][1]
    }

    private Map give(String unit) {
        def page = marek.get("/groups/bakery/wallet/give?unit=$unit").body()
        return [action: "/groups/bakery/wallet/give?unit=$unit".toString(), key: (page =~ 'name="key" value="([^"]+)"')[0][1]]
    }
}
