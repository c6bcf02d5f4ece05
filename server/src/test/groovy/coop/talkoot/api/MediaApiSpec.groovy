package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import coop.talkoot.documents.SamplePictures
import java.net.http.HttpResponse
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class MediaApiSpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture().member('alice').member('bob')

    def "a picture is sent, described, used in a note, and there for whoever reads it"() {
        when:
        def sent = upload('alice', SamplePictures.photo(), [description: 'A trailer', focus: '0.5,-1'])

        then:
        sent.statusCode() == 201
        with(json(sent)) {
            type == 'image'
            mediaType == 'image/jpeg'
            description == 'A trailer'
            focus == '0.500,-1.000'
            [width, height, previewWidth, previewHeight] == [60, 80, 60, 80]
            blurhash.size() > 5
            remoteUrl == null
        }

        when:
        def id = json(sent).id
        def described = bakery.patch("/media/$id", [description: 'A bicycle trailer'], 'alice')
        def note = bakery.post('/notes', [audience: 'public', text: '', media: [id]], 'alice')

        then:
        described.statusCode() == 200
        json(described).focus == '0.500,-1.000'
        note.statusCode() == 201
        json(bakery.get("/notes/${json(note).id}")).media*.description == ['A bicycle trailer']
        json(bakery.get('/timelines/home', 'alice')).items.find { it.id == json(note).id }.media*.id == [id]
        bakery.get("/media/$id", 'alice').statusCode() == 404

        when: 'words change, the picture stays; then it goes'
        def changed = bakery.patch("/notes/${json(note).id}", [text: 'Mine'], 'alice')
        def without = bakery.patch("/notes/${json(note).id}", [media: []], 'alice')

        then:
        json(changed).media*.id == [id]
        json(without).media == []
        bakery.patch("/notes/${json(note).id}", [text: ''], 'alice').statusCode() == 422
    }

    def "an offer and an answer have pictures too"() {
        given:
        def ids = (1..2).collect { json(upload('alice', SamplePictures.png())).id }

        when:
        def offer = bakery.post('/listings', bakery.listing(media: [ids[0]]), 'alice')
        def answer = bakery.post("/posts/${json(offer).id}/replies", [text: 'This one?', media: [ids[1]]], 'alice')

        then:
        json(offer).media*.id == [ids[0]]
        json(answer).media*.id == [ids[1]]
        json(bakery.patch("/listings/${json(offer).id}", [title: 'A trailer'], 'alice')).media*.id == [ids[0]]
    }

    def "#what is refused with #status, and nothing is kept"() {
        when:
        def answer = upload('alice', bytes, fields)

        then:
        answer.statusCode() == status
        json(answer).errors*.field == [field]

        where:
        what                            | bytes                                       | fields                    || status | field
        'HTML that calls itself a PNG'  | '<!doctype html><script>1</script>'.bytes   | [:]                       || 422    | 'file'
        'an SVG'                        | '<svg xmlns="http://www.w3.org/2000/svg"/>'.bytes | [:]                 || 422    | 'file'
        'a picture of 40 million pixels'| SamplePictures.pngThatSays(8000, 5000)      | [:]                       || 422    | 'file'
        'a file larger than any'        | new byte[41 << 20]                          | [:]                       || 422    | 'file'
        'a picture of 17 MB'            | SamplePictures.joined(SamplePictures.png(), new byte[17 << 20]) | [:]   || 422    | 'file'
        'a focus that is none'          | SamplePictures.png()                        | [focus: 'here']           || 422    | 'focus'
        'words without end'             | SamplePictures.png()                        | [description: 'x' * 1501] || 422    | 'description'
        'a field there is not'          | SamplePictures.png()                        | [alt: 'x']                || 422    | 'alt'
    }

    def "#what is answered with #status"() {
        expect:
        bakery.send('POST', '/media', body.bytes, headers + [Authorization: "Bearer ${bakery.tokenOf('alice')}".toString()]).statusCode() == status

        where:
        what                          | headers                                                     | body                  || status
        'no form'                     | ['Content-Type': 'application/json']                        | '{}'                  || 415
        'a form without a boundary'   | ['Content-Type': 'multipart/form-data']                     | 'x'                   || 422
        'a form that is cut off'      | ['Content-Type': 'multipart/form-data; boundary=x']         | '--x\r\nContent-Disp' || 422
        'a form without a file'       | ['Content-Type': 'multipart/form-data; boundary=x']         | '--x--\r\n'           || 422
    }

    def "only who is signed in sends files, and only whose it is sees or uses it"() {
        given:
        def id = json(upload('alice', SamplePictures.png())).id

        expect:
        upload(null, SamplePictures.png()).statusCode() == 401
        bakery.get("/media/$id", 'bob').statusCode() == 404
        bakery.patch("/media/$id", [description: 'x'], 'bob').statusCode() == 404
        bakery.delete("/media/$id", 'bob').statusCode() == 404
        bakery.post('/notes', [audience: 'public', text: 'x', media: [id]], 'bob').statusCode() == 422
        bakery.post('/notes', [audience: 'public', text: 'x', media: ['nonsense']], 'bob').statusCode() == 422
        bakery.post('/notes', [audience: 'public', text: 'x', media: [id, id]], 'alice').statusCode() == 422
        bakery.delete("/media/$id", 'alice').statusCode() == 204
        bakery.get("/media/$id", 'alice').statusCode() == 404
    }

    def "a body that is no form of files is as small as ever"() {
        expect:
        bakery.post('/notes', '{"text":"' + 'x' * (2 << 20) + '"}', 'alice').statusCode() == 413
        bakery.instance.post('/sign-in', 'login=' + 'x' * (2 << 20), ['Content-Type': 'application/x-www-form-urlencoded']).statusCode() == 413
    }

    private HttpResponse<String> upload(String who, byte[] bytes, Map<String, String> fields = [:]) {
        def form = new ByteArrayOutputStream()
        fields.each { name, value ->
            form.write("--x\r\nContent-Disposition: form-data; name=\"$name\"\r\n\r\n$value\r\n".bytes)
        }
        form.write('--x\r\nContent-Disposition: form-data; name="file"; filename="cat.png"\r\nContent-Type: image/png\r\n\r\n'.bytes)
        form.write(bytes)
        form.write('\r\n--x--\r\n'.bytes)
        def headers = ['Content-Type': 'multipart/form-data; boundary=x'] + (who == null ? [:] : [Authorization: "Bearer ${bakery.tokenOf(who)}".toString()])
        return bakery.send('POST', '/media', form.toByteArray(), headers)
    }
}
