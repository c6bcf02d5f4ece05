package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.fetch.RemoteDocuments
import coop.talkoot.governance.Assembly
import coop.talkoot.governance.Ballots
import coop.talkoot.governance.Cast
import coop.talkoot.governance.Charter
import coop.talkoot.governance.CouncilVotes
import coop.talkoot.governance.Councils
import coop.talkoot.governance.CountArchives
import coop.talkoot.governance.CountFiles
import coop.talkoot.governance.Decision
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.Delegate
import coop.talkoot.governance.FederalVotes
import coop.talkoot.governance.LotClock
import coop.talkoot.governance.LotSeed
import coop.talkoot.governance.Lots
import coop.talkoot.governance.Motion
import coop.talkoot.governance.MotionTerms
import coop.talkoot.governance.Motions
import coop.talkoot.governance.NewLot
import coop.talkoot.governance.NewMotion
import coop.talkoot.governance.Openings
import coop.talkoot.governance.Receipt
import coop.talkoot.governance.Rolls
import coop.talkoot.governance.SentBallots
import coop.talkoot.governance.VotesDue
import coop.talkoot.governance.VotingMethod
import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.count.StandAlone
import coop.talkoot.governance.federal.Weighting
import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.governance.method.Choice.Ranking
import coop.talkoot.governance.method.Outcome
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.affiliation.FederationTerms
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.web.Visitor
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/**
 * A city on one server in which delegates vote: of a bakery on another, which sends one who lives there and one who lives on a
 * third; and of a studio on its own.
 */
@Stepwise
class CouncilsAcrossSpec extends Specification {
    static final Duration LONG = Duration.ofSeconds(120)
    static final FederationTerms COUNCIL = new FederationTerms(FederationTerms.Scope.GEOGRAPHIC, 'The city', FederationTerms.Governing.COUNCIL,
            FederationTerms.Admission.COORDINATORS, FederationTerms.Announces.ALL, [])

    @Shared SettableClock clock = new SettableClock()
    @Shared @AutoCleanup Neighbours cityHouse = new Neighbours(name: 'city', keeper: 'carla', clock: clock)
    @Shared @AutoCleanup Neighbours bakeryHouse = new Neighbours(name: 'bakery', keeper: 'alice', clock: clock)
    @Shared @AutoCleanup Neighbours millHouse = new Neighbours(name: 'mill', keeper: 'max', clock: clock)

    @Shared Federating city = new Federating(cityHouse).federation(COUNCIL)
    @Shared Federating studio = Federating.beside(cityHouse, 'studio')
    @Shared Federating bakery = new Federating(bakeryHouse)
    @Shared Map<String, Identity> people
    @Shared Group bakeryAtMill
    @Shared Decision open

    def setupSpec() {
        [bakery, studio].each { it.join(city) }
        people = ['ben', 'bea', 'bob'].collectEntries { [it, bakeryHouse.member(it)] }
        people.cleo = millHouse.bean(Logins).register(new NewPerson('cleo', 'Cleo', null, 'a long enough password'), false).identity()
        bakeryAtMill = millHouse.bean(Groups).remote(millHouse.find(bakery.group.identity()))
        millHouse.bean(Memberships).join(bakeryAtMill, people.cleo, Origin.LOCAL)
        await('cleo to be taken in', LONG) { millHouse.bean(Memberships).isMember(bakeryAtMill.id(), people.cleo.id()) }
    }

    def "a group elects whom it sends to a federation elsewhere, and the federation has them, with the decision behind it"() {
        when: 'one of the two lives on a third server'
        def vote = decide(bakery, MotionTerms.electing(bakery.find(city), [at(bakeryHouse, 'cleo'), people.ben, people.bea], 2, 12), VotingMethod.SCOTTISH_STV,
                ['ben', 'bea', 'bob'].collectEntries { [it, Ranking.of(['o1', 'o2'])] })

        then:
        vote.conclusion().outcome() == Outcome.Kind.SELECTED
        sent(bakery) == ['cleo', 'ben'] as Set
        seated([cleo: 'bakery', ben: 'bakery'])

        and: 'with one mandate and one term on both sides'
        def there = council()
        there*.mandate().toSet() == [vote.post().uri()] as Set
        there*.until().toSet() == bakeryHouse.bean(Councils).sentNow(bakery.group.identity())*.until().toSet()

        and: 'which anybody reads from the group\'s own collection'
        def leaf = cityHouse.bean(RemoteDocuments).fetch(bakery.group.identity().uri() + '/collections/delegates?page=true').thing() as ActivityObject.CollectionPage
        leaf.totalItems() == 2
        leaf.items()*.thing().collect { ActivityObject.Relationship item -> [item.subject(), item.object(), item.core().author(), item.core().conversation().context()] }.toSet() ==
                ['ben', 'cleo'].collect { [people[it].uri(), city.group.identity().uri(), bakery.group.identity().uri(), vote.post().uri()] }.toSet()

        and: 'how many could vote in that decision is the group\'s size'
        cityHouse.bean(Transactions).read { cityHouse.bean(CouncilVotes).sizes(cityHouse.bean(FederalVotes).askedNow(city.group.identity())) }.toList().sort() == [1L, 5L]
    }

    def "delegates vote where they live, nobody else there is shown a paper, and anybody of their groups counts again"() {
        given:
        decide(studio, MotionTerms.electing(city.group.identity(), [city.keeper], 1, 12), VotingMethod.SIMPLE_MAJORITY, [carla: Answer.YES])

        when:
        def vote = city.put(weighting: Weighting.EQUAL, title: 'A common oven')
        def atMill = here(millHouse, vote)
        def atBakery = here(bakeryHouse, vote)

        then: 'what a group weighs is divided among its delegates, wherever they live'
        cityHouse.bean(Councils).seats(vote).collect { [it.child().handle(), it.holder().handle(), it.weight()] }.toSet() ==
                [['bakery', 'ben', 500L], ['bakery', 'cleo', 500L], ['studio', 'carla', 1000L]].toSet()
        due(millHouse, atMill, people.cleo)
        due(bakeryHouse, atBakery, people.ben)
        !due(bakeryHouse, atBakery, people.bea)
        page(millHouse, 'cleo', atMill).contains("/decisions/${atMill.id()}/ballot")
        page(bakeryHouse, 'bea', atBakery).contains('Delegates of groups vote here, and you are none of them.')

        when:
        bakeryHouse.bean(SentBallots).send(atBakery, people.bea, Answer.YES, '')

        then:
        thrown(Refused)

        when:
        millHouse.bean(SentBallots).send(atMill, people.cleo, Answer.YES, 'Our oven is old.')
        bakeryHouse.bean(SentBallots).send(atBakery, people.ben, Answer.NO, '')
        assert cityHouse.bean(Ballots).cast(vote.id(), Cast.here(city.keeper, Answer.YES, '')) instanceof Receipt.Accepted
        await('three ballots', LONG) { cityHouse.bean(Ballots).countVoted(vote.id()) == 3 }
        await('the receipt', LONG) { millHouse.bean(SentBallots).of(atMill, people.cleo).get().answer()?.isAccepted() }
        city.close(vote)
        def over = city.again(vote)

        then:
        over.conclusion().outcome() == Outcome.Kind.PASSED
        over.roll().size() == 3

        and: 'the count file has delegates for its roll, bears what each of them signed, and comes to the same'
        def file = cityHouse.bean(CountFiles).write(over)
        def checked = Recount.check(file)
        checked.tally().outcome().kind() == Outcome.Kind.PASSED
        checked.lines()*.voter().toSet() == [people.cleo, people.ben, city.keeper]*.uri().toSet()
        checked.unsigned() == []
        new StandAlone().check(file).startsWith('ALL IS RIGHT')

        and: 'for the delegate, and for whom they speak'
        bytes(millHouse, 'cleo', over) == cityHouse.bean(CountArchives).of(over, city.keeper)
        bytes(bakeryHouse, 'bea', over) == cityHouse.bean(CountArchives).of(over, city.keeper)
    }

    def "recalled by their own group they are out of the federation too, but for what is open"() {
        given:
        open = city.put(weighting: Weighting.EQUAL, title: 'A common well')

        when:
        def vote = decide(bakery, MotionTerms.recalling(bakery.find(city), people.ben), null, ['alice', 'bea', 'bob'].collectEntries { [it, Position.AGREE] })

        then:
        vote.conclusion().outcome() == Outcome.Kind.PASSED
        seated([cleo: 'bakery', carla: 'studio'])
        with(cityHouse.bean(Councils).sentBy(at(cityHouse, bakery), page()).items().find { it.person().handle() == 'ben' }.ending()) {
            why() == Delegate.Why.RECALLED
            mandate() == vote.post().uri()
        }
        cityHouse.bean(Rolls).weightOf(open.id(), at(cityHouse, 'ben').id()).get() == 500L
    }

    def "who lives on another server than their group lays their office down from there, and can be sent again"() {
        given:
        def visitor = new Visitor(millHouse.instance).as('cleo', 'a long enough password')
        def path = "/people/${bakeryAtMill.id()}/council"
        def office = bakeryHouse.bean(Councils).sentNow(bakery.group.identity()).find { it.person().handle() == 'cleo' }

        expect:
        visitor.get("/people/${bakeryAtMill.id()}").body().contains("href=\"$path\"")
        visitor.get(path).body().contains("#${office.id()}\"")
        visitor.rawPost("$path/resign", [office: bakery.group.identity().uri() + '/collections/delegates#1']).statusCode() == 409

        when:
        visitor.post("$path/resign", [office: bakery.group.identity().uri() + "/collections/delegates#${office.id()}"], path)

        then:
        seated([carla: 'studio'])
        sent(bakery) == [] as Set
        cityHouse.bean(Councils).sentBy(at(cityHouse, bakery), page()).items().find { it.person().handle() == 'cleo' }.ending().why() == Delegate.Why.RESIGNED
        !visitor.get(path).body().contains('name="office"')

        when:
        decide(bakery, MotionTerms.electing(bakery.find(city), [at(bakeryHouse, 'cleo')], 1, 12), VotingMethod.SIMPLE_MAJORITY, [alice: Answer.YES, bea: Answer.YES, bob: Answer.YES])

        then:
        seated([cleo: 'bakery', carla: 'studio'])
    }

    def "who leaves the group has no seat on either side, in what is open neither"() {
        when:
        millHouse.bean(Memberships).leave(bakeryAtMill, people.cleo)

        then:
        seated([carla: 'studio'])
        cityHouse.bean(Rolls).weightOf(open.id(), at(cityHouse, 'cleo').id()).empty
        sent(bakery) == [] as Set
        [bakeryHouse, cityHouse].every { house ->
            house.bean(Councils).sentBy(at(house, bakery), page()).items().find { it.person().handle() == 'cleo' }.ending().why() == Delegate.Why.LEFT
        }
    }

    def "who is drawn by lot is taken in as well, and who follows when they decline"() {
        given:
        def motion = propose(bakery, MotionTerms.drawing(bakery.find(city), 1, 12))
        def vote = decide(bakery, motion, VotingMethod.SIMPLE_MAJORITY, [alice: Answer.YES, bea: Answer.YES, bob: Answer.YES])
        def willing = [people.ben, people.bea, people.bob]
        def lots = bakeryHouse.bean(Lots)
        willing.each { lots.consent(bakery.group.identity(), it, true) }

        when:
        def promisedBy = clock.instant() + Duration.ofDays(1)
        def lot = lots.begin(new NewLot(bakery.group.identity(), motion.id(), 'Our delegate', 1, 0, [], promisedBy, promisedBy + Duration.ofHours(24), ''), bakery.keeper)
        willing.each { lots.promise(lot, it, Charter.hex(LotSeed.commitment(LotSeed.bytes(number(it)), it.uri()))) }
        clock.advance(Duration.between(clock.instant(), promisedBy) + Duration.ofSeconds(1))
        bakeryHouse.bean(LotClock).run()
        willing.each { lots.reveal(lot, it, number(it)) }
        bakeryHouse.bean(LotClock).run()
        def drawn = lots.require(lot.id(), bakery.keeper).panel().first()

        then:
        seated([(drawn.handle()): 'bakery', carla: 'studio'])
        council().find { it.child().handle() == 'bakery' }.mandate() == vote.post().uri()

        when:
        lots.decline(lot, drawn)

        then:
        seated([(lots.require(lot.id(), bakery.keeper).panel().first().handle()): 'bakery', carla: 'studio'])
        sent(bakery) == council().findAll { it.child().handle() == 'bakery' }*.person()*.handle() as Set
    }

    def "delegates lay their office down on their group's server, and the next are sent"() {
        given:
        decide(bakery, MotionTerms.electing(bakery.find(city), [people.bob], 1, 1), VotingMethod.SIMPLE_MAJORITY, [alice: Answer.YES, bea: Answer.YES, bob: Answer.YES])
        assert seated([bob: 'bakery', carla: 'studio'])

        when:
        bakeryHouse.bean(Councils).resign(bakeryHouse.bean(Councils).sentNow(bakery.group.identity()).first(), people.bob)

        then:
        seated([carla: 'studio'])

        when:
        decide(bakery, MotionTerms.electing(bakery.find(city), [people.bea], 1, 1), VotingMethod.SIMPLE_MAJORITY, [alice: Answer.YES, bea: Answer.YES, bob: Answer.YES])

        then:
        seated([bea: 'bakery', carla: 'studio'])
    }

    def "a term is over on both sides at its instant, with no further word"() {
        given: 'one server is away'
        def term = council().find { it.person().handle() == 'bea' }
        bakeryHouse.instance.stop()

        when:
        clock.advance(Duration.between(clock.instant(), term.until()) - Duration.ofMinutes(1))

        then:
        seated([bea: 'bakery', carla: 'studio'])

        when:
        clock.advance(Duration.ofMinutes(2))

        then:
        council()*.person()*.handle() == ['carla']

        when:
        bakeryHouse.instance.startAgain()

        then:
        sent(bakery) == [] as Set
    }

    /** By its members of its own server, by their names. */
    private Decision decide(Federating group, MotionTerms terms, VotingMethod method, Map<String, Choice> answers) {
        decide(group, propose(group, terms), method, answers)
    }

    private static Motion propose(Federating group, MotionTerms terms) {
        group.house.bean(Motions).propose(new NewMotion(group.keeper, group.group.identity(), Audience.PUBLIC, Words.typed('Our delegates', 'We talked about it.', 'en', []), terms))
    }

    private Decision decide(Federating group, Motion motion, VotingMethod method, Map<String, Choice> answers) {
        def how = [window: Duration.ofDays(1)] + (method == null ? [:] : [method: method])
        def vote = group.house.bean(Openings).putToVote(motion, group.keeper, Assembly.opening(how))
        group.say(answers.collectEntries { name, answer -> [at(group.house, name), answer] }, vote)
        group.close(vote)
        return group.again(vote)
    }

    private static String number(Identity who) {
        Integer.toHexString(who.handle().hashCode()).padLeft(8, '0') * 4
    }

    private List<Delegate> council() {
        cityHouse.bean(Councils).of(city.group.identity(), page()).items()
    }

    private boolean seated(Map<String, String> who) {
        await("the council to be $who", LONG) { council().collectEntries { [it.person().handle(), it.child().handle()] } == who }
    }

    private static Set<String> sent(Federating group) {
        group.house.bean(Councils).sentNow(group.group.identity())*.person()*.handle() as Set
    }

    private static Page.Request page() {
        Page.Request.first(20)
    }

    /** Somebody as that server knows them. */
    private Identity at(Neighbours house, String name) {
        def uri = (people[name] ?: [city, bakery]*.keeper.find { it.handle() == name }).uri()
        await("$name to be known", LONG) { house.bean(Identities).byUri(uri).orElse(null) }
    }

    private static Identity at(Neighbours house, Federating group) {
        house.bean(Identities).byUri(group.group.identity().uri()).get()
    }

    private static Decision here(Neighbours house, Decision vote) {
        await('the vote to be known', LONG) { house.bean(Decisions).byUri(vote.post().uri()).orElse(null) }
    }

    private static boolean due(Neighbours house, Decision vote, Identity who) {
        house.bean(VotesDue).openTo(who.id(), [vote]).contains(vote.id())
    }

    private static String page(Neighbours house, String name, Decision vote) {
        new Visitor(house.instance).as(name, 'a long enough password').get("/decisions/${vote.id()}").body()
    }

    private static byte[] bytes(Neighbours house, String name, Decision decision) {
        def known = await('the outcome', LONG) { house.bean(Decisions).byUri(decision.post().uri()).filter { it.over }.orElse(null) }
        def visitor = new Visitor(house.instance).as(name, 'a long enough password')
        assert visitor.raw("/api/talkoot/v1/decisions/${known.id()}/count-file", 'application/zip').statusCode() == 200
        return house.bean(CountArchives).kept(known).get()
    }
}
