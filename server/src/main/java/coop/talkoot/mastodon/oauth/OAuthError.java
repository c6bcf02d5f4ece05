package coop.talkoot.mastodon.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.micronaut.http.HttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** RFC 6749, section 5.2. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record OAuthError(String error, @Nullable String errorDescription) {
    static HttpResponse<?> answer(GeneralException refused) {
        ErrorObject known = refused.getErrorObject();
        var object = known == null ? OAuth2Error.INVALID_REQUEST : known;
        return HttpResponse.status(object.getHTTPStatusCode(), null)
                .body(new OAuthError(object.getCode(), object.getDescription()))
                .header("Cache-Control", "no-store");
    }
}
