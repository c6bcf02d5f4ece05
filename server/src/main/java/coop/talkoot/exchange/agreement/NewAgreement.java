package coop.talkoot.exchange.agreement;

import coop.talkoot.exchange.Listing;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to agree on something.
 *
 * @param origin Remote with the id of the proposal when it came from another server
 * @param key the same key of the same person makes one agreement; null for none
 * @param listing what it answers: then the partner is its author, and sides follow from its purpose
 * @param side of {@code proposer}; for a listing's answer, what its purpose says
 */
public record NewAgreement(
        Origin origin,
        @Nullable String key,
        Identity proposer,
        Identity partner,
        Side side,
        @Nullable Listing listing,
        String title,
        AgreementTerms terms,
        Evidence evidence) {}
