package coop.talkoot.web

import static coop.talkoot.web.SamplePages.*

import coop.talkoot.web.view.*

/** A group's place among groups, as {@link SamplePages} has the rest. */
final class SampleFederation {
    private static final BASE = '/groups/lindenrow/federation'

    private final SamplePages pages

    SampleFederation(SamplePages pages) {
        this.pages = pages
    }

    Map<String, List> all() {
        def city = group('https://commons.example/groups/city', 'The City Commons of the Lower Vale', '@city@commons.example', false)
        def hostile = group('https://mill.example/groups/1', HOSTILE, '@mill@mill.example', false)
        def silent = group('https://quiet.example/groups/1', 'The Quiet House Between the Two Rivers', '@quiet-house@quiet.example', false)
        def leaving = node(northside, 'NOTICE', [])
        def tree = [node(city, 'TOP', [node(linden, 'MEMBER', [node(millpond, 'MEMBER', []), leaving, node(hostile, 'MEMBER', []), node(silent, 'CLAIMED', [])])])]
        def terms = new FederationPage.Terms('GEOGRAPHIC', 'The lower vale', 'MEMBERS', 'COORDINATORS', 'TAGS', 'lend, food')
        def said = Fields.of(scope: 'GEOGRAPHIC', scopeWords: 'The lower vale', governing: 'MEMBERS', admission: 'COORDINATORS', announces: 'TAGS', tags: 'lend, food')
        def asking = [new FederationPage.Asking(hostile, NOW.minusSeconds(9000), 'https://mill.example/decisions/1', "$BASE/requests/1/admit", "$BASE/requests/1/refuse", null),
                      new FederationPage.Asking(millpond, NOW.minusSeconds(900), 'https://millpond.example/decisions/1', null, "$BASE/requests/2/refuse", "$BASE/propose/2/admit")]
        def deeds = [new FederationPage.Deed(city, 'LEAVE', "$BASE/propose/1/leave"), new FederationPage.Deed(northside, 'EXPEL', "$BASE/propose/2/expel"), new FederationPage.Deed(city, 'STAY', "$BASE/propose/1/stay")]
        def wrong = new Fields([group: '@nobody', why: 'To lend more.'], [group: 'No group is known by this address.'], null)
        return [
                'federation'       : [pages.frame(Section.HOME, null), page(tree, [], [], null, terms, null, Fields.empty(), Fields.empty())],
                'federation-member': [pages.frame(Section.HOME), page(tree, asking, deeds, "$BASE/join", terms, "$BASE/terms", Fields.empty(), said)],
                'federation-error' : [pages.frame(Section.HOME), page(tree, [], [], "$BASE/join", terms, "$BASE/terms", wrong, new Fields([scope: 'CUSTOM', tags: 'lend'], [scopeWords: 'Say in a few words what it is.'], null))],
                'policies'         : [pages.frame(Section.HOME, null), policies(true, published(null), [], null)],
                'policies-none'    : [pages.frame(Section.HOME), policies(true, null, [], null)],
                'policies-member'  : [pages.frame(Section.HOME), policies(false, null, [advised(city, true), advised(hostile, false)], new Fields([tags: 'lend, a-b'], [tags: 'A tag is letters, digits and _ only.'], null))],
                'policies-form'    : [pages.frame(Section.HOME), new PoliciesForm(linden, "$BASE/policies/edit", "$BASE/policies", true, [new PoliciesForm.Bounded('quorumRemoval', 'Quorum on removing members', 0, 100), new PoliciesForm.Bounded('vetoes', 'Vetoes that stop a proposal', 1, 1000)],
                        new Fields(['floors.quorumRemoval.least': '101', tags: 'lend', domains: 'nowhere'], ['floors.quorumRemoval.least': 'This must be a whole number from 0 to 100.', domains: 'A domain looks like example.org, and stands alone.'], null))],
                'council'          : [pages.frame(Section.HOME, null), council(true, seats(city), [], [], null, Fields.empty())],
                'council-none'     : [pages.frame(Section.HOME), council(true, [], [], [], null, Fields.empty())],
                'council-member'   : [pages.frame(Section.HOME), council(false, [], sent(city), [new CouncilPage.Draw('Our delegates in the vale', '/groups/lindenrow/draws?motion=7#begin')], '/groups/lindenrow/council/elect',
                        new Fields([way: 'DRAW', candidates: '@nobody', seats: '3', months: '60'], [months: 'Delegates serve 1 to 48 months.', candidates: 'Nobody is known here by that name.'], null))],
                'offices'          : [pages.frame(Section.HOME), new OfficesPage(northside, [new OfficesPage.Office('https://tools.northside.example/groups/tools/collections/delegates#7', 'The City Commons of the Lower Vale', '/people/9', NOW.plusSeconds(9_000_000)),
                        new OfficesPage.Office('https://tools.northside.example/groups/tools/collections/delegates#8', 'https://a-very-long-name-of-a-server.of-somebody.somewhere.example/groups/1', null, NOW.plusSeconds(90_000))], '/people/7/council/resign')],
                'offices-none'     : [pages.frame(Section.HOME), new OfficesPage(northside, [], '/people/7/council/resign')],
                'move'             : [pages.frame(Section.HOME), move([], null, Fields.empty(), Fields.empty())],
                'move-earlier'     : [pages.frame(Section.HOME), move([new MovePage.Earlier(millpond, true, '/groups/lindenrow/move/earlier/1/forget'), new MovePage.Earlier(hostile, false, '/groups/lindenrow/move/earlier/2/forget')], null, Fields.empty(), new Fields([target: '@mill@mill.example', handle: 'linden'], [handle: 'Write lindenrow here: a move cannot be taken back.'], null))],
                'move-vote'        : [pages.frame(Section.HOME), move([], null, Fields.empty(), Fields.empty(), true)],
                'moved'            : [pages.frame(Section.HOME), move([], new NewPlace('@lindenrow@commons.example', '/people/9'), Fields.empty(), Fields.empty())],
                'federation-alone' : [pages.frame(Section.HOME), page([node(linden, 'TOP', [])], [], [], "$BASE/join", null, "$BASE/terms", Fields.empty(), said)]
        ]
    }

    private static PoliciesPage.Published published(String state) {
        new PoliciesPage.Published(3, NOW.minusSeconds(900_000), 'ab' * 32, 'https://commons.example/decisions/7', ['Quorum on removing members: at least 60 %', 'Shortest time to vote: at least 48 hours'], ['lend', 'repair'],
                [new PoliciesPage.Domain('bad.example', HOSTILE, state), new PoliciesPage.Domain('a-very-long-name-of-a-server.of-somebody.somewhere.example', 'It sells addresses.', state == null ? null : 'BLOCKED')], 'So that removals are fair everywhere.')
    }

    private static List<PoliciesPage.Adopted> adopted() {
        [new PoliciesPage.Adopted('FLOORS', 2, NOW.minusSeconds(90_000), 'https://lindenrow.example/decisions/7', true), new PoliciesPage.Adopted('TAGS', 3, NOW.minusSeconds(9000), null, false)]
    }

    private static PoliciesPage.Advised advised(Who who, boolean may) {
        def deeds = may ? new PoliciesPage.Deeds("$BASE/policies/1/amend", "$BASE/policies/1/confirm", null, "$BASE/policies/1/tags", "$BASE/policies/1/block", "$BASE/policies/1/ask") : new PoliciesPage.Deeds(null, null, '/motions/7', null, null, null)
        new PoliciesPage.Advised(who, published('OPEN'), may ? adopted() : [], deeds)
    }

    private static PoliciesPage policies(boolean isFederation, PoliciesPage.Published published, List<PoliciesPage.Advised> advice, Fields tags) {
        def cells = advice.collect { new PoliciesPage.Cell('at least 60 %', 'NOT', null) }
        def later = advice.collect { new PoliciesPage.Cell('at least 48 hours', 'LATER', NOW.plusSeconds(900_000)) }
        def rows = advice ? [new PoliciesPage.Row('Quorum on removing members', '33 1/3 %', true, cells), new PoliciesPage.Row('Shortest time to vote', '24 hours', false, later)] : []
        new PoliciesPage(linden, BASE, isFederation, published, published ? [new PoliciesPage.Earlier(2, NOW.minusSeconds(9_000_000), '/groups/lindenrow/collections/policies/2')] : [], isFederation ? "$BASE/policies/edit" : null,
                published ? [new PoliciesPage.Child(northside, adopted()), new PoliciesPage.Child(millpond, [])] : [], published ? new Pager(null, "$BASE/policies?before=7") : Pager.none(), new PoliciesPage.Table(advice*.federation(), rows),
                advice, tags ? ['lend'] : [], tags ? "$BASE/policies/tags" : null, tags ?: Fields.empty())
    }

    private static MovePage move(List<MovePage.Earlier> earlier, NewPlace now, Fields came, Fields away, boolean byVote = false) {
        new MovePage(linden, '/groups/lindenrow/move', earlier, now, byVote, came, away)
    }

    private static List<CouncilPage.Seat> seats(Who city) {
        [new CouncilPage.Seat(aino, linden, NOW.plusSeconds(9_000_000), 'https://lindenrow.example/decisions/7'),
         new CouncilPage.Seat(joseph, northside, NOW.plusSeconds(900_000), 'https://tools.northside.example/decisions/8'),
         new CouncilPage.Seat(joseph, city, NOW.plusSeconds(900_000), 'https://commons.example/decisions/9')]
    }

    private static List<CouncilPage.Sent> sent(Who city) {
        [new CouncilPage.Sent(marek, city, NOW.plusSeconds(9_000_000), '/decisions/7', '/groups/lindenrow/council/1/recall', null),
         new CouncilPage.Sent(aino, city, NOW.plusSeconds(9_000_000), '/decisions/7', null, '/groups/lindenrow/council/2/resign')]
    }

    private static CouncilPage council(boolean isCouncil, List<CouncilPage.Seat> seats, List<CouncilPage.Sent> sent, List<CouncilPage.Draw> draws, String elect, Fields fields) {
        new CouncilPage(linden, '/groups/lindenrow/federation', isCouncil, seats, seats ? new Pager(null, '/groups/lindenrow/council?before=7') : Pager.none(), sent, draws, elect,
                elect ? [new Choice('7', 'The City Commons of the Lower Vale')] : [], fields)
    }

    private static FederationPage.Node node(Who who, String state, List<FederationPage.Node> below) {
        new FederationPage.Node(who, who.is(linden), state, state == 'NOTICE' ? NOW.plusSeconds(900_000) : null, who.name().contains('script') ? new FederationPage.Silence(NOW.minusSeconds(260_000), 11) : null, below)
    }

    private static FederationPage page(List<FederationPage.Node> tree, List<FederationPage.Asking> asking, List<FederationPage.Deed> deeds, String join, FederationPage.Terms terms, String change,
            Fields asked, Fields said) {
        new FederationPage(linden, '/groups/lindenrow', tree, TreeDrawing.of(tree), asking, asking ? [new FederationPage.Asked(millpond, NOW.minusSeconds(5000), "$BASE/asked/3/withdraw"), new FederationPage.Asked(northside, NOW.minusSeconds(900), null)] : [], deeds,
                asking ? [new FederationPage.Vote('/decisions/43', 'One shared van, two days a week each', NOW.plusSeconds(260_000), 1, 3), new FederationPage.Vote('/decisions/44', 'A long weekend for all of the vale', NOW.plusSeconds(90_000), 0, 0)] : [],
                asking ? [new FederationPage.Owed(northside, '34 h', true), new FederationPage.Owed(millpond, '12 h 30 min', false)] : [],
                asking ? [new FederationPage.Sent(aino, 'The City Commons of the Lower Vale')] : [], join, terms, change, asked, said, "${BASE}.json", "${BASE}.opml")
    }
}
