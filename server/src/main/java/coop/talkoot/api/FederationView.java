package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.groups.affiliation.FederationTerms;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;

/** What a federation says of itself; {@code tags} without #, only where these are what it announces. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record FederationView(
        String scope, String scopeWords, String governing, String admission, String announces, List<String> tags) {
    static FederationView of(FederationTerms terms) {
        return new FederationView(
                word(terms.scope()),
                terms.scopeWords(),
                word(terms.governing()),
                word(terms.admission()),
                word(terms.announces()),
                terms.tags());
    }

    private static String word(Enum<?> said) {
        return said.name().toLowerCase(Locale.ROOT);
    }
}
