package coop.talkoot.ledger;

/** What one account got by an entry, or gave when below zero, and what it then held. */
public record Posting(long accountId, long amount, long balanceAfter) {}
