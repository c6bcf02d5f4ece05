package coop.talkoot.activitypub.signature

import static coop.talkoot.activitypub.signature.SignatureFixtures.pair

import coop.talkoot.TestInstance
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.RemoteIdentity
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class KeyStoreSpec extends Specification {
    @Shared
    @AutoCleanup
    TestInstance bakery = TestInstance.start(name: 'bakery')

    def "the server itself has a key of each kind, known by its id"() {
        given:
        def keys = bakery.bean(KeyStore)
        def server = bakery.bean(Identities).server()
        def own = keys.ownKey(server.id(), algorithm)

        expect:
        own.uri() == server.uri() + fragment
        own.privateKey() != null
        keys.find(own.uri()).get() == own
        Crypto.verify(algorithm, own.publicKey(), 'x'.bytes, Crypto.sign(algorithm, own.privateKey(), 'x'.bytes))

        where:
        algorithm                  | fragment
        ActorKey.Algorithm.RSA     | '#main-key'
        ActorKey.Algorithm.ED25519 | '#ed25519-key'
    }

    def "keys outlive a restart"() {
        given:
        def id = bakery.bean(Identities).server().id()
        def before = bakery.bean(KeyStore).ownKey(id, ActorKey.Algorithm.RSA)

        when:
        bakery.restart()

        then:
        bakery.bean(KeyStore).ownKey(id, ActorKey.Algorithm.RSA) == before
    }

    def "a key nobody has is not found: #uri"() {
        given:
        def id = bakery.bean(Identities).server().id()
        bakery.bean(KeyStore).ownKey(id, ActorKey.Algorithm.RSA)

        expect:
        bakery.bean(KeyStore).find(uri.replace('ID', id as String)).isEmpty()

        where:
        uri << ['https://nobody.example/#main-key', 'own ID RSA', 'ID RSA', '']
    }

    def "a remote actor's keys are those its document lists, and no others"() {
        given:
        def keys = bakery.bean(KeyStore)
        def bob = remote('bob')
        def old = new ActorKey("${bob.uri()}#old", bob.id(), ActorKey.Algorithm.RSA, pair('RSA', 2048, 'old').public.encoded, null)
        def next = new ActorKey("${bob.uri()}#next", bob.id(), ActorKey.Algorithm.RSA, pair('RSA', 2048, 'next').public.encoded, null)

        when:
        keys.replaceRemote(bob, [old])

        then:
        keys.find(old.uri()).get() == old

        when:
        keys.replaceRemote(bob, [next])

        then:
        keys.find(old.uri()).isEmpty()
        keys.find(next.uri()).get() == next
    }

    def "nobody takes over the key of another by listing it"() {
        given:
        def keys = bakery.bean(KeyStore)
        def server = bakery.bean(Identities).server()
        def own = keys.ownKey(server.id(), ActorKey.Algorithm.RSA)
        def mallory = remote('mallory')

        when:
        keys.replaceRemote(mallory, [new ActorKey(own.uri(), mallory.id(), ActorKey.Algorithm.RSA, pair('RSA', 2048, 'mallory').public.encoded, null)])

        then:
        keys.find(own.uri()).get() == own
    }

    def "keys of somebody of this instance cannot be replaced from outside"() {
        when:
        bakery.bean(KeyStore).replaceRemote(bakery.bean(Identities).server(), [])

        then:
        thrown(IllegalArgumentException)
    }

    private Identity remote(String name) {
        def uri = "https://remote.example/users/$name".toString()
        return bakery.bean(Identities).saveRemote(new RemoteIdentity(uri, Identity.Kind.PERSON, name, 'remote.example', name, '', uri,
                new Identity.Endpoints("$uri/inbox".toString(), null, null, null, null), [], [], false, null, '{}'))
    }
}
