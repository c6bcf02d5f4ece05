package coop.talkoot.documents

import static coop.talkoot.schema.Tables.MEDIA_FILE

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Identity
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Words
import java.nio.file.Files
import java.time.Duration
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class AttachmentsSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours()

    @Shared
    Identity alice = bakery.keeper.identity()

    @Shared
    Attachments attachments = bakery.bean(Attachments)

    def "a file is there for its owner, waits, and is described anew"() {
        given:
        def bob = bakery.member("bob${System.nanoTime()}")

        when:
        def file = upload('A trailer')

        then:
        attachments.waiting(alice, file.id()).get().description() == 'A trailer'
        attachments.waiting(bob, file.id()).empty
        file.original().width() == 80
        file.small().height() == 60
        file.blurhash()
        file.url().startsWith(bakery.instance.uri('/media/'))
        file.url().endsWith('/original.jpg')
        file.previewUrl().endsWith('/small.jpg')

        when:
        attachments.update(alice, file.id(), 'A bicycle trailer', Focus.parse('0.5,-0.25'))

        then:
        with(attachments.require(alice, file.id())) {
            description() == 'A bicycle trailer'
            focus() == Focus.parse('0.500,-0.250')
        }

        when:
        attachments.update(bob, file.id(), 'Mine', Focus.CENTRE)

        then:
        thrown(Refused)
    }

    def "a note has its files in the order they were chosen in, and keeps them when its words change"() {
        given:
        def files = (1..3).collect { upload("No $it") }

        when:
        def note = note([files[2], files[0], files[1]])

        then:
        attachments.ofPost(note.id())*.description() == ['No 3', 'No 1', 'No 2']
        attachments.waiting(alice, files[0].id()).empty

        when:
        bakery.bean(Notes).edit(note, alice, Words.typed('', 'other words', 'en', []))

        then:
        attachments.ofPost(note.id())*.description() == ['No 3', 'No 1', 'No 2']
    }

    def "an edit takes files out, puts others in and describes those that stay"() {
        given:
        def files = (1..3).collect { upload("No $it") }
        def note = note(files[0..1])

        when:
        attachments.enclosing([Chosen.of(files[1].id(), 'Second'), Chosen.of(files[2].id())]) {
            bakery.bean(Notes).edit(note, alice, Words.typed('', 'new', 'en', []))
        }

        then:
        attachments.ofPost(note.id())*.description() == ['Second', 'No 3']
        released() >= 1

        when:
        sweep()

        then:
        !lies(files[0])
        lies(files[1])
    }

    def "#what is refused, and nothing is written"() {
        given:
        def before = attachments.ofPost(noted.id()).size()

        when:
        note(ids.call(this))

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'media'
        attachments.ofPost(noted.id()).size() == before

        where:
        what                               | ids
        'a file that hangs on another post'| { it.attachments.ofPost(it.noted.id()) }
        'a file of somebody else'          | { [it.attachments.upload(it.bakery.member("m${System.nanoTime()}"), new ByteArrayInputStream(SamplePictures.png()), '', Focus.CENTRE)] }
        'more than four'                   | { spec -> (1..5).collect { spec.upload('') } }
    }

    def "one file twice is refused"() {
        given:
        def file = upload('')

        when:
        note([file, file])

        then:
        thrown(Refused)
    }

    def "a deleted note takes its files along"() {
        given:
        def file = upload('gone soon')
        def note = note([file])
        assert lies(file)

        when:
        bakery.bean(Notes).delete(note, alice)

        then: 'nobody is given it any more, and soon it does not lie there either'
        attachments.ofPost(note.id()) == []
        bakery.instance.get(file.url()).statusCode() == 404

        when:
        sweep()

        then:
        !lies(file)
        released() == 0
    }

    def "what hangs on no post for a day goes, what does stays"() {
        given:
        def forgotten = upload('forgotten')
        def used = upload('used')
        note([used])

        when:
        sweep()

        then:
        lies(forgotten)

        when:
        bakery.instance.clock.advance(Duration.ofHours(25))
        sweep()

        then:
        attachments.waiting(alice, forgotten.id()).empty
        !lies(forgotten)
        lies(used)
    }

    def "files whose row was never settled are found and taken away"() {
        given:
        def rows = bakery.bean(FileRows)
        def begun = bakery.bean(Transactions).write { rows.begin() }
        def place = bakery.instance.settings.media().folder().resolve(StoredFile.placed(begun.place(), 'small.png'))
        Files.createDirectories(place.parent)
        Files.write(place, new byte[10])

        when:
        sweep()

        then:
        Files.exists(place)

        when:
        bakery.instance.clock.advance(Duration.ofHours(25))
        sweep()

        then:
        !Files.exists(place)
    }

    def "a note may be nothing but a picture, but not nothing"() {
        given:
        def file = upload('says it all')

        expect:
        attachments.enclosing([Chosen.of(file.id())]) { bakery.bean(Notes).publish(alice, null, Audience.PUBLIC, Words.typed('', '', 'en', []), []) }.text() == ''

        when:
        attachments.enclosing([]) { Words.typed('', '', 'en', []) }

        then:
        thrown(Refused)
    }

    def "a person who only uploads is told so"() {
        given:
        def hoarder = bakery.member("h${System.nanoTime()}")
        60.times { attachments.upload(hoarder, new ByteArrayInputStream(SamplePictures.png(8, 8)), '', Focus.CENTRE) }

        when:
        attachments.upload(hoarder, new ByteArrayInputStream(SamplePictures.png(8, 8)), '', Focus.CENTRE)

        then:
        def refused = thrown(Refused)
        refused.refusal().sentence().startsWith('You have 60 files here')
    }

    def "a focus is #text"() {
        expect:
        (isOne(text)) == fine

        where:
        text        || fine
        '0,0'       || true
        ' -1.0 , 1' || true
        '0.123456,0'|| true
        '1.1,0'     || false
        '0'         || false
        'a,b'       || false
        'NaN,0'     || false
        '1e9,0'     || false
        ''          || false
    }

    private static boolean isOne(String text) {
        try {
            return Focus.parse(text) != null
        } catch (Refused refused) {
            return false
        }
    }

    /** Hangs on a post already. */
    private Post getNoted() {
        if (cached == null) {
            cached = note([upload('taken')])
        }
        return cached
    }

    @Shared
    private Post cached

    private Attachment upload(String description) {
        return attachments.upload(alice, new ByteArrayInputStream(SamplePictures.jpeg()), description, Focus.CENTRE)
    }

    private Post note(List<Attachment> files) {
        return attachments.enclosing(files.collect { Chosen.of(it.id()) }) {
            bakery.bean(Notes).publish(alice, bakery.group.identity(), Audience.PUBLIC, Words.typed('', 'look', 'en', []), [])
        }
    }

    private void sweep() {
        bakery.bean(MediaSweep).run()
    }

    private int released() {
        return bakery.bean(Transactions).read { bakery.bean(DSLContext).fetchCount(MEDIA_FILE, MEDIA_FILE.RELEASED_AT.isNotNull()) }
    }

    private boolean lies(Attachment file) {
        def key = (file.url() =~ '/media/([^/]+)/')[0][1] as String
        return Files.exists(bakery.instance.settings.media().folder().resolve("${key.take(2)}/$key/original.jpg"))
    }
}
