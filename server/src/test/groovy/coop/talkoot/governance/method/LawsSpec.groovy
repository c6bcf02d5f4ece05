package coop.talkoot.governance.method

import coop.talkoot.governance.count.CountFiles
import spock.lang.Specification

/** What holds for every election: tried on many that were made up, by fixed seeds. */
class LawsSpec extends Specification {
    private static final int TRIES = 40

    def "by #method it does not matter who comes first, nor who said what"() {
        expect:
        tried { random ->
            def papers = papers(method, random)
            def poll = poll(method, CountFiles.OPTIONS)
            assert Counting.count(poll, papers) == Counting.count(poll, papers.shuffled(random))
        }

        where:
        method << CountFiles.METHODS
    }

    def "by #method no option is better for its place on the list"() {
        expect:
        tried { random ->
            def papers = papers(method, random)
            def listed = Counting.count(poll(method, CountFiles.OPTIONS), papers).outcome()
            def otherwise = Counting.count(poll(method, CountFiles.OPTIONS.shuffled(random)), papers).outcome()
            assert listed.kind() == otherwise.kind() && listed.selected() as Set == otherwise.selected() as Set
        }

        where:
        method << CountFiles.METHODS.findAll { !it.onOneText }
    }

    def "by #method no option is better for its name"() {
        expect:
        tried { random ->
            def papers = papers(method, random)
            def names = [CountFiles.OPTIONS, CountFiles.OPTIONS.shuffled(random)].transpose().collectEntries()
            def before = Counting.count(unbroken(method), papers).outcome()
            def after = Counting.count(unbroken(method), papers.collect { new Paper(renamed(it.choice(), names), it.weight(), it.people()) }).outcome()
            assert after.kind() == before.kind() && after.selected() as Set == before.selected().collect { names[it] } as Set
        }

        where:
        method << CountFiles.METHODS.findAll { !it.onOneText }
    }

    def "by #method more support never loses what was won"() {
        expect:
        tried { random ->
            def papers = papers(method, random)
            def poll = poll(method, CountFiles.OPTIONS)
            def before = Counting.count(poll, papers).outcome()
            def at = random.nextInt(papers.size())
            def raised = papers.toList()
            raised[at] = new Paper(raisedFor(papers[at].choice(), before.selected() ? before.selected()[0] : ''), papers[at].weight(), papers[at].people())
            def after = Counting.count(poll, raised).outcome()
            if (method.onOneText) {
                assert before.kind() != Outcome.Kind.PASSED || after.kind() == Outcome.Kind.PASSED
            } else if (before.selected()) {
                assert before.selected()[0] in after.selected()
            }
        }

        where:
        method << [new SimpleMajority(false), new SimpleMajority(true), SuperMajority.TWO_THIRDS, Consensus.USUAL, new Consent(), Approval.electing(1),
                   Approval.electing(2), new Score(Score.Kind.SUM, 5, 0, 1), new Quadratic(100, 1, false), new Schulze(Schulze.Unranked.IMPLICIT)]
    }

    def "whom more than half put first wins by #method"() {
        expect:
        tried { random ->
            def papers = papers(method, random).findAll { it.weight() == 1000 }
            def loud = [Paper.of(Choice.Ranking.of(['elm']), papers.size() + 1)]
            assert Counting.count(poll(method, CountFiles.OPTIONS), papers + loud).outcome().selected() == ['elm']
        }

        where:
        method << [new InstantRunoff(false), new InstantRunoff(true), new ScottishStv(1), new MeekStv(1), new Schulze(Schulze.Unranked.IMPLICIT)]
    }

    def "eliminating in batches elects the same"() {
        expect:
        tried { random ->
            def papers = papers(new InstantRunoff(false), random)
            def one = Counting.count(poll(new InstantRunoff(false), CountFiles.OPTIONS), papers).outcome()
            def batches = Counting.count(poll(new InstantRunoff(true), CountFiles.OPTIONS), papers).outcome()
            assert one == batches
        }
    }

    private static void tried(Closure<?> law) {
        (1..TRIES).each { law(new Random(it)) }
    }

    private static Poll poll(Method method, List<String> options) {
        return Poll.of(Rule.of(method), method.onOneText ? [] : options, Roll.of(200)).withSeed('3c' * 32)
    }

    /** Without a lot, which goes by names. */
    private static Poll unbroken(Method method) {
        return Poll.of(Rule.of(method).with([TieBreak.PREVIOUS_ROUNDS]), CountFiles.OPTIONS, Roll.of(200))
    }

    private static List<Paper> papers(Method method, Random random) {
        return (0..(3 + random.nextInt(12))).collect { new Paper(CountFiles.choice(method, random), random.nextInt(5) ? 1000 : 500 + random.nextInt(1000), 1) }
    }

    private static Choice renamed(Choice choice, Map<String, String> names) {
        switch (choice) {
            case Choice.Approving:
                return new Choice.Approving(choice.options().collect { names[it] } as Set)
            case Choice.Scoring:
                return new Choice.Scoring(choice.points().collectEntries { [names[it.key], it.value] })
            case Choice.Spending:
                return new Choice.Spending(choice.votes().collectEntries { [names[it.key], it.value] })
            default:
                return new Choice.Ranking(choice.ranks().collect { rank -> rank.collect { names[it] } })
        }
    }

    private static Choice raisedFor(Choice choice, String option) {
        switch (choice) {
            case Choice.Answer:
                return Choice.Answer.YES
            case Choice.Position:
                return Choice.Position.AGREE
            case Choice.Consenting:
                return Choice.Consenting.CONSENT
            case Choice.Approving:
                return new Choice.Approving((choice.options() + (option ? [option] : [])) as Set)
            case Choice.Scoring:
                return option ? new Choice.Scoring(choice.points() + [(option): 5]) : choice
            case Choice.Spending:
                return option ? new Choice.Spending(choice.votes() + [(option): (choice.votes()[option] ?: 0) + 1]) : choice
            default:
                return option ? new Choice.Ranking([[option]] + choice.ranks().collect { it - option }.findAll()) : choice
        }
    }
}
