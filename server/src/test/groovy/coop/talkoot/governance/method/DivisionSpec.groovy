package coop.talkoot.governance.method

import coop.talkoot.governance.count.CountFiles
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Dividing
import coop.talkoot.governance.method.Choice.Position
import spock.lang.Specification

/** Votes of many that one person brings and divides. */
class DivisionSpec extends Specification {
    private static final List<Method> METHODS = CountFiles.METHODS.findAll { !Division.words(it, CountFiles.OPTIONS).empty }

    def "#votes of #people people come to #yes yes and #no no"() {
        when:
        def counts = Counting.count(poll(new SimpleMajority(false)), [new Paper(new Dividing(votes), people * 1000L, people)]).counts()

        then:
        counts.line('yes').people() == yes
        counts.line('no').people() == no
        counts.line('yes').weight() == yes * 1000
        counts.line('no').weight() == no * 1000
        counts.voters() == people

        where:
        votes                     | people || yes | no
        [yes: 3, no: 2]           | 5      || 3   | 2
        // fewer follow in the end: by largest remainder, and an equal one to the word that comes first
        [yes: 3, no: 2]           | 4      || 2   | 2
        [yes: 3, no: 2]           | 3      || 2   | 1
        [yes: 1, no: 1]           | 1      || 0   | 1
        [yes: 1, no: 9]           | 1      || 0   | 1
        // or more
        [yes: 3, no: 2]           | 10     || 6   | 4
        [yes: 1, no: 1]           | 5      || 2   | 3
        [yes: 7]                  | 3      || 3   | 0
    }

    def "by #method what is divided counts as if each had voted so, and no thousandth is lost"() {
        expect:
        (1..60).each { seed ->
            def random = new Random(seed)
            def words = Division.words(method, CountFiles.OPTIONS).shuffled(random).take(1 + random.nextInt(3))
            def votes = words.collectEntries { [it, 1 + random.nextInt(4)] }
            def all = votes.values().sum() as long
            def others = [new Paper(Division.choice(method, CountFiles.OPTIONS, words[0]).get(), 1500, 1)]
            def divided = [new Paper(new Dividing(votes), all * 1000, all)]
            def apart = votes.collect { word, n -> new Paper(Division.choice(method, CountFiles.OPTIONS, word).get(), n * 1000L, n) }
            assert Counting.count(poll(method), others + divided) == Counting.count(poll(method), others + apart)
            def odd = Counting.count(poll(method), [new Paper(new Dividing(votes), all * 1000 + random.nextInt(999), all)]).counts()
            assert odd.voters() == all && odd.cast() >= all * 1000
        }

        where:
        method << METHODS
    }

    def "#votes cannot be divided so by #method: #code"() {
        expect:
        Counting.check(poll(method), new Dividing(votes))*.code() == [code]

        where:
        method                     | votes            || code
        new SimpleMajority(false)  | [:]              || Fault.Code.WRONG_PAPER
        new SimpleMajority(false)  | [maybe: 2]       || Fault.Code.UNKNOWN_OPTION
        new SimpleMajority(false)  | [agree: 2]       || Fault.Code.UNKNOWN_OPTION
        new SimpleMajority(false)  | [yes: 0]         || Fault.Code.NO_VOTES
        Consensus.USUAL            | [agree: -1]      || Fault.Code.NO_VOTES
        Approval.ADOPTING          | [yew: 1]         || Fault.Code.UNKNOWN_OPTION
        new Quadratic(100, 1, false) | [ash: 1]       || Fault.Code.WRONG_PAPER
        Score.dots(10, 1)          | [ash: 1]         || Fault.Code.WRONG_PAPER
    }

    def "whoever divides votes brings one block, however many they give to it"() {
        given:
        def papers = [new Paper(new Dividing([agree: 2, block: 3]), 5000, 5), new Paper(Position.AGREE, 20_000, 20)]

        expect:
        Counting.count(poll(new Consensus(Threshold.CONSENSUS, limit, Consensus.USUAL.weakAbove())), papers).outcome().kind() == kind

        where:
        limit || kind
        1     || Outcome.Kind.BLOCKED
        2     || Outcome.Kind.PASSED
    }

    def "while votes are divided nothing is decided early, but when all have voted"() {
        given:
        def rule = Rule.of(new SimpleMajority(false))

        expect:
        !EarlyClose.isDecided(Poll.of(rule, new Roll(9000, 9)), [new Paper(Answer.YES, 6000, 6), new Paper(new Dividing([yes: 1]), 1000, 1)])
        EarlyClose.isDecided(Poll.of(rule, new Roll(9000, 9)), [new Paper(Answer.YES, 6000, 6), new Paper(Answer.YES, 1000, 1)])
        EarlyClose.isDecided(Poll.of(rule, new Roll(7000, 7)), [new Paper(Answer.YES, 6000, 6), new Paper(new Dividing([yes: 1]), 1000, 1)])
    }

    private static Poll poll(Method method) {
        return Poll.of(Rule.of(method), method.onOneText ? [] : CountFiles.OPTIONS, new Roll(100_000, 100)).withSeed('5a' * 32)
    }
}
