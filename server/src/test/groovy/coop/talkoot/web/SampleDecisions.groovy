package coop.talkoot.web

import static coop.talkoot.web.SamplePages.*

import coop.talkoot.web.view.*
import coop.talkoot.web.view.decision.*

import java.time.Instant

/** What the co-op decides, from the first word to the count, as {@link SamplePages} has the rest. */
final class SampleDecisions {
    static final CLOSE = Instant.parse('2026-11-19T16:00:00Z')
    static final HASH = '9c4107be55d2e1f0a6b3c2d1e0f9a8b7c6d5e4f3021122334455667788998a3f'
    private static final ROLL = 42L

    private final SamplePages pages

    SampleDecisions(SamplePages pages) {
        this.pages = pages
    }

    Map<String, List> all() {
        def all = [:]
        all['decisions'] = [frame(), list(0, 'VOTING', Fields.empty(), cards().take(2))]
        all['decisions-decided'] = [frame(), list(2, 'DECIDED', Fields.of(q: 'laundry'), cards().drop(2))]
        all['decisions-empty'] = [frame(), list(1, 'DISCUSSION', Fields.empty(), [])]
        all['decisions-none'] = [pages.frame(Section.DECISIONS, null), list(2, 'DECIDED', Fields.of(q: HOSTILE), [])]
        all['proposal-form'] = [frame(), form(true, Fields.of(type: 'POLICY'))]
        all['proposal-form-error'] = [frame(), form(true, new Fields([title: 'Boiler', options: 'One'], [title: 'A title has 8 letters or more.', text: 'Say what exactly is proposed.', options: 'Give two options or none.'], null))]
        all['decision-discussion'] = [frame(), decision(proposal(DecisionLook.DISCUSSION), [support: new Support(3, 5, [grace, marek, ellen], '/decisions/128/support', false),
                replies: replies(), replyForm: new ReplyForm('/decisions/128/replies', Fields.empty()), deeds: new DecisionDeeds('/decisions/128/edit', '/decisions/128/withdraw', null, Fields.empty(), null, null, null, null)])]
        all['decision-opening'] = [frame(), decision(proposal(DecisionLook.DISCUSSION, null, ['A workshop', 'A guest flat', 'Leave it as it is']), [support: new Support(0, 0, [], null, false),
                opening: opening(new Fields([method: 'APPROVAL', days: 'ten', visibility: 'OPEN', hidden: 'on', quorum: '50'], [days: 'Write a whole number of days, from 1 to 60.'], null))])]
        all['decision-voting'] = [frame(), decision(proposal(DecisionLook.VOTING, 'CONSENSUS'), [ballot: consensus(Fields.of(choice: 'AGREE', reason: 'Cold flats cost us more than money.')), standing: consensusStanding(),
                whatIf: 'Grace Okafor would vote for you: Agree.', vetoes: vetoes('/decisions/128/vetoes', Fields.empty()), replies: replies().take(1), steps: steps(),
                deeds: new DecisionDeeds(null, '/w', '/e', new Fields([extension: '0'], [extension: 'Write a whole number of days.'], null), null, null, '/groups/lindenrow/delegations', null)])]
        all['decision-sent'] = [pages.frame(Section.DECISIONS, aino, Flash.good("Your ballot is on its way to the group's server.")), decision(proposal(DecisionLook.VOTING, 'CONSENSUS'), [receipt: receipt(null, '/decisions/128?change=1#ballot', null, Receipt.State.SENT)])]
        all['decision-refused'] = [frame(), decision(proposal(DecisionLook.VOTING, 'CONSENSUS'), [receipt: receipt(null, '/decisions/128?change=1#ballot', null, Receipt.State.REFUSED)])]
        all['decision-cast'] = [pages.frame(Section.DECISIONS, aino, Flash.good('Your vote is in.')), decision(proposal(DecisionLook.VOTING, 'CONSENSUS'), [receipt: receipt('K7QF2MDA9XWB', '/decisions/128?change=1#ballot', null), standing: consensusStanding(), steps: steps()])]
        all['decision-visitor'] = [pages.frame(Section.DECISIONS, null), decision(proposal(DecisionLook.VOTING, 'CONSENSUS'), [noBallot: 'Only members who were on the roll when voting opened can vote.', standing: hidden(),
                elsewhere: new Elsewhere('lindenrow.example', 'https://lindenrow.example/decisions/128', NOW)])]
        all['decision-consensus-wrong'] = [frame(), decision(proposal(DecisionLook.VOTING, 'CONSENSUS'), [ballot: consensus(new Fields([choice: 'BLOCK', reason: ''], [reason: 'A block needs its reason.'], null)), standing: hidden(),
                vetoes: vetoes('/v', new Fields([:], [veto: 'A veto needs its reason.'], null))])]
        all.putAll(ballots())
        all.putAll(results())
        all.putAll(rules())
        all.putAll(together())
        all
    }

    private Frame frame() {
        pages.frame(Section.DECISIONS)
    }

    private Map<String, List> ballots() {
        def papers = [
            'yes-no'       : paper(BallotLook.YES_NO, Fields.empty(), [stances: [StanceLook.YES, StanceLook.NO, StanceLook.ABSTAIN], division: new BallotPaper.Division(1, ['Yes', 'No', 'Abstain'])]),
            'divided'      : paper(BallotLook.YES_NO, new Fields(['part-1': '3', 'part-2': 'x'], ['part-2': 'Write how many votes, or leave it empty.'], null), [stances: [StanceLook.YES, StanceLook.NO, StanceLook.ABSTAIN], division: new BallotPaper.Division(4, ['Yes', 'No', 'Abstain'])]),
            'consent'      : paper(BallotLook.CONSENT, Fields.of(choice: 'OBJECT', reason: 'Who pays if the grant is refused?'), [stances: [StanceLook.CONSENT, StanceLook.OBJECT, StanceLook.ABSTAIN]]),
            'approval'     : paper(BallotLook.APPROVAL, Fields.of('choice-1': 'on', 'choice-2': 'on'), [options: rooms(), receipt: receipt('K7QF2MDA9XWB', null, null), cancelHref: '/decisions/128#ballot']),
            'score'        : paper(BallotLook.SCORE, new Fields(['score-1': '5', 'score-2': '3'], ['score-3': 'Write a whole number from 0 to 5.'], null), [options: rooms(), most: 5, isFinal: true]),
            'dots'         : paper(BallotLook.SCORE, Fields.of('score-1': '12', 'score-2': '8'), [options: rooms(), most: 20, credits: 20]),
            'ranked'       : paper(BallotLook.RANKED, Fields.of('place-1': '2', 'place-2': '1', 'place-3': '3'), [options: people(), visibility: 'SECRET']),
            'ranked-empty' : paper(BallotLook.RANKED, new Fields(['place-1': 'x'], ['place-1': 'Each place is a number from 1 on, or empty.'], null), [options: people()]),
            'credits'      : paper(BallotLook.CREDITS, Fields.of('votes-1': '6', 'votes-2': '4', 'votes-3': '3'), [options: repairs(), credits: 100]),
            'credits-wrong': paper(BallotLook.CREDITS, new Fields(['votes-1': '10', 'votes-2': '-4', 'votes-3': 'x'], ['choice': 'This costs 116 credits; you have 100.', 'votes-3': 'Write a whole number of votes.'], null), [options: repairs(), credits: 100, isSigned: true]),
        ]
        papers.collectEntries { name, paper ->
            def method = [RANKED: 'SCOTTISH_STV', CREDITS: 'QUADRATIC', YES_NO: 'SUPERMAJORITY'][paper.look().name()] ?: paper.look().name()
            ["ballot-$name".toString(), [frame(), decision(proposal(DecisionLook.VOTING, method, [], paper.visibility()), [ballot: paper, standing: hidden()])]]
        }
    }

    private Map<String, List> results() {
        def verdict = { look, sentence, more = [:] -> new Outcome(look, sentence, CLOSE, more.chosen ?: [], new Outcome.Check(more.file, more.file ? null : 'There is no file of this one.', 'decision-128.zip', 'scotland', HASH, HASH.reverse(), more.finder, more.isProven)) }
        [
            'result-passed' : decision(proposal(DecisionLook.PASSED, 'SUPERMAJORITY'), [outcome: verdict(DecisionLook.PASSED, '24 of 32 who voted yes or no said yes; two thirds were needed.', [file: '/decisions/128/count', finder: new Outcome.Finder('/decisions/128', Fields.of(tracker: 'k7qf2mda9xwb'), 12, ['Yes'], HASH)]),
                    standing: yesNoStanding(), receipt: receipt(null, null, '/decisions/128/count?tracker=K7QF'), replies: replies().take(1), steps: steps(),
                    deeds: new DecisionDeeds(null, null, null, Fields.empty(), '/c', '/d', null, '/decisions/128/draw')]),
            'result-blocked': decision(proposal(DecisionLook.BLOCKED, 'CONSENSUS'), [outcome: verdict(DecisionLook.BLOCKED, 'One block stands, and one stops it.', [isProven: false]), vetoes: vetoes(null, Fields.empty())]),
            'result-stv'    : decision(proposal(DecisionLook.SELECTED, 'SCOTTISH_STV', [], 'SECRET'), [outcome: verdict(DecisionLook.SELECTED, '2 of 2 places are filled.', [chosen: ['Ingrid Solberg', 'Grace Okafor'], file: '/f', isProven: true]), standing: transferStanding()]),
            'result-schulze': decision(proposal(DecisionLook.SELECTED, 'SCHULZE'), [outcome: verdict(DecisionLook.SELECTED, 'A guest flat is preferred to each of the others.', [chosen: ['A guest flat'], file: '/f', finder: new Outcome.Finder('/decisions/128', new Fields([tracker: 'x'], [tracker: 'No ballot in the count has this tracker.'], null), 0, [], '')]), standing: pairStanding()]),
            'result-weak'   : decision(proposal(DecisionLook.PASSED_WEAK, 'APPROVAL'), [outcome: verdict(DecisionLook.PASSED_WEAK, '14 of 37 stood aside.', [file: '/f']), standing: barStanding()]),
        ].collectEntries { name, page -> [name, [frame(), page]] }
    }

    private Map<String, List> rules() {
        def section = new CharterPage.Section('Money', ['Two thirds of those voting yes or no.', 'At least half of the members take part.', 'Ballots are open; the results show at once.'])
        def versions = [new CharterPage.Version(7, NOW, HASH, '/c/7', true, '/decisions/101'), new CharterPage.Version(1, NOW.minusSeconds(90_000_000), HASH.reverse(), '/c/1', false, null)]
        def templates = ['consensus', 'majority', 'consent', 'housing'].collect { new Choice(it, it.capitalize()) }
        def given = [new DelegationsPage.Given(grace, 'Everything', CLOSE, '/d/1/end'), new DelegationsPage.Given(ingrid, 'Only: Money', CLOSE, '/d/2/end')]
        def received = { count, who -> new DelegationsPage.Received(count, who) }
        def whatIf = [new DelegationsPage.WhatIf('Replace the boiler with a heat pump', '/decisions/128', 'Marek Dvořák votes for you: Agree.'), new DelegationsPage.WhatIf('Buy the mill laundry together', '/decisions/129', 'Nobody votes for you.')]
        def delegations = { fields, some -> new DelegationsPage(linden, '/groups/lindenrow/delegations', fields, [new Choice('@grace', 'Grace Okafor')], [new Choice('ALL', 'Everything')], some ? given : [], some ? received(3, [marek]) : received(0, []), some ? whatIf : [], '/groups/lindenrow/decisions') }
        def sealed = [new DrawPage.Sealed(grace, HASH, HASH.take(32)), new DrawPage.Sealed(marek, HASH.reverse(), null)]
        def draw = { phase, more = [:] -> new DrawPage('Who sits on the dispute panel', 'https://lindenrow.example/lots/140', linden, 2, phase, CLOSE, CLOSE.plusSeconds(86400), more.sealed ?: [], more.promise, more.reveal, more.type, more.decline, more.parts ?: [], more.partAction, more.part ?: '', more.file, more.fields ?: Fields.empty(),
                'https://lindenrow.example/users/aino', more.sealed ? 'Lotto, 21 November' : '', more.seed ? '2417' : null, more.seed != null, more.sealed ? HASH : null, more.seed, more.drawn ?: [], more.answers ?: [], '/groups/lindenrow/draws') }
        def draws = { entries, fields, begin -> new DrawsPage(linden, entries, Pager.none(), begin != null, '/groups/lindenrow/draws/willing', begin == null ? [new DrawAnswer('WILLING', false, '')] : [], begin, fields, '/groups/lindenrow/decisions') }
        [
            'charter'          : new CharterPage(linden, 7, HASH, NOW, true, [section, new CharterPage.Section('How we decide', ['Three quarters of all members.'])], ['Any member can leave.'], versions, '{"version":7}', '/groups/lindenrow/decisions', '/groups/lindenrow/charter/amend', new CharterPage.Origin(linden, aino, 3, HASH, '/groups/lindenrow/decisions'), '/groups/lindenrow/fork'),
            'charter-old'      : new CharterPage(linden, 1, HASH, NOW, false, [section], [], versions, '{"version":7}', '/groups/lindenrow/decisions', null, null, null),
            'amendment'        : new AmendmentPage(linden, '/groups/lindenrow/charter/amend', Fields.of(charter: '{\n  "version": 7\n}'), templates, '/groups/lindenrow/charter'),
            'amendment-wrong'  : new AmendmentPage(linden, '/groups/lindenrow/charter/amend', new Fields([template: 'majority', charter: '{'], [charter: 'This is no JSON: it ends too early.', title: 'It needs a title.'], null), templates, '/groups/lindenrow/charter'),
            'delegations'      : delegations(Fields.of(until: '2027-01-31'), true),
            'delegations-wrong': delegations(new Fields([until: '2037-01-31'], [until: 'A delegation lasts twelve months at most.'], 'Grace carries as many as she can.'), false),
            'draws'            : draws([new DrawsPage.Entry('Who sits on the dispute panel', '/draws/140', 2, 'PROMISING', CLOSE), new DrawsPage.Entry('Auditors', '/draws/139', 1, 'DRAWN', CLOSE), new DrawsPage.Entry('Jury', '/draws/138', 1, 'FAILED', CLOSE)], new Fields([title: 'Audit', seats: 'two'], [seats: 'Write a whole number.'], null), '/groups/lindenrow/draws'),
            'draws-none'       : draws([], Fields.empty(), null),
            'draw-promising'   : draw('PROMISING', [promise: '/promise', parts: ['North house', 'South house'], partAction: '/part', part: 'North house', fields: new Fields([commitment: 'abc'], [commitment: 'A seal has 64 characters of 0 to 9 and a to f.'], null)]),
            'draw-elsewhere'   : draw('PROMISING', [promise: '/promise', answers: [new DrawAnswer('PART', true, 'Who can be drawn is fixed by now.'), new DrawAnswer('PROMISE', false, '')]]),
            'draw-revealing'   : draw('REVEALING', [reveal: '/reveal', type: '/type', sealed: sealed]),
            'draw-drawn'       : draw('DRAWN', [decline: '/decline', sealed: sealed, seed: HASH, parts: ['North house', 'South house'], file: '/f', drawn: [new DrawPage.Seat(yuki, 'North house'), new DrawPage.Seat(ellen, '')]]),
            'draw-failed'      : draw('FAILED', [sealed: sealed]),
        ].collectEntries { name, page -> [name, [frame(), page]] }
    }

    private Map<String, List> together() {
        def asked = [new Choice('7', 'Northside Housing'), new Choice('8', 'Riverside Bakery Co-op')]
        def groups = { state, people = '', weight = '' -> [new Together.Group('Northside Housing', '/groups/northside', '/decisions/7', state, '', people, weight), new Together.Group('Riverside Bakery Co-op', '/people/bakery@bakery.example', null, 'Not counted', 'The file was changed.', '', '')] }
        def way = { name, isDeciding, yes, no -> new Together.Way(name, isDeciding, 'Passed', [new Bar('Yes', yes, 60, null, "$yes", '', true), new Bar('No', no, 60, null, "$no", '', false)]) }
        def opening = new OpeningForm('/motions/128/open#opening', new Fields([method: 'SIMPLE_MAJORITY', days: '7', visibility: 'OPEN', mode: 'BLOC', weighting: 'CONTRIBUTION', 'affected-7': 'on', 'gave-7': '1200', 'gave-8': 'much'], ['gave-8': 'Write a whole number, 0 or more, or leave it empty.'], null),
                [], [new Choice('SIMPLE_MAJORITY', 'Simple majority')], [new Choice('OPEN', 'Open')], ['A quarter of the groups take part.'], false,
                [new Choice('DIRECT', 'Each member with one vote'), new Choice('BLOC', 'Each group with all its weight')], [new Choice('CONTRIBUTION', 'by what it gave')], asked, false)
        def council = new OpeningForm('/motions/128/open#opening', Fields.of([method: 'SIMPLE_MAJORITY', days: '7', visibility: 'OPEN']), [], [new Choice('SIMPLE_MAJORITY', 'Simple majority')], [new Choice('OPEN', 'Open')],
                ['A quarter of the delegates take part.'], false, [], [], [], true)
        def seats = [new Together.Seat('Northside Housing', '/groups/northside', 'Grace Okafor', '/@grace', '0.5'), new Together.Seat('Riverside Bakery Co-op', '/people/7', null, null, '1')]
        [
            'council-opening' : decision(proposal(DecisionLook.DISCUSSION), [opening: council]),
            'council-voting'  : decision(proposal(DecisionLook.VOTING, 'SIMPLE_MAJORITY'), [standing: hidden(), together: new Together('Delegates vote, and nobody else.', null, [], [], seats, null)]),
            'together-opening': decision(proposal(DecisionLook.DISCUSSION), [opening: opening]),
            'together-voting' : decision(proposal(DecisionLook.VOTING, 'SIMPLE_MAJORITY'), [standing: hidden(), together: new Together('Answers are put together so: Each group with all its weight.', null, [], groups('Votes'), null),
                    vetoes: new Vetoes(CLOSE.plusSeconds(259_200), 1, [new Vetoes.Veto(northside, NOW, 'It would take our light.', '/w')], '/decisions/128/together/veto', new Fields([group: '8'], [veto: 'A veto needs its reason.'], null), asked.drop(1))]),
            'together-part'   : decision(proposal(DecisionLook.VOTING, 'CONSENSUS'), [ballot: consensus(Fields.empty()), together: new Together(null, new Together.Whole('Vale Federation', 'A common boiler', '/decisions/9'), [], [], new Together.Home(false, '/decisions/128/together/counted-here'))]),
            'together-result' : decision(proposal(DecisionLook.PASSED, 'SIMPLE_MAJORITY'), [standing: yesNoStanding(), together: new Together('Answers are put together so: Each group with all its weight.', null, [way('Each group with all its weight', true, 40L, 20L), way('Each member with one vote', false, 31L, 29L)], groups('Counted', '31', '20'), new Together.Home(true, '/h'))]),
        ].collectEntries { name, page -> [name, [frame(), page]] }
    }

    private static list(int current, String show, Fields filter, List<DecisionCard> cards) {
        def tabs = ['In discussion', 'To vote on', 'Decided'].withIndex().collect { label, index -> new Tab(label, "/groups/lindenrow/decisions?show=$index", index == current) }
        new DecisionsPage(linden, '/groups/lindenrow/decisions', tabs, show, filter, types(), cards, cards ? new Pager(null, '?before=3') : Pager.none(), cards ? '/groups/lindenrow/decisions/new' : null, '/groups/lindenrow/charter', cards ? '/groups/lindenrow/delegations' : null)
    }

    private static List<DecisionCard> cards() {
        [
            new DecisionCard('/decisions/128', 'Replace the boiler with a heat pump', 'BUDGET', samira, null, DecisionLook.VOTING, NOW, CLOSE, new Turnout(21, ROLL), null, true),
            new DecisionCard('/decisions/131', 'Elect two delegates to Vale Federation', 'MEMBERSHIP', yuki, null, DecisionLook.VOTING, NOW, CLOSE, new Turnout(27, ROLL), null, false),
            new DecisionCard('/decisions/41', 'Buy the mill laundry together', 'BUDGET', yuki, northside, DecisionLook.PASSED, NOW, null, new Turnout(284, 391), '186 of 262 who voted yes or no said yes; two thirds were needed.', false),
            new DecisionCard('/decisions/40', 'Close the cellar at night', 'POLICY', joseph, null, DecisionLook.NO_QUORUM, NOW, null, new Turnout(9, ROLL), '9 of 42 took part; half were needed.', false),
            new DecisionCard('/decisions/39', 'Paint the stairs', 'RESOURCE', ellen, null, DecisionLook.WITHDRAWN, NOW, null, null, null, false),
        ]
    }

    private static List<Choice> types() {
        [new Choice('', 'Anything'), new Choice('POLICY', 'How we do things'), new Choice('BUDGET', 'Money')]
    }

    private static form(boolean isNew, Fields fields) {
        new ProposalForm(linden, isNew, '/groups/lindenrow/decisions', fields, types().drop(1), [new Choice('GROUP', 'Members of Linden Row Housing')], '/groups/lindenrow/decisions')
    }

    private static Proposal proposal(DecisionLook look, String method = null, List<String> options = [], String visibility = null) {
        def text = Markup.cleaned('<p>We replace the 1994 gas boiler with a 45 kW air-to-water heat pump before next winter, using <b>€38,400 from the repair fund</b>.</p><ul><li>Noise at the courtyard: 41 dB.</li></ul>')
        new Proposal('/decisions/128', 'Replace the boiler with a heat pump', text, 'en', 'BUDGET', look, linden, samira, Instant.parse('2026-11-05T09:00:00Z'),
                look == DecisionLook.DISCUSSION ? NOW : null, method, method ? visibility ?: 'OPEN' : null, method ? CLOSE : null, options, CLOSE.plusSeconds(950_400), look == DecisionLook.PASSED ? NOW : null)
    }

    private static decision(Proposal proposal, Map more) {
        new DecisionPage(proposal, more.support, more.opening, more.ballot, more.receipt, more.noBallot, more.whatIf, more.standing, more.outcome, more.vetoes,
                more.replies ?: [], more.replyForm, more.steps ?: [], more.deeds ?: DecisionDeeds.none(), '/groups/lindenrow/decisions', '/groups/lindenrow/charter', more.elsewhere, more.together)
    }

    private static opening(Fields fields) {
        def choices = { names -> names.collect { new Choice(it, it.toLowerCase().capitalize()) } }
        new OpeningForm('/decisions/128/open', fields, choices(['', 'SET_ASIDE']), choices(['CONSENSUS', 'APPROVAL', 'SCHULZE']), choices(['OPEN', 'PSEUDONYMOUS', 'SECRET']), ['Consensus; two thirds after two rounds.', 'Half of the members take part.'], true)
    }

    private static paper(BallotLook look, Fields fields, Map more) {
        new BallotPaper(look, '/decisions/128/ballot#ballot', fields, more.stances ?: [], more.options ?: [], more.most ?: 0, more.credits ?: 0, more.isSigned ?: false, more.visibility ?: 'OPEN', more.isFinal ?: false, more.receipt, more.division, more.cancelHref)
    }

    private static consensus(Fields fields) {
        paper(BallotLook.CONSENSUS, fields, [stances: [StanceLook.AGREE, StanceLook.STAND_ASIDE, StanceLook.ABSTAIN, StanceLook.DISAGREE, StanceLook.BLOCK]])
    }

    private static List<BallotPaper.Option> rooms() {
        [['A workshop', 'Bench, vice, shared drills'], ['A guest flat', 'Two beds, booked like the sauna'], ['A playroom', 'Rainy days and birthdays'], ['Leave it as it is', 'Status quo']]
                .withIndex().collect { room, index -> new BallotPaper.Option("${index + 1}", room[0], room[1], null) }
    }

    private static List<BallotPaper.Option> repairs() {
        ['Roof gutters, stair A', 'Courtyard lamps', 'Bike shed roof', 'Paint the cellar'].withIndex().collect { title, index -> new BallotPaper.Option("${index + 1}", title, '', null) }
    }

    private static List<BallotPaper.Option> people() {
        [joseph, ingrid, grace, marek].withIndex().collect { who, index -> new BallotPaper.Option("${index + 1}", who.name(), 'Wants quarterly books in plain words.', who) } + new BallotPaper.Option('5', 'Re-open nominations', 'Choose this if you want other candidates.', null)
    }

    private static receipt(String tracker, String change, String check, Receipt.State state = Receipt.State.IN) {
        def answer = state == Receipt.State.REFUSED ? 'This vote is closed; the ballot came after its end.' : ''
        new Receipt(NOW, ['Agree', 'This is good enough <to try>.'], state, answer, tracker ? 'PSEUDONYMOUS' : 'OPEN', tracker, tracker ? HASH : null, check ? 12 : 0,
                tracker ? null : 'Grace Okafor', change, check)
    }

    private static List<Step> steps() {
        [new Step(Instant.parse('2026-11-05T09:00:00Z'), 'Samira wrote the proposal', false), new Step(CLOSE, 'Voting closes', true)]
    }

    private static vetoes(String action, Fields fields) {
        new Vetoes(CLOSE.plusSeconds(259_200), 2, action ? [] : [new Vetoes.Veto(joseph, NOW, 'It breaks the lease of the cellar.', '/v/1/withdraw'), new Vetoes.Veto(ellen, NOW, 'Noise.', null)], action, fields)
    }

    private static standing(Map more) {
        new Standing(more.isHidden ?: false, NOW, new Turnout(more.voted ?: 21, ROLL), more.stances, more.bars ?: [], more.marked, more.rounds, more.pairs, more.rules ?: [], more.verdict, more.counted ?: [], null, null)
    }

    private static hidden() {
        standing(isHidden: true, voted: 27, counted: ['42 members were on the roll when voting opened.'])
    }

    private static stanceBar(Map<StanceLook, Integer> counts) {
        new StanceBar('Votes so far', counts.collect { look, count -> "$count ${look.name().toLowerCase()}" }.join(', ') + '; the quorum mark is at 21 of 42.', counts.collect { look, count -> new StanceBar.Part(look, count, "$count") }, ROLL, 21L, '21')
    }

    private static consensusStanding() {
        standing(stances: stanceBar([(StanceLook.AGREE): 14, (StanceLook.STAND_ASIDE): 3, (StanceLook.ABSTAIN): 2, (StanceLook.DISAGREE): 2, (StanceLook.BLOCK): 0, (StanceLook.UNUSED): 21]), verdict: 'If it closed now, it would pass.',
                rules: [new RuleLine(RuleLine.Look.MET, 'At least half of the members take part', '21, needs 21'), new RuleLine(RuleLine.Look.MET, 'At least 85 % of those who agree, disagree or block, agree', '14 of 16'), new RuleLine(RuleLine.Look.WAITING, 'No block stands', '0')],
                counted: ['42 members were on the roll when voting opened.', 'Three votes came by delegation.'])
    }

    private static yesNoStanding() {
        standing(voted: 35, stances: stanceBar([(StanceLook.YES): 24, (StanceLook.NO): 8, (StanceLook.ABSTAIN): 3, (StanceLook.BLOCK): 1, (StanceLook.UNUSED): 7]), rules: [new RuleLine(RuleLine.Look.MET, 'Two thirds of those voting yes or no', '24 of 32'), new RuleLine(RuleLine.Look.UNMET, 'No veto stands', '1')])
    }

    private static barStanding() {
        standing(voted: 37, marked: 'The line marks half of the ballots.', bars: [new Bar('A guest flat', 26, ROLL, 19L, '26', 'Chosen', true), new Bar('A workshop', 17, ROLL, 19L, '17', '', false), new Bar('Leave it as it is', 4, ROLL, 19L, '4', 'Status quo', false)])
    }

    private static transferStanding() {
        def line = { name, shown, status, isElected = false, isCandidate = true -> new Rounds.Line(name, isCandidate, shown.collect { new Rounds.Cell((it ?: 0) as long, 2000000L, 1300001L, it == null ? '' : "${it.intdiv(100000)}.${(it % 100000 + '').padLeft(5, '0')}", it != null, it != null && it >= 1300001) }, status, isElected) }
        def rounds = new Rounds(['First choices are counted.', 'Votes of Ingrid Solberg moved on to the next choices.', 'Marek Dvořák had the fewest votes and dropped out.', 'Grace Okafor reached what it takes.'],
                [line('Ingrid Solberg', [1700000, 1300001, 1300001, 1300001], 'Elected in round 1', true), line('Grace Okafor', [1000000, 1220000, 1250000, 1400000], 'Elected in round 4', true), line('Joseph Mwangi', [800000, 850000, 950000, 1050000], ''), line('Marek Dvořák', [400000, 420000, null, null], 'Out in round 3'), line('No further choice', [0, 109999, 399999, 149999], '', false, false)], 'The line marks what it takes to be elected: 13.00001.')
        standing(voted: 39, rounds: rounds)
    }

    private static pairStanding() {
        def names = ['A guest flat', 'A workshop', 'A playroom', 'Leave it as it is']
        def cell = { row, column -> row == column ? new Pairs.Cell('', Pairs.Look.NONE) : new Pairs.Cell("${20 - 2 * row + column}", row < column ? Pairs.Look.WON : row - column == 3 ? Pairs.Look.EVEN : Pairs.Look.LOST) }
        standing(voted: 31, pairs: new Pairs(names, (0..3).collect { row -> (0..3).collect { column -> cell(row, column) } }))
    }
}
