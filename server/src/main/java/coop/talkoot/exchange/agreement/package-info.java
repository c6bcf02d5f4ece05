/** Deals, from a proposal to what came of it: agreements, their six courses, commitments, economic events, disputes. */
@NullMarked
package coop.talkoot.exchange.agreement;

import org.jspecify.annotations.NullMarked;
