package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.governance.Ballots
import coop.talkoot.governance.Cast
import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.CountFiles
import coop.talkoot.governance.Decision
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.Motion
import coop.talkoot.governance.MotionTerms
import coop.talkoot.governance.Motions
import coop.talkoot.governance.NewMotion
import coop.talkoot.governance.Opening
import coop.talkoot.governance.Openings
import coop.talkoot.governance.SentBallots
import coop.talkoot.governance.Tallies
import coop.talkoot.governance.TallyText
import coop.talkoot.governance.VotingMethod
import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.count.StandAlone
import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Approving
import coop.talkoot.governance.method.Choice.Consenting
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.governance.method.Choice.Ranking
import coop.talkoot.governance.method.Choice.Scoring
import coop.talkoot.governance.method.Choice.Spending
import coop.talkoot.governance.method.Outcome
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** A union of which members live on three servers decides once by each method, while one of the servers is away. */
class VotesAcrossThreeSpec extends Specification {
    @Shared SettableClock clock = new SettableClock()
    @Shared @AutoCleanup Neighbours union = new Neighbours(name: 'union', keeper: 'uma', clock: clock)
    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery', keeper: 'alice', clock: clock)
    @Shared @AutoCleanup Neighbours garden = new Neighbours(name: 'garden', keeper: 'bob', clock: clock)

    @Shared StandAlone alone = new StandAlone()
    @TempDir Path elsewhere

    @Shared Identity una = union.member('una')
    @Shared Identity alice = bakery.keeper.identity()
    @Shared Identity ann = bakery.member('ann')
    @Shared Identity bob = garden.keeper.identity()
    @Shared Identity gus = garden.member('gus')

    /** What una, alice, ann, bob and gus say, by method; and what it must come to. */
    static final Map<VotingMethod, Map> VOTES = [
            (VotingMethod.SIMPLE_MAJORITY)  : [says: [Answer.YES, Answer.YES, Answer.NO, Answer.YES, Answer.ABSTAIN], outcome: Outcome.Kind.PASSED],
            (VotingMethod.ABSOLUTE_MAJORITY): [says: [Answer.YES, Answer.YES, Answer.NO, Answer.ABSTAIN, Answer.NO], outcome: Outcome.Kind.REJECTED],
            (VotingMethod.SUPERMAJORITY)    : [says: [Answer.YES, Answer.YES, Answer.YES, Answer.YES, Answer.NO], outcome: Outcome.Kind.PASSED],
            (VotingMethod.CONSENSUS)        : [says: [Position.AGREE, Position.AGREE, Position.AGREE, Position.ABSTAIN, Position.BLOCK], outcome: Outcome.Kind.BLOCKED],
            (VotingMethod.CONSENT)          : [says: [Consenting.CONSENT, Consenting.CONSENT, Consenting.ABSTAIN, Consenting.CONSENT, Consenting.CONSENT], outcome: Outcome.Kind.PASSED],
            (VotingMethod.APPROVAL)         : [says: [approve('o1'), approve('o1', 'o2'), approve('o2'), approve('o1', 'o3'), approve()], selected: ['o1']],
            (VotingMethod.SCORE)            : [says: [score(o1: 2), score(o2: 5), score(o1: 1, o2: 4), score(o3: 3), score(o2: 1)], selected: ['o2']],
            (VotingMethod.DOTS)             : [says: [score(o1: 2), score(o3: 5), score(o1: 1, o3: 2), score(o3: 3), score(o2: 1)], selected: ['o3']],
            (VotingMethod.INSTANT_RUNOFF)   : [says: [rank('o1'), rank('o2', 'o1'), rank('o1'), rank('o2'), rank('o3', 'o2')], selected: ['o2']],
            (VotingMethod.SCHULZE)          : [says: [rank('o1', 'o3', 'o2'), rank('o3', 'o1'), rank('o3', 'o2'), rank('o2', 'o3'), rank('o1', 'o3')], selected: ['o3']],
            (VotingMethod.SCOTTISH_STV)     : [says: [rank('o1', 'o2'), rank('o1', 'o2'), rank('o1', 'o2'), rank('o3'), rank('o2')], selected: ['o1', 'o2'], seats: 2],
            (VotingMethod.MEEK_STV)         : [says: [rank('o1', 'o2'), rank('o1', 'o2'), rank('o1', 'o2'), rank('o3'), rank('o2')], selected: ['o1', 'o2'], seats: 2],
            (VotingMethod.QUADRATIC)        : [says: [spend(o1: 3), spend(o2: 5, o1: 2), spend(o2: 4), spend(o3: 2), spend(o1: 1)], selected: ['o2']],
    ]

    def setupSpec() {
        [(bakery): [alice, ann], (garden): [bob, gus]].each { house, people ->
            def group = house.bean(Groups).remote(house.find(union.group.identity()))
            people.each { person ->
                house.bean(Memberships).join(group, person, Origin.LOCAL)
                await("${person.handle()} to be taken in") { house.bean(Memberships).isMember(group.id(), person.id()) }
            }
        }
    }

    def "a union with members on three servers decides by each method, though one is away for a while, and all come to the same"() {
        given: 'a vote by each method, of which the garden hears nothing at first'
        garden.instance.stop()
        def open = VOTES.collectEntries { method, vote -> [method, putToVote(method, vote)] } as Map<VotingMethod, Decision>

        when: 'some vote while it is away'
        open.each { method, decision ->
            say(union, una, decision, VOTES[method].says[0])
            say(bakery, alice, decision, VOTES[method].says[1])
            say(bakery, ann, decision, VOTES[method].says[2])
        }

        then:
        open.values().every { decision -> await('three ballots') { union.bean(Ballots).countVoted(decision.id()) == 3 } }

        when: 'it comes back before the close, and its members vote too, though now the union is away'
        garden.instance.startAgain()
        clock.advance(Duration.ofMinutes(5))
        open.values().each { decision -> here(garden, decision) }
        union.instance.stop()
        open.each { method, decision ->
            say(garden, bob, decision, VOTES[method].says[3])
            say(garden, gus, decision, VOTES[method].says[4])
        }
        union.instance.startAgain()
        clock.advance(Duration.ofMinutes(30))

        then: 'each of them has a receipt'
        open.values().every { decision -> await('five ballots') { union.bean(Ballots).countVoted(decision.id()) == 5 } }
        open.values().every { decision ->
            [(bakery): [alice, ann], (garden): [bob, gus]].every { house, people ->
                people.every { person -> await("the receipt of ${person.handle()}") { receipt(house, person, decision)?.isAccepted() } }
            }
        }

        when:
        clock.advance(Duration.ofDays(8))
        union.bean(ClosingClock).run()

        then: 'it came to what it had to'
        open.every { method, decision ->
            def now = union.bean(Decisions).byUri(decision.post().uri()).get()
            assert now.isOver(): "$method is not over"
            assert now.conclusion().outcome() == (VOTES[method].outcome ?: Outcome.Kind.SELECTED): "$method came to ${now.conclusion()}"
            assert now.conclusion().selected() == (VOTES[method].selected ?: [])
            true
        }

        and: 'the count file, counted again, comes to the same, and each ballot bears the proof of its voter, wherever that one lives'
        open.every { method, decision ->
            def now = union.bean(Decisions).byUri(decision.post().uri()).get()
            def checked = Recount.check(union.bean(CountFiles).write(now))
            assert checked.tally().outcome().kind() == now.conclusion().outcome()
            assert checked.tally().outcome().selected() == now.conclusion().selected()
            assert checked.signed() == 5
            assert checked.unsigned() == []
            true
        }

        and: 'so does the program that knows nothing but the file; one of them in a process and a folder of its own'
        open.every { method, decision ->
            def now = union.bean(Decisions).byUri(decision.post().uri()).get()
            def told = alone.check(union.bean(CountFiles).write(now)).readLines()
            assert told[0] == "ALL IS RIGHT: ${now.post().title()}"
            assert told[1] == "${word(now.conclusion().outcome())} ${now.conclusion().selected().join(', ')}"
            assert told[2].startsWith('5 voters counted, 5 of them signed')
            true
        }
        javaAlone(union.bean(CountFiles).write(union.bean(Decisions).byUri(open[VotingMethod.MEEK_STV].post().uri()).get()))
                .startsWith('ALL IS RIGHT: What shall we do? By MEEK_STV\nselected o1, o2\n')

        and: 'everywhere the same, to the last stage, with a proof'
        open.every { method, decision ->
            def counted = TallyText.write(union.bean(Tallies).of(union.bean(Decisions).byUri(decision.post().uri()).get()).get())
            [bakery, garden].every { house ->
                def there = await("the count by $method") {
                    def known = house.bean(Decisions).byUri(decision.post().uri()).get()
                    known.isOver() ? house.bean(Tallies).of(known).orElse(null) : null
                }
                assert TallyText.write(there) == counted
                assert there.proof().contains('eddsa-jcs-2022')
                true
            }
        }
    }

    /** What `java Recount.java FILE` says where there is nothing else. */
    private String javaAlone(byte[] file) {
        Files.copy(StandAlone.PROGRAM, elsewhere.resolve('Recount.java'))
        Files.write(elsewhere.resolve('count.zip'), file)
        def builder = new ProcessBuilder("${System.getProperty('java.home')}/bin/java".toString(), 'Recount.java', 'count.zip')
                .directory(elsewhere.toFile()).redirectErrorStream(true)
        builder.environment().clear()
        def process = builder.start()
        def said = process.inputStream.getText('UTF-8')
        assert process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0: said
        return said
    }

    /** As the program writes it. */
    private static String word(Outcome.Kind outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replaceAll(/_(.)/) { it[1].toUpperCase(Locale.ROOT) }
    }

    private Decision putToVote(VotingMethod method, Map vote) {
        def options = vote.selected ? ['A van', 'A bicycle', 'Nothing'] : []
        def terms = new MotionTerms(Motion.Type.POLICY, null, null, options, (vote.seats ?: 1) as int)
        def motion = union.bean(Motions).propose(new NewMotion(union.keeper.identity(), union.group.identity(), Audience.PUBLIC,
                Words.typed("What shall we do? By $method", 'Three co-ops hire vans every week.', 'en', []), terms))
        def opening = new Opening(null, method, Duration.ofDays(7), null, null, null, true, false, null)
        return union.bean(Openings).putToVote(motion, union.keeper.identity(), opening)
    }

    private void say(Neighbours house, Identity voter, Decision decision, Choice choice) {
        def reason = choice in [Position.BLOCK, Consenting.OBJECT, Position.STAND_ASIDE] ? 'It is against our principles.' : ''
        if (house.is(union)) {
            house.bean(Ballots).cast(decision.id(), Cast.here(voter, choice, reason))
        } else {
            house.bean(SentBallots).send(here(house, decision), voter, choice, reason)
        }
    }

    private Decision here(Neighbours house, Decision decision) {
        return await('the vote') { house.bean(Decisions).byUri(decision.post().uri()).orElse(null) }
    }

    private receipt(Neighbours house, Identity voter, Decision decision) {
        return house.bean(SentBallots).of(here(house, decision), voter).orElse(null)?.answer()
    }

    private static Choice approve(String... options) {
        new Approving(options as Set)
    }

    private static Choice score(Map<String, Integer> points) {
        new Scoring(points)
    }

    private static Choice rank(String... options) {
        Ranking.of(options as List)
    }

    private static Choice spend(Map<String, Integer> votes) {
        new Spending(votes)
    }
}
