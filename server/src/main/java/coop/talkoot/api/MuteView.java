package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.people.Mute;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Somebody the viewer does not want to hear. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record MuteView(
        String id,
        IdentityView muted,
        boolean hidesNotices,
        @Nullable String expiresAt,
        String createdAt) {
    static MuteView of(Mute mute) {
        var expiry = mute.expiresAt();
        return new MuteView(
                Long.toString(mute.id()),
                IdentityView.of(mute.muted()),
                mute.hidesNotices(),
                expiry == null ? null : expiry.toString(),
                mute.createdAt().toString());
    }
}
