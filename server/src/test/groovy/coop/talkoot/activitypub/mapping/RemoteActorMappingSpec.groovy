package coop.talkoot.activitypub.mapping

import coop.talkoot.people.Identity
import coop.talkoot.vocab.Actor
import jakarta.json.Json
import jakarta.json.JsonObject
import spock.lang.Specification

class RemoteActorMappingSpec extends Specification {
    def mapping = new RemoteActorMapping()

    def "an actor of #peer is known"() {
        when:
        def read = mapping.read(Samples.thing("$peer/$file") as Actor, '{}') as IncomingActor.Known

        then:
        read.identity().kind() == kind
        read.identity().handle() == handle
        read.identity().endpoints().inbox().startsWith('https://')
        read.identity().uri().startsWith('https://')

        where:
        peer       | file     | kind                 | handle
        'mastodon' | 'person' | Identity.Kind.PERSON | 'ann'
        'lemmy'    | 'group'  | Identity.Kind.GROUP  | 'bread'
        'fedify'   | 'person' | Identity.Kind.PERSON | 'fay'
    }

    def "what makes no sense about an actor is left out: #change"() {
        when:
        def read = mapping.read(Samples.thing(actor(change)) as Actor, '{}') as IncomingActor.Known

        then:
        check(read.identity())

        where:
        change                                          | check
        [followers: 'javascript:alert(1)']              | { it.endpoints().followers() == null }
        [url: 'file:///etc/passwd']                     | { it.url() == it.uri() }
        [name: 'x' * 5000]                              | { it.name().length() == 200 }
        [summary: 'x' * 50_000]                         | { it.summaryHtml().length() == 20_000 }
        [preferredUsername: 'a b@c']                    | { it.handle() == 'sam' }
        [alsoKnownAs: ['nonsense', 'https://b.example/1']] | { it.alsoKnownAs() == ['https://b.example/1'] }
        [webfinger: 'samuel@other.example']             | { it.handle() == 'samuel' && it.domain() == 'other.example' }
        [webfinger: 'samuel@other@example']             | { it.handle() == 'sam' && it.domain() == 'a.example' }
        [movedTo: '/relative']                          | { it.movedTo() == null }
        [type: 'Application']                           | { it.kind() == Identity.Kind.SERVICE }
    }

    def "GoToSocial's stub of an actor, which bears only its key, is nobody to follow"() {
        expect:
        mapping.read(Samples.thing('gotosocial/key-stub') as Actor, '{}') instanceof IncomingActor.Unusable
    }

    def "an actor is nobody to us when #why"() {
        expect:
        mapping.read(Samples.thing(actor(change)) as Actor, '{}') instanceof IncomingActor.Unusable

        where:
        why                     | change
        'it has no inbox'       | [inbox: null]
        'its inbox is no URL'   | [inbox: 'mailto:a@b.example']
        'its id is no URL'      | [id: 'urn:uuid:1']
        'it has no name at all' | [id: 'https://a.example/', preferredUsername: null]
    }

    private static JsonObject actor(Map change) {
        def all = [id: 'https://a.example/users/sam', type: 'Person', preferredUsername: 'sam',
            inbox: 'https://a.example/users/sam/inbox'] + change
        def json = Json.createObjectBuilder().add('@context', 'https://www.w3.org/ns/activitystreams')
        all.each { key, value ->
            if (value instanceof List) {
                json.add(key, Json.createArrayBuilder(value))
            } else if (value != null) {
                json.add(key, value as String)
            }
        }
        json.build()
    }
}
