package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/** A bearer token, said this once. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record TokenView(String token, String tokenType, MeView me) {
    @Override
    public String toString() {
        return "TokenView[" + me + "]";
    }
}
