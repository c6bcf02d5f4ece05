package coop.talkoot.demo;

import coop.talkoot.governance.Affiliating;
import coop.talkoot.governance.Ballots;
import coop.talkoot.governance.Cast;
import coop.talkoot.governance.ClosingClock;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.DecisionFilter;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.FederalPart;
import coop.talkoot.governance.FederalVotes;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.NewMotion;
import coop.talkoot.governance.Opening;
import coop.talkoot.governance.Openings;
import coop.talkoot.governance.VotingMethod;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.FederationTerms;
import coop.talkoot.groups.affiliation.Federations;
import coop.talkoot.groups.affiliation.Joining;
import coop.talkoot.groups.affiliation.TreeClock;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A group of one of the demo's instances, and words for what it decides.
 *
 * @param people handles of its members, its admin first
 */
record Circle(Cooperative house, String handle, List<String> people) {
    private static final Duration WEEK = Duration.ofDays(7);

    Group group() {
        return house.group(handle);
    }

    Identity keeper() {
        return house.person(people.getFirst());
    }

    void federates(FederationTerms terms) {
        house.bean(Federations.class).change(group(), terms, keeper());
    }

    /** All its people agree that it is to belong to the other one; the vote is still to be closed. */
    Decision wantsInto(Circle parent) {
        var there = parent.group().identity();
        var known = house == parent.house ? there : house.find(there);
        var decision = put(
                Words.typed(
                        "To belong to " + there.name(),
                        "Much is easier together, and we can go again.",
                        "en",
                        List.of()),
                MotionTerms.about(known, Affiliating.JOIN),
                new Opening(null, null, WEEK, null, null, null, true, false, null));
        people.forEach(name -> says(decision, name, Choice.Position.AGREE));
        return decision;
    }

    /** That one has asked, and is let in by the admin here; both know it then. */
    void admits(Circle child) throws InterruptedException {
        var asked = house.await(child.handle + "'s request", () -> with(child));
        house.bean(Joining.class).admit(asked.id(), keeper());
        child.house.await(
                handle + "'s yes", () -> child.above(this).filter(known -> known.state() == Affiliation.State.MEMBER));
    }

    /** All its people agree to send one of them to that federation's council for a year; the vote is still to be closed. */
    Decision sends(Circle council, String delegate) {
        var person = house.person(delegate);
        var decision = put(
                Words.typed(
                        person.name() + " for us in the council", "Who has the time, and knows us.", "en", List.of()),
                MotionTerms.electing(council.group().identity(), List.of(person), 1, 12),
                new Opening(null, VotingMethod.SIMPLE_MAJORITY, WEEK, null, null, null, true, false, null));
        people.forEach(name -> says(decision, name, Choice.Answer.YES));
        return decision;
    }

    /** What is known of the tree it stands in is asked for now. */
    void looksAround() {
        house.bean(TreeClock.class).run();
    }

    /** A question to all its member groups; the admin proposes it and puts it to the vote. */
    Decision asks(String title, String text) {
        return put(
                Words.typed(title, text, "en", List.of("together")),
                MotionTerms.text(Motion.Type.POLICY),
                new Opening(null, VotingMethod.SIMPLE_MAJORITY, WEEK, null, null, null, true, false, null));
    }

    /** This group's own vote on what a group above it asks, once it is open. */
    Decision part(Decision whole) throws InterruptedException {
        return house.await("the question to " + handle, () -> partOf(whole));
    }

    Optional<Decision> partOf(Decision whole) {
        return decisions().stream()
                .filter(own -> whole.post().uri().equals(own.terms().federal().partOf()))
                .findFirst();
    }

    void says(Decision decision, Map<String, Choice> answers) {
        answers.forEach((name, choice) -> says(decision, name, choice));
    }

    /** Closes what is due, and fetches what its groups answered, until nothing is missing. */
    void hears(Decision whole) throws InterruptedException {
        house.await("all answers to " + handle, () -> {
            closes();
            var parts = house.bean(FederalVotes.class).parts(whole);
            return Optional.of(parts)
                    .filter(all -> all.stream().allMatch(part -> part.state() == FederalPart.State.ANSWERED));
        });
    }

    void closes() {
        house.bean(ClosingClock.class).run();
    }

    Decision again(Decision decision) {
        return house.bean(Decisions.class).find(decision.id()).orElseThrow();
    }

    /** Its newest votes. */
    List<Decision> decisions() {
        return house.bean(Decisions.class)
                .search(DecisionFilter.ofGroup(group().id()), keeper().id(), Page.Request.first(40))
                .items();
    }

    private Decision put(Words words, MotionTerms terms, Opening opening) {
        var motion = house.bean(Motions.class)
                .propose(new NewMotion(keeper(), group().identity(), Audience.PUBLIC, words, terms));
        return house.bean(Openings.class).putToVote(motion, keeper(), opening);
    }

    private void says(Decision decision, String name, Choice choice) {
        house.bean(Ballots.class).cast(decision.id(), Cast.here(house.person(name), choice, ""));
    }

    private Optional<Affiliation> with(Circle child) {
        return known(child).flatMap(there -> house.bean(Affiliations.class).current(there.id(), group().id()));
    }

    private Optional<Affiliation> above(Circle parent) {
        return known(parent).flatMap(there -> house.bean(Affiliations.class).current(group().id(), there.id()));
    }

    private Optional<Identity> known(Circle other) {
        return house.bean(Identities.class).byUri(other.group().identity().uri());
    }
}
