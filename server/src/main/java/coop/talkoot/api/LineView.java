package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.clearing.Differences;
import coop.talkoot.ledger.clearing.Mirror;
import coop.talkoot.ledger.clearing.TrustLine;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a co-op and one of another server accept of each other's debt, in minutes; {@code balance} above zero is what we owe
 * them. {@code differences} are there once the partner has said what it has.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record LineView(
        String id,
        IdentityView group,
        IdentityView partner,
        @Nullable String unitId,
        String state,
        long accepts,
        @Nullable Long acceptedThere,
        long balance,
        long reservedOut,
        long reservedIn,
        EndView sent,
        EndView received,
        long acknowledged,
        @Nullable String stoppedAt,
        @Nullable String stoppedBecause,
        @Nullable String comparedAt,
        @Nullable DifferencesView differences,
        String createdAt) {
    /** The end of the chain of one direction. */
    @Serdeable
    record EndView(long sequence, String hash) {
        static EndView of(Mirror.End end) {
            return new EndView(end.seq(), end.hash());
        }
    }

    /** How the chains of both sides stand to each other; a line that is not mendable stays stopped. */
    @Serdeable
    record DifferencesView(DirectionView sent, DirectionView received, boolean isMendable) {
        static DifferencesView of(Differences found) {
            return new DifferencesView(
                    DirectionView.of(found.sent()), DirectionView.of(found.received()), found.isMendable());
        }
    }

    /** How many are equal from the first on, and how many each side has. */
    @Serdeable
    record DirectionView(int equal, int here, int there) {
        static DirectionView of(Differences.Direction direction) {
            return new DirectionView(direction.equal(), direction.here(), direction.there());
        }
    }

    static LineView of(TrustLine line, Optional<Account> account, Optional<Differences> differences) {
        var unit = line.unit();
        var suspension = line.suspension();
        var comparison = line.comparison();
        return new LineView(
                Long.toString(line.id()),
                IdentityView.of(line.group()),
                IdentityView.of(line.partner()),
                unit == null ? null : Long.toString(unit.id()),
                line.isSuspended() ? "stopped" : line.isOpen() ? "open" : "waiting",
                line.here().accepts(),
                line.there().isSaid() ? (Long) line.there().accepts() : null,
                account.map(Account::balance).orElse(0L),
                account.map(found -> found.reserved().out()).orElse(0L),
                account.map(found -> found.reserved().in()).orElse(0L),
                EndView.of(line.mirror().sent()),
                EndView.of(line.mirror().received()),
                line.acknowledged(),
                suspension == null ? null : suspension.at().toString(),
                suspension == null ? null : suspension.because(),
                comparison == null ? null : comparison.at().toString(),
                differences.map(DifferencesView::of).orElse(null),
                line.createdAt().toString());
    }
}
