package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.PANEL_DRAW
import static coop.talkoot.schema.Tables.PANEL_SHARE

import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.DeadlineClock
import coop.talkoot.exchange.agreement.Dispute
import coop.talkoot.exchange.agreement.Disputes
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.NewAgreement
import coop.talkoot.exchange.agreement.PanelCases
import coop.talkoot.exchange.agreement.PanelClock
import coop.talkoot.exchange.agreement.PanelSeats
import coop.talkoot.exchange.agreement.Price
import coop.talkoot.exchange.agreement.Remedy
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.exchange.agreement.Step
import coop.talkoot.governance.Affiliating
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.governance.method.CommonSeed
import coop.talkoot.governance.method.Lot
import coop.talkoot.groups.affiliation.Affiliation
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.web.Visitor
import java.time.Duration
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Stepwise

/**
 * A baker and a gardener of two servers do not agree. Their co-ops belong to a vale, whose third co-op lives on the vale's own
 * server: the panel is one of each.
 */
@Stepwise
class PanelsAcrossSpec extends TwoCoopsSpecification {
    static final Duration LONG = Duration.ofSeconds(120)
    static final Remedy HALF = new Remedy(Remedy.Kind.PARTIAL_REVERSAL, 30L)

    @Shared @AutoCleanup Neighbours millHouse = new Neighbours(name: 'mill', keeper: 'max', clock: two.clock)
    @Shared Identity baker = two.members[bakery][0]
    @Shared Identity gardener = two.members[garden][0]
    @Shared Identity third = two.members[bakery][1]
    @Shared Identity grace = garden.member('grace')
    @Shared Federating vale = Federating.beside(millHouse, 'vale').federation()
    @Shared Agreement agreement
    @Shared Map<Neighbours, Identity> panel

    def setupSpec() {
        millHouse.member('mia')
        garden.find(third)
        [bakery, garden, millHouse].each { join(new Federating(it)) }
    }

    def "one of each side's co-op and one of a third are drawn, each by its own server, by one seed"() {
        given:
        agreement = worked(75)
        def before = two.clearing(garden).balance()
        disputed(agreement)

        when:
        at(garden).callPanel(id(garden, agreement), gardener)
        def dispute = drawn(agreement)
        panel = dispute.state().panel()*.actor().collectEntries { one -> [[garden, bakery, millHouse].find { it.group.identity().domain() == one.domain() }, one] }

        then: 'the three are the same on both servers, and who mediated is none of them'
        before == two.clearing(garden).balance()
        panel.keySet() == [garden, bakery, millHouse] as Set
        !panel.values()*.uri().any { it in [baker, gardener, third]*.uri() }
        await('the same state') { this.dispute(bakery, agreement).state().name() == 'PANEL' }
        this.dispute(bakery, agreement).state().panel()*.actor()*.uri() == dispute.state().panel()*.actor()*.uri()
        this.dispute(bakery, agreement).seed() == dispute.seed()

        and: 'each of the three servers has the same words of all three groups'
        def said = shares(garden)
        said.size() == 3
        await('all words') { [bakery, millHouse].every { shares(it) == said } }

        and: 'they come to that seed, and the seed to those three'
        said.every { group, share -> CommonSeed.commitment(share.number as String, group) == share.commitment }
        CommonSeed.of("${agreement.uri()}#1", pools(said), said.collectEntries { group, share -> [group, share.number] } as Map<String, String>, '') == dispute.seed()
        said.every { group, share -> new Lot(dispute.seed()).order(share.pool as List<String>).first() == CommonSeed.commitment(share.salt as String, share.panelist as String) }
    }

    def "who was drawn on the third server is told what it is about, and nobody else there"() {
        when:
        def told = await('the notice', LONG) { notice(millHouse, panel[millHouse]) }
        def mine = millHouse.bean(PanelCases).require(told.subjectId(), local(millHouse).id())

        then:
        told.actor().uri() == garden.group.identity().uri()
        mine.title() == 'Pruning'
        mine.told().contains('Half of it is not pruned')
        mine.told().contains('It rained')
        mine.told().contains('75 min')

        and: 'on a page of its own'
        def handle = panel[millHouse].handle()
        def page = new Visitor(millHouse.instance).as(handle, 'a long enough password').get("/panels/${told.subjectId()}")
        page.statusCode() == 200
        page.body().contains('Half of it is not pruned')
        new Visitor(millHouse.instance).as(handle, 'a long enough password').raw("/api/talkoot/v1/panels/${told.subjectId()}", 'application/json').body().contains('It rained')
        new Visitor(millHouse.instance).as(handle == 'max' ? 'mia' : 'max', 'a long enough password').get("/panels/${told.subjectId()}").statusCode() == 404

        and: 'those drawn on the two sides\' servers see the dispute there'
        notice(bakery, panel[bakery], Notice.Kind.AGREEMENT_DISPUTED)
        at(bakery).require(id(bakery, agreement), local(bakery).id()).words()*.evidence()*.words().contains('It rained')
    }

    def "what two of them say is decided, on both sides, and the third server forgets it"() {
        given:
        def caseId = notice(millHouse, panel[millHouse]).subjectId()
        def visitor = new Visitor(millHouse.instance).as(panel[millHouse].handle(), 'a long enough password')

        when: 'a part without saying which'
        def wrong = visitor.post("/panels/$caseId/word", ['panel-remedy': 'PARTIAL_REVERSAL'])

        then:
        wrong.statusCode() == 422
        wrong.body().contains('Say how much goes back')

        when:
        def sent = visitor.post("/panels/$caseId/word", ['panel-remedy': 'PARTIAL_REVERSAL', 'panel-price': '0:30', 'panel-words': 'Both have a point.'])

        then: 'it is counted at home, and told to no side before another says the same'
        sent.statusCode() == 200
        sent.body().contains('So far you say: A part of the price goes back')
        await('the word', LONG) { remedies(garden)[panel[millHouse].uri()] == HALF }
        dispute(garden, agreement).state().name() == 'PANEL'
        remedies(bakery).values().every { it == null }

        when:
        at(bakery).vote(id(bakery, agreement), local(bakery), HALF, Evidence.of('So do I think.'))

        then:
        stands(agreement, 'DECIDED')
        [bakery, garden].every { dispute(it, agreement).state().remedy() == HALF }

        and: 'what was told to the mill is gone'
        await('the end', LONG) { millHouse.bean(Transactions).read { millHouse.bean(DSLContext).fetchValue(PANEL_DRAW.TOLD, PANEL_DRAW.ABOUT.eq(agreement.uri())) } == '' }
        visitor.get("/panels/$caseId").statusCode() == 404

        when: 'nobody appeals'
        def before = two.clearing(garden).balance()
        two.clock.advance(Duration.ofDays(8))
        garden.bean(DeadlineClock).run()

        then:
        stands(agreement, 'CLOSED')
        await('the counter-entry', LONG) { two.clearing(garden).balance() == before - 30 && two.clearing(bakery).balance() == 30 - before }
        [bakery, garden].every { two.sum(it) == 0 && two.isSound(it) }
    }

    def "who has no seat does not decide"() {
        given:
        def other = worked(20)
        disputed(other)
        at(garden).callPanel(id(garden, other), gardener)
        def seated = drawn(other).state().panel()*.actor()
        await('the case', LONG) { notice(millHouse, seated[2]) }

        when: 'somebody of the bakery who was not drawn'
        def outsider = (two.members[bakery] + bakery.keeper.identity()).find { !(it.uri() in seated*.uri()) }
        at(bakery).vote(id(bakery, other), outsider, Remedy.NOTHING, Evidence.NONE)

        then:
        thrown(Refused)
        dispute(garden, other).state().panel()*.remedy() == [null, null, null]

        when: 'and nobody says anything for a week'
        two.clock.advance(Duration.ofDays(8))
        garden.bean(DeadlineClock).run()

        then: 'it is the assembly\'s'
        stands(other, 'APPEALED')
    }

    def "who was drawn declines, each where they live, and the next takes the seat on all servers"() {
        given:
        def other = worked(15)
        disputed(other)
        at(garden).callPanel(id(garden, other), gardener)
        def seated = drawn(other).state().panel()*.actor()
        def caseId = await('the case', LONG) { caseOf(other) }
        def (declines, next) = ['max', 'mia'].sort { it == seated[2].handle() ? 0 : 1 }.collect { new Visitor(millHouse.instance).as(it, 'a long enough password') }
        def nextUri = millHouse.bean(Identities).localByHandle(seated[2].handle() == 'max' ? 'mia' : 'max').get().uri()

        when: 'on the third server, by its page'
        def page = declines.post("/panels/$caseId/decline")

        then:
        page.body().contains('You have given up your seat on the panel.')
        declines.get("/panels/$caseId").statusCode() == 404
        next.get("/panels/$caseId").statusCode() == 200
        await('the next', LONG) { [garden, bakery].every { panelists(it, other) == [seated[0].uri(), seated[1].uri(), nextUri] } }
        [garden, bakery].every { dispute(it, other).words().last().with { it.deed() == Dispute.Deed.DECLINE && it.by() == null } }

        when: 'on the other side\'s, where nobody is left'
        bakery.bean(PanelSeats).decline(id(bakery, other), bakery.bean(Identities).byUri(seated[1].uri()).get())

        then:
        await('the empty seat', LONG) { [garden, bakery].every { panelists(it, other) == [seated[0].uri(), nextUri] } }

        when: 'and where the dispute is kept'
        garden.bean(PanelSeats).decline(id(garden, other), seated[0])

        then:
        await('another of the garden', LONG) { [garden, bakery].every { panelists(it, other).with { it.size() == 2 && it[0] != seated[0].uri() && it == panelists(garden, other) } } }

        when: 'the two left say the same'
        at(garden).vote(id(garden, other), dispute(garden, other).state().panel()[0].actor(), new Remedy(Remedy.Kind.APOLOGY, null), Evidence.NONE)
        next.post("/panels/$caseId/word", ['panel-remedy': 'APOLOGY'])

        then:
        stands(other, 'DECIDED')
    }

    def "while the federation's server is away nobody is drawn, and after two days it is the assembly's"() {
        given:
        def other = worked(25)
        disputed(other)
        millHouse.instance.stop()

        when:
        at(garden).callPanel(id(garden, other), gardener)
        garden.bean(PanelClock).run()

        then:
        dispute(garden, other).with { it.state().name() == 'PANEL' && it.seed() == null && it.state().panel().empty }

        when:
        two.clock.advance(Duration.ofDays(3))
        garden.bean(DeadlineClock).run()

        then:
        stands(other, 'APPEALED')

        cleanup:
        millHouse.instance.startAgain()
    }

    /** All its members are for it. */
    private void join(Federating group) {
        if (group.house.is(millHouse)) {
            join(group, [group.keeper, millHouse.bean(Identities).localByHandle('mia').get()])
        } else {
            join(group, [group.keeper] + two.members[group.house] + (group.house.is(garden) ? [grace] : []))
        }
    }

    private void join(Federating group, List<Identity> members) {
        def vote = group.open(Affiliating.JOIN, group.find(vale), Position.AGREE)
        group.say(members.findAll { it != group.keeper }.collectEntries { [it, Position.AGREE] }, vote)
        group.close(vote)
        def asked = await("${group.group.identity().handle()} to ask", LONG) { vale.current(group) }
        millHouse.bean(Joining).admit(asked.id(), vale.keeper)
        await("${group.group.identity().handle()} to be let in", LONG) { group.above(vale)?.state() == Affiliation.State.MEMBER }
    }

    private void disputed(Agreement agreement) {
        take(garden, gardener, agreement, new Step.Dispute(false, Evidence.of('Half of it is not pruned')))
        stands(agreement, 'OPENED')
        at(bakery).answer(id(bakery, agreement), baker, Evidence.of('It rained'))
        stands(agreement, 'ANSWERED')
        at(garden).nameMediator(id(garden, agreement), gardener, garden.find(third))
        await('the name') { dispute(bakery, agreement).state().named() }
        at(bakery).acceptMediator(id(bakery, agreement), baker)
        stands(agreement, 'MEDIATION')
    }

    private Dispute drawn(Agreement agreement) {
        await('the panel', LONG) {
            [garden, bakery, millHouse].each { it.bean(PanelClock).run() }
            [garden, bakery].every { dispute(it, agreement).seed() }
        }
        return dispute(garden, agreement)
    }

    private Identity local(Neighbours house) {
        house.bean(Identities).byUri(panel[house].uri()).get()
    }

    private static Notice notice(Neighbours house, Identity who, Notice.Kind kind = Notice.Kind.PANEL_ASKED) {
        def here = house.bean(Identities).byUri(who.uri()).get()
        house.bean(Notices).page(here.id(), NoticeQuery.newest(20)).items().find { it.kind() == kind }
    }

    private Long caseOf(Agreement agreement) {
        millHouse.bean(Transactions).read { millHouse.bean(DSLContext).fetchValue(PANEL_DRAW.ID, PANEL_DRAW.ABOUT.eq(agreement.uri()).and(PANEL_DRAW.PANELIST_ID.isNotNull())) }
    }

    private List<String> panelists(Neighbours house, Agreement agreement) {
        dispute(house, agreement).state().panel()*.actor()*.uri()
    }

    private Map<String, Remedy> remedies(Neighbours house) {
        dispute(house, agreement).state().panel().collectEntries { [it.actor().uri(), it.remedy()] }
    }

    /** What a server has of each group, by its uri. */
    private Map<String, Map> shares(Neighbours house) {
        def sql = house.bean(DSLContext)
        def rows = house.bean(Transactions).read { sql.select(PANEL_SHARE.fields()).from(PANEL_SHARE).join(PANEL_DRAW).on(PANEL_DRAW.ID.eq(PANEL_SHARE.DRAW_ID)).where(PANEL_DRAW.ABOUT.eq(agreement.uri())).fetch() }
        return rows.collectEntries { row ->
            [house.bean(Identities).get(row.get(PANEL_SHARE.GROUP_ID)).uri(),
             [commitment: row.get(PANEL_SHARE.COMMITMENT), pool: row.get(PANEL_SHARE.POOL).toList(), number: row.get(PANEL_SHARE.NUMBER), panelist: row.get(PANEL_SHARE.PANELIST), salt: row.get(PANEL_SHARE.SALT)]]
        }
    }

    /** In the order of the seats. */
    private String pools(Map<String, Map> said) {
        def lines = [garden, bakery, millHouse]*.group*.identity()*.uri().collect { "$it ${said[it].commitment} ${said[it].pool.join(',')}" }
        return CommonSeed.commitment('', lines.join('\n'))
    }

    private Agreement worked(long minutes) {
        def terms = new AgreementTerms.TimeCredit(new Price.Time(minutes, null), null)
        def agreement = garden.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, gardener, garden.find(baker), Side.RECEIVER, null, 'Pruning', terms, Evidence.of('Could you?')))
        await('the proposal') { known(bakery, agreement) }
        take(bakery, baker, agreement, new Step.Accept(Evidence.NONE))
        await('the yes') { known(garden, agreement).version() == 2 }
        take(bakery, baker, agreement, new Step.ClaimWork(minutes, Evidence.NONE))
        await('the claim') { known(garden, agreement).version() == 3 }
        take(garden, gardener, agreement, new Step.Confirm())
        await('the booking') { [bakery, garden].every { known(it, agreement).state().name() == 'POSTED' } }
        return known(garden, agreement)
    }

    private static Disputes at(Neighbours house) {
        house.bean(Disputes)
    }

    private boolean stands(Agreement agreement, String state) {
        [bakery, garden].every { house -> await("$state at ${house.group.identity().handle()}", LONG) { id(house, agreement) && dispute(house, agreement).state().name() == state } }
    }

    private Long id(Neighbours house, Agreement agreement) {
        known(house, agreement).disputeId()
    }

    private Dispute dispute(Neighbours house, Agreement agreement) {
        at(house).require(id(house, agreement), (house == bakery ? baker : gardener).id())
    }
}
