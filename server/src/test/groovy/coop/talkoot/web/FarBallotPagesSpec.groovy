package coop.talkoot.web

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.COUNT_FILE

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.activitypub.signature.KeyStore
import coop.talkoot.governance.*
import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import java.security.MessageDigest
import java.time.Duration
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Members of a union vote in it on the pages of their own server, and count it again there. */
class FarBallotPagesSpec extends Specification {
    /** A server that was away is knocked at again only after a while. */
    static final Duration LONG = Duration.ofSeconds(60)

    @Shared SettableClock clock = new SettableClock()
    @Shared @AutoCleanup Neighbours union = new Neighbours(name: 'union', keeper: 'uma', clock: clock)
    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery', keeper: 'alice', clock: clock)
    @Shared List<Identity> home = [union.keeper.identity(), union.member('una'), union.member('ulf')]
    @Shared Identity alice = bakery.keeper.identity()
    @Shared Identity ann = bakery.member('ann')
    @Shared Visitor page

    def setupSpec() {
        [alice, ann].each { join(it) }
        page = new Visitor(bakery.instance).as('alice', 'a long enough password')
    }

    def "a ballot for another server is shown as sent, then with its receipt, and its line is found in the count"() {
        given:
        def vote = opened(Secrecy.PSEUDONYMOUS)
        def there = here(vote)
        def path = "/decisions/${there.id()}"

        expect: 'the right paper'
        says(path, 'name="choice" value="YES"')

        when: 'the union is away'
        union.instance.stop()
        def wrong = page.rawPost("$path/ballot", [cast: '1'])
        def sent = page.post("$path/ballot", [choice: 'NO', cast: '1'])

        then:
        wrong.statusCode() == 422
        sent.body().contains('Sent, not yet acknowledged.')
        sent.body().contains('comes with the answer')
        page.raw("/api/talkoot/v1$path/ballot", 'application/json').body().contains('"isAccepted":null')

        when: 'it is back'
        union.instance.startAgain()
        clock.advance(Duration.ofMinutes(10))
        def tracker = await('the receipt', LONG) { bakery.bean(SentBallots).of(here(vote), alice).get().answer()?.tracker() }

        then:
        says(path, 'Your vote is in.')
        says(path, tracker.replaceAll('(.{4})(?=.)', '$1 '))
        page.raw("/api/talkoot/v1$path/ballot", 'application/json').body().contains('"isAccepted":true')

        when: 'another is cast in its place, and the others vote'
        page.get("$path?change=1").body().contains('value="NO" checked')
        page.post("$path/ballot", [choice: 'YES', cast: '1'])
        bakery.bean(SentBallots).send(here(vote), ann, Answer.YES, '')
        home.each { union.bean(Ballots).cast(vote.id(), Cast.here(it, Answer.NO, '')) }
        await('five ballots') { union.bean(Ballots).countVoted(vote.id()) == 5 }
        await('the second receipt', LONG) { bakery.bean(SentBallots).of(here(vote), alice).get().answer() }
        close(vote)
        def found = page.get("$path?tracker=${tracker.toUpperCase()}").body()

        then: 'the file is fetched, and holds the ballot where the page says'
        def line = (found =~ /Line (\d+) of ballots\.ndjson/)[0][1] as int
        def file = bakery.bean(CountArchives).of(here(vote), alice)
        def text = Recount.check(file).lines()[line - 1]
        text.voter() == tracker
        text.choice() == Answer.YES
        found.contains(sha256("{\"choice\":{\"answer\":\"yes\"},\"reason\":\"\",\"voter\":\"$tracker\",\"weight\":1000}\n"))
        page.get("$path?tracker=nothing").body().contains('No ballot in the count has this tracker.')
        says(path, "In the count file it stands in line $line of ballots.ndjson.")
    }

    def "a ballot that came too late is answered with a signed refusal, which the voter reads"() {
        given:
        def vote = opened(Secrecy.OPEN)
        def path = "/decisions/${here(vote).id()}"
        clock.advance(Duration.ofDays(7).minusHours(1))
        union.instance.stop()

        when:
        def sent = page.post("$path/ballot", [choice: 'YES', cast: '1'])
        clock.advance(Duration.ofHours(2))
        union.instance.startAgain()
        await('the refusal', LONG) { bakery.bean(SentBallots).of(here(vote), alice).get().answer() }

        then:
        sent.body().contains('Sent, not yet acknowledged.')
        with(page.get(path).body()) {
            contains('It does not count.')
            contains('This vote is closed; the ballot came after its end.')
            !contains('Vote again')
        }
        bakery.bean(SentBallots).of(here(vote), alice).get().answer().raw().contains('eddsa-jcs-2022')
    }

    def "a ballot for a vote that was taken back meanwhile is answered with a signed refusal, which the voter reads"() {
        given:
        def vote = opened(Secrecy.OPEN)
        def path = "/decisions/${here(vote).id()}"
        union.instance.stop()
        def sent = page.post("$path/ballot", [choice: 'YES', cast: '1'])
        union.instance.startAgain()

        when: 'before it arrives'
        union.bean(Motions).withdraw(union.bean(Motions).require(vote.motionId(), home[0].id()), home[0])
        clock.advance(Duration.ofMinutes(10))
        def answer = await('the refusal', LONG) { bakery.bean(SentBallots).of(here(vote), alice).get().answer() }

        then:
        sent.body().contains('Sent, not yet acknowledged.')
        !answer.isAccepted()
        answer.raw().contains('ns#closed')
        answer.raw().contains('eddsa-jcs-2022')
        with(page.get(path).body()) {
            contains('It does not count.')
            contains('This vote was taken back.')
            !contains('Vote again')
        }
        union.bean(Ballots).countVoted(vote.id()) == 0
    }

    def "a vote of another server's group waits in lists for its members here until they have voted"() {
        given:
        def vote = opened(Secrecy.OPEN)
        def there = here(vote)
        def stranger = bakery.member("onlooker${System.nanoTime()}")
        def onlooker = new Visitor(bakery.instance).as(stranger.handle(), 'a long enough password')

        expect:
        waits(page, there)
        mayVote(page, there)
        !waits(onlooker, there)
        !mayVote(onlooker, there)

        when:
        bakery.bean(SentBallots).send(there, alice, Answer.YES, '')

        then: 'sent is voted, until it is refused'
        !waits(page, there)
        mayVote(page, there)

        when:
        clock.advance(Duration.ofDays(8))

        then:
        !mayVote(page, there)
    }

    def "who let another vote for them reads after the close what that one said for them, here and there"() {
        given:
        delegate(union, home[1], home[0], union.group.identity())
        delegate(bakery, ann, alice, bakery.find(union.group.identity()))
        await('the delegation') { union.bean(Delegations).countHeldBy(union.find(alice), union.group.identity()) == 1 }
        def vote = opened(Secrecy.OPEN)
        union.bean(Ballots).cast(vote.id(), Cast.here(home[0], Answer.NO, 'Too dear.'))
        bakery.bean(SentBallots).send(here(vote), alice, Answer.YES, '')
        await('two ballots') { union.bean(Ballots).countVoted(vote.id()) == 2 }

        when:
        close(vote)
        bakery.bean(CountArchives).of(here(vote), alice)
        def una = new Visitor(union.instance).as('una', 'a long enough password').get("/decisions/${vote.id()}").body()
        def anns = new Visitor(bakery.instance).as('ann', 'a long enough password').get("/decisions/${here(vote).id()}").body()

        then:
        una.contains('It came by delegation, through Uma.')
        !una.contains('Vote again')
        anns.contains('It came by delegation, through Alice.')
        anns =~ /In the count file it stands in line \d of ballots\.ndjson\./
    }

    def "who votes for others divides their votes on the page, for a group here and for one of another server"() {
        given:
        delegate(union, home[1], home[0], union.group.identity())
        delegate(bakery, ann, alice, bakery.find(union.group.identity()))
        await('the delegation') { union.bean(Delegations).countHeldBy(union.find(alice), union.group.identity()) == 1 }
        def vote = opened(Secrecy.OPEN)
        def uma = new Visitor(union.instance).as('uma', 'a long enough password')
        def una = new Visitor(union.instance).as('una', 'a long enough password')
        def path = "/decisions/${vote.id()}"
        def far = "/decisions/${here(vote).id()}"

        when:
        def paper = uma.get(path).body()
        def unfit = uma.rawPost("$path/ballot", ['part-1': 'x', cast: '1'])
        def tooMany = uma.rawPost("$path/ballot", ['part-1': '2', 'part-2': '1', cast: '1'])

        then:
        paper.contains('You vote for one other member too: divide the votes')
        paper.contains('name="part-3"')
        !una.get(path).body().contains('name="part-1"')
        unfit.statusCode() == 422
        unfit.body().contains('id="f-part-1-error"')
        tooMany.statusCode() == 422
        tooMany.body().contains('divide 2 votes, not 3')

        when:
        def cast = uma.post("$path/ballot", ['part-1': '1', 'part-2': '1', cast: '1']).body()

        then:
        cast.contains('Yes: 1') && cast.contains('No: 1')
        uma.get("$path?change=1").body() =~ /name="part-2" value="1"/
        una.get(path).body().contains('would vote for you: Yes: 1, No: 1')

        when: 'of another server, that one says what is wrong'
        page.post("$far/ballot", ['part-1': '3', cast: '1'])
        def refused = await('the refusal', LONG) { bakery.bean(SentBallots).of(here(vote), alice).get().answer() }
        page.post("$far/ballot", ['part-1': '2', cast: '1'])
        def taken = await('the receipt', LONG) { bakery.bean(SentBallots).of(here(vote), alice).get().answer() }
        close(vote)

        then:
        refused.words().contains('divide 2 votes, not 3')
        taken.isAccepted()
        union.bean(Tallies).of(union.bean(Decisions).byUri(vote.post().uri()).get()).get().lines()*.people() == [3L, 1L, 0L]
        Recount.check(union.bean(CountFiles).write(union.bean(Decisions).byUri(vote.post().uri()).get())).signed() == 2
    }

    def "who joined after the opening is told by the group's server that they are not on its roll"() {
        given:
        def vote = opened(Secrecy.OPEN)
        def late = bakery.member("late${System.nanoTime()}")
        join(late)
        def visitor = new Visitor(bakery.instance).as(late.handle(), 'a long enough password')
        def path = "/decisions/${here(vote).id()}"

        when:
        visitor.post("$path/ballot", [choice: 'YES', cast: '1'])
        await('the refusal', LONG) { bakery.bean(SentBallots).of(here(vote), late).get().answer() }

        then:
        visitor.get(path).body().contains('Only those vote who were on the roll when the vote opened.')
        visitor.get(path).body().contains('Vote again')
    }

    def "who is no member has no paper, and the page of a vote that is closed says so to who cast none"() {
        given:
        def vote = opened(Secrecy.OPEN)
        def path = "/decisions/${here(vote).id()}"
        def stranger = bakery.member("stranger${System.nanoTime()}")

        expect:
        new Visitor(bakery.instance).as(stranger.handle(), 'a long enough password').get(path).body().contains('Members of the group vote here')
        new Visitor(bakery.instance).get(path).body().contains('Sign in')

        when:
        clock.advance(Duration.ofDays(8))

        then:
        says(path, 'Voting is closed, and you cast no ballot.')
        page.rawPost("$path/ballot", [choice: 'YES', cast: '1']).statusCode() == 422
    }

    def "the count file is had from each server that knows the vote, the same to the byte, though the group's is away"() {
        given:
        def vote = counted()

        when:
        def first = page.raw("/api/talkoot/v1/decisions/${here(vote).id()}/count-file", 'application/zip')
        union.instance.stop()
        def again = bakery.bean(CountArchives).of(here(vote), ann)
        union.instance.startAgain()

        then:
        first.statusCode() == 200
        first.headers().firstValue('Content-Type').get() == 'application/zip'
        again == union.bean(CountArchives).of(union.bean(Decisions).byUri(vote.post().uri()).get(), home[0])
        with(Recount.check(again)) {
            signed() == 3
            unsigned() == []
            tally().outcome().selected() == []
        }
    }

    def "a count file with one byte changed is not given on, and the sentence says what was changed"() {
        given:
        def vote = counted()
        def file = union.bean(CountArchives).of(union.bean(Decisions).byUri(vote.post().uri()).get(), home[0])
        def text = new String(file, 'ISO-8859-1')
        def changed = text.replaceFirst('"answer":"no"', '"answer":"nu"').getBytes('ISO-8859-1')
        def sql = union.bean(DSLContext)
        union.bean(Transactions).run { sql.update(COUNT_FILE).set(COUNT_FILE.ARCHIVE, changed).where(COUNT_FILE.DECISION_ID.eq(vote.id())).execute() }

        when:
        bakery.bean(CountArchives).of(here(vote), alice)

        then:
        def refused = thrown(Refused)
        refused.message.contains('ballots.ndjson was changed')

        and: 'it was not kept either'
        bakery.bean(CountArchives).lines(here(vote)) == []
    }

    def "a ballot is checked with the key its voter had then, though they have another one now"() {
        given:
        def vote = opened(Secrecy.OPEN)
        bakery.bean(SentBallots).send(here(vote), alice, Answer.NO, '')
        await('the ballot') { union.bean(Ballots).countVoted(vote.id()) == 1 }

        when: 'her server lists no key any more that the union knew'
        def voter = union.bean(coop.talkoot.people.Identities).byUri(alice.uri()).get()
        union.bean(KeyStore).replaceRemote(voter, [])
        close(vote)

        then:
        with(Recount.check(union.bean(CountFiles).write(union.bean(Decisions).byUri(vote.post().uri()).get()))) {
            signed() == 1
        }
    }

    def "the count file is for members of the group who sign, and for nobody else"() {
        given:
        def vote = counted()
        def address = "/decisions/${vote.id()}/count-file"

        expect:
        union.instance.get(address, [Accept: 'application/zip']).statusCode() == 404
        new Visitor(bakery.instance).raw("/api/talkoot/v1/decisions/${here(vote).id()}/count-file", 'application/zip').statusCode() == 401
    }

    private static boolean waits(Visitor who, Decision vote) {
        def list = who.get("/people/${vote.group().id()}/decisions?show=VOTING").body()
        def card = list.split('<li>').find { it.contains(vote.post().title()) }
        assert card
        return card.contains('Waits for your vote')
    }

    private static boolean mayVote(Visitor who, Decision vote) {
        return who.raw("/api/talkoot/v1/decisions/${vote.id()}", 'application/json').body().contains('"mayVote":true')
    }

    private void delegate(Neighbours at, Identity principal, Identity delegate, Identity group) {
        at.bean(Delegations).make(new NewDelegation(principal, delegate, group, new DelegationScope.All(), clock.instant(),
                clock.instant() + Duration.ofDays(100), true, true, Origin.LOCAL))
    }

    private Decision counted() {
        def vote = opened(Secrecy.OPEN)
        bakery.bean(SentBallots).send(here(vote), alice, Answer.NO, '')
        home.take(2).each { union.bean(Ballots).cast(vote.id(), Cast.here(it, Answer.NO, 'Too dear.')) }
        await('three ballots') { union.bean(Ballots).countVoted(vote.id()) == 3 }
        close(vote)
        return vote
    }

    private void close(Decision vote) {
        clock.advance(Duration.ofDays(8))
        union.bean(ClosingClock).run()
        await('the count') { bakery.bean(Tallies).of(here(vote)).orElse(null) }
    }

    private Decision opened(Secrecy secrecy) {
        def words = Words.typed("Shall we? ${System.nanoTime()}", 'Three co-ops hire vans every week.', 'en', [])
        def motion = union.bean(Motions).propose(new NewMotion(home[0], union.group.identity(), Audience.PUBLIC, words, MotionTerms.text(Motion.Type.POLICY)))
        def opening = new Opening(null, VotingMethod.SIMPLE_MAJORITY, Duration.ofDays(7), secrecy, null, null, true, false, null)
        return union.bean(Openings).putToVote(motion, home[0], opening)
    }

    private Decision here(Decision decision) {
        return await('the vote') { bakery.bean(Decisions).byUri(decision.post().uri()).orElse(null) }
    }

    private void join(Identity person) {
        def group = bakery.bean(Groups).remote(bakery.find(union.group.identity()))
        bakery.bean(Memberships).join(group, person, Origin.LOCAL)
        await("${person.handle()} to be taken in") { bakery.bean(Memberships).isMember(group.id(), person.id()) }
    }

    private boolean says(String path, String words) {
        return page.get(path).body().contains(words)
    }

    private static String sha256(String text) {
        return MessageDigest.getInstance('SHA-256').digest(text.getBytes('UTF-8')).encodeHex().toString()
    }
}
