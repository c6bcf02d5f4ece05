package coop.talkoot.platform;

/** Something that happened in a room, said in the past tense, inside the transaction in which it happened. */
public interface DomainEvent {}
