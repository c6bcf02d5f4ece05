package coop.talkoot.ledger;

import java.time.LocalDate;

/** What an account held at the end of a day on which something moved. */
public record BalanceOn(LocalDate day, long balance) {}
