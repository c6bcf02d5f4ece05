package coop.talkoot.vocab.jsonld

import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityHead
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.Actor
import coop.talkoot.vocab.ActorProfile
import coop.talkoot.vocab.Addressing
import coop.talkoot.vocab.Attachment
import coop.talkoot.vocab.Generator
import coop.talkoot.vocab.Link
import coop.talkoot.vocab.Media
import coop.talkoot.vocab.Multikey
import coop.talkoot.vocab.Namespaces
import coop.talkoot.vocab.ObjectCore
import coop.talkoot.vocab.PublicKey
import coop.talkoot.vocab.Reference
import coop.talkoot.vocab.Tag
import coop.talkoot.vocab.Text
import coop.talkoot.vocab.Times
import coop.talkoot.vocab.VfIntent
import coop.talkoot.vocab.VfIntent.Parties
import coop.talkoot.vocab.VfIntent.Quantities
import coop.talkoot.vocab.VfMeasure
import coop.talkoot.vocab.VfProposal
import java.time.Instant
import java.time.OffsetDateTime

/** The documents of the wire design, built from records. */
class Examples {
    static final String BAKERY = 'https://bakery.example/groups/bakery'
    static final String ALICE = 'https://bakery.example/users/alice'
    static final String BOB = 'https://garden.example/users/bob'
    static final String EIGHT = '2026-06-01T08:00:00Z'

    static final Generator TALKOOT = new Generator('https://bakery.example/actor', 'Talkoot', [
        new Link(Namespaces.MESSAGE_SIGNATURES, null, null, 'RFC-9421: HTTP Message Signatures'),
        new Link(Namespaces.CAPABILITY, null, null, 'Talkoot co-op vocabulary 1'),
    ])

    static Actor.Group bakery(String pem) {
        def core = ObjectCore.with(BAKERY)
                .name(Text.of('Riverside Bakery Co-op'))
                .url(BAKERY)
                .times(Times.published(Instant.parse('2026-01-10T09:00:00Z')))
                .summary(Text.of('<p>A worker-owned bakery.</p>'))
                .by("$BAKERY/collections/moderators")
                .additionalTypes([Namespaces.TALKOOT + 'Cooperative'])
                .icons([Media.image('https://bakery.example/media/bakery.png', 'image/png')])
                .attachments([new Attachment.PropertyValue('Members', '42')])
                .build()
        new Actor.Group(ActorProfile.of(core, 'bakery', 'bakery@bakery.example')
                .reachedAt(endpoints(BAKERY))
                .signingWith(keys(BAKERY, pem, 'z6MktiZfFeTqrrsFmX6ZFCyfNhZ4RxoB5UwTsFUAumF333mP'))
                .preferring(new ActorProfile.Preferences(false, true, false, false))
                .runBy(TALKOOT)
                .withCoop(new ActorProfile.CoopCollections(
                        "$BAKERY/collections/members", "$BAKERY/collections/parents", null,
                        "$BAKERY/collections/offers-and-needs", "$BAKERY/collections/decisions", null, null, null, null)))
    }

    static Actor.Person alice(String pem) {
        def core = ObjectCore.with(ALICE)
                .name(Text.of('Alice'))
                .url(ALICE)
                .times(Times.published(Instant.parse('2026-01-10T09:00:00Z')))
                .summary(Text.of('<p>Baker.</p>'))
                .build()
        new Actor.Person(ActorProfile.of(core, 'alice', 'alice@bakery.example')
                .reachedAt(endpoints(ALICE))
                .signingWith(keys(ALICE, pem, 'z6Mktqe4c7rH3PWoWEHUzKtvDHCtDUsVf9JkZRA7nZh9i2FD'))
                .preferring(new ActorProfile.Preferences(true, true, false, null))
                .alsoKnownAs(new ActorProfile.Relocation(['https://mastodon.example/users/alice'], null))
                .runBy(TALKOOT))
    }

    static Activity.Create trailer() {
        def listing = new VfProposal(
                VfProposal.Purpose.OFFER,
                new VfIntent('https://bakery.example/offers/77#primary', 'transferCustody', Parties.from(ALICE),
                        'https://www.wikidata.org/wiki/Q1151613', new Quantities(one(), null, one(), one()),
                        Instant.parse('2026-06-30T18:00:00Z')),
                new VfIntent('https://bakery.example/offers/77#reciprocal', 'transfer', Parties.toward(ALICE),
                        "$BAKERY/currencies/time-credit", Quantities.ofResource(VfMeasure.of('2', 'hour')), null),
                true,
                Namespaces.TALKOOT + 'loan')
        def place = ActivityObject.Place.named('Riverside')
                .at(new ActivityObject.Place.Position(60.17, 24.94, 2000, 'm'))
        def note = note('https://bakery.example/offers/77', ALICE, BAKERY, 'Offer: bicycle trailer, to lend',
                '<p>A cargo trailer for up to two weeks. Free to members; otherwise 2 time credits a day.</p>')
                .listing(listing)
                .times(Times.published(Instant.parse(EIGHT)).withEnd(OffsetDateTime.parse('2026-07-31T23:59:59Z')))
                .location(place)
                .tags([new Tag.Hashtag('#offer', 'https://bakery.example/tags/offer')])
        create(note.build(), ALICE)
    }

    static Activity.Create flour() {
        def garden = 'https://garden.example/groups/garden'
        def listing = new VfProposal(
                VfProposal.Purpose.REQUEST,
                new VfIntent('https://garden.example/needs/12#primary', 'transfer', Parties.toward(BOB),
                        'https://www.wikidata.org/wiki/Q36465', Quantities.ofResource(VfMeasure.of('20', 'kilogram')),
                        Instant.parse('2026-06-05T12:00:00Z')),
                new VfIntent('https://garden.example/needs/12#reciprocal', 'transfer', Parties.from(BOB),
                        'https://www.wikidata.org/wiki/Q4916', Quantities.ofResource(VfMeasure.of('24.00', 'euro')), null),
                false,
                Namespaces.TALKOOT + 'exchange')
        def note = note('https://garden.example/needs/12', BOB, garden, 'Need: 20 kg of flour by Friday',
                '<p>For the harvest party. We pay 1.20 EUR per kg, or swap for apples.</p>')
                .listing(listing)
                .tags([new Tag.Hashtag('#need', 'https://garden.example/tags/need')])
        create(note.build(), BOB)
    }

    static Activity.Join join() {
        def core = ObjectCore.with('https://garden.example/activities/join-3')
                .addressing(Addressing.to(BAKERY))
                .content(Text.of('<p>I bake on Sundays.</p>'))
        new Activity.Join(ActivityHead.of(core.build(), BOB), Reference.to(BAKERY))
    }

    static Activity.Accept acceptJoin() {
        def asked = ObjectCore.with('https://garden.example/activities/join-3').build()
        def membership = ObjectCore.with("$BAKERY/memberships/43")
                .times(Times.unknown().withStart(OffsetDateTime.parse('2026-06-02T00:00:00Z')))
        def standing = new ActivityObject.Relationship.Standing(
                Namespaces.TALKOOT + 'member', Namespaces.TALKOOT + 'active', 1.0G.setScale(0), null)
        new Activity.Accept(
                ActivityHead.of(ObjectCore.with('https://bakery.example/activities/accept-join-3')
                        .addressing(Addressing.to(BOB)).build(), BAKERY),
                Reference.to(new Activity.Join(ActivityHead.of(asked, BOB), Reference.to(BAKERY))),
                Reference.to(new ActivityObject.Relationship(
                        membership.build(), BAKERY, Namespaces.TALKOOT + 'hasMember', BOB, standing)))
    }

    static Activity.Leave leave() {
        def core = ObjectCore.with('https://garden.example/activities/leave-3').addressing(Addressing.to(BAKERY))
        new Activity.Leave(ActivityHead.of(core.build(), BOB), Reference.to(BAKERY))
    }

    static Activity.Announce announce() {
        def core = ObjectCore.with('https://bakery.example/activities/announce-77')
                .addressing(Addressing.to(Namespaces.PUBLIC).withCopyTo("$BAKERY/followers".toString()))
                .times(Times.published(Instant.parse('2026-06-01T08:00:02Z')))
        new Activity.Announce(ActivityHead.of(core.build(), BAKERY), Reference.to('https://bakery.example/offers/77'))
    }

    private static VfMeasure one() {
        VfMeasure.of('1', 'one')
    }

    private static note(String id, String author, String group, String title, String text) {
        ObjectCore.with(id)
                .by(author)
                .addressing(Addressing.to(Namespaces.PUBLIC)
                        .withCopyTo(group, "$author/followers".toString()).withAudience(group))
                .times(Times.published(Instant.parse(EIGHT)))
                .name(Text.in('en', title))
                .content(Text.both('en', "<p><strong>$title</strong></p>$text<p><a href=\"$id\" rel=\"noopener\">$id</a></p>"))
                .url(id)
    }

    private static Activity.Create create(ObjectCore note, String actor) {
        def core = ObjectCore.with("${note.id()}/activities/create")
                .addressing(note.addressing())
                .times(Times.published(note.times().published()))
        new Activity.Create(ActivityHead.of(core.build(), actor), Reference.to(new ActivityObject.Note(note)))
    }

    private static ActorProfile.Endpoints endpoints(String id) {
        new ActorProfile.Endpoints("$id/inbox", "$id/outbox", "$id/followers", "$id/following",
                "$id/collections/featured", 'https://bakery.example/inbox')
    }

    private static ActorProfile.Keys keys(String id, String pem, String multibase) {
        new ActorProfile.Keys([new PublicKey("$id#main-key", id, pem)], [new Multikey("$id#ed25519-key", id, multibase)])
    }
}
