package coop.talkoot.activitypub.mapping

import coop.talkoot.documents.CustomEmoji
import coop.talkoot.documents.RemoteEmoji
import coop.talkoot.people.Profile
import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.jsonld.ObjectReader
import coop.talkoot.vocab.jsonld.ObjectWriter
import java.time.Instant
import spock.lang.Specification

class EmojiMappingSpec extends Specification {
    def settings = Samples.settings()
    def emoji = new CustomEmoji(7, 'bread', null, 'https://bakery.example/media/k/original.png', 'https://bakery.example/media/k/small.png', 'image/png',
            null, 'Food', true, true, Instant.parse('2026-05-01T00:00:00Z'))

    def "Misskey's emoji are read as they come"() {
        given:
        def create = ObjectReader.read(getClass().getResourceAsStream('/wire/misskey/create-note.json').bytes) as Activity.Create
        def note = new RemoteObjectMapping().read(create.object().thing() as ActivityObject) as Incoming.IncomingNote

        expect:
        note.envelope().emojis() == [new RemoteEmoji('blobcat', 'https://mk.example/files/blobcat.png')]
    }

    def "a note names what its words stand for, with the term its peers need"() {
        given:
        def json = Samples.plain(ObjectWriter.write(new PostMapping(settings).note(Samples.post(), new Beside([], [emoji]))))

        expect:
        json.tag.find { it.type == 'Emoji' } == [
                id     : settings.uri('/emojis/7'), type: 'Emoji', name: ':bread:', updated: '2026-05-01T00:00:00Z',
                icon   : [type: 'Image', mediaType: 'image/png', url: 'https://bakery.example/media/k/original.png']]
        json['@context'].find { it instanceof Map }.Emoji == 'toot:Emoji'
    }

    def "an actor names them as well"() {
        given:
        def json = Samples.plain(ObjectWriter.write(new ActorMapping(settings).actor(Samples.alice(), Profile.USUAL, [emoji], new PublishedKeys('pem', 'z6'))))

        expect:
        json.tag*.name == [':bread:']
    }

    def "by itself it is a document"() {
        given:
        def json = Samples.plain(ObjectWriter.write(new EmojiMapping(settings).document(emoji)))

        expect:
        json.id == settings.uri('/emojis/7')
        json.type == 'Emoji'
        json.name == ':bread:'
        json.updated == '2026-05-01T00:00:00Z'
        json.icon.mediaType == 'image/png'
        json['@context'].find { it instanceof Map }.Emoji == 'toot:Emoji'
    }

    def "what is told is read back by us"() {
        given:
        def json = ObjectWriter.write(new PostMapping(settings).note(Samples.post(), new Beside([], [emoji])))
        def read = new RemoteObjectMapping().read(Samples.thing(json) as ActivityObject) as Incoming.IncomingNote

        expect:
        read.envelope().emojis() == [new RemoteEmoji('bread', emoji.url())]
    }
}
