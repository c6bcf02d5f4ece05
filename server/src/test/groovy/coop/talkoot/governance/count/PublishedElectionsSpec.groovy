package coop.talkoot.governance.count

import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Counting
import coop.talkoot.governance.method.InstantRunoff
import coop.talkoot.governance.method.MeekStv
import coop.talkoot.governance.method.Method
import coop.talkoot.governance.method.Paper
import coop.talkoot.governance.method.Poll
import coop.talkoot.governance.method.Roll
import coop.talkoot.governance.method.Rule
import coop.talkoot.governance.method.Schulze
import coop.talkoot.governance.method.ScottishStv
import coop.talkoot.governance.method.Stage
import coop.talkoot.governance.method.Tally
import java.nio.file.Files
import spock.lang.Requires
import spock.lang.Specification

/** Elections whose outcome is known: with the project, from the figures that were published, and beside it. */
class PublishedElectionsSpec extends Specification {

    def "Burlington 2009: #winner wins by #method"() {
        expect:
        count(method, [MKW: 1332, MWK: 767, M: 455, KMW: 2043, KWM: 371, K: 568, WMK: 1513, WKM: 495, W: 1289]).outcome().selected() == [winner]

        where:
        method                                 || winner
        new InstantRunoff(false)               || 'K'
        new InstantRunoff(true)                || 'K'
        new Schulze(Schulze.Unranked.IMPLICIT) || 'M'
        new Schulze(Schulze.Unranked.EXPLICIT) || 'M'
    }

    def "Ireland 1990: the third one's papers decide"() {
        given:
        def tally = count(new InstantRunoff(false), [R: 612265, L: 694484, CL: 36789, CR: 205565, C: 25548])

        expect:
        tally.outcome().selected() == ['R']
        tally.stages().findAll { it instanceof Stage.Transfer }.last().places()*.votes()*.toString().toSorted() == ['0', '731273', '817830']
    }

    def "Schulze's own example: the order is E A C B D"() {
        given:
        def papers = [ACBED: 5, ADECB: 5, BEDAC: 8, CABED: 3, CAEBD: 7, CBADE: 2, DCEBA: 7, EBADC: 8]

        expect:
        count(new Schulze(Schulze.Unranked.IMPLICIT), papers).stages()[0].order() == [['E'], ['A'], ['C'], ['B'], ['D']]
    }

    def "the food election: pears, strawberries and sweets by #method"() {
        given:
        def papers = [O: 4, PO: 2, HS: 8, HW: 4, S: 1, W: 1]

        expect:
        count(method, papers).outcome().selected() as Set == elected as Set

        where:
        method             || elected
        new ScottishStv(3) || ['H', 'S', 'O']
        new MeekStv(3)     || ['H', 'S', 'O']
    }

    def "the food election by the Scottish rules, step by step, as anybody reckons it by hand"() {
        when: 'twenty papers for three places: six elect'
        def steps = count(new ScottishStv(3), [O: 4, PO: 2, HS: 8, HW: 4, S: 1, W: 1]).stages().findAll { it instanceof Stage.Transfer && it.step() == Stage.Step.TRANSFER && it.who() != ['O'] }

        then:
        steps*.quota()*.toString().unique() == ['6.00000']
        steps.collect { [it.who(), it.places().collectEntries { [it.option(), it.votes().toString()] }, it.exhausted().toString()] } == [
                // twelve first choices: half of each goes on, to eight times S and four times W
                [['H'], [O: '4.00000', P: '2.00000', H: '6.00000', S: '5.00000', W: '3.00000'], '0.00000'],
                // the fewest; both go to O, who has six then, and no surplus
                [['P'], [O: '6.00000', P: '0.00000', H: '6.00000', S: '5.00000', W: '3.00000'], '0.00000'],
                // one whole paper and four halves that name nobody else; S has the last place with less than a quota
                [['W'], [O: '6.00000', P: '0.00000', H: '6.00000', S: '5.00000', W: '0.00000'], '3.00000'],
        ]
    }

    @Requires({ Elections.areThere() })
    def "Debian #year, unranked #unranked: #order"() {
        given:
        def election = ElectionFile.read(Elections.file("condorcet-php/tests/src/Tools/Converters/DebianData/leader${year}_tally.txt"), PaperKind.RANKING, false)
        def groups = Elections.count(election, new Schulze(unranked)).stages()[0].order()

        expect:
        election.papers().size() == papers
        groups*.toSet() == order.split(' > ').collect { it.split(' = ') as Set }

        where:
        [year, papers, unranked, order] << expected()
    }

    @Requires({ Elections.areThere() })
    def "Tideman's #name has #papers papers and #winner wins"() {
        given:
        def election = BltReader.read(Files.readString(Elections.file("condorcet-php/tests/src/Tools/Converters/TidemanData/${name}.HIL")))

        expect:
        election.papers().sum { it.people() } == papers
        Elections.count(election, new Schulze(Schulze.Unranked.IMPLICIT)).outcome().selected() == [winner]

        where:
        name  || papers | winner
        'A1'  || 380    | 'Candidate  1'
        'A77' || 213    | '3'
    }

    private static List<List> expected() {
        if (!Elections.areThere()) {
            return []
        }
        return Files.readAllLines(Elections.file('condorcet-php/EXPECTED-debian.txt')).findAll { it.startsWith('leader') }.collectMany { line ->
            def (all, year, papers, kinds, order) = (line =~ /leader(\d+) votes=(\d+) ([a-z ]+): (.*)/)[0]
            kinds.split(' and ').collect { [year as int, papers as int, Schulze.Unranked.valueOf(it.toUpperCase(Locale.ROOT)), order] }
        }
    }

    private static Tally count(Method method, Map<String, Integer> papers) {
        def options = papers.keySet().collectMany { it.toList() }.unique()
        def poll = Poll.of(Rule.of(method), options, Roll.of(papers.values().sum() as long)).withDecidedOrder(options)
        return Counting.count(poll, papers.collect { order, number -> Paper.of(Choice.Ranking.of(order.toList()), number) })
    }
}
