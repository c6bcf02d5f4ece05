package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.governance.Adoption
import coop.talkoot.governance.Adoptions
import coop.talkoot.governance.Bound
import coop.talkoot.governance.Canonical
import coop.talkoot.governance.Charters
import coop.talkoot.governance.FederationPolicies
import coop.talkoot.governance.Floor
import coop.talkoot.governance.Policies
import coop.talkoot.governance.PoliciesText
import coop.talkoot.governance.PolicyVersion
import coop.talkoot.groups.affiliation.Exits
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.platform.Page
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.SuggestedTags
import org.jooq.DSLContext

/** What strangers send in the name of federations and their member groups: nobody advises or takes on but in their own name. */
class AdoptionInboxSpec extends AffiliationsSpecification {
    static final Policies POLICIES = new Policies([(Floor.QUORUM_REMOVAL): new Bound(60, null)], ['lend'], [], '')

    /** The federation above advises version 3 before each. */
    def setup() {
        if (affiliations.parentsOf(house.group.id(), house.instance.clock.instant()).every { it.parent().id() != identity(garden).id() }) {
            belonging(garden)
        }
        if (known() == null) {
            tell(garden, policies(3))
            await('what is advised') { known()?.version() == 3 }
        }
    }

    def "what a federation advises is kept with its version, changes nothing, and coordinators are told"() {
        expect:
        known().policies() == POLICIES
        known().uri() == garden.at('policies/3')
        house.bean(SuggestedTags).of(house.group.id()) == []
        house.bean(Charters).inForce(house.group.identity()).version() == 1
        await('the notice') { house.bean(Notices).page(house.keeper.actorId(), NoticeQuery.newest(40)).items().find { it.kind() == Notice.Kind.POLICIES_CHANGED && it.group().id() == house.group.id() } }
        house.bean(Adoptions).require(house.group.identity(), identity(garden).id()).adopted().isEmpty()
    }

    def "#what changes nothing"(String what, Closure made) {
        given:
        made.delegate = this
        def before = known()

        when:
        made()
        settle()

        then:
        known() == before
        house.bean(FederationPolicies).current(identity(rival)).isEmpty()

        where:
        what                                             | made
        'an older version'                               | { tell(garden, policies(2)) }
        'the same version with other words'              | { tell(garden, policies(3, new Policies([:], ['other'], [], ''))) }
        'a digest of something else'                     | { tell(garden, policies(4) + [adviceDigest: digest('{}')]) }
        'no digest'                                      | { tell(garden, policies(4).findAll { it.key != 'adviceDigest' }) }
        'words that are no policies'                     | { tell(garden, policies(4) + [advice: '{}', adviceDigest: digest('{}')]) }
        'words in another form'                          | { tell(garden, policies(4) + spaced()) }
        'a floor that no charter has'                    | { tell(garden, policies(4) + said('{"domains":[],"floors":{"moon":{"least":1}},"note":"","tags":[]}')) }
        'no version'                                     | { tell(garden, policies(4) + [revision: 0]) }
        'a group that is no federation of ours'          | { tell(rival, policies(4, POLICIES, rival)) }
        'somebody who speaks for the federation'         | { tell(rival, policies(4)) }
        'an address on another server'                   | { tell(garden, policies(4) + [id: rival.at('policies/4')]) }
        'an activity without a proof'                    | { send(garden, garden.activity('Update', policies(4), '@context': context(), to: [house.group.identity().uri()])) }
        'an activity with the proof of somebody else'    | { send(garden, signed(rival, garden.activity('Update', policies(4), '@context': context(), to: [house.group.identity().uri()]))) }
        'an activity that was changed after it was signed' | { send(garden, signed(garden, update(garden, policies(4))) + [to: [rival.uri]]) }
        'another deed'                                   | { send(garden, signed(garden, garden.activity('Delete', policies(4), '@context': context(), to: [house.group.identity().uri()]))) }
    }

    def "a newer version takes the place of the one before, also after all that"() {
        when:
        tell(garden, policies(5, new Policies([:], ['newer'], [], '')))

        then:
        await('the newer one') { known().version() == 5 }
        house.bean(FederationPolicies).all(identity(garden), Page.Request.first(20)).items()*.version() == [5, 3]
    }

    def "a group elsewhere says what it has taken on, and #what is not believed"(String what, Closure forged) {
        given:
        forged.delegate = this
        def version = published()
        below(rival)

        when:
        forged(version)
        settle()

        then:
        adopted(rival) == [:]

        when: 'and the truth is'
        say(rival, adoption(rival, version))

        then:
        await('its word') { adopted(rival) == [(Adoption.Part.TAGS): version.version()] }

        cleanup:
        house.bean(Exits).detach(identity(rival))
        forget()

        where:
        what                              | forged
        'a version that never was'        | { published -> say(rival, adoption(rival, published) + [policies: published.uri() + '9']) }
        'a digest of something else'      | { published -> say(rival, adoption(rival, published) + [adviceDigest: digest('{}')]) }
        'a part that is none'             | { published -> say(rival, adoption(rival, published) + [adopts: NS + 'moon']) }
        'what it says of another group'   | { published -> say(rival, adoption(garden, published)) }
        'a group that does not belong'    | { published -> say(garden, adoption(garden, published)) }
        'a word without a proof'          | { published -> send(rival, rival.activity('Create', adoption(rival, published), '@context': context(), to: [house.group.identity().uri()])) }
    }

    private PolicyVersion known() {
        house.bean(FederationPolicies).current(identity(garden)).orElse(null)
    }

    private PolicyVersion published() {
        house.bean(FederationPolicies).publish(house.group.identity(), POLICIES, house.keeper.identity())
    }

    private Map<Adoption.Part, Integer> adopted(FakeActor child) {
        (house.bean(Adoptions).by(house.group.identity(), [identity(child)])[identity(child).id()] ?: []).collectEntries { [it.part(), it.version()] }
    }

    /** It belongs to the group here. */
    private void below(FakeActor child) {
        def asked = house.bean(Joining).asked(identity(child), house.group.identity(), child.at("joins/${peer.next()}"), child.at('decisions/1'),
                new Kin([] as Set, 0, [] as Set, 0))
        house.bean(Joining).admit(asked.id(), house.keeper.identity())
    }

    private void forget() {
        house.bean(Transactions).run { house.bean(DSLContext).execute('delete from policy_adoption') }
    }

    private Map policies(int version, Policies said = POLICIES, FakeActor author = garden) {
        [id: author.at("policies/$version"), type: 'Policies', attributedTo: author.uri, revision: version, published: house.instance.clock.instant().toString()] + this.said(PoliciesText.write(said))
    }

    private static Map said(String text) {
        [advice: text, adviceDigest: digest(text)]
    }

    private static Map spaced() {
        said(PoliciesText.write(POLICIES).replace(':', ': '))
    }

    private Map adoption(FakeActor child, PolicyVersion version) {
        [id: child.at("adoptions/${peer.next()}"), type: 'Adoption', attributedTo: child.uri, policies: version.uri(), adopts: NS + 'tags', adviceDigest: digest(version.text())]
    }

    private static String digest(String text) {
        "sha-256=:${Canonical.hash(text).encodeBase64()}:"
    }

    private Map update(FakeActor by, Map object) {
        by.activity('Update', object, '@context': context(), to: [house.group.identity().uri()])
    }

    private void tell(FakeActor by, Map object) {
        assert send(by, signed(by, update(by, object))) == 202
    }

    private void say(FakeActor by, Map object) {
        assert send(by, signed(by, by.activity('Create', object, '@context': context(), to: [house.group.identity().uri()]))) == 202
    }
}
