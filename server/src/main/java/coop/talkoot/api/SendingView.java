package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.Sending;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Whom a group is to send to a federation, in the order of the motion's options, and for how many months; {@code drawn} by
 * lot, 0 where there are candidates. Of a recall, whose subject it is, there is nothing but the federation.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record SendingView(IdentityView parent, List<IdentityView> candidates, int drawn, int months) {
    static SendingView of(Sending sending) {
        return new SendingView(
                IdentityView.of(sending.parent()),
                sending.candidates().stream().map(IdentityView::of).toList(),
                sending.drawn(),
                sending.months());
    }
}
