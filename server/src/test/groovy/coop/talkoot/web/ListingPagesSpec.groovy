package coop.talkoot.web

import coop.talkoot.activitypub.Neighbours
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Offers with all they say, drafts, things, categories and tables by forms, without a script. */
class ListingPagesSpec extends Specification {
    @Shared
    @AutoCleanup
    PagesFixture fixture = new PagesFixture()

    @Shared
    Visitor aino = fixture.aino

    @Shared
    Visitor member = fixture.member('marek')

    def "an offer of a thing says what it is like, and is changed with all it says"() {
        given:
        def offer = fixture.offer(title: 'Drill', kind: 'PURCHASE', subject: 'ITEM', condition: '4', length: '1200', width: '600', weight: '1800', value: '89,50 EUR', stock: '3', latitude: '60.17', longitude: '24.94')

        when:
        def page = aino.get(offer).body()

        then:
        page.contains('4, good')
        page.contains('1,200 × 600 mm')
        page.contains('1.8 kg')
        page.contains('€89.50')
        page.contains('3 pieces')

        when:
        def form = aino.get("$offer/edit").body()
        def fields = sent(form)

        then:
        fields.subject == 'ITEM'
        fields.condition == '4'
        fields.value == '89.50 EUR'
        fields.latitude == '60.17000'

        when:
        def saved = aino.post("$offer/edit", fields + [stock: '0'])

        then:
        saved.statusCode() == 200
        saved.body().contains('none left')
    }

    def "all that is wrong is said at its field, and what was typed stays"() {
        when:
        def answer = aino.post('/add/offer', PagesFixture.OFFER + [group: fixture.groupId(), title: 'Wrong', subject: 'ITEM', weight: '2 kg', stock: '-1', due: 'soon', latitude: 'north'])

        then:
        answer.statusCode() == 422
        ['weight', 'stock', 'due', 'latitude'].every { answer.body().contains("id=\"f-$it-error\"") }
        answer.body().contains('value="2 kg"')
        (answer.body() =~ /<details class="more" open>/).size() >= 2
    }

    def "what is kept as a draft is for its author alone, and published by the same form"() {
        when:
        def kept = aino.post('/add/need', [keep: '1', title: '', kind: 'WISH', minutes: 'long', subject: 'TIME', group: fixture.groupId(), audience: 'PUBLIC'])
        def href = (aino.get('/exchange/mine?show=drafts').body() =~ '/drafts/\\d+')[0] as String

        then:
        kept.statusCode() == 200
        aino.get(href).body().contains('value="long"')
        member.get(href).statusCode() == 404
        member.post(href, [title: 'mine']).statusCode() == 404
        !member.get('/exchange/mine?show=drafts').body().contains('/drafts/')

        when:
        def wrong = aino.post(href, sent(aino.get(href).body()))

        then:
        wrong.statusCode() == 422
        wrong.body().contains('id="f-minutes-error"')

        when:
        def right = aino.rawPost(href, sent(aino.get(href).body()) + [title: 'An hour of help', kind: 'GIFT', minutes: '60'])

        then:
        right.statusCode() == 303
        right.headers().firstValue('Location').get().contains('/needs/')
        aino.get(href).statusCode() == 404
    }

    def "an offer is archived with one button, still read, opened again, and renewed"() {
        given:
        def offer = fixture.offer(title: 'Resting ladder', audience: 'PUBLIC', openUntil: '2090-01-01')
        def deed = offer.replace('/offers/', '/posts/')

        when:
        def resting = aino.post("$deed/archive")

        then:
        resting.body().contains('Archived')
        fixture.guest().get(offer).body().contains('It stands in no list')
        !aino.get('/exchange?q=resting').body().contains('Resting ladder')
        aino.get('/exchange/mine?show=archived').body().contains('Resting ladder')
        member.post("$deed/reopen").statusCode() == 403

        when:
        aino.post("$deed/reopen")

        then:
        aino.get('/exchange?q=resting').body().contains('Resting ladder')
        aino.post("$deed/renew").statusCode() == 200
        member.post("$deed/archive").statusCode() == 403
    }

    def "a thing is kept, offered by one button with all it is, and put away"() {
        when:
        def wrong = aino.post('/things/new', [name: '', weight: 'heavy', form: 'THING'])

        then:
        wrong.statusCode() == 422
        wrong.body().contains('id="f-weight-error"')

        when:
        aino.post('/things/new', [name: 'Cargo trailer', condition: '3', weight: '12500', form: 'THING', stock: '1'])
        def things = aino.get('/things').body()
        def id = (things =~ '/add/offer\\?thing=(\\d+)')[0][1]

        then:
        things.contains('Cargo trailer')
        things.contains('12.5 kg')
        member.get("/things/$id/edit").statusCode() == 404
        member.get("/add/offer?thing=$id").statusCode() == 404

        when:
        def form = sent(aino.get("/add/offer?thing=$id").body())
        def offer = aino.rawPost('/add/offer', form + [kind: 'LOAN']).headers().firstValue('Location').get()

        then:
        form.title == 'Cargo trailer'
        form.weight == '12500'
        aino.get(offer).body().contains('12.5 kg')
        aino.post("/things/$id/put-away").statusCode() == 409

        when:
        aino.post(offer.replace('/offers/', '/posts/') + '/archive')

        then:
        aino.post("/things/$id/put-away").statusCode() == 200
        !aino.get('/things').body().contains('Cargo trailer')
        aino.get('/things?show=away').body().contains('Cargo trailer')
    }

    def "a coordinator keeps the categories that offers stand in"() {
        when:
        aino.post('/groups/bakery/categories', [name: 'Garden'])
        def page = aino.get('/groups/bakery/categories').body()
        def id = (page =~ '/groups/bakery/categories/(\\d+)/rename')[0][1] as String
        def offer = fixture.offer(category: id)

        then:
        aino.get(offer).body().contains('Garden')
        aino.post('/groups/bakery/categories', [name: 'garden']).statusCode() == 422
        member.get('/groups/bakery/categories').statusCode() == 403
        member.post('/groups/bakery/categories', [name: 'Mine']).statusCode() == 403
        aino.post("/groups/bakery/categories/$id/rename", [name: 'Yard']).statusCode() == 200
        aino.get(offer).body().contains('Yard')
        aino.post("/groups/bakery/categories/$id/remove").statusCode() == 200
        !aino.get(offer).body().contains('Yard')
        aino.post('/add/offer', PagesFixture.OFFER + [group: fixture.groupId(), category: id]).statusCode() == 422
    }

    def "a table is looked at with what is wrong in it, and published by a second word"() {
        when:
        def wrong = upload('purpose;title;kind;Farbe\noffer;Säge;barter;rot\n'.getBytes('windows-1252'))

        then:
        wrong.statusCode() == 200
        wrong.body().contains('Windows-1252')
        wrong.body().contains('Farbe')
        wrong.body().contains('barter')
        !wrong.body().contains('/exchange/import/publish')

        when:
        def right = upload('purpose,title,kind\noffer,Sheet saw,gift\nneed,Sheet axe,gift\n'.getBytes('UTF-8'))

        then:
        right.body().contains('/exchange/import/publish')
        !aino.get('/exchange?q=sheet').body().contains('Sheet saw')
        aino.post('/exchange/import/publish').body().contains('2 published')
        aino.post('/exchange/import/publish').statusCode() == 422
        aino.raw('/exchange/export.csv?q=sheet').body().contains('Sheet axe')
        fixture.guest().raw('/exchange/export.csv').statusCode() == 303
        upload('PK\u0000\u0003'.bytes).statusCode() == 422
    }

    def "what is wrong in a table is shown a page at a time, and a long one tells how far it has come"() {
        when:
        def wrong = upload(('purpose,title,kind\n' + 'wish,,x\n' * 60).getBytes('UTF-8'))
        def next = aino.get('/exchange/import?from=100')

        then:
        wrong.body().contains('180 things are wrong')
        wrong.body().contains('href="/exchange/import?from=100"')
        wrong.body().count('<tr><th scope="row"') == 100
        next.body().count('<tr><th scope="row"') == 80
        next.body().contains('href="/exchange/import?from=0"')
        aino.get('/exchange/import?from=x').statusCode() == 422

        when:
        def right = upload(('purpose,title,kind\n' + (1..1_001).collect { "offer,Long sheet $it,gift\n" }.join('')).getBytes('UTF-8'))
        def begun = aino.rawPost('/exchange/import/publish')
        def far = begun.headers().firstValue('Location').get()

        then:
        right.body().contains('Publish 1,001 rows')
        begun.statusCode() == 303
        far ==~ '/exchange/import/\\d+'
        Neighbours.await('the end of the import', Duration.ofMinutes(3)) { aino.get(far).body().contains('It is done') }
        aino.get(far).body().with { it.contains('1,001 of 1,001 rows.') && it.contains('1,001 are published') }
        aino.get(far).headers().firstValue('Refresh').empty
        fixture.member('onlooker').get(far).statusCode() == 404
        fixture.guest().raw(far).statusCode() == 303
    }

    private Object upload(byte[] file) {
        def form = new ByteArrayOutputStream()
        form.write("--x\r\nContent-Disposition: form-data; name=\"group\"\r\n\r\n${fixture.groupId()}\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"table.csv\"\r\nContent-Type: text/csv\r\n\r\n".bytes)
        form.write(file)
        form.write('\r\n--x--\r\n'.bytes)
        return aino.rawBytes('/exchange/import', form.toByteArray(), 'multipart/form-data; boundary=x')
    }

    /** What a browser would send back of the form of a page. */
    private static Map<String, String> sent(String html) {
        def form = (html =~ /(?s)<form class="sheet".*?<\/form>/)[0] as String
        def fields = [:]
        (form =~ /<input[^>]* name="(\w+)"[^>]* type="(?:text|date)"[^>]* value="([^"]*)"/).each { fields[it[1]] = it[2] }
        (form =~ /<input type="hidden" name="(\w+)" value="([^"]*)"/).each { fields[it[1]] = it[2] }
        (form =~ /<input type="radio" name="(\w+)" value="(\w+)"[^>]* checked/).each { fields[it[1]] = it[2] }
        (form =~ /(?s)<textarea[^>]* name="(\w+)"[^>]*>(.*?)<\/textarea>/).each { fields[it[1]] = it[2] }
        (form =~ /(?s)<select[^>]* name="(\w+)".*?<\/select>/).each { select ->
            def chosen = (select[0] =~ /<option value="([^"]*)" selected/) ?: (select[0] =~ /<option value="([^"]*)"/)
            fields[select[1]] = chosen[0][1]
        }
        fields.collectEntries { name, value -> [name, value.replace('&#34;', '"').replace('&amp;', '&')] }
    }
}
