package coop.talkoot.vocab.jsonld

import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityHead
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.ActivityObject.TalkootBallot
import coop.talkoot.vocab.ActivityObject.TalkootBallot.Choice
import coop.talkoot.vocab.TalkootAdoption
import coop.talkoot.vocab.TalkootLot
import coop.talkoot.vocab.TalkootLotAnswer
import coop.talkoot.vocab.ActivityObject.TalkootTally
import coop.talkoot.vocab.Addressing
import coop.talkoot.vocab.Conversation
import coop.talkoot.vocab.Namespaces
import coop.talkoot.vocab.ObjectCore
import coop.talkoot.vocab.Reference
import coop.talkoot.vocab.TalkootDecision
import coop.talkoot.vocab.TalkootMatter
import coop.talkoot.vocab.TalkootMotion
import coop.talkoot.vocab.TalkootPanelPaper
import coop.talkoot.vocab.TalkootPolicies
import coop.talkoot.vocab.Text
import coop.talkoot.vocab.Times
import java.time.Instant
import java.time.OffsetDateTime

/** The votes of the wire design, built from records. */
class GovernanceExamples {
    static final String UNION = 'https://union.example/groups/union'
    static final String VOTE = 'https://union.example/decisions/5'
    static final List<String> PANEL_GROUPS = ['https://garden.example/groups/garden', 'https://mill.example/groups/mill']
    static final String DANA = 'https://union.example/users/dana'
    static final String ALICE = Examples.ALICE

    static Activity.Create motion() {
        def id = 'https://bakery.example/motions/3'
        def note = note(id, ALICE, [UNION, "$ALICE/followers"], 'Motion: shall we buy a shared van?',
                'Three co-ops hire vans every week. I propose that we buy one together.')
                .additionalTypes([Namespaces.MOTION])
        create(new ActivityObject.Note(note.build()), ALICE)
    }

    static Activity.Create decision() {
        create(new ActivityObject.Note(decisionNote().build()), UNION)
    }

    static Activity.Create poll() {
        def options = options().collect { new ActivityObject.Question.Option(it.name(), 0L) }
        create(new ActivityObject.Question(decisionNote().build(), true, options, 0L, null), UNION)
    }

    static Activity.Create ballot() {
        def core = paper('https://bakery.example/ballots/8c1f', ALICE)
                .addressing(Addressing.to(UNION))
                .times(Times.published(Instant.parse('2026-06-12T07:00:00Z')))
        createPaper(new TalkootBallot(core.build(), "$VOTE#decision", null, [Choice.of('a'), Choice.of('b')], false, null), ALICE)
    }

    static TalkootTally tally() {
        def core = paper("$VOTE/tally", UNION)
                .addressing(Addressing.to(Namespaces.PUBLIC).withCopyTo("$UNION/followers".toString()))
                .times(Times.published(Instant.parse('2026-06-24T00:00:05Z')))
        new TalkootTally(core.build(), "$VOTE#decision", new TalkootTally.Counts(40L, 27L, 31L, 4L, true),
                Namespaces.TALKOOT + 'accepted',
                [new TalkootTally.Row('a', 24G.toBigDecimal()), new TalkootTally.Row('b', 11G.toBigDecimal()),
                 new TalkootTally.Row('none', 2G.toBigDecimal())],
                [], "$VOTE/ballots",
                new TalkootTally.Digests('sha-256=:iKohrAZcyi0/8WWmwO/liy/Y2eNy9k+dyNrILfcTM8U=:',
                        'sha-256=:BQn+kriC45n4kLK3yyRu4G1ICznYSRjmmtyopQ/7ZmY=:', null), null)
    }

    static Activity.Create result() {
        def note = note("$VOTE/result", UNION, ["$UNION/followers"], 'Result: a shared van will be bought',
                '24 of 31 votes for “Buy a shared van”; quorum (20 of 40) reached.')
                .additionalTypes([Namespaces.DECISION_RESULT])
                .matter(TalkootMatter.result("$VOTE/tally"))
        create(new ActivityObject.Note(note.build()), UNION)
    }

    static Activity.Create delegation() {
        def core = ObjectCore.with('https://bakery.example/delegations/6').by(ALICE)
                .addressing(Addressing.to(UNION, DANA))
                .times(Times.unknown().withStart(OffsetDateTime.parse('2026-06-01T00:00:00Z'))
                        .withEnd(OffsetDateTime.parse('2026-12-31T23:59:59Z')))
        createPaper(new ActivityObject.TalkootDelegation(core.build(), ALICE, DANA, UNION, null,
                ActivityObject.TalkootDelegation.Consent.unsaid()), ALICE)
    }

    static Activity.Delete revocation() {
        def core = ObjectCore.with('https://bakery.example/delegations/6/activities/delete').addressing(Addressing.to(UNION, DANA))
        def left = new ActivityObject.Tombstone(ObjectCore.with('https://bakery.example/delegations/6').build(), null, null)
        new Activity.Delete(ActivityHead.of(core.build(), ALICE), Reference.to(left))
    }

    /** The yes of a group to a ballot. */
    static Activity.Accept receipt() {
        def core = paper("$VOTE/receipts/1", UNION).times(Times.published(Instant.parse('2026-06-12T07:00:01Z')))
        def receipt = new ActivityObject.TalkootReceipt(core.build(), "$VOTE#decision", 'https://bakery.example/ballots/8c1f',
                'sha-256=:iKohrAZcyi0/8WWmwO/liy/Y2eNy9k+dyNrILfcTM8U=:', 1L, 'mfrggzdfmztw')
        def head = ObjectCore.with("$VOTE/receipts/1/activities/accept").addressing(Addressing.to(ALICE)).build()
        new Activity.Accept(ActivityHead.of(head, UNION), Reference.to(asked()), Reference.to(receipt))
    }

    /** And the no. */
    static Activity.Reject refusal() {
        def head = ObjectCore.with("$VOTE/refusals/2").addressing(Addressing.to(ALICE))
                .content(Text.of('<p>The vote was closed when this ballot came.</p>')).build()
        new Activity.Reject(ActivityHead.of(head, UNION), Reference.to(asked()), Namespaces.TALKOOT + 'late')
    }

    private static Activity.Create asked() {
        new Activity.Create(
                ActivityHead.of(ObjectCore.with('https://bakery.example/ballots/8c1f/activities/create').build(), ALICE),
                Reference.to('https://bakery.example/ballots/8c1f'))
    }

    /** One that asks more than whether it is to hold. */
    static ActivityObject.Note asking() {
        def ask = new TalkootMotion(Namespaces.TALKOOT + 'budget', DANA, '{"name":"consensus"}', ['A van', 'A bicycle'], 1L)
        def note = note('https://bakery.example/motions/4', ALICE, [UNION], 'Motion: what shall we buy?', 'One of these.')
        new ActivityObject.Note(note.additionalTypes([Namespaces.MOTION]).matter(TalkootMatter.motion(ask)).build())
    }

    /** One that is about another group. */
    static ActivityObject.Note joining() {
        def ask = new TalkootMotion(Namespaces.TALKOOT + 'membership', UNION, null, [], null)
        def note = note('https://bakery.example/motions/5', ALICE, [UNION], 'Motion: shall we join the union?', 'Yes.')
        def affiliating = new TalkootMatter.Affiliating(Namespaces.TALKOOT + 'join', UNION)
        new ActivityObject.Note(note.additionalTypes([Namespaces.MOTION]).matter(TalkootMatter.motion(ask).with(affiliating)).build())
    }

    /** One that sends two of three to a federation, in the order of the options. */
    static ActivityObject.Note electing() {
        def ask = new TalkootMotion(Namespaces.TALKOOT + 'policy', null, null, ['Dana', 'Alice', 'Bea'], 2L)
        def note = note('https://bakery.example/motions/6', ALICE, [UNION], 'Motion: whom do we send?', 'For a year.')
        def sending = new TalkootMatter.Sending('https://city.example/groups/city', [DANA, ALICE, 'https://bakery.example/users/bea'], null, 12L, null)
        new ActivityObject.Note(note.additionalTypes([Namespaces.MOTION]).matter(TalkootMatter.motion(ask).with(sending)).build())
    }

    /** The vote of a council that is to send somebody no more. */
    static ActivityObject.Note recalled() {
        def start = OffsetDateTime.parse('2026-06-10T00:00:00Z')
        def vote = new TalkootDecision("$VOTE#decision", UNION, Namespaces.TALKOOT + 'consensus', options(),
                new TalkootDecision.Terms('0.50', '0.50', null, Namespaces.TALKOOT + 'open', false),
                new TalkootDecision.Electorate(null, 'sha-256=:BQn+kriC45n4kLK3yyRu4G1ICznYSRjmmtyopQ/7ZmY=:', 2L, 3_000L, [ALICE, 'https://garden.example/users/gus']),
                start, start.plusDays(14), "$VOTE/ballots", null)
        def sending = new TalkootMatter.Sending('https://city.example/groups/city', [], null, null, DANA)
        new ActivityObject.Note(decisionNote().matter(TalkootMatter.decision(ALICE, null, vote).with(sending)).build())
    }

    /** With all that a ballot paper may need beyond the example. */
    static ActivityObject.Note ranked() {
        def course = new TalkootDecision.Course(Namespaces.TALKOOT + 'budget', Namespaces.TALKOOT + 'secondCall',
                'sha-256=:iKohrAZcyi0/8WWmwO/liy/Y2eNy9k+dyNrILfcTM8U=:', true, Instant.parse('2026-06-25T00:00:00Z'),
                Instant.parse('2026-09-01T00:00:00Z'),
                new TalkootDecision.Extension(Instant.parse('2026-06-20T00:00:00Z'), ALICE, 'The hall was closed.'))
        def terms = new TalkootDecision.Terms('0.25', '2/3', null, Namespaces.TALKOOT + 'secret', false, 3L, 100L, '{"method":"scottish"}')
        def vote = new TalkootDecision("$VOTE#decision", UNION, Namespaces.TALKOOT + 'rankedChoice', options(), terms,
                new TalkootDecision.Electorate("$UNION/collections/members", 'sha-256=:BQn+kriC45n4kLK3yyRu4G1ICznYSRjmmtyopQ/7ZmY=:', 40L, 40_000L),
                OffsetDateTime.parse('2026-06-10T00:00:00Z'), OffsetDateTime.parse('2026-06-24T00:00:00Z'), null, course)
        new ActivityObject.Note(decisionNote().matter(TalkootMatter.decision(ALICE, null, vote)).build())
    }

    /** What a federation advises, by a decision. */
    static Activity.Update policies() {
        def core = ObjectCore.with("$UNION/collections/policies/3".toString()).by(UNION).times(Times.published(Instant.parse('2026-06-09T08:00:00Z')))
                .conversation(Conversation.none().withContext(VOTE)).build()
        def policies = new TalkootPolicies(core, 3L, '{"domains":[],"floors":{"quorumRemoval":{"least":60}},"note":"","tags":["lend"]}',
                'sha-256=:BQn+kriC45n4kLK3yyRu4G1ICznYSRjmmtyopQ/7ZmY=:')
        def head = ObjectCore.with('https://union.example/activities/policies-3').addressing(Addressing.to('https://bakery.example/groups/bakery')).build()
        new Activity.Update(ActivityHead.of(head, UNION), Reference.to(policies))
    }

    /** And a group has taken a part of it on. */
    static Activity.Create adoption() {
        def bakery = 'https://bakery.example/groups/bakery'
        def core = ObjectCore.with('https://bakery.example/adoptions/4').by(bakery).addressing(Addressing.to(UNION))
                .times(Times.published(Instant.parse('2026-06-20T08:00:00Z'))).conversation(Conversation.none().withContext('https://bakery.example/decisions/5')).build()
        def adoption = new TalkootAdoption(core, "$UNION/collections/policies/3".toString(), Namespaces.TALKOOT + 'floors', 'sha-256=:BQn+kriC45n4kLK3yyRu4G1ICznYSRjmmtyopQ/7ZmY=:')
        def head = ObjectCore.with('https://bakery.example/adoptions/4/activities/create').addressing(Addressing.to(UNION)).build()
        new Activity.Create(ActivityHead.of(head, bakery), Reference.to(adoption))
    }

    /** A panel that is drawn: of two numbers one was shown. */
    static Activity.Update lot() {
        def members = "$UNION/collections/members".toString()
        def core = ObjectCore.with('https://union.example/lots/7').by(UNION).addressing(Addressing.to(members)).name(Text.of('Dispute panel'))
        def terms = new TalkootLot.Terms(2L, 12L, ['North', 'South'], Instant.parse('2026-06-10T00:00:00Z'), Instant.parse('2026-06-11T00:00:00Z'),
                'The lottery of 11 June', null)
        def seal = new TalkootLot.Seal('17 4 22', true, 'sha-256=:iKohrAZcyi0/8WWmwO/liy/Y2eNy9k+dyNrILfcTM8U=:', 'ab' * 32)
        def lot = new TalkootLot(core.build(), terms, Namespaces.TALKOOT + 'drawn', 9L, seal,
                [new TalkootLot.Promise(ALICE, '01' * 32, 'ff' * 16), new TalkootLot.Promise(DANA, '02' * 32, null)],
                [new TalkootLot.Seat(DANA, 'North'), new TalkootLot.Seat(ALICE, null)])
        def head = ObjectCore.with('https://union.example/activities/lot-9').addressing(Addressing.to(members)).times(Times.published(Instant.parse('2026-06-11T00:00:05Z')))
        new Activity.Update(ActivityHead.of(head.build(), UNION), Reference.to(lot))
    }

    /** A member elsewhere promises a number. */
    static Activity.Create lotAnswer() {
        createPaper(lotAnswers()[2], ALICE)
    }

    /** One of each kind. */
    static List<TalkootLotAnswer> lotAnswers() {
        def core = { context -> ObjectCore.with('https://bakery.example/lot-answers/5').by(ALICE).addressing(Addressing.to(UNION))
                .times(Times.published(Instant.parse('2026-06-09T08:00:00Z'))).conversation(Conversation.none().withContext(context)).build() }
        def lot = 'https://union.example/lots/7'
        [
            new TalkootLotAnswer(core(UNION), true, null, null, null, null, null),
            new TalkootLotAnswer(core(lot), null, 'North', null, null, null, null),
            new TalkootLotAnswer(core(lot), null, null, '01' * 32, null, null, null),
            new TalkootLotAnswer(core(lot), null, null, null, 'ff' * 16, null, null),
            new TalkootLotAnswer(core(lot), null, null, null, null, '17 4 22', null),
            new TalkootLotAnswer(core(lot), null, null, null, null, null, true),
        ]
    }

    /** A co-op asks two others to draw a panel with it. */
    static Activity.Create panelCall() {
        def promised = new TalkootPanelPaper.Share('01' * 32, ['02' * 32, '03' * 32], null, null, null)
        panelPaper('panelCall', Instant.parse('2026-06-11T08:00:00Z'), PANEL_GROUPS + 'https://mill.example/groups/vale', [ALICE, 'https://garden.example/users/gus'], promised)
    }

    /** It has shown its number, and names whom it drew. */
    static Activity.Create panelShare() {
        panelPaper('panelShare', null, [], [], new TalkootPanelPaper.Share('01' * 32, ['02' * 32, '03' * 32], '04' * 32, 'https://bakery.example/users/ann', '05' * 32))
    }

    private static Activity.Create panelPaper(String step, Instant until, List<String> groups, List<String> apart, TalkootPanelPaper.Share share) {
        def bakery = 'https://bakery.example/groups/bakery'
        def core = ObjectCore.with('https://bakery.example/panels/papers/5').by(bakery).addressing(Addressing.to(PANEL_GROUPS as String[]))
                .times(Times.published(Instant.parse('2026-06-09T08:00:00Z'))).conversation(Conversation.none().withContext('https://bakery.example/agreements/7')).build()
        createPaper(new TalkootPanelPaper(core, Namespaces.TALKOOT + step, 1L, until, groups, apart, share, null, null), bakery)
    }

    /** A call, a share, and a word. */
    static List<TalkootPanelPaper> panelPapers() {
        def core = { ObjectCore.with('https://bakery.example/panels/papers/5').by(UNION).addressing(Addressing.to('https://garden.example/groups/garden', 'https://mill.example/groups/mill'))
                .times(Times.published(Instant.parse('2026-06-09T08:00:00Z'))).conversation(Conversation.none().withContext('https://union.example/agreements/7')).build() }
        def groups = ['https://garden.example/groups/garden', 'https://mill.example/groups/mill', 'https://mill.example/groups/vale']
        def promised = new TalkootPanelPaper.Share('01' * 32, ['02' * 32, '03' * 32], null, null, null)
        def named = new TalkootPanelPaper.Share('01' * 32, ['02' * 32], '04' * 32, ALICE, '05' * 32)
        [
            new TalkootPanelPaper(core(), Namespaces.TALKOOT + 'panelCall', 1L, Instant.parse('2026-06-11T08:00:00Z'), groups, [ALICE, 'https://garden.example/users/gus'], promised, null, null),
            new TalkootPanelPaper(core(), Namespaces.TALKOOT + 'panelShare', 2L, null, [], [], named, null, null),
            new TalkootPanelPaper(core(), Namespaces.TALKOOT + 'panelWord', 1L, null, [], [], null, Namespaces.TALKOOT + 'partialReversal', 30L),
        ]
    }

    private static decisionNote() {
        def start = OffsetDateTime.parse('2026-06-10T00:00:00Z')
        def end = OffsetDateTime.parse('2026-06-24T00:00:00Z')
        def terms = new TalkootDecision.Terms('0.50', '0.50', 3L, Namespaces.TALKOOT + 'open', true)
        def vote = new TalkootDecision("$VOTE#decision", UNION, Namespaces.TALKOOT + 'approval', options(), terms,
                new TalkootDecision.Electorate("$UNION/collections/members", null, null, null), start, end, "$VOTE/ballots", null)
        note(VOTE, UNION, ["$UNION/followers"], 'Decision: shall we buy a shared van?',
                'Approval voting, open 10–24 June, quorum 50 %. Proposed by Alice. Voting takes place on union.example; only members of the Union can vote.')
                .times(Times.published(Instant.parse(Examples.EIGHT)).withStart(start).withEnd(end))
                .additionalTypes([Namespaces.DECISION])
                .matter(TalkootMatter.decision(ALICE, 'https://bakery.example/motions/3', vote))
    }

    private static List<TalkootDecision.Option> options() {
        [a: 'Buy a shared van', b: 'Rent when needed', none: 'Neither'].collect { new TalkootDecision.Option(it.key, it.value) }
    }

    private static paper(String id, String author) {
        ObjectCore.with(id).by(author).conversation(Conversation.none().withContext(VOTE))
    }

    private static note(String id, String author, List copies, String title, String text) {
        ObjectCore.with(id)
                .by(author)
                .addressing(Addressing.to(Namespaces.PUBLIC).withCopyTo(copies*.toString() as String[]).withAudience(UNION))
                .times(Times.published(Instant.parse(Examples.EIGHT)))
                .name(Text.in('en', title))
                .content(Text.both('en', "<p><strong>$title</strong></p><p>$text</p><p><a href=\"$id\" rel=\"noopener\">$id</a></p>"))
                .url(id)
    }

    private static Activity.Create create(ActivityObject object, String actor) {
        def core = ObjectCore.with("${object.id()}/activities/create").addressing(object.core().addressing())
                .times(Times.published(object.core().times().published()))
        new Activity.Create(ActivityHead.of(core.build(), actor), Reference.to(object))
    }

    private static Activity.Create createPaper(ActivityObject object, String actor) {
        def core = ObjectCore.with("${object.id()}/activities/create").addressing(object.core().addressing())
        new Activity.Create(ActivityHead.of(core.build(), actor), Reference.to(object))
    }
}
