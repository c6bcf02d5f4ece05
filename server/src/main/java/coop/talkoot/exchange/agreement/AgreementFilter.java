package coop.talkoot.exchange.agreement;

import org.jspecify.annotations.Nullable;

/** What somebody looks for among their agreements; whatever is null does not matter. */
public record AgreementFilter(
        @Nullable AgreementKind kind,
        @Nullable Phase phase,
        @Nullable Long listingId,
        @Nullable Standing standing) {
    public static final AgreementFilter ALL = new AgreementFilter(null, null, null, null);
}
