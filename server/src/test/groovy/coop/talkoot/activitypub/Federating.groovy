package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.fetch.RemoteActors
import coop.talkoot.activitypub.fetch.Unreachable
import coop.talkoot.governance.Affiliating
import coop.talkoot.governance.Ballots
import coop.talkoot.governance.Cast
import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.Decision
import coop.talkoot.governance.DecisionFilter
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.FederalOpening
import coop.talkoot.governance.FederalPart
import coop.talkoot.governance.FederalVotes
import coop.talkoot.governance.Motion
import coop.talkoot.governance.MotionTerms
import coop.talkoot.governance.Motions
import coop.talkoot.governance.NewMotion
import coop.talkoot.governance.Opening
import coop.talkoot.governance.Openings
import coop.talkoot.governance.Receipt
import coop.talkoot.governance.VotingMethod
import coop.talkoot.governance.federal.Mode
import coop.talkoot.governance.federal.Weighting
import coop.talkoot.governance.method.Choice
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.groups.affiliation.Affiliation
import coop.talkoot.groups.affiliation.Affiliations
import coop.talkoot.groups.affiliation.FederationTerms
import coop.talkoot.groups.affiliation.Federations
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import java.time.Duration
import java.time.Instant

/** A group of some instance that belongs to groups of others, with words for what its members decide about that. */
final class Federating {
    static final FederationTerms TERMS = new FederationTerms(FederationTerms.Scope.GEOGRAPHIC, 'The vale', FederationTerms.Governing.MEMBERS,
            FederationTerms.Admission.COORDINATORS, FederationTerms.Announces.ALL, [])

    final Neighbours house
    final Group group

    Federating(Neighbours house, Group group = house.group) {
        this.house = house
        this.group = group
    }

    /** Another group of the same instance. */
    static Federating beside(Neighbours house, String handle) {
        def group = house.bean(Groups).found(new Founding(handle, handle.capitalize(), '', '', Group.JoinPolicy.OPEN))
        house.bean(Memberships).appoint(group, house.keeper.identity(), Role.ADMIN)
        return new Federating(house, group)
    }

    Federating federation(FederationTerms terms = TERMS) {
        house.bean(Federations).change(group, terms, keeper)
        return this
    }

    Identity getKeeper() {
        return house.keeper.identity()
    }

    /** The other group as this instance knows it. A server that was too busy once is asked again only after two minutes. */
    Identity find(Federating other) {
        if (other.house.is(house)) {
            return other.group.identity()
        }
        return await("${other.group.identity().handle()} to answer", Duration.ofMinutes(5)) {
            try {
                house.bean(RemoteActors).byUri(other.group.identity().uri())
            } catch (Unreachable busy) {
                null
            }
        }
    }

    /** Its keeper proposes it, and alone votes for it; what follows has followed. */
    Decision decide(Affiliating step, Identity other, Choice choice = null) {
        def decision = open(step, other, choice)
        close(decision)
        return house.bean(Decisions).require(decision.id(), keeper.id())
    }

    /** The same where nothing follows yet: only the vote is over. */
    Decision adopt(Affiliating step, Identity other) {
        def decision = open(step, other, null, house.instance.clock.instant() + Duration.ofDays(300))
        close(decision)
        return house.bean(Decisions).require(decision.id(), keeper.id())
    }

    Decision open(Affiliating step, Identity other, Choice choice, Instant implementBy = null) {
        def motion = house.bean(Motions).propose(new NewMotion(keeper, group.identity(), Audience.PUBLIC,
                Words.typed("To ${step.name().toLowerCase()} ${other.handle()}", 'We talked about it.', 'en', []), MotionTerms.about(other, step)))
        if (step == Affiliating.EXPEL) {
            house.instance.clock.advance(Duration.ofDays(7))
        }
        def opening = new Opening(null, null, null, null, null, null, true, false, implementBy, Opening.Conditions.USUAL)
        def decision = house.bean(Openings).putToVote(motion, keeper, opening)
        house.bean(Ballots).cast(decision.id(), Cast.here(keeper, choice ?: Choice.Position.AGREE, ''))
        return decision
    }

    void close(Decision decision) {
        def clock = house.instance.clock
        if (clock.instant().isBefore(decision.concludesAt())) {
            clock.advance(Duration.between(clock.instant(), decision.concludesAt()) + Duration.ofSeconds(1))
        }
        2.times { house.bean(ClosingClock).run() }
    }

    /** Its keeper puts a question to its member groups: wherever those live, they vote on it by themselves. */
    Decision put(Map<String, ?> options = [:]) {
        def terms = new MotionTerms(Motion.Type.POLICY, null, null, [], 1)
        def motion = house.bean(Motions).propose(new NewMotion(keeper, group.identity(), Audience.PUBLIC,
                Words.typed((options.title ?: 'A common oven') as String, 'For all of us.', 'en', []), terms))
        def how = new FederalOpening(options.mode as Mode, options.weighting as Weighting,
                ((options.contributions ?: [:]) as Map<Federating, Long>).collectEntries { child, given -> [child.group.identity().uri(), given as long] },
                (options.affected ?: []).collect { Federating child -> child.group.identity().uri() } as Set)
        return house.bean(Openings).putToVote(motion, keeper,
                new Opening(null, VotingMethod.SIMPLE_MAJORITY, Duration.ofDays(7), null, null, null, true, false, null, Opening.Conditions.USUAL).with(how))
    }

    /** This group's own vote on what a group above it asks. */
    Decision part(Decision whole) {
        return await("${group.identity().handle()} to be asked", Duration.ofSeconds(90)) {
            def own = house.bean(Decisions).search(DecisionFilter.ofGroup(group.id()), keeper.id(), Page.Request.first(20)).items()
            own.find { it.terms().federal().partOf() == whole.post().uri() }
        }
    }

    void say(Map<Identity, Choice> answers, Decision part) {
        answers.each { voter, choice -> assert house.bean(Ballots).cast(part.id(), Cast.here(voter, choice, '')) instanceof Receipt.Accepted }
    }

    /** What became of each of its member groups in that vote, by their handles. */
    Map<String, FederalPart> parts(Decision whole) {
        return house.bean(FederalVotes).parts(whole).collectEntries { [it.child().handle(), it] }
    }

    Decision again(Decision decision) {
        return house.bean(Decisions).require(decision.id(), keeper.id())
    }

    /** Asks, is let in, and knows it. */
    Affiliation join(Federating parent) {
        decide(Affiliating.JOIN, find(parent))
        def asked = await("${group.identity().handle()} to ask", Duration.ofSeconds(90)) { parent.current(this) }
        parent.house.bean(Joining).admit(asked.id(), parent.keeper)
        await("${group.identity().handle()} to be let in", Duration.ofSeconds(90)) { above(parent)?.state() == Affiliation.State.MEMBER }
        return above(parent)
    }

    /** What is between the two as the parent sees it: this is the parent. */
    Affiliation current(Federating child) {
        return known(child).flatMap { house.bean(Affiliations).current(it.id(), group.id()) }.orElse(null)
    }

    /** And as the child sees it: this is the child. */
    Affiliation above(Federating parent) {
        return known(parent).flatMap { house.bean(Affiliations).current(group.id(), it.id()) }.orElse(null)
    }

    private Optional<Identity> known(Federating other) {
        return house.bean(Identities).byUri(other.group.identity().uri())
    }

    List<String> children() {
        return house.bean(Affiliations).childrenOf(group.id(), house.instance.clock.instant())*.child()*.handle()
    }

    List<String> parents() {
        return house.bean(Affiliations).parentsOf(group.id(), house.instance.clock.instant())*.parent()*.handle()
    }
}
