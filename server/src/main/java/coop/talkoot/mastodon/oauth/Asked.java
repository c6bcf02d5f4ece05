package coop.talkoot.mastodon.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import coop.talkoot.http.Rejected;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.people.access.Grants;
import coop.talkoot.people.access.Program;
import coop.talkoot.people.access.Programs;
import coop.talkoot.people.access.Scopes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A program's wish to act for somebody, from a program that is known and to an address it named before. What else may
 * be wrong with it is told to that address.
 */
record Asked(Program program, String redirectUri, Optional<String> state, Sent sent) {
    private static final int LONGEST = 2000;
    /** What the consent page sends back, so that all is read and checked once more. */
    private static final List<String> FIELDS = List.of(
            "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method");

    /** Refused, with a page and no redirect, when the program or its address is not known. */
    static Asked of(Sent sent, Programs programs) {
        var program = sent.text("client_id")
                .flatMap(programs::byClientId)
                .orElseThrow(() -> Rejected.malformed("client_id", "We do not know this program (client_id)."));
        var redirectUri = sent.text("redirect_uri")
                .filter(uri -> program.redirectUris().contains(uri))
                .orElseThrow(() -> Rejected.malformed(
                        "redirect_uri", "The program did not name this address (redirect_uri) when it came to us."));
        return new Asked(program, redirectUri, sent.text("state").filter(state -> state.length() <= LONGEST), sent);
    }

    /** The rest of it, checked. */
    Grants.Consent checked() throws GeneralException {
        var fields = new HashMap<String, List<String>>();
        FIELDS.stream()
                .filter(name -> !name.equals("redirect_uri"))
                .forEach(name -> sent.text(name).ifPresent(value -> fields.put(name, List.of(value))));
        var asked = AuthorizationRequest.parse(fields);
        if (!ResponseType.CODE.equals(asked.getResponseType())) {
            throw new GeneralException(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
        }
        var scopes = Scopes.of(sent.text("scope").orElse(""));
        if (!program.scopes().include(scopes)) {
            throw new GeneralException(OAuth2Error.INVALID_SCOPE);
        }
        return new Grants.Consent(program, redirectUri, scopes, challenge(asked));
    }

    /** Plain would put the secret itself into the address (RFC 9700, section 2.1.1). */
    private static @Nullable String challenge(AuthorizationRequest asked) throws GeneralException {
        var challenge = asked.getCodeChallenge();
        if (challenge == null) {
            return null;
        }
        if (!CodeChallengeMethod.S256.equals(asked.getCodeChallengeMethod())) {
            throw new GeneralException(
                    OAuth2Error.INVALID_REQUEST.setDescription("code_challenge_method must be S256"));
        }
        return challenge.getValue();
    }

    Map<String, String> answer() {
        var fields = new HashMap<String, String>();
        FIELDS.forEach(name -> sent.text(name).ifPresent(value -> fields.put(name, value)));
        return fields;
    }

    String with(String code) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("code", code);
        return redirect(fields);
    }

    String with(@Nullable ErrorObject error) {
        var told = error == null ? OAuth2Error.INVALID_REQUEST : error;
        var fields = new LinkedHashMap<String, String>();
        fields.put("error", told.getCode());
        if (told.getDescription() != null) {
            fields.put("error_description", told.getDescription());
        }
        return redirect(fields);
    }

    private String redirect(Map<String, String> fields) {
        state.ifPresent(value -> fields.put("state", value));
        var query = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + query;
    }
}
