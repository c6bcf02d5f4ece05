package coop.talkoot.web.view;

/** A co-op in numbers. */
public record GroupFacts(int members, int openOffers, int openNeeds) {}
