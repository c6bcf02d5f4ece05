package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.Page;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people agreed on, from the first proposal to the end of it. */
@Singleton
@SuppressWarnings("DoNotCallSuggester")
public final class Agreements {
    /** Somebody proposes an agreement. One that is known already, by its name or key, changes nothing. */
    public Agreement propose(NewAgreement wanted) {
        throw new UnsupportedOperationException();
    }

    /** One of its sides takes a step; a step known already, by its name or key, changes nothing. */
    public Agreement take(NewStep step) {
        throw new UnsupportedOperationException();
    }

    /** The instance of its listing has given it a name. */
    public Agreement named(long agreementId, String uri) {
        throw new UnsupportedOperationException();
    }

    /** What was due in the ledgers of two instances is booked; {@code entryId} is the line of ours. */
    public Agreement booked(long agreementId, long eventId, @Nullable Long entryId) {
        throw new UnsupportedOperationException();
    }

    /** The ledgers of two instances do not take it. */
    public Agreement bookingRefused(long agreementId, long eventId, String reason) {
        throw new UnsupportedOperationException();
    }

    /** What the instance that keeps its deadlines says has lapsed. */
    public Agreement lapsed(long agreementId, String uri) {
        throw new UnsupportedOperationException();
    }

    /** One for somebody of its two sides, or who is on its panel, to read; any other is as if it were not there. */
    public Agreement require(long id, long viewerId) {
        throw new UnsupportedOperationException();
    }

    public Optional<Agreement> find(long id) {
        throw new UnsupportedOperationException();
    }

    /** By its name, or that of its proposal. */
    public Optional<Agreement> byUri(String uri) {
        throw new UnsupportedOperationException();
    }

    /** By the name of a step or an economic event. */
    public Optional<Agreement> byStepUri(String uri) {
        throw new UnsupportedOperationException();
    }

    /** Somebody's, the newest first. */
    public Page<Agreement> ofActor(long actorId, AgreementFilter filter, Page.Request page) {
        throw new UnsupportedOperationException();
    }

    /** How many wait for somebody's answer or deed. */
    public int countAwaiting(long actorId) {
        throw new UnsupportedOperationException();
    }

    /** All that was done, from the beginning. */
    public List<TakenStep> history(Agreement agreement) {
        throw new UnsupportedOperationException();
    }

    /** What happened, from the beginning. */
    public List<EconomicEvent> events(Agreement agreement) {
        throw new UnsupportedOperationException();
    }

    /** What both promise: as agreed, or as suggested last. */
    public List<Commitment> commitments(Agreement agreement) {
        throw new UnsupportedOperationException();
    }

    /** What somebody can do with it now, for pages and programs. */
    public List<Step.Name> open(Agreement agreement, long actorId) {
        throw new UnsupportedOperationException();
    }

    /** When a thing is lent or promised: what a calendar shows. */
    public List<Taken> calendar(long listingId) {
        throw new UnsupportedOperationException();
    }

    /** From then until then a thing is not to be had. */
    public record Taken(Instant from, Instant until) {}
}
