package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.PANEL_DRAW
import static coop.talkoot.schema.Tables.PANEL_SHARE

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.DeadlineClock
import coop.talkoot.exchange.agreement.Dispute
import coop.talkoot.exchange.agreement.Disputes
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.NewAgreement
import coop.talkoot.exchange.agreement.NewStep
import coop.talkoot.exchange.agreement.PanelClock
import coop.talkoot.exchange.agreement.Price
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.exchange.agreement.Step
import coop.talkoot.governance.method.CommonSeed
import coop.talkoot.governance.method.Lot
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Transactions
import java.time.Duration
import java.time.Instant
import org.jooq.DSLContext
import spock.lang.Shared

/**
 * A group here, the garden, where another side of its disputes lives, and a rival of it on a third server, all of a vale: with
 * words for what each says of a panel.
 */
abstract class PanelsSpecification extends AffiliationsSpecification {
    static final NUMBER = 'ab' * 32
    static final SALT = 'cd' * 32

    @Shared FakeActor vale = peer.person('vale.localhost', 'vale').publish(type: 'Group')
    @Shared FakeActor gus = speaking('garden.localhost', 'gus')
    @Shared FakeActor gwen = speaking('garden.localhost', 'gwen')
    @Shared FakeActor rita = speaking('rival.localhost', 'rita')
    @Shared FakeActor rolf = speaking('rival.localhost', 'rolf')
    @Shared Identity alice = house.keeper.identity()

    def setupSpec() {
        house.member('ann')
        [vale, gus, gwen, rita, rolf].each { actor ->
            keys[actor] = proofKey(actor)
            assert send(actor, actor.activity('Follow', alice.uri())) == 202
            await("${actor.name}'s follow") { identity(actor) && follows.between(identity(actor).id(), alice.id()).present }
        }
        [garden, rival].each { group ->
            tells(group, 'parents', [link(vale, group)])
            group.publish(generator: speaks())
            send(group, group.activity('Update', group.document()))
            await("the words of $group.name") { identity(group).capabilities() }
        }
        tells(vale, 'children', [link(vale, garden), link(vale, rival)])
        belonging(vale)
    }

    def setup() {
        peer.arrivals.clear()
    }

    protected FakeActor speaking(String host, String name) {
        peer.person(host, name).publish(generator: speaks())
    }

    protected static Map speaks() {
        [type: 'Application', name: 'Talkoot', implements: [[type: 'Link', href: 'https://w3id.org/talkoot/ns#v1', name: 'v1']]]
    }

    /** A dispute between alice and gus for which the two groups have been asked. */
    protected Agreement asked() {
        def terms = new AgreementTerms.TimeCredit(new Price.Time(30, null), null)
        def agreement = house.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, alice, identity(gus), Side.RECEIVER, null, 'Pruning', terms, Evidence.NONE))
        [new Step.Accept(Evidence.NONE), new Step.ClaimWork(30, Evidence.NONE)].each { step ->
            house.bean(Agreements).take(new NewStep(agreement.id(), identity(gus), step, new Origin.Remote(gus.at("steps/${peer.next()}")), null, null))
        }
        house.bean(Agreements).take(NewStep.of(again(agreement), alice, new Step.Dispute(false, Evidence.of('Nobody came'))))
        house.instance.clock.advance(Duration.ofDays(8))
        house.bean(DeadlineClock).run()
        await('the call') { house.bean(PanelClock).run(); sentOnce(agreement, 'panelCall') }
        return again(agreement)
    }

    protected Agreement again(Agreement agreement) {
        house.bean(Agreements).find(agreement.id()).get()
    }

    protected Dispute dispute(Agreement agreement) {
        house.bean(Disputes).require(again(agreement).disputeId(), alice.id())
    }

    protected static String leaf(FakeActor person) {
        CommonSeed.commitment(SALT, person.uri)
    }

    protected static Map promise(FakeActor group, FakeActor... people) {
        [commitment: CommonSeed.commitment(NUMBER, group.uri), pool: people.collect { leaf(it) }, attempt: 1]
    }

    protected static Map name(FakeActor person) {
        [panelist: person.uri, salt: SALT]
    }

    /** Whom of the rival's two the seed has drawn. */
    protected FakeActor drawn(Agreement agreement) {
        def seed = await('the seed') { draw(agreement).seed } as String
        def first = new Lot(seed).order([rita, rolf].collect { leaf(it) }).first()
        return [rita, rolf].find { leaf(it) == first }
    }

    /** All three have shown theirs, and the group here has named. */
    protected Map shown(Agreement agreement) {
        say(rival, agreement, promise(rival, rita, rolf) + [number: NUMBER])
        await('the name here') { papers(agreement).find { it.object.panelist } }
        return shares(agreement)
    }

    protected void say(FakeActor by, Agreement agreement, Map words) {
        assert send(by, signed(by, paper(by, agreement, 'panelShare', words))) == 202
        settle()
    }

    protected void vote(FakeActor by, Agreement agreement) {
        def word = paper(by, agreement, 'panelWord', [remedy: NS + 'apology', attempt: 1])
        send(by, keys[by] ? signed(by, word) : word)
        settle()
    }

    protected Map paper(FakeActor by, Agreement agreement, String step, Map words) {
        def id = by.at("panels/papers/${peer.next()}")
        def to = [here.group.identity().uri()]
        def object = [id: id, type: 'PanelPaper', attributedTo: by.uri, to: to, context: agreement?.uri(), step: NS + step] + words
        return by.activity('Create', object.findAll { it.value != null }, id: "$id/activities/create".toString(), to: to, cc: [], '@context': context())
    }

    protected String soon() {
        (house.instance.clock.instant() + Duration.ofDays(1)).toString()
    }

    protected List<Map> papers(Agreement agreement) {
        peer.deliveries*.json.findAll { it.object instanceof Map && it.object.type == 'PanelPaper' && it.object.context == agreement.uri() }
    }

    protected Map sentOnce(Agreement agreement, String step) {
        papers(agreement).find { it.object.step == NS + step }
    }

    protected Map sent(Agreement agreement, String step) {
        await("the $step") { sentOnce(agreement, step) } as Map
    }

    protected Map of(String about) {
        def sql = house.bean(DSLContext)
        house.bean(Transactions).read { sql.selectFrom(PANEL_DRAW).where(PANEL_DRAW.ABOUT.eq(about)).fetchOne()?.intoMap() }
    }

    protected Map draw(Agreement agreement) {
        of(agreement.uri())
    }

    /** What has been heard of each group, by its uri; the number here as well, that is not shown. */
    protected Map<String, Map> shares(Agreement agreement) {
        def sql = house.bean(DSLContext)
        def id = draw(agreement).id as Long
        def rows = house.bean(Transactions).read { sql.selectFrom(PANEL_SHARE).where(PANEL_SHARE.DRAW_ID.eq(id)).fetch() }
        return rows.collectEntries { row ->
            [house.bean(Identities).get(row.groupId).uri(), [commitment: row.commitment, pool: row.pool.toList(), number: row.number, panelist: row.panelist, salt: row.salt]]
        }
    }

    protected void tells(FakeActor of, String which, List<Map> links) {
        def id = of.at("$which-${peer.next()}")
        peer.serve(id, ['@context': context(), id: id, type: 'OrderedCollection', totalItems: links.size(), orderedItems: links])
        of.publish((which): id)
    }

    protected static Map link(FakeActor parent, FakeActor child) {
        [type: 'Relationship', id: parent.at("affiliations/$child.name"), subject: parent.uri, relationship: NS + 'hasChild', object: child.uri, state: NS + 'active',
         startTime: Instant.parse('2026-01-01T10:00:00Z').toString()]
    }
}
