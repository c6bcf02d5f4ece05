package coop.talkoot.platform;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * An identity provider the co-op has already, by which its people sign in here too.
 *
 * @param issuer as the provider writes it, to the letter
 * @param name what the button says
 */
public record OidcSettings(String issuer, String clientId, String clientSecret, String name) {
    public OidcSettings {
        if (!isIssuer(issuer)) {
            throw Refused.invalid(
                    "oidc-issuer", "oidc-issuer must look like https://login.coop.example, not " + issuer);
        }
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw Refused.invalid(
                    "oidc-client-id", "oidc-client-id and oidc-client-secret must be given with oidc-issuer.");
        }
        if (name.isBlank()) {
            throw Refused.invalid("oidc-name", "oidc-name must be what people call the provider.");
        }
    }

    /** OpenID Connect Discovery, section 3: an address without query and fragment. */
    private static boolean isIssuer(String issuer) {
        try {
            var address = new URI(issuer);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    boolean isEncrypted() {
        return issuer.startsWith("https:");
    }

    @Override
    public String toString() {
        return issuer + " as " + clientId;
    }
}
