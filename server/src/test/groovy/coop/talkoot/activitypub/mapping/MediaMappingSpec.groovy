package coop.talkoot.activitypub.mapping

import coop.talkoot.documents.Attachment
import coop.talkoot.documents.Focus
import coop.talkoot.documents.picture.FileKind.Family
import coop.talkoot.documents.picture.Size
import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.Actor
import coop.talkoot.vocab.jsonld.ObjectWriter
import spock.lang.Specification

class MediaMappingSpec extends Specification {
    def posts = new PostMapping(Samples.settings())
    def reading = new RemoteObjectMapping()

    def "what hangs on a note is written as Mastodon writes it, with the terms it needs"() {
        when:
        def json = Samples.plain(ObjectWriter.write(posts.note(Samples.post(), new Beside([picture('0.5,-0.25'), film()], []))))

        then:
        json.attachment == [
                [type: 'Document', mediaType: 'image/jpeg', url: 'https://bakery.example/media/abc/original.jpg', name: 'Fresh rye', width: 800, height: 600,
                 blurhash: 'LEHV6nWB2yk8pyo0adR*.7kCMdnj', focalPoint: [0.5, -0.25]],
                [type: 'Document', mediaType: 'video/mp4', url: 'https://bakery.example/media/def/original.mp4']]
        json['@context'].last().blurhash == 'toot:blurhash'
        json['@context'].last().focalPoint == ['@id': 'toot:focalPoint', '@container': '@list']
    }

    def "a note without files is written as ever"() {
        expect:
        !Samples.plain(ObjectWriter.write(posts.note(Samples.post(), new Beside([], [])))).containsKey('attachment')
        !ObjectWriter.write(posts.note(Samples.post(), new Beside([], []))).toString().contains('blurhash')
    }

    def "our own files read the same elsewhere"() {
        given:
        def written = ObjectWriter.write(posts.note(Samples.post(), new Beside([picture('0.5,-0.25'), film()], [])))
        def read = reading.read(Samples.thing(written) as ActivityObject) as Incoming.IncomingNote

        expect:
        with(read.envelope().files()) {
            get(0).url() == 'https://bakery.example/media/abc/original.jpg'
            get(0).description() == 'Fresh rye'
            get(0).size() == new Size(800, 600)
            get(0).focus() == Focus.parse('0.5,-0.25')
            get(0).blurhash() == 'LEHV6nWB2yk8pyo0adR*.7kCMdnj'
            get(1).family() == Family.VIDEO
            get(1).focus() == Focus.CENTRE
        }
        !read.words().contentHtml().contains('href')
    }

    def "the files of #peer are read: #document"() {
        given:
        def thing = Samples.thing("$peer/$document")
        def object = (thing instanceof Activity ? thing.object().thing() : thing) as ActivityObject

        when:
        def read = reading.read(object) as Incoming.IncomingNote

        then:
        read.envelope().files().collect { [it.family().name(), it.url(), it.description(), it.mediaType()] } == files

        where:
        peer         | document            || files
        'mastodon'   | 'create-note'       || [['IMAGE', 'https://mast.example/media/1.jpg', 'My bicycle', 'image/jpeg']]
        'gotosocial' | 'note-with-picture' || [['IMAGE', 'https://gts.example/fileserver/01F/attachment/original/01J.webp', 'A sourdough loaf, cut', 'image/webp']]
        'pixelfed'   | 'create-note'       || [['IMAGE', 'https://pix.example/storage/m/1.jpg', '', 'image/jpeg'], ['VIDEO', 'https://pix.example/storage/m/2.mp4', 'The sea', 'video/mp4']]
        'peertube'   | 'video'             || [['VIDEO', 'https://tube.example/static/web-videos/1-240.mp4', '', 'video/mp4']]
        'lemmy'      | 'page-with-picture' || [['IMAGE', 'https://lemmy.example/pictrs/image/1.png', '', 'image/png']]
    }

    def "what an actor shows of themselves is written and read"() {
        given:
        def alice = Samples.identity(1, 'https://bakery.example/users/alice', coop.talkoot.people.Identity.Kind.PERSON, 'alice', 'Alice', '',
                [icon: 'https://bakery.example/media/abc/small.jpg', image: 'https://bakery.example/media/def/original.png'])

        when:
        def json = Samples.plain(ObjectWriter.write(new ActorMapping(Samples.settings()).actor(alice, new PublishedKeys('pem', 'z6Mk'))))

        then:
        json.icon == [type: 'Image', mediaType: 'image/jpeg', url: 'https://bakery.example/media/abc/small.jpg']
        json.image == [type: 'Image', mediaType: 'image/png', url: 'https://bakery.example/media/def/original.png']

        when:
        def read = new RemoteActorMapping().read(Samples.thing(ObjectWriter.write(new ActorMapping(Samples.settings()).actor(alice, new PublishedKeys('pem', 'z6Mk')))) as Actor, 'raw') as IncomingActor.Known

        then:
        read.identity().iconUrl() == alice.iconUrl()
        read.identity().imageUrl() == alice.imageUrl()
    }

    private static Attachment picture(String focus) {
        new Attachment(1, 77, Family.IMAGE, 'image/jpeg', 'https://bakery.example/media/abc/original.jpg', 'https://bakery.example/media/abc/small.jpg', null,
                new Size(800, 600), new Size(640, 480), 'LEHV6nWB2yk8pyo0adR*.7kCMdnj', 'Fresh rye', Focus.parse(focus))
    }

    private static Attachment film() {
        new Attachment(2, 77, Family.VIDEO, 'video/mp4', 'https://bakery.example/media/def/original.mp4', null, null, null, null, null, '', Focus.CENTRE)
    }
}
