package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.CouncilSeat;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Who speaks for a group in a vote, null where it had sent nobody; {@code weight} is in thousandths of a vote. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record CouncilSeatView(IdentityView group, @Nullable IdentityView delegate, long weight) {
    static CouncilSeatView of(CouncilSeat seat) {
        return new CouncilSeatView(
                IdentityView.of(seat.child()), seat.isEmpty() ? null : IdentityView.of(seat.holder()), seat.weight());
    }
}
