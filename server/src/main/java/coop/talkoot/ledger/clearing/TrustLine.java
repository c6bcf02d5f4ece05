package coop.talkoot.ledger.clearing;

import coop.talkoot.ledger.Unit;
import coop.talkoot.people.Identity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a group here and one elsewhere accept of each other. Amounts are minutes: an hour is an hour on both sides.
 *
 * @param group ours
 * @param accountId the partner's in our unit; nothing while only the partner has said what it accepts
 * @param here what we accept of theirs
 * @param there what they accept of ours
 */
public record TrustLine(
        long id,
        Identity group,
        Identity partner,
        @Nullable Unit unit,
        @Nullable Long accountId,
        Stated here,
        Stated there,
        Mirror mirror,
        long acknowledged,
        @Nullable Suspension suspension,
        @Nullable Comparison comparison,
        Instant createdAt) {

    /** One side's word: up to how much, and the how manieth word that is; 0 before the first. */
    public record Stated(long accepts, long revision) {
        public static final Stated NOTHING = new Stated(0, 0);

        public boolean isSaid() {
            return revision > 0;
        }
    }

    /** Nothing goes over it from then on, because what the two sides say happened differs. */
    public record Suspension(Instant at, String because) {}

    /** What the partner last said of both chains, and when. */
    public record Comparison(Instant at, LineStatement theirs) {}

    /** Whether time can go over it. */
    public boolean isOpen() {
        return accountId != null && here.isSaid() && there.isSaid() && suspension == null;
    }

    public boolean isSuspended() {
        return suspension != null;
    }

    public Optional<Long> account() {
        return Optional.ofNullable(accountId);
    }
}
