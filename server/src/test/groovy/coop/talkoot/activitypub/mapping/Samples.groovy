package coop.talkoot.activitypub.mapping

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Purpose
import coop.talkoot.exchange.Terms
import coop.talkoot.groups.Group
import coop.talkoot.people.Identity
import coop.talkoot.platform.Settings
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Post
import coop.talkoot.posts.Words
import coop.talkoot.vocab.Thing
import coop.talkoot.vocab.jsonld.Documents
import coop.talkoot.vocab.jsonld.ObjectReader
import jakarta.json.JsonObject
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant

/** People, groups and posts of the bakery and the garden, as the wire design's examples have them. */
class Samples {
    static final Instant MORNING = Instant.parse('2026-06-01T08:00:00Z')

    static Settings settings(String domain = 'bakery.example') {
        new Settings('127.0.0.1', 0, URI.create("https://$domain"), Path.of('data'), Optional.empty(), false, 4)
    }

    static Identity alice() {
        identity(1, 'https://bakery.example/users/alice', Identity.Kind.PERSON, 'alice', 'Alice', '<p>Baker.</p>',
                [alsoKnownAs: ['https://mastodon.example/users/alice'], approves: true])
    }

    static Identity bakery() {
        identity(2, 'https://bakery.example/groups/bakery', Identity.Kind.GROUP, 'bakery', 'Riverside Bakery Co-op',
                '<p>A worker-owned bakery.</p>')
    }

    static Identity server() {
        identity(3, 'https://bakery.example/actor', Identity.Kind.SERVICE, 'bakery.example', 'Talkoot on bakery.example', '')
    }

    static Identity bob() {
        identity(4, 'https://garden.example/users/bob', Identity.Kind.PERSON, 'bob', 'Bob', '', [local: false])
    }

    static Identity garden(String raw = null) {
        identity(5, 'https://garden.example/groups/garden', Identity.Kind.GROUP, 'garden', 'Garden', '',
                [local: false, raw: raw])
    }

    static Group bakeryGroup() {
        new Group(bakery(), Group.Kind.COOPERATIVE, Group.JoinPolicy.ON_REQUEST, 'Riverside', bakery().createdAt())
    }

    static Identity identity(long id, String uri, Identity.Kind kind, String handle, String name, String summary,
            Map options = [:]) {
        def base = URI.create(uri)
        def since = Instant.parse('2026-01-10T09:00:00Z')
        new Identity(id, uri, kind, options.getOrDefault('local', true), handle, base.authority, name, summary, uri,
                new Identity.Endpoints("$uri/inbox", "https://$base.authority/inbox", "$uri/outbox", "$uri/followers",
                        "$uri/following"),
                options.getOrDefault('alsoKnownAs', []), [], options.getOrDefault('approves', false), false, false, null,
                null, options.raw, null, since, since, options.icon, options.image)
    }

    static Post post(Map options = [:]) {
        def kind = options.getOrDefault('kind', Post.Kind.NOTE)
        def uri = options.getOrDefault('uri', 'https://bakery.example/notes/77') as String
        def words = options.getOrDefault('words', Words.typed('', 'Fresh rye at six.', 'en', [])) as Words
        new Post(77, uri, uri, true, kind, options.getOrDefault('author', alice()), options.group, null,
                options.inReplyTo, 77, options.getOrDefault('audience', Audience.PUBLIC), words.title(), words.text(),
                words.contentHtml(), words.language(), words.warning(), words.isSensitive(), MORNING, options.editedAt, options.deletedAt,
                words.tags(), options.getOrDefault('recipients', []), new Post.Counts(0, 0, 0), null)
    }

    static Listing listing(Terms terms, Map options = [:]) {
        def words = Words.typed('Offer: bicycle trailer, to lend',
                'A cargo trailer for up to two weeks. Free to members; otherwise 2 time credits a day.', 'en', ['offer'])
        def all = [kind: Post.Kind.LISTING, uri: 'https://bakery.example/offers/77', words: words, group: bakery()]
        new Listing(post(all + options), terms, options.getOrDefault('state', Listing.State.OPEN))
    }

    static Terms terms(Map options = [:]) {
        new Terms(options.getOrDefault('purpose', Purpose.OFFER), options.getOrDefault('kind', ExchangeKind.LOAN),
                options.quantity, options.getOrDefault('inReturn', ''), options.getOrDefault('place', ''),
                options.spot, options.due, options.until)
    }

    static JsonObject document(String name) {
        Documents.parse(Files.readAllBytes(Path.of(Samples.getResource("/wire/${name}.json").toURI())))
    }

    static Thing thing(String name) {
        ObjectReader.read(Files.readAllBytes(Path.of(Samples.getResource("/wire/${name}.json").toURI())))
    }

    static Thing thing(JsonObject json) {
        ObjectReader.read(Documents.write(json))
    }

    static Object plain(Object json) {
        new groovy.json.JsonSlurper().parseText(json.toString())
    }
}
