package coop.talkoot.mastodon.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import coop.talkoot.people.access.Scopes;
import coop.talkoot.platform.Settings;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where to ask for what (RFC 8414). */
@Controller
final class ServerMetadataController {
    private final byte[] document;

    ServerMetadataController(Settings settings) {
        var server = new AuthorizationServerMetadata(new Issuer(settings.uri("")));
        server.setAuthorizationEndpointURI(URI.create(settings.uri("/oauth/authorize")));
        server.setTokenEndpointURI(URI.create(settings.uri("/oauth/token")));
        server.setRevocationEndpointURI(URI.create(settings.uri("/oauth/revoke")));
        server.setScopes(new Scope(Scopes.KNOWN.toArray(String[]::new)));
        server.setResponseTypes(List.of(ResponseType.CODE));
        server.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE, GrantType.CLIENT_CREDENTIALS));
        server.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        server.setTokenEndpointAuthMethods(
                List.of(ClientAuthenticationMethod.CLIENT_SECRET_POST, ClientAuthenticationMethod.CLIENT_SECRET_BASIC));
        server.setCustomParameter("app_registration_endpoint", settings.uri("/api/v1/apps"));
        document = server.toJSONObject().toJSONString().getBytes(StandardCharsets.UTF_8);
    }

    @Get(value = "/.well-known/oauth-authorization-server", produces = MediaType.ALL)
    HttpResponse<byte[]> metadata() {
        return HttpResponse.ok(document).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
