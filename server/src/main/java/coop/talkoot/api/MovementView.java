package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.ledger.Movement;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An entry as one account sees it; {@code reversedBy} is the number of the entry that took it back. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record MovementView(
        String entryId,
        long seq,
        String kind,
        String memo,
        long amount,
        long balanceAfter,
        List<IdentityView> others,
        IdentityView by,
        @Nullable String reversesId,
        @Nullable Long reversedBy,
        String createdAt) {
    static MovementView of(Movement movement) {
        var entry = movement.entry();
        return new MovementView(
                Long.toString(entry.id()),
                entry.seq(),
                entry.kind().name().toLowerCase(Locale.ROOT),
                entry.memo(),
                movement.amount(),
                movement.balanceAfter(),
                movement.others().stream().map(IdentityView::of).toList(),
                IdentityView.of(movement.by()),
                entry.reversesId() == null ? null : Long.toString(entry.reversesId()),
                movement.reversedBy(),
                entry.createdAt().toString());
    }
}
