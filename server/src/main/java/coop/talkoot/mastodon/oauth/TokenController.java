package coop.talkoot.mastodon.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.people.access.Grants;
import coop.talkoot.people.access.Program;
import coop.talkoot.people.access.Scopes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Set;

/** Codes and secrets for tokens, and tokens given back. */
@Controller("/oauth")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {
    private static final Set<GrantType> KNOWN = Set.of(GrantType.AUTHORIZATION_CODE, GrantType.CLIENT_CREDENTIALS);

    private final Grants grants;
    private final OAuthRequest requests;

    TokenController(Grants grants, OAuthRequest requests) {
        this.grants = grants;
        this.requests = requests;
    }

    @Post("/token")
    HttpResponse<?> give(HttpRequest<?> request, Sent sent) {
        try {
            // said before anything else is read: a password must not even be looked at
            var type = sent.text("grant_type");
            if (type.isPresent() && !KNOWN.contains(new GrantType(type.get()))) {
                throw new GeneralException(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
            }
            var asked = TokenRequest.parse(OAuthRequest.of(request, sent));
            var program = requests.program(asked.getClientAuthentication());
            var given = give(program, asked.getAuthorizationGrant(), sent);
            return HttpResponse.ok(MastodonToken.of(given)).header("Cache-Control", "no-store");
        } catch (GeneralException refused) {
            return OAuthError.answer(refused);
        }
    }

    @Post("/revoke")
    HttpResponse<?> giveBack(HttpRequest<?> request, Sent sent) {
        try {
            var asked = TokenRevocationRequest.parse(OAuthRequest.of(request, sent));
            var program = requests.program(asked.getClientAuthentication());
            if (!grants.giveBack(program, asked.getToken().getValue())) {
                throw new GeneralException(OAuth2Error.UNAUTHORIZED_CLIENT.setHTTPStatusCode(403));
            }
            return HttpResponse.ok(Map.of());
        } catch (GeneralException refused) {
            return OAuthError.answer(refused);
        }
    }

    private Grants.Given give(Program program, AuthorizationGrant grant, Sent sent) throws GeneralException {
        if (grant instanceof AuthorizationCodeGrant code) {
            var verifier = code.getCodeVerifier();
            return grants.exchange(
                            program,
                            code.getAuthorizationCode().getValue(),
                            sent.text("redirect_uri").orElse(""),
                            verifier == null ? null : verifier.getValue())
                    .orElseThrow(() -> new GeneralException(OAuth2Error.INVALID_GRANT));
        }
        if (grant instanceof ClientCredentialsGrant) {
            var scopes = Scopes.of(sent.text("scope").orElse(""));
            if (!program.scopes().include(scopes)) {
                throw new GeneralException(OAuth2Error.INVALID_SCOPE);
            }
            return grants.inOwnName(program, scopes);
        }
        throw new GeneralException(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
    }
}
