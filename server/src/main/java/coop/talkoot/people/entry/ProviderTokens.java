package coop.talkoot.people.entry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import coop.talkoot.platform.OidcSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Set;

/** Turns the code a browser brings back into the provider's word about who it is, and believes only a signed one. */
final class ProviderTokens {
    /** Signed by a key of the provider's own: no shared secret, and nothing unsigned. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** OpenID Connect Core, section 2. */
    private static final int LONGEST_SUBJECT = 255;

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final OidcSettings settings;
    private final ProviderWire wire;
    private final URI back;
    private final Cache<String, String> documents = Caffeine.newBuilder()
            .maximumSize(4)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    ProviderTokens(OidcSettings settings, ProviderWire wire, URI back) {
        this.settings = settings;
        this.wire = wire;
        this.back = back;
    }

    URI back() {
        return back;
    }

    ClientID client() {
        return new ClientID(settings.clientId());
    }

    /** What the provider says of itself; refused when it names another issuer (OpenID Connect Discovery, section 4.3). */
    OIDCProviderMetadata metadata() throws IOException, ParseException {
        var metadata = OIDCProviderMetadata.parse(document(settings.issuer().replaceFirst("/$", "") + WELL_KNOWN));
        if (!metadata.getIssuer().getValue().equals(settings.issuer())) {
            throw new ParseException("the provider calls itself " + metadata.getIssuer());
        }
        return metadata;
    }

    /** The provider's claims about who came, for this code and no other. */
    IDTokenClaimsSet claims(String code, CodeVerifier verifier, Nonce nonce)
            throws IOException, ParseException, JOSEException, BadJOSEException {
        var metadata = metadata();
        var request = new TokenRequest.Builder(
                        metadata.getTokenEndpointURI(),
                        authentication(metadata),
                        new AuthorizationCodeGrant(new AuthorizationCode(code), back, verifier))
                .build()
                .toHTTPRequest();
        var headers = new HashMap<String, String>();
        if (request.getAuthorization() != null) {
            headers.put("Authorization", request.getAuthorization());
        }
        var reply = wire.send(metadata.getTokenEndpointURI().toString(), headers, request.getBody());
        if (reply.status() != 200) {
            throw new ParseException("the provider answers " + reply.status() + " to the code");
        }
        var token = OIDCTokenResponse.parse(JSONObjectUtils.parse(reply.text()))
                .getOIDCTokens()
                .getIDToken();
        if (!(token.getHeader().getAlgorithm() instanceof JWSAlgorithm algorithm) || !ALGORITHMS.contains(algorithm)) {
            throw new ParseException(
                    "an id token is not signed by " + token.getHeader().getAlgorithm());
        }
        var issuer = new Issuer(settings.issuer());
        var keys = metadata.getJWKSetURI().toString();
        try {
            return usual(new IDTokenValidator(issuer, client(), algorithm, keys(keys)).validate(token, nonce));
        } catch (BadJOSEException perhapsANewKey) {
            documents.invalidate(keys);
            return usual(new IDTokenValidator(issuer, client(), algorithm, keys(keys)).validate(token, nonce));
        }
    }

    private static IDTokenClaimsSet usual(IDTokenClaimsSet claims) throws ParseException {
        var subject = claims.getSubject().getValue();
        if (subject.length() > LONGEST_SUBJECT || subject.indexOf('\0') >= 0) {
            throw new ParseException("a subject is longer than " + LONGEST_SUBJECT + " characters, or none");
        }
        return claims;
    }

    /** In the header, as every provider must take it, unless it says that it takes the form only. */
    private ClientAuthentication authentication(OIDCProviderMetadata metadata) {
        var secret = new Secret(settings.clientSecret());
        var methods = metadata.getTokenEndpointAuthMethods();
        var takesFormOnly = methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return takesFormOnly ? new ClientSecretPost(client(), secret) : new ClientSecretBasic(client(), secret);
    }

    private JWKSet keys(String url) throws IOException, ParseException {
        try {
            return JWKSet.parse(document(url));
        } catch (java.text.ParseException cause) {
            throw new ParseException("the provider's keys cannot be read", cause);
        }
    }

    private String document(String url) throws IOException {
        var known = documents.getIfPresent(url);
        if (known != null) {
            return known;
        }
        var fetched = wire.document(url);
        documents.put(url, fetched);
        return fetched;
    }
}
