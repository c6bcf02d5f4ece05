package coop.talkoot.governance

import static coop.talkoot.schema.Tables.BALLOT
import static coop.talkoot.schema.Tables.COUNTED_BALLOT

import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Outcome
import coop.talkoot.people.Identity
import coop.talkoot.platform.Transactions
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Of many who voted each is signed for before the vote closes, in pieces, and nobody waits for it. */
class ClosingsSpec extends Specification {
    @Shared @AutoCleanup Assembly co = new Assembly()
    @Shared List<Identity> people = co.members(7)

    def "what a process that stopped has signed stays; another goes on, and nothing is told before all is there"() {
        given:
        def vote = co.open()
        people.each { co.cast(vote, it) }
        co.cast(vote, people[0], Answer.NO)
        co.clock.set(vote.closesAt())

        when: 'it stops after the first five'
        def after = co.bean(Transactions).write { co.bean(BallotProofs).makeSome(vote, 0, 5) }
        def first = signed(vote)
        co.house.instance.restart()

        then: 'of each only the last ballot, in the order of who they are'
        first.keySet() == people[0..4]*.id() as Set
        after == people[4].id()
        first[people[0].id()].contains('"choiceId":"no"')

        and:
        co.again(vote).state() == Decision.State.OPEN
        co.bean(Tallies).of(co.again(vote)).get().ballotsHash() == ''
        counted(vote) == [:]

        when:
        def over = co.close(vote)

        then: 'what was signed before is as it was'
        over.conclusion().outcome() == Outcome.Kind.PASSED
        counted(vote).size() == 7
        first.every { id, activity -> counted(vote)[people.find { it.id() == id }.uri()] == activity }
        with(Recount.check(co.bean(CountFiles).write(over))) {
            it.signed() == 7
            it.unsigned() == []
        }
    }

    def "who votes again after their ballot was signed is signed for again"() {
        given:
        def vote = co.open()
        people.each { co.cast(vote, it) }
        co.bean(BallotProofs).make(vote)
        co.cast(vote, people[2], Answer.NO)

        when:
        def over = co.close(vote)

        then:
        counted(vote)[people[2].uri()].contains('"choiceId":"no"')
        Recount.check(co.bean(CountFiles).write(over)).signed() == 7
    }

    def "who comes after the end is refused at once, however long the close takes; before it they wait"() {
        given: 'somebody holds the vote as who closes it does'
        def vote = co.open()
        def held = new CountDownLatch(1)
        def release = new CountDownLatch(1)
        def closing = CompletableFuture.runAsync {
            co.bean(Transactions).run {
                co.bean(DecisionRows).lock(vote.id())
                held.countDown()
                release.await(60, TimeUnit.SECONDS)
            }
        }
        held.await(60, TimeUnit.SECONDS)

        when:
        co.clock.set(vote.closesAt())
        def late = co.cast(vote, people[0])

        then:
        late instanceof Receipt.Refused
        late.why() == Receipt.Why.LATE
        !closing.isDone()

        when: 'before its time whoever holds it may yet do anything with it'
        co.clock.set(vote.closesAt() - Duration.ofMinutes(1))
        def waiting = CompletableFuture.supplyAsync { co.cast(vote, people[1]) }
        waiting.get(300, TimeUnit.MILLISECONDS)

        then:
        thrown(java.util.concurrent.TimeoutException)

        when:
        release.countDown()

        then:
        waiting.get(60, TimeUnit.SECONDS) instanceof Receipt.Accepted
        closing.get(60, TimeUnit.SECONDS) == null
    }

    private Map<Long, String> signed(Decision vote) {
        return read { it.selectFrom(BALLOT).where(BALLOT.DECISION_ID.eq(vote.id())).and(BALLOT.RAW.isNotNull()).fetchMap(BALLOT.VOTER_ID, BALLOT.RAW) }
                .collectEntries { id, raw -> [id, raw.data()] }
    }

    private Map<String, String> counted(Decision vote) {
        return read { it.selectFrom(COUNTED_BALLOT).where(COUNTED_BALLOT.DECISION_ID.eq(vote.id())).fetchMap(COUNTED_BALLOT.VOTER, COUNTED_BALLOT.RAW) }
                .collectEntries { who, raw -> [who, raw.data()] }
    }

    private <T> T read(Closure<T> question) {
        return co.bean(Transactions).read { question(co.bean(DSLContext)) }
    }
}
