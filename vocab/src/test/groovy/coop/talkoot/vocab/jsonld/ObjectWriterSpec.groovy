package coop.talkoot.vocab.jsonld

import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityHead
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.Actor
import coop.talkoot.vocab.ActorProfile
import coop.talkoot.vocab.Addressing
import coop.talkoot.vocab.Attachment
import coop.talkoot.vocab.Conversation
import coop.talkoot.vocab.Link
import coop.talkoot.vocab.Media
import coop.talkoot.vocab.Namespaces
import coop.talkoot.vocab.ObjectCore
import coop.talkoot.vocab.PostalAddress
import coop.talkoot.vocab.Reference
import coop.talkoot.vocab.Tag
import coop.talkoot.vocab.Text
import coop.talkoot.vocab.Thing
import coop.talkoot.vocab.Times
import jakarta.json.JsonArray
import jakarta.json.JsonObject
import jakarta.json.JsonString
import java.time.Instant
import java.time.OffsetDateTime
import spock.lang.Specification

class ObjectWriterSpec extends Specification {

    def "#name is written exactly as the wire design has it"(String name, Thing thing) {
        given:
        def example = Documents.parse(OwnDocuments.bytes("talkoot/$name"))
        def expected = Documents.JSON.createObjectBuilder(example).remove('proof').build()

        when:
        def written = ObjectWriter.write(thing)

        then:
        difference(written, expected) == []
        ObjectReader.read(Documents.write(written)) == thing

        where:
        name              | thing
        'group-coop'      | Examples.bakery(pem())
        'person'          | Examples.alice(pem())
        'offer-create'    | Examples.trailer()
        'need-create'     | Examples.flour()
        'join-member'     | Examples.join()
        'accept-join'     | Examples.acceptJoin()
        'leave-member'    | Examples.leave()
        'announce-object' | Examples.announce()
    }

    def "what is written reads the same again, both ways: #thing.class.simpleName"(Thing thing) {
        given:
        def written = ObjectWriter.write(thing)

        expect:
        Jsonld.isPlain(written)
        ObjectReader.read(Jsonld.normalise(written)) == thing
        ObjectReader.read(Jsonld.expand(written)) == thing

        where:
        thing << [
            new ActivityObject.Note(full('note').build()),
            new ActivityObject.Article(full('article').name(new Text('Minutes', [en: 'Minutes', fi: 'Pöytäkirja'])).build()),
            new ActivityObject.Event(full('event').location(new ActivityObject.Place(
                    ObjectCore.with(null).name(Text.of('Bakery')).build(), null,
                    new PostalAddress('Mill Lane 1', '00100', 'Riverside', null, 'FI'))).build()),
            new ActivityObject.Question(full('poll').build(), true,
                    [new ActivityObject.Question.Option('a', 2L), new ActivityObject.Question.Option('b', null)], 2L,
                    Instant.parse('2026-06-03T00:00:00Z')),
            new ActivityObject.Tombstone(ObjectCore.with('https://a.example/1').build(), 'Note', Instant.parse('2026-06-03T00:00:00Z')),
            new Actor.Group(Examples.bakery(pem()).profile().withCoop(new ActorProfile.CoopCollections(
                    null, null, null, null, null, null, null, 'P14D', 'https://bakery.example/groups/mill'))),
            new ActivityObject.Image(full('image').build(), 'image/png'),
            new ActivityObject.Collection(ObjectCore.with('https://a.example/followers').build(), true, 3L,
                    Reference.to('https://a.example/followers?page=1'), 'https://a.example/followers?page=2', []),
            new ActivityObject.CollectionPage(ObjectCore.with('https://a.example/outbox?page=1').build(), true, 1L,
                    new ActivityObject.CollectionPage.Neighbours('https://a.example/outbox', null, null),
                    [Reference.to(Examples.trailer()), Reference.to('https://a.example/2')]),
            new Activity.Update(head(), Reference.to(Examples.alice('pem'))),
            new Activity.Delete(head(), Reference.to(new ActivityObject.Tombstone(ObjectCore.with('https://a.example/1').build(), null, null))),
            new Activity.Undo(head(), Reference.to(new Activity.Follow(head(), Reference.to('https://a.example/bob')))),
            new Activity.Move(head(), Reference.to('https://a.example/old'), Reference.to('https://a.example/new')),
            new Activity.Flag(head(), [Reference.to('https://a.example/1'), Reference.to('https://a.example/2')]),
            new Activity.Reject(head(), Reference.to(Examples.join())),
            new Activity.Block(head(), Reference.to('https://a.example/1'), null),
            new Activity.Like(head(), Reference.to('https://a.example/1')),
            new Activity.Add(head(), Reference.to('https://a.example/1'), Reference.to('https://a.example/featured')),
            new Activity.Remove(head(), Reference.to('https://a.example/1'), Reference.to('https://a.example/featured')),
            new Activity.Offer(head(), Reference.to('https://a.example/1'), null),
            new Activity.Invite(head(), Reference.to('https://a.example/1'), Reference.to('https://a.example/2')),
        ]
    }

    def "every document begins its context with ActivityStreams, ends it inline and names no context of ours"(Thing thing) {
        given:
        def context = ObjectWriter.write(thing).getJsonArray('@context')

        expect:
        context.getString(0) == 'https://www.w3.org/ns/activitystreams'
        context.last() instanceof JsonObject
        context.findAll { it instanceof JsonString }*.string.every { !it.startsWith(Namespaces.TALKOOT.replace('ns#', '')) }

        where:
        thing << [Examples.bakery('pem'), Examples.trailer(), Examples.join(), Examples.announce(),
                  new ActivityObject.Note(ObjectCore.with('https://a.example/1').build())]
    }

    def "the title of a note is never its name"() {
        given:
        def note = new ActivityObject.Note(ObjectCore.with('https://a.example/1').name(new Text('Offer', [en: 'Offer'])).build())

        expect:
        !ObjectWriter.write(note).containsKey('name')
        ObjectWriter.write(note).getJsonObject('nameMap').getString('en') == 'Offer'
    }

    def "a vote bears its name and nothing else that could be read"() {
        given:
        def vote = new ActivityObject.Note(ObjectCore.with('https://a.example/1').name(Text.of('Tea')).build())

        expect:
        ObjectWriter.write(vote).getString('name') == 'Tea'
        !ObjectWriter.write(vote).containsKey('nameMap')
    }

    def "what was received is served again unchanged, unknown properties included"() {
        given:
        def received = Documents.parse(OwnDocuments.bytes('misskey/create-note'))

        when:
        def read = ObjectReader.read(Jsonld.normalise(received))

        then:
        ObjectWriter.write(read) == received
    }

    def "a received object can be served alone, with the context it came under"() {
        given:
        def received = Documents.parse(OwnDocuments.bytes('misskey/create-note'))
        def read = ObjectReader.read(Jsonld.normalise(received)) as Activity.Create

        when:
        def alone = ObjectWriter.write(read.object().thing())

        then:
        alone.get('@context') == received.get('@context')
        alone.getString('_misskey_content') == 'nya #cat :blobcat:'
        ObjectReader.read(Jsonld.normalise(alone)) == read.object().thing()
    }

    def "an announced activity is embedded as it was received, its proof and context with it"() {
        given:
        def received = Documents.parse(OwnDocuments.bytes('talkoot/offer-create'))
        def create = ObjectReader.read(Jsonld.normalise(received))

        expect:
        ObjectWriter.write(new Activity.Announce(head(), Reference.to(create))).getJsonObject('object') == received
    }

    def "a changed thing is written anew"() {
        given:
        def read = ObjectReader.read(OwnDocuments.bytes('mastodon/poll')) as ActivityObject.Question
        def changed = new ActivityObject.Note(read.core().change().content(Text.of('<p>changed</p>')).build())

        expect:
        ObjectWriter.write(changed).getString('content') == '<p>changed</p>'
        !ObjectWriter.write(changed).containsKey('oneOf')
    }

    private static pem() {
        Documents.parse(OwnDocuments.bytes('talkoot/person')).getJsonObject('publicKey').getString('publicKeyPem')
    }

    private static ActivityHead head() {
        ActivityHead.of(ObjectCore.with('https://a.example/activities/1')
                .addressing(Addressing.to('https://a.example/bob').withCopyTo(Namespaces.PUBLIC))
                .times(Times.published(Instant.parse('2026-06-01T00:00:00.125Z')).withUpdated(Instant.parse('2026-06-02T00:00:00Z')))
                .build(), 'https://a.example/alice')
    }

    private static full(String name) {
        ObjectCore.with("https://a.example/$name")
                .by('https://a.example/alice')
                .addressing(Addressing.to(Namespaces.PUBLIC).withCopyTo('https://a.example/followers').withAudience('https://a.example/group'))
                .name(Text.in('en', 'Title'))
                .summary(Text.of('Warning'))
                .content(new Text('<p>Hello</p>', [en: '<p>Hello</p>', 'zh-Hans': '<p>你好</p>']))
                .times(Times.published(Instant.parse('2026-06-01T00:00:00Z'))
                        .withStart(OffsetDateTime.parse('2026-07-04T10:00:00+03:00')).withEnd(OffsetDateTime.parse('2026-07-04T14:00:00+03:00')))
                .conversation(Conversation.replyTo('https://b.example/1').withContext('https://b.example/thread')
                        .withReplies(Reference.to('https://a.example/replies')))
                .url([Link.to('https://a.example/page'), new Link('https://a.example/page.md', 'text/markdown', 'alternate', null)])
                .tags([new Tag.Hashtag('#a', 'https://a.example/tags/a'), new Tag.Mention('https://b.example/bob', '@bob'),
                       new Tag.Emoji(':b:', Media.image('https://a.example/b.png', 'image/png')),
                       new Tag.Emoji('https://a.example/emojis/1', ':c:', Media.image('https://a.example/c.png', 'image/png'), Instant.parse('2026-05-01T00:00:00Z'))])
                .attachments([new Attachment.File(new Media('Document', 'https://a.example/f.jpg', 'image/jpeg', 'alt', 10L, 20L)),
                              new Attachment.Page(new Link('https://c.example/', 'text/html', null, null))])
                .images([Media.image('https://a.example/i.png', null)])
                .sensitive(true)
    }

    /** The paths at which two documents differ, for a readable failure. */
    private static List<String> difference(Object one, Object other, String path = '') {
        if (one instanceof JsonObject && other instanceof JsonObject) {
            return (one.keySet() + other.keySet()).collectMany { difference(one.get(it), other.get(it), "$path/$it") }
        }
        if (one instanceof JsonArray && other instanceof JsonArray && one.size() == other.size()) {
            return (0..<one.size()).collectMany { difference(one[it], other[it], "$path/$it") }
        }
        return one == other ? [] : ["$path: $one is not $other".toString()]
    }
}
