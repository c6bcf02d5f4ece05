package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.documents.Attachment
import coop.talkoot.documents.Attachments
import coop.talkoot.documents.Chosen
import coop.talkoot.documents.Focus
import coop.talkoot.documents.MediaAddresses
import coop.talkoot.documents.Portraits
import coop.talkoot.documents.SamplePictures
import coop.talkoot.people.Follow
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.platform.Origin
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Words
import java.net.http.HttpClient
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Pictures of one instance, seen from another. */
class PicturesAcrossSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', keeper: 'alice')

    @Shared
    @AutoCleanup
    Neighbours garden = new Neighbours(name: 'garden', keeper: 'bob')

    def setupSpec() {
        def alice = garden.find(bakery.keeper.identity())
        garden.bean(Follows).request(garden.keeper.identity(), alice, Origin.LOCAL)
        await('the accept') { garden.bean(Follows).between(garden.keeper.actorId(), alice.id()).get().state() == Follow.State.ACCEPTED }
    }

    def "a picture goes out with its note, is shown elsewhere from there, changes and goes"() {
        given:
        def alice = bakery.keeper.identity()
        def files = ['Crust', 'Crumb'].collect { upload(it) }

        when:
        def note = bakery.bean(Attachments).enclosing([Chosen.of(files[0].id())]) {
            bakery.bean(Notes).publish(alice, null, Audience.PUBLIC, Words.typed('', 'Fresh', 'en', []), [])
        }
        def seen = await('the picture') { there(note.uri()) }.first()

        then:
        seen.description() == 'Crust'
        seen.focus() == Focus.parse('0.5,0.5')
        seen.remoteUrl() == files[0].url()
        seen.url().startsWith(garden.instance.uri('/media/proxy/'))
        SamplePictures.read(fetch(seen.url()).body()).width == 60

        when:
        bakery.bean(Attachments).enclosing([Chosen.of(files[0].id(), 'The crust'), Chosen.of(files[1].id())]) {
            bakery.bean(Notes).edit(note, alice, Words.typed('', 'Fresher', 'en', []))
        }

        then:
        await('the edit') { there(note.uri())*.description() == ['The crust', 'Crumb'] }

        when:
        bakery.bean(Notes).delete(bakery.bean(Posts).byUri(note.uri()).get(), alice)

        then:
        await('the end') { garden.bean(Posts).byUri(note.uri()).get().deleted }
        there(note.uri()) == []
        fetch(seen.url()).statusCode() == 404
        fetch(files[0].url()).statusCode() == 404
    }

    def "who shows another picture of themselves is seen with it elsewhere"() {
        when:
        bakery.bean(Portraits).change(bakery.keeper.identity(), Portraits.Part.AVATAR, new ByteArrayInputStream(SamplePictures.photo()))
        def alice = await('the new picture') { garden.bean(Identities).byUri(bakery.keeper.identity().uri()).filter { it.iconUrl() != null }.orElse(null) }

        then:
        alice.iconUrl().startsWith(bakery.instance.uri('/media/'))
        SamplePictures.read(fetch(garden.bean(MediaAddresses).portrait(alice, Portraits.Part.AVATAR)).body()).width == 60
    }

    private Attachment upload(String description) {
        return bakery.bean(Attachments).upload(bakery.keeper.identity(), new ByteArrayInputStream(SamplePictures.photo()), description, Focus.parse('0.5,0.5'))
    }

    private List<Attachment> there(String uri) {
        return garden.bean(Posts).byUri(uri).map { garden.bean(Attachments).ofPost(it.id()) }.orElse([])
    }

    private static HttpResponse<byte[]> fetch(String url) {
        return HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray())
    }
}
