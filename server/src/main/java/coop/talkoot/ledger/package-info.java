/** What members of a co-op owe each other: units, accounts, entries, postings, limits, and the chain that proves them. */
@NullMarked
package coop.talkoot.ledger;

import org.jspecify.annotations.NullMarked;
