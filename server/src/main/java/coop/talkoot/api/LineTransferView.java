package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.ledger.clearing.ClearingTransfer;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Time that went over a line or is about to; {@code isSent} when a member here pays. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record LineTransferView(
        String id,
        String uri,
        boolean isSent,
        IdentityView member,
        String payer,
        String payee,
        long minutes,
        String memo,
        @Nullable String about,
        String state,
        @Nullable String reason,
        @Nullable Long sequence,
        @Nullable String hash,
        @Nullable String entryId,
        String reservedUntil,
        String createdAt,
        @Nullable String settledAt) {
    static LineTransferView of(ClearingTransfer transfer) {
        var terms = transfer.terms();
        var place = transfer.place();
        var entry = transfer.entryId();
        var settled = transfer.settledAt();
        return new LineTransferView(
                Long.toString(transfer.id()),
                terms.uri(),
                transfer.isSent(),
                IdentityView.of(transfer.member()),
                terms.payer(),
                terms.payee(),
                terms.minutes(),
                terms.memo(),
                terms.about(),
                transfer.state().name().toLowerCase(Locale.ROOT),
                transfer.reason(),
                place == null ? null : (Long) place.seq(),
                place == null ? null : place.hash(),
                entry == null ? null : entry.toString(),
                terms.reservedUntil().toString(),
                transfer.createdAt().toString(),
                settled == null ? null : settled.toString());
    }
}
