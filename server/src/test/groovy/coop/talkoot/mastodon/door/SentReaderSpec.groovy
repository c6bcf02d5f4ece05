package coop.talkoot.mastodon.door

import coop.talkoot.http.Rejected
import io.micronaut.http.MediaType
import spock.lang.Specification

class SentReaderSpec extends Specification {
    private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED_TYPE
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE
    private static final MediaType PARTS = MediaType.of('multipart/form-data; boundary=xyz')

    def "the same is read from #form"() {
        when:
        def sent = SentReader.read(query, type, body.bytes)

        then:
        sent.text('status').get() == 'Hello & köszönöm'
        sent.texts('media_ids') == ['1', '2']
        sent.texts('poll.options') == ['tea', 'coffee']
        sent.whole('poll.expires_in').get() == 3600
        sent.yes('sensitive', false)
        !sent.yes('poll.multiple', true)
        sent.text('fields_attributes.0.name').get() == 'Site'
        sent.text('nobody').empty

        where:
        form           | type || query | body
        'a form'       | FORM || null  | FIELDS
        'the address'  | null || FIELDS | ''
        'JSON'         | JSON || null  | '{"status": "Hello & köszönöm", "media_ids": ["1", 2], "sensitive": true, "x": null, "poll": {"options": ["tea", "coffee"], "expires_in": 3600, "multiple": "false"}, "fields_attributes": [{"name": "Site"}]}'
        'JSON by index' | JSON || null | '{"status": "Hello & köszönöm", "media_ids": ["1", "2"], "sensitive": "1", "poll": {"options": ["tea", "coffee"], "expires_in": "3600", "multiple": false}, "fields_attributes": {"0": {"name": "Site"}}}'
        'parts'        | PARTS || null | parts('status': 'Hello & köszönöm', 'media_ids[]': ['1', '2'], 'poll[options][]': ['tea', 'coffee'], 'poll[expires_in]': '3600', 'sensitive': 'true', 'poll[multiple]': '0', 'fields_attributes[0][name]': 'Site')
    }

    private static final String FIELDS = 'status=Hello%20%26+k%C3%B6sz%C3%B6n%C3%B6m&media_ids[]=1&media_ids%5B%5D=2&poll[options][]=tea&poll[options][]=coffee' +
            '&poll[expires_in]=3600&sensitive=true&poll[multiple]=false&fields_attributes[0][name]=Site'

    private static String parts(Map<String, ?> fields) {
        return fields.collectMany { name, value -> (value instanceof List ? value : [value]).collect { [name, it] } }
                .collect { name, value -> "--xyz\r\nContent-Disposition: form-data; name=\"$name\"\r\n\r\n$value\r\n" }.join('') + '--xyz--\r\n'
    }

    def "JSON with nothing in it is nothing"() {
        expect:
        SentReader.read(null, JSON, body.bytes).all() == [:]

        where:
        body << ['', ' \n', '{}']
    }

    def "a file among the fields is no field"() {
        given:
        def body = '--xyz\r\nContent-Disposition: form-data; name="avatar"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nPNG\r\n' +
                '--xyz\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n--xyz--\r\n'

        expect:
        SentReader.read(null, PARTS, body.bytes).all() == [note: ['hello']]
    }

    def "what is in the body goes before what is in the address"() {
        expect:
        SentReader.read('a=1&b=2', FORM, 'a=3'.bytes).all() == [a: ['3'], b: ['2']]
    }

    def "#what is refused"() {
        when:
        SentReader.read(null, type, body.bytes)

        then:
        thrown(Rejected)

        where:
        what                        | type  | body
        'a broken escape'           | FORM  | 'a=%zz'
        'a null character'          | FORM  | 'a=%00'
        'JSON that ends too early'  | JSON  | '{"a": '
        'JSON that is a list'       | JSON  | '[1]'
        'a null character in JSON'  | JSON  | '{"a": "\\u0000"}'
        'half a character'          | JSON  | '{"a": "\\ud800"}'
        'more values than anybody needs' | FORM | (0..600).collect { "a=$it" }.join('&')
        'more values in lists'      | JSON  | '{"a": [' + (0..600).join(',') + ']}'
        'parts without a boundary'  | MediaType.of('multipart/form-data') | 'a'
    }
}
