package coop.talkoot.vocab;

/** Somebody who can act. */
public sealed interface Actor extends Thing {
    ActorProfile profile();

    @Override
    default ObjectCore core() {
        return profile().core();
    }

    @Override
    default String type() {
        return getClass().getSimpleName();
    }

    record Person(ActorProfile profile) implements Actor {}

    /** A co-op, a federation of them, or what others call a community. */
    record Group(ActorProfile profile) implements Actor {}

    record Service(ActorProfile profile) implements Actor {}

    /** A program; our instance itself is one. */
    record Application(ActorProfile profile) implements Actor {}

    record Organization(ActorProfile profile) implements Actor {}
}
