package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.Fork;
import io.micronaut.serde.annotation.Serdeable;

/** Where a co-op comes from that was founded from another one. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ForkView(
        IdentityView group,
        IdentityView origin,
        IdentityView founder,
        int charterVersion,
        String charterHash,
        String createdAt) {
    static ForkView of(Fork fork) {
        return new ForkView(
                IdentityView.of(fork.group()),
                IdentityView.of(fork.origin()),
                IdentityView.of(fork.founder()),
                fork.charterVersion(),
                fork.charterHash(),
                fork.at().toString());
    }
}
