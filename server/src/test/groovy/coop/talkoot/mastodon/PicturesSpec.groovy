package coop.talkoot.mastodon

import coop.talkoot.documents.SamplePictures
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class PicturesSpec extends Specification {
    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()

    def setupSpec() {
        bakery.bakery.member('mira').member('rosa')
    }

    def "a picture is sent, described, used, seen by others, exchanged and found among pictures only"() {
        when:
        def sent = MastodonFixture.good(bakery.upload('POST', path, [file: SamplePictures.photo(), description: 'A loaf', focus: '0.5,-1'], 'mira'))

        then:
        Contract.attachment(sent)
        sent.type == 'image'
        sent.description == 'A loaf'
        sent.meta.original == [width: 60, height: 80, size: '60x80', aspect: 0.75]
        [sent.meta.focus.x, sent.meta.focus.y] == [0.5, -1]
        sent.blurhash.size() > 5

        when:
        def described = MastodonFixture.good(bakery.send('PUT', "/api/v1/media/$sent.id", 'description=A+rye+loaf', ['Content-Type': 'application/x-www-form-urlencoded'] + bakery.as('mira')))
        def status = bakery.call('/api/v1/statuses', [status: '', media_ids: [sent.id], sensitive: true], 'mira')

        then:
        described.description == 'A rye loaf'
        Contract.status(status)
        status.sensitive
        status.media_attachments*.id == [sent.id]
        bakery.get("/api/v1/media/$sent.id", 'mira').statusCode() == 404
        bakery.read("/api/v1/statuses/$status.id").media_attachments*.description == ['A rye loaf']
        bakery.read("/api/v1/accounts/${bakery.idOf('mira')}/statuses?only_media=true")*.id.contains(status.id)
        bakery.read('/api/v1/timelines/public?only_media=true')*.id.contains(status.id)

        when: 'the words change and the picture is described anew; then another takes its place'
        def reworded = bakery.put("/api/v1/statuses/$status.id", [status: 'Rye', media_ids: [sent.id], media_attributes: [[id: sent.id, description: 'Two loaves']]], 'mira')
        def other = bakery.picture('mira')
        def exchanged = bakery.put("/api/v1/statuses/$status.id", [status: 'Rye', media_ids: [other]], 'mira')

        then:
        reworded.media_attachments*.description == ['Two loaves']
        exchanged.media_attachments*.id == [other]
        bakery.put("/api/v1/statuses/$status.id", [status: 'Rye still'], 'mira').media_attachments*.id == [other]
        bakery.put("/api/v1/statuses/$status.id", [status: 'No picture', media_ids: []], 'mira').media_attachments == []
        !bakery.read('/api/v1/timelines/public?only_media=true')*.id.contains(status.id)

        where:
        path << ['/api/v2/media', '/api/v1/media']
    }

    def "what another sent is nobody else's to see, describe, use or throw away"() {
        given:
        def id = bakery.picture('mira')

        expect:
        bakery.get("/api/v1/media/$id", 'rosa').statusCode() == 404
        bakery.send('PUT', "/api/v1/media/$id", 'description=x', ['Content-Type': 'application/x-www-form-urlencoded'] + bakery.as('rosa')).statusCode() == 404
        bakery.send('DELETE', "/api/v1/media/$id", null, bakery.as('rosa')).statusCode() == 404
        bakery.post('/api/v1/statuses', [status: 'Mine', media_ids: [id]], 'rosa').statusCode() == 422
        bakery.send('DELETE', "/api/v1/media/$id", null, bakery.as('mira')).statusCode() == 200
        bakery.get("/api/v1/media/$id", 'mira').statusCode() == 404
    }

    def "#what is refused with a sentence"() {
        when:
        def answer = bakery.upload('POST', '/api/v2/media', parts, 'mira')

        then:
        answer.statusCode() == 422
        MastodonFixture.json(answer).error.size() > 10

        where:
        what                             | parts
        'HTML that calls itself a PNG'   | [file: '<!doctype html><script>1</script>'.bytes]
        'an SVG'                         | [file: '<svg xmlns="http://www.w3.org/2000/svg"/>'.bytes]
        'a picture of 40 million pixels' | [file: SamplePictures.pngThatSays(8000, 5000)]
        'no file'                        | [description: 'x']
        'a focus that is none'           | [file: SamplePictures.png(), focus: 'here']
    }

    def "without a token for it nothing is taken"() {
        expect:
        bakery.upload('POST', '/api/v2/media', [file: SamplePictures.png()], null).statusCode() == 401
        bakery.send('POST', '/api/v2/media', null, bakery.as('mira', 'read')).statusCode() in [401, 403, 415, 422, 400]
    }

    def "a person shows a face, fields and what they are, all of it or nothing"() {
        when:
        def changed = MastodonFixture.good(bakery.upload('PATCH', '/api/v1/accounts/update_credentials', [
                display_name: 'Mira M.', note: 'Bakes', locked: 'true', bot: 'true', discoverable: 'false',
                'fields_attributes[0][name]': 'Oven', 'fields_attributes[0][value]': 'Wood',
                'fields_attributes[1][name]': 'Page', 'fields_attributes[1][value]': 'https://mira.example/me',
                avatar: SamplePictures.png(), header: SamplePictures.jpeg(300, 100)], 'mira'))

        then:
        Contract.account(changed)
        [changed.display_name, changed.locked, changed.bot, changed.discoverable] == ['Mira M.', true, true, false]
        changed.fields*.name == ['Oven', 'Page']
        changed.source.fields*.value == ['Wood', 'https://mira.example/me']
        changed.source.note == 'Bakes'
        !changed.avatar.contains('default')
        !changed.header.contains('default')
        bakery.read("/api/v1/accounts/${bakery.idOf('mira')}").avatar == changed.avatar

        when: 'one of them is no picture'
        def refused = bakery.upload('PATCH', '/api/v1/accounts/update_credentials', [display_name: 'Not me', avatar: 'x'.bytes], 'mira')

        then:
        refused.statusCode() == 422
        MastodonFixture.json(refused).error.startsWith('avatar')
        bakery.read("/api/v1/accounts/${bakery.idOf('mira')}").display_name == 'Mira M.'

        when: 'fields go by JSON too, and what is not sent stays'
        def again = MastodonFixture.good(bakery.send('PATCH', '/api/v1/accounts/update_credentials',
                '{"fields_attributes": [{"name": "Oven", "value": "Stone"}]}', ['Content-Type': 'application/json'] + bakery.as('mira')))

        then:
        again.fields*.value == ['Stone']
        [again.display_name, again.bot, again.avatar] == ['Mira M.', true, changed.avatar]

        when:
        def bare = MastodonFixture.good(bakery.send('DELETE', '/api/v1/profile/avatar', null, bakery.as('mira')))

        then:
        bare.avatar.endsWith('/media/default/avatar.png')
        bakery.instance.send(bakery.instance.request(bare.avatar)).statusCode() == 200
    }

    def "co-ops without a picture look like several people"() {
        when:
        def group = bakery.read("/api/v1/accounts/lookup?acct=bakery")
        def picture = bakery.instance.send(bakery.instance.request(group.avatar))

        then:
        group.avatar.endsWith('/media/default/group.png')
        picture.statusCode() == 200
        picture.headers().firstValue('Content-Type').get() == 'image/png'
    }
}
