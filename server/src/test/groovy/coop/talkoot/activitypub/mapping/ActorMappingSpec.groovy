package coop.talkoot.activitypub.mapping

import coop.talkoot.vocab.Actor
import coop.talkoot.vocab.jsonld.ObjectWriter
import java.time.Duration
import spock.lang.Specification

class ActorMappingSpec extends Specification {
    def mapping = new ActorMapping(Samples.settings())

    def "a person is written as the wire design has it"() {
        given:
        def expected = Samples.plain(Samples.document('talkoot/person'))
        def keys = new PublishedKeys(expected.publicKey.publicKeyPem, expected.assertionMethod[0].publicKeyMultibase)

        expect:
        Samples.plain(ObjectWriter.write(mapping.actor(Samples.alice(), keys))) == expected
    }

    def "a co-op is written as the wire design has it, without the collections nobody serves yet"() {
        given:
        def expected = Samples.plain(Samples.document('talkoot/group-coop'))
        def keys = new PublishedKeys(expected.publicKey.publicKeyPem, expected.assertionMethod[0].publicKeyMultibase)
        ['attributedTo', 'icon'].each { expected.remove(it) }

        and: 'whom it sends to groups above it, which that did not have yet'
        expected.delegates = 'https://bakery.example/groups/bakery/collections/delegates'
        (expected.'@context' as List).find { it instanceof Map }.delegates = ['@id': 'coop:delegates', '@type': '@id']

        expect:
        Samples.plain(ObjectWriter.write(mapping.group(Samples.bakeryGroup(), 42, null, null, [], keys))) == expected
    }

    def "a federation says where its groups are, and how long before going one says so"() {
        when:
        def written = Samples.plain(ObjectWriter.write(mapping.group(Samples.bakeryGroup(), 42, Duration.ofDays(14), null, [], new PublishedKeys('pem', 'z6Mk'))))

        then:
        written.children == 'https://bakery.example/groups/bakery/collections/children'
        written.noticePeriod == 'P14D'
    }

    def "a group that was founded from another one names it, and no other group has the word"() {
        given:
        def keys = new PublishedKeys('pem', 'z6Mk')
        def origin = 'https://bakery.example/groups/mill'

        when:
        def written = Samples.plain(ObjectWriter.write(mapping.group(Samples.bakeryGroup(), 42, null, origin, [], keys)))
        def other = Samples.plain(ObjectWriter.write(mapping.group(Samples.bakeryGroup(), 42, null, null, [], keys)))

        then:
        written.forkOf == origin
        written['@context'].any { it instanceof Map && it.forkOf == ['@id': 'coop:forkOf', '@type': '@id'] }
        !other.containsKey('forkOf')
        !other['@context'].any { it instanceof Map && it.containsKey('forkOf') }
    }

    def "the server is an application that says what it can do"() {
        when:
        def actor = mapping.actor(Samples.server(), new PublishedKeys('pem', 'z6Mk'))

        then:
        actor instanceof Actor.Application
        actor.profile().generator().implementsAll('https://datatracker.ietf.org/doc/html/rfc9421', 'https://w3id.org/talkoot/ns#v1')
        actor.profile().keys().publicKeys().first().id() == 'https://bakery.example/actor#main-key'
        actor.profile().endpoints().followers() == null
    }

    def "our own documents read as the same identities elsewhere"() {
        given:
        def written = ObjectWriter.write(mapping.group(Samples.bakeryGroup(), 42, null, null, [], new PublishedKeys('pem', 'z6Mk')))
        def read = new RemoteActorMapping().read(Samples.thing(written) as Actor, 'raw') as IncomingActor.Known

        expect:
        with(read.identity()) {
            uri() == Samples.bakery().uri()
            kind() == Samples.bakery().kind()
            handle() == 'bakery'
            domain() == 'bakery.example'
            name() == 'Riverside Bakery Co-op'
            endpoints() == Samples.bakery().endpoints()
            capabilities().contains('https://w3id.org/talkoot/ns#v1')
            raw() == 'raw'
        }
    }
}
