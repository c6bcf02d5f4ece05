package coop.talkoot.vocab.jsonld

import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityHead
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.ActivityObject.TalkootClearing
import coop.talkoot.vocab.ActivityObject.VfAgreement
import coop.talkoot.vocab.ActivityObject.VfEconomicEvent
import coop.talkoot.vocab.Addressing
import coop.talkoot.vocab.Conversation
import coop.talkoot.vocab.Namespaces
import coop.talkoot.vocab.ObjectCore
import coop.talkoot.vocab.Reference
import coop.talkoot.vocab.TalkootDispute
import coop.talkoot.vocab.Text
import coop.talkoot.vocab.Times
import coop.talkoot.vocab.VfCommitment
import coop.talkoot.vocab.VfCommitment.Period
import coop.talkoot.vocab.VfGoods
import coop.talkoot.vocab.VfIntent.Parties
import coop.talkoot.vocab.VfMeasure
import java.time.Instant

/** The deals of the wire design, built from records. */
class AgreementExamples {
    static final String ALICE = Examples.ALICE
    static final String BOB = Examples.BOB
    static final String DEAL = 'https://bakery.example/agreements/31'
    static final String HOURS = 'https://bakery.example/groups/bakery/currencies/time-credit'
    static final String TRAILER = 'https://www.wikidata.org/wiki/Q1151613'
    static final String HASH = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c'

    static Activity.Offer offer() {
        def agreement = new VfAgreement(ObjectCore.with(null).build(),
                new VfCommitment(null, null, new Parties(null, null), 'https://bakery.example/offers/77#primary',
                        VfGoods.of(null, VfMeasure.of('1', 'one')), new Period(null, at('2026-06-20T18:00:00Z'))),
                new VfCommitment(null, null, new Parties(null, null), 'https://bakery.example/offers/77#reciprocal',
                        VfGoods.of(null, VfMeasure.of('6', 'hour')), Period.unsaid()), null)
        def core = ObjectCore.with('https://garden.example/activities/offer-agreement-9').addressing(Addressing.to(ALICE))
                .content(Text.of('<p>Could I have it 18–20 June?</p>'))
        new Activity.Offer(ActivityHead.of(core.build(), BOB), Reference.to(agreement), null)
    }

    static Activity.Accept accept() {
        def core = ObjectCore.with(DEAL).by(ALICE).addressing(Addressing.to(ALICE, BOB))
                .conversation(Conversation.none().withContext(DEAL)).times(Times.published(at('2026-06-02T10:00:00Z')))
        def agreement = new VfAgreement(core.build(),
                new VfCommitment("$DEAL#primary", 'transferCustody', new Parties(ALICE, BOB), 'https://bakery.example/offers/77#primary',
                        VfGoods.of(null, VfMeasure.of('1', 'one')), new Period(null, at('2026-06-20T18:00:00Z'))),
                new VfCommitment("$DEAL#reciprocal", 'transfer', new Parties(BOB, ALICE), 'https://bakery.example/offers/77#reciprocal',
                        VfGoods.of(HOURS, VfMeasure.of('6', 'hour')), Period.unsaid()), null)
        def asked = new Activity.Offer(ActivityHead.of(ObjectCore.with('https://garden.example/activities/offer-agreement-9').build(), BOB),
                Reference.to('https://bakery.example/offers/77'), null)
        def head = ObjectCore.with('https://bakery.example/activities/accept-31').addressing(Addressing.to(BOB))
        new Activity.Accept(ActivityHead.of(head.build(), ALICE), Reference.to(asked), Reference.to(agreement))
    }

    static Activity.Create loanOut() {
        event(1, '2026-06-18T09:00:00Z', '<p>loan: 1 one</p>', 'transferCustody', new Parties(ALICE, BOB),
                VfGoods.of(TRAILER, VfMeasure.of('1', 'one')), 'primary', at('2026-06-20T18:00:00Z'), 'loan')
    }

    static Activity.Create loanReturn() {
        event(2, '2026-06-20T17:40:00Z', '<p>loanReturn: 1 one</p>', 'transferCustody', new Parties(BOB, ALICE),
                VfGoods.of(TRAILER, VfMeasure.of('1', 'one')), 'primary', null, 'loanReturn')
    }

    static Activity.Create timeCredit() {
        event(3, '2026-06-20T17:41:00Z', '<p>timeCredit: 6 hour</p>', 'transfer', new Parties(BOB, ALICE),
                VfGoods.of(HOURS, VfMeasure.of('6', 'hour')), 'reciprocal', null, 'timeCredit')
    }

    static Activity.Create gift() {
        alone('gift-4', '2026-06-21T08:00:00Z', '<p>Gift: 3 loaves of bread.</p>', new Parties(ALICE, BOB),
                VfGoods.of('https://www.wikidata.org/wiki/Q7802', VfMeasure.of('3', 'one')), 'gift')
    }

    static Activity.Create payment() {
        alone('pay-5', '2026-06-21T08:05:00Z', '<p>Payment received: 24.00 EUR for 20 kg of flour.</p>', new Parties(BOB, ALICE),
                VfGoods.of('https://www.wikidata.org/wiki/Q4916', VfMeasure.of('24.00', 'euro')), 'payment')
    }

    static Activity.Accept confirmation() {
        def head = ObjectCore.with('https://garden.example/activities/confirm-1').addressing(Addressing.to(ALICE))
        new Activity.Accept(ActivityHead.of(head.build(), BOB), Reference.to("$DEAL/events/1".toString()), null)
    }

    /** A wrong entry put right, with the condition of what came back; and a loan that says when it begins. */
    static List<ActivityObject> further() {
        def like = loanReturn().object().thing() as VfEconomicEvent
        def period = new Period(at('2026-06-18T09:00:00Z'), at('2026-06-20T18:00:00Z'))
        [
            new VfEconomicEvent(like.core(), like.action(), like.parties(), VfGoods.work(null, VfMeasure.of('90', 'minute')),
                    new VfEconomicEvent.Basis(DEAL, "$DEAL#primary", "$DEAL/events/2"), like.at(), null, like.exchangeKind(), 4L),
            new VfAgreement(ObjectCore.with(DEAL).build(),
                    new VfCommitment(null, 'transferCustody', new Parties(ALICE, BOB), null, VfGoods.none(), period, 'Three pots'), null, Namespaces.TALKOOT + 'loan'),
            new ActivityObject.TalkootStep(ObjectCore.with("$DEAL/steps/5").by(BOB).conversation(Conversation.none().withContext(DEAL)).build(),
                    Namespaces.TALKOOT + 'extend', at('2026-06-25T18:00:00Z'), null, TalkootDispute.none()),
            new ActivityObject.TalkootStep(ObjectCore.with("$DEAL/steps/6").by(BOB).conversation(Conversation.none().withContext(DEAL)).build(),
                    Namespaces.TALKOOT + 'offerRemedy', null, null, new TalkootDispute(null, null, Namespaces.TALKOOT + 'partialReversal', 30L, null, null, null)),
            new ActivityObject.TalkootStep(ObjectCore.with("$DEAL/steps/7").by(ALICE).conversation(Conversation.none().withContext(DEAL)).build(),
                    Namespaces.TALKOOT + 'disputeStands', at('2026-07-05T12:00:00Z'), null,
                    new TalkootDispute(Namespaces.TALKOOT + 'answered', "$DEAL/steps/6", Namespaces.TALKOOT + 'apology', null, BOB, ALICE, BOB)),
        ]
    }

    /** What the groups of two instances say of the line between them. */
    static List<ActivityObject> clearing() {
        def group = 'https://garden.example/groups/garden'
        def sides = new TalkootClearing.Sides(BOB, group, ALICE, Examples.BAKERY)
        def mirror = new TalkootClearing.Mirror(3L, HASH, 2L, HASH)
        def core = ObjectCore.with('https://garden.example/clearing/8c1f').by(group).content(Text.of('<p>Two hours</p>'))
        [
            new ActivityObject.TalkootTrustLine(ObjectCore.with("$group/lines/1").by(group).build(), Examples.BAKERY, 6000L, 2L),
            new TalkootClearing(core.build(), sides, 120L, Namespaces.TALKOOT + 'proposed', at('2026-06-20T18:00:00Z'), TalkootClearing.Link.none(), mirror),
            new TalkootClearing(core.build(), sides, 120L, Namespaces.TALKOOT + 'committed', null, new TalkootClearing.Link(4L, HASH, HASH), mirror),
            new TalkootClearing(ObjectCore.with('https://garden.example/clearing/8c1f').build(), TalkootClearing.Sides.unsaid(), null,
                    Namespaces.TALKOOT + 'validated', null, TalkootClearing.Link.none(), new TalkootClearing.Mirror(null, null, null, null)),
            new ActivityObject.TalkootLineStatement(ObjectCore.with("$group/lines/1/statements/7").by(group).build(), Examples.BAKERY, [HASH, HASH], []),
        ]
    }

    private static Activity.Create event(int number, String when, String words, String action, Parties parties, VfGoods goods,
            String clause, Instant due, String kind) {
        def core = ObjectCore.with("$DEAL/events/$number").by(ALICE).content(Text.of(words))
                .conversation(Conversation.none().withContext(DEAL)).addressing(Addressing.to(ALICE, BOB)).times(Times.published(at(when)))
        create(new VfEconomicEvent(core.build(), action, parties, goods, new VfEconomicEvent.Basis(DEAL, "$DEAL#$clause", null),
                at(when), due, Namespaces.TALKOOT + kind, null))
    }

    private static Activity.Create alone(String name, String when, String words, Parties parties, VfGoods goods, String kind) {
        def core = ObjectCore.with("https://bakery.example/events/$name").by(ALICE).content(Text.of(words))
                .addressing(Addressing.to(BOB)).times(Times.published(at(when)))
        create(new VfEconomicEvent(core.build(), 'transfer', parties, goods, new VfEconomicEvent.Basis(null, null, null), at(when), null,
                Namespaces.TALKOOT + kind, null))
    }

    private static Activity.Create create(VfEconomicEvent event) {
        def core = ObjectCore.with("${event.id()}/activities/create").addressing(event.core().addressing())
        new Activity.Create(ActivityHead.of(core.build(), ALICE), Reference.to(event))
    }

    private static Instant at(String when) {
        Instant.parse(when)
    }
}
