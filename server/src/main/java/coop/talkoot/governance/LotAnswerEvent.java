package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;
import org.jspecify.annotations.Nullable;

/** What members do in drawings of groups that live on another server than they do. */
public sealed interface LotAnswerEvent extends DomainEvent {
    /** The group whose drawing it is. */
    Identity group();

    /** The member. */
    Identity by();

    /** Somebody here did something, of which the group's server is to be told; {@code lotUri} is null where it is about all drawings. */
    record AnswerSent(
            Identity group,
            Identity by,
            SentLotAnswer answer,
            @Nullable String lotUri) implements LotAnswerEvent {}

    /** A group here took what somebody elsewhere did, and their server is to know. */
    record AnswerTaken(Identity group, Identity by, LotAsk ask) implements LotAnswerEvent {}

    /** A group here does not take it; {@code sentence} says why. */
    record AnswerNotTaken(Identity group, Identity by, LotAsk ask, String sentence) implements LotAnswerEvent {}
}
