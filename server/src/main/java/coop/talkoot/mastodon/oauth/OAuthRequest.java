package coop.talkoot.mastodon.oauth;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.people.access.Program;
import coop.talkoot.people.access.Programs;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a program sent, in the form in which RFC 6749 reads it and in no other: programs of Mastodon's send JSON too.
 * Redirect URIs stay out of it. They are compared as texts, for some are none to {@code java.net.URI}.
 */
@Singleton
final class OAuthRequest {
    private final Programs programs;

    OAuthRequest(Programs programs) {
        this.programs = programs;
    }

    static HTTPRequest of(HttpRequest<?> request, Sent sent) {
        var fields = new HashMap<>(sent.all());
        fields.remove("redirect_uri");
        var form = new HTTPRequest(HTTPRequest.Method.POST, URI.create("https://here.invalid/oauth"));
        form.setEntityContentType(ContentType.APPLICATION_URLENCODED);
        form.setBody(URLUtils.serializeParameters(fields));
        var authorization = request.getHeaders().get("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            form.setAuthorization(authorization);
        }
        return form;
    }

    /** The program, which must know its secret. */
    Program program(@Nullable ClientAuthentication authentication) throws GeneralException {
        if (authentication instanceof PlainClientSecret plain) {
            var known = programs.bySecret(
                    plain.getClientID().getValue(), plain.getClientSecret().getValue());
            if (known.isPresent()) {
                return known.get();
            }
        }
        throw new GeneralException(OAuth2Error.INVALID_CLIENT);
    }
}
