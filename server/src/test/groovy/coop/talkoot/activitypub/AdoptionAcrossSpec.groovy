package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.signature.IntegrityProof
import coop.talkoot.activitypub.signature.KeyStore
import coop.talkoot.governance.Adoption
import coop.talkoot.governance.Adoptions
import coop.talkoot.governance.Advice
import coop.talkoot.governance.AdvisedDomain
import coop.talkoot.governance.Ballots
import coop.talkoot.governance.Bound
import coop.talkoot.governance.Cast
import coop.talkoot.governance.Charters
import coop.talkoot.governance.FederationPolicies
import coop.talkoot.governance.Floor
import coop.talkoot.governance.MotionTerms
import coop.talkoot.governance.Motions
import coop.talkoot.governance.NewMotion
import coop.talkoot.governance.Opening
import coop.talkoot.governance.Openings
import coop.talkoot.governance.Policies
import coop.talkoot.governance.PolicyVersion
import coop.talkoot.governance.method.Choice
import coop.talkoot.moderation.DomainRules
import coop.talkoot.moderation.HostName
import coop.talkoot.people.Identities
import coop.talkoot.posts.Audience
import coop.talkoot.posts.SuggestedTags
import coop.talkoot.posts.Words
import groovy.json.JsonSlurper
import jakarta.json.Json
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** A federation on one server, a member group on another: what the one advises, and what the other takes on. */
@Stepwise
class AdoptionAcrossSpec extends Specification {
    static final Duration LONG = Duration.ofSeconds(90)
    static final Policies FIRST = new Policies([(Floor.QUORUM_REMOVAL): new Bound(60, null)], ['lend'], [new AdvisedDomain('bad.example', 'It sells addresses.')], 'For all of us.')
    static final Policies SECOND = new Policies([(Floor.QUORUM_REMOVAL): new Bound(80, null)], ['lend', 'repair'], [], '')

    @Shared SettableClock clock = new SettableClock()
    @Shared @AutoCleanup Neighbours valeHouse = new Neighbours(name: 'vale', keeper: 'vera', clock: clock)
    @Shared @AutoCleanup Neighbours bakeryHouse = new Neighbours(name: 'bakery', keeper: 'alice', clock: clock)
    @Shared Federating vale = new Federating(valeHouse).federation()
    @Shared Federating bakery = new Federating(bakeryHouse)

    def "a federation publishes, with its own proof, and says where"() {
        when:
        publish(FIRST)
        def actor = document(vale.group.identity().uri())
        def current = document(actor.policies as String)

        then:
        current.type == 'Policies'
        current.id == vale.group.identity().uri() + '/collections/policies/1'
        current.revision == 1
        document(current.id as String).advice == current.advice
        get(valeHouse, vale.group.identity().uri() + '/collections/policies/2').statusCode() == 404
        get(bakeryHouse, bakery.group.identity().uri() + '/collections/policies').statusCode() == 404

        and: 'whoever reads it can check whose it is'
        def json = Json.createReader(new StringReader(get(valeHouse, current.id as String).body())).readObject()
        def key = valeHouse.bean(KeyStore).find(IntegrityProof.verificationMethod(json)).get()
        IntegrityProof.verify(json, key, clock.instant())
        current.proof.verificationMethod == vale.group.identity().uri() + '#ed25519-key'
    }

    def "who comes in reads what is advised, and nothing of it holds"() {
        when:
        bakery.join(vale)

        then:
        await('what is advised', LONG) { advice()?.version()?.version() == 1 }
        advice().version().policies() == FIRST
        advice().version().hash() == policies(vale).current(vale.group.identity()).get().hash()
        advice().adopted().isEmpty()
        bakeryHouse.bean(SuggestedTags).of(bakery.group.id()) == []
        bakeryHouse.bean(DomainRules).find(HostName.required('domain', 'bad.example')).isEmpty()
        adopted() == [:]
    }

    def "each part is taken on by its own deed, and the federation is told which version that was"() {
        when:
        bakeryHouse.bean(Adoptions).adoptTags(bakery.group.identity(), parent().id(), 1, bakery.keeper)
        bakeryHouse.bean(Adoptions).adoptDomains(bakery.group.identity(), parent().id(), 1, bakeryHouse.keeper)

        then:
        bakeryHouse.bean(SuggestedTags).of(bakery.group.id()) == ['lend']
        bakeryHouse.bean(DomainRules).find(HostName.required('domain', 'bad.example')).present
        await('its word', LONG) { adopted() == [(Adoption.Part.TAGS): 1, (Adoption.Part.DOMAINS): 1] }

        when: 'its charter, by a vote'
        def version = advice().version()
        def amended = bakeryHouse.bean(Adoptions).amended(bakery.group.identity(), version)
        def motion = bakeryHouse.bean(Motions).propose(new NewMotion(bakery.keeper, bakery.group.identity(), Audience.PUBLIC,
                Words.typed('Meet it', 'As the vale says.', 'en', []), MotionTerms.adopting(amended, version)))
        def decision = bakeryHouse.bean(Openings).putToVote(motion, bakery.keeper, new Opening(null, null, null, null, null, null, true, false, null, Opening.Conditions.USUAL))
        bakeryHouse.bean(Ballots).cast(decision.id(), Cast.here(bakery.keeper, Choice.Position.AGREE, ''))
        bakery.close(decision)

        then:
        await('its decision', LONG) { adopted() == [(Adoption.Part.FLOORS): 1, (Adoption.Part.TAGS): 1, (Adoption.Part.DOMAINS): 1] }
        valeHouse.bean(Adoptions).by(vale.group.identity(), [child()])[child().id()].find { it.part() == Adoption.Part.FLOORS }.mandate() == decision.post().uri()
    }

    def "what the federation changes later is shown, and changes nothing"() {
        given:
        clock.advance(Duration.ofDays(30))
        def charter = bakeryHouse.bean(Charters).inForce(bakery.group.identity())

        when:
        publish(SECOND)

        then:
        await('the newer version', LONG) { advice().version().version() == 2 }
        advice().isOutdated(Adoption.Part.FLOORS)
        advice().isOutdated(Adoption.Part.TAGS)
        !advice().isOutdated(Adoption.Part.DOMAINS)
        advice().adopted().values()*.version().unique() == [1]
        bakeryHouse.bean(Charters).inForce(bakery.group.identity()) == charter
        bakeryHouse.bean(SuggestedTags).of(bakery.group.id()) == ['lend']
        bakeryHouse.bean(DomainRules).find(HostName.required('domain', 'bad.example')).present
        FIRST.areMetBy(charter.bylaws())
        !SECOND.areMetBy(charter.bylaws())
    }

    private PolicyVersion publish(Policies wanted) {
        policies(vale).publish(vale.group.identity(), wanted, vale.keeper)
    }

    private static FederationPolicies policies(Federating group) {
        group.house.bean(FederationPolicies)
    }

    private parent() {
        bakeryHouse.bean(Identities).byUri(vale.group.identity().uri()).get()
    }

    private child() {
        valeHouse.bean(Identities).byUri(bakery.group.identity().uri()).get()
    }

    /** As the group sees it. */
    private Advice advice() {
        bakeryHouse.bean(Adoptions).all(bakery.group.identity()).find { it.parent().uri() == vale.group.identity().uri() }
    }

    /** As the federation sees it. */
    private Map<Adoption.Part, Integer> adopted() {
        (valeHouse.bean(Adoptions).by(vale.group.identity(), [child()])[child().id()] ?: []).collectEntries { [it.part(), it.version()] }
    }

    private Map document(String uri) {
        new JsonSlurper().parseText(get(valeHouse, uri).body()) as Map
    }

    private static get(Neighbours house, String uri) {
        house.instance.get(URI.create(uri).path, [Accept: 'application/activity+json'])
    }
}
