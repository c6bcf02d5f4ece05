package coop.talkoot.exchange.agreement;

import coop.talkoot.exchange.Listing;
import coop.talkoot.people.Identity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two sides and what they agree on.
 *
 * @param uri its name, given where its listing is; for one with a listing of another instance, until that has named it, a
 *     name of ours
 * @param proposalUri name of the proposal it began with
 * @param listing what it answers; null where it answers none
 * @param group the co-op in which it is made; null for none
 * @param resourceId the thing, where it is known here
 * @param proposer who began it
 * @param version one more with each step
 * @param since when its state began
 * @param deadline what comes next by itself, or is due; null when nothing does
 * @param disputeId the last dispute about it
 */
public record Agreement(
        long id,
        String uri,
        String proposalUri,
        @Nullable Listing listing,
        @Nullable Identity group,
        @Nullable Long resourceId,
        String title,
        Identity provider,
        Identity receiver,
        Side proposer,
        Course course,
        int version,
        Instant createdAt,
        Instant since,
        @Nullable Deadline deadline,
        @Nullable Long disputeId) {
    Agreement moved(Course on, int number, Instant begun, @Nullable Deadline next) {
        return new Agreement(
                id,
                uri,
                proposalUri,
                listing,
                group,
                resourceId,
                title,
                provider,
                receiver,
                proposer,
                on,
                number,
                createdAt,
                begun,
                next,
                disputeId);
    }

    /** The same with a dispute; null changes nothing. */
    Agreement disputed(@Nullable Long dispute) {
        return dispute == null
                ? this
                : new Agreement(
                        id,
                        uri,
                        proposalUri,
                        listing,
                        group,
                        resourceId,
                        title,
                        provider,
                        receiver,
                        proposer,
                        course,
                        version,
                        createdAt,
                        since,
                        deadline,
                        dispute);
    }

    public AgreementKind kind() {
        return course.kind();
    }

    public AgreementTerms terms() {
        return course.terms();
    }

    public AgreementState state() {
        return course.state();
    }

    public Identity of(Side side) {
        return side == Side.PROVIDER ? provider : receiver;
    }

    /** Which side somebody is on; empty for a third person. */
    public Optional<Side> sideOf(long actorId) {
        if (provider.id() == actorId) {
            return Optional.of(Side.PROVIDER);
        }
        return receiver.id() == actorId ? Optional.of(Side.RECEIVER) : Optional.empty();
    }

    /** Who gives what is listed, or began it: where they are, its deadlines are kept. */
    public Identity keeper() {
        return listing == null ? of(proposer) : listing.post().author();
    }

    /** Whether this instance keeps its deadlines; the other then hears of what lapsed. */
    public boolean isHome() {
        return keeper().isLocal();
    }

    /** Whether both sides are of this instance. */
    public boolean isAllLocal() {
        return provider.isLocal() && receiver.isLocal();
    }

    /** A loan that should be back. */
    public boolean isOverdueAt(Instant now) {
        return course instanceof Course.Loan loan
                && loan.state() instanceof LoanState.Active
                && now.isAfter(loan.terms().until());
    }
}
