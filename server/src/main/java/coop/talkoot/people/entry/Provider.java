package coop.talkoot.people.entry;

import static coop.talkoot.schema.Tables.PROVIDER_CEREMONY;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Tokens;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.OidcSettings;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.ProviderCeremonyRecord;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in by the co-op's own identity provider (OpenID Connect: code with PKCE, state and nonce). Who comes from there
 * is known by issuer and subject alone.
 */
@Singleton
public final class Provider implements Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final int LONGEST_WORDS = 200;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Logins logins;
    private final ProviderLinks links;
    private final Newcomers newcomers;
    private final LoginNews news;
    private final Optional<OidcSettings> settings;
    private final Optional<ProviderTokens> tokens;

    Provider(
            DSLContext sql,
            Transactions transactions,
            Clock clock,
            Logins logins,
            ProviderLinks links,
            Newcomers newcomers,
            LoginNews news,
            Settings settings,
            ProviderWire wire) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.logins = logins;
        this.links = links;
        this.newcomers = newcomers;
        this.news = news;
        this.settings = settings.provider();
        this.tokens = settings.provider()
                .map(provider ->
                        new ProviderTokens(provider, wire, URI.create(settings.uri("/sign-in/provider/back"))));
    }

    /** A browser on its way to the provider: where it goes, and what it must bring back. */
    public record Start(String href, String state) {}

    /** What somebody comes back as. */
    public sealed interface Arrival {
        /** Somebody with a login here. */
        record Known(Viewer viewer, String next) implements Arrival {}

        /** Somebody signed in, whose login is linked from now on. */
        record Linked(Viewer viewer) implements Arrival {}

        /** Nobody yet; the ticket is good for signing up, if the house takes anybody. */
        record Newcomer(String ticket, String next) implements Arrival {}

        /** Somebody who has asked for a login already, which a keeper decides about. */
        record Waiting() implements Arrival {}
    }

    /** What the button says; empty where there is no provider. */
    public Optional<String> title() {
        return settings.map(OidcSettings::name);
    }

    /** Begins: to sign in, or for {@code viewer} to link the login they are signed in with. */
    public Start begin(String next, @Nullable Viewer viewer) {
        var state = new State(Tokens.create());
        var nonce = new Nonce(Tokens.create());
        var verifier = new CodeVerifier(Tokens.create());
        try {
            var known = known();
            var request = new AuthenticationRequest.Builder(
                            ResponseType.CODE, new Scope("openid", "profile", "email"), known.client(), known.back())
                    .endpointURI(known.metadata().getAuthorizationEndpointURI())
                    .state(state)
                    .nonce(nonce)
                    .codeChallenge(verifier, CodeChallengeMethod.S256)
                    .build();
            transactions.run(() -> sql.insertInto(PROVIDER_CEREMONY)
                    .set(PROVIDER_CEREMONY.TOKEN_HASH, Tokens.hash(state.getValue()))
                    .set(PROVIDER_CEREMONY.LOGIN_ID, viewer == null ? null : viewer.loginId())
                    .set(PROVIDER_CEREMONY.NONCE, nonce.getValue())
                    .set(PROVIDER_CEREMONY.VERIFIER, verifier.getValue())
                    .set(PROVIDER_CEREMONY.NEXT, next)
                    .set(PROVIDER_CEREMONY.EXPIRES_AT, clock.instant().plus(LASTS))
                    .execute());
            return new Start(request.toURI().toString(), state.getValue());
        } catch (IOException | ParseException cause) {
            LOG.warn("The identity provider cannot be asked: {}", cause.toString());
            throw Refused.conflict(called() + " does not answer as it should. Try again in a while.");
        }
    }

    /** Ends: {@code state} and {@code code} come from the address the provider sent the browser back with. */
    public Arrival arrive(String state, String code, @Nullable Viewer viewer) {
        var ceremony = use(state);
        if (ceremony.getLoginId() != null && (viewer == null || viewer.loginId() != ceremony.getLoginId())) {
            throw stale();
        }
        var claims = claims(code, ceremony);
        return transactions.write(() -> arrive(ceremony, claims));
    }

    /**
     * Why the provider sent a browser back without a code, for who waits to read (RFC 6749, section 4.1.2.1). Its words
     * are passed on only to the browser that went there: else any link to us could say anything in its name.
     */
    public Refused refusal(String state, String error, String words) {
        use(state);
        var code = printable(error, 60);
        var said = printable(words, LONGEST_WORDS);
        LOG.info("The identity provider sends somebody back: {} {}", code, said);
        var sentence = called()
                + switch (code) {
                    case "access_denied" -> " has not let you through: it was cancelled there, or is not open to you.";
                    case "server_error", "temporarily_unavailable" -> " cannot answer now. Try again in a while.";
                    default -> " does not accept this server's question (" + code + "). Tell those who keep it.";
                };
        return Refused.conflict(said.isEmpty() ? sentence : sentence + " It says: \u201c" + said + "\u201d");
    }

    private static String printable(String text, int most) {
        var clean = text.replaceAll("\\p{C}+", " ").strip();
        return clean.length() > most ? clean.substring(0, most) : clean;
    }

    private Arrival arrive(ProviderCeremonyRecord ceremony, IDTokenClaimsSet claims) {
        var issuer = claims.getIssuer().getValue();
        var subject = claims.getSubject().getValue();
        var linked = links.find(issuer, subject);
        var wanted = ceremony.getLoginId();
        if (wanted != null) {
            links.link(issuer, subject, wanted);
            var viewer = logins.find(wanted).orElseThrow();
            news.tell(viewer, "linked", called());
            return new Arrival.Linked(viewer);
        }
        if (linked.isPresent()) {
            if (linked.get().identity().isSuspended()) {
                throw Refused.notAllowed("Those who keep this server have suspended this account.");
            }
            return new Arrival.Known(linked.get(), ceremony.getNext());
        }
        if (newcomers.isWaiting(issuer, subject)) {
            return new Arrival.Waiting();
        }
        var ticket = newcomers.remember(
                issuer,
                subject,
                Optional.ofNullable(claims.getStringClaim("name")).orElse(""),
                Boolean.TRUE.equals(claims.getBooleanClaim("email_verified")) ? claims.getStringClaim("email") : null);
        return new Arrival.Newcomer(ticket, ceremony.getNext());
    }

    /** Whether this login is linked. */
    public boolean isLinked(Viewer viewer) {
        return settings.isPresent()
                && links.isLinked(viewer.loginId(), settings.get().issuer());
    }

    /** Ends the link; whoever has no password sets one first, by a letter. */
    public void unlink(Viewer viewer) {
        links.unlink(viewer.loginId());
    }

    private IDTokenClaimsSet claims(String code, ProviderCeremonyRecord ceremony) {
        try {
            return known().claims(code, new CodeVerifier(ceremony.getVerifier()), new Nonce(ceremony.getNonce()));
        } catch (IOException cause) {
            LOG.warn("The identity provider does not answer: {}", cause.toString());
            throw Refused.conflict(called() + " does not answer. Try again in a while.");
        } catch (ParseException | JOSEException | BadJOSEException cause) {
            LOG.warn("What the identity provider says is not believed: {}", cause.toString());
            throw Refused.conflict(
                    "What " + called() + " answered could not be believed. Try again, and if it stays so,"
                            + " tell those who keep this server.");
        }
    }

    /** Once only: an address somebody has seen brings nobody in a second time. */
    private ProviderCeremonyRecord use(String state) {
        return transactions
                .write(() -> sql.deleteFrom(PROVIDER_CEREMONY)
                        .where(PROVIDER_CEREMONY.TOKEN_HASH.eq(Tokens.hash(state)))
                        .and(PROVIDER_CEREMONY.EXPIRES_AT.gt(clock.instant()))
                        .returning()
                        .fetchOptional())
                .orElseThrow(Provider::stale);
    }

    private String called() {
        return title().orElse("The other server");
    }

    private ProviderTokens known() {
        return tokens.orElseThrow(() -> Refused.notFound("There is no other way to sign in here."));
    }

    private static Refused stale() {
        return Refused.conflict("This took too long, or was begun in another browser. Begin again.");
    }

    @Override
    public String name() {
        return "provider-ceremonies";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        transactions.run(() -> {
            sql.deleteFrom(PROVIDER_CEREMONY)
                    .where(PROVIDER_CEREMONY.EXPIRES_AT.le(clock.instant()))
                    .execute();
            newcomers.sweep();
        });
    }
}
