package coop.talkoot.people.entry;

import static coop.talkoot.schema.Tables.PASSKEY;
import static coop.talkoot.schema.Tables.PASSKEY_CEREMONY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Tokens;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SignatureException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with a key instead of a password (WebAuthn). The device checks who holds it, so a passkey is two factors at
 * once; it says itself whose it is, so nobody types a name.
 */
@Singleton
public final class Passkeys implements Recurring {
    private static final Duration LASTS = Duration.ofMinutes(5);
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ANSWER = 20_000;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Logins logins;
    private final LoginNews news;
    private final RelyingParty party;

    Passkeys(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Logins logins,
            LoginNews news,
            PasskeyRows rows,
            Settings settings) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.logins = logins;
        this.news = news;
        this.party = RelyingParty.builder()
                .identity(RelyingPartyIdentity.builder()
                        .id(settings.baseUrl().getHost())
                        .name(settings.domain())
                        .build())
                .credentialRepository(rows)
                .origins(Set.of(settings.baseUrl().toString()))
                .build();
    }

    /**
     * What a browser is asked.
     *
     * @param token names the question when its answer comes
     * @param options as {@code navigator.credentials} takes them, JSON
     */
    public record Question(String token, String options) {}

    /** Asks a browser to make a key for this login; the device must check who holds it. */
    public Question askToMake(Viewer viewer) {
        var identity = viewer.identity();
        var options = party.startRegistration(StartRegistrationOptions.builder()
                .user(UserIdentity.builder()
                        .name(identity.handle())
                        .displayName(identity.displayName())
                        .id(PasskeyRows.handle(viewer.loginId()))
                        .build())
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .timeout(LASTS.toMillis())
                .build());
        return json(
                () -> new Question(remember(viewer.loginId(), options.toJson()), options.toCredentialsCreateJson()));
    }

    /** Takes the key a browser has made, by the name its owner gives it. */
    public void take(Viewer viewer, String token, String answer, String name) {
        var called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME || called.indexOf('\0') >= 0) {
            throw Refused.invalid("name", "A name has 1 to " + LONGEST_NAME + " characters.");
        }
        var asked = asked(token, viewer.loginId());
        var made = checked(() -> party.finishRegistration(FinishRegistrationOptions.builder()
                .request(PublicKeyCredentialCreationOptions.fromJson(asked))
                .response(PublicKeyCredential.parseRegistrationResponseJson(bounded(answer)))
                .build()));
        if (!made.isUserVerified()) {
            throw wrong();
        }
        transactions.run(() -> {
            if (sql.fetchCount(PASSKEY, PASSKEY.LOGIN_ID.eq(viewer.loginId())) >= MOST) {
                throw Refused.conflict("There are " + MOST + " passkeys already. Remove one first.");
            }
            var kept = sql.insertInto(PASSKEY)
                    .set(PASSKEY.ID, ids.next())
                    .set(PASSKEY.LOGIN_ID, viewer.loginId())
                    .set(PASSKEY.CREDENTIAL_ID, made.getKeyId().getId().getBytes())
                    .set(PASSKEY.PUBLIC_KEY, made.getPublicKeyCose().getBytes())
                    .set(PASSKEY.SIGN_COUNT, made.getSignatureCount())
                    .set(PASSKEY.NAME, called)
                    .set(PASSKEY.CREATED_AT, clock.instant())
                    .onConflict(PASSKEY.CREDENTIAL_ID)
                    .doNothing()
                    .execute();
            if (kept == 0) {
                throw wrong();
            }
            news.tell(viewer, "passkey", called);
        });
    }

    /** Asks a browser for any key of this server. */
    public Question askToSignIn() {
        var request = party.startAssertion(StartAssertionOptions.builder()
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(LASTS.toMillis())
                .build());
        return json(() -> new Question(remember(null, request.toJson()), request.toCredentialsGetJson()));
    }

    /** Who signs in by this answer. */
    public Viewer signIn(String token, String answer) {
        var asked = asked(token, null);
        var result = checked(() -> party.finishAssertion(FinishAssertionOptions.builder()
                .request(AssertionRequest.fromJson(asked))
                .response(PublicKeyCredential.parseAssertionResponseJson(bounded(answer)))
                .build()));
        if (!result.isSuccess() || !result.isUserVerified()) {
            throw wrong();
        }
        var credential = result.getCredential();
        transactions.run(() -> sql.update(PASSKEY)
                .set(PASSKEY.SIGN_COUNT, result.getSignatureCount())
                .set(PASSKEY.LAST_USED_AT, clock.instant())
                .where(PASSKEY.CREDENTIAL_ID.eq(credential.getCredentialId().getBytes()))
                .execute());
        return PasskeyRows.loginOf(credential.getUserHandle())
                .flatMap(logins::find)
                .filter(viewer -> !viewer.identity().isSuspended())
                .orElseThrow(Passkeys::wrong);
    }

    /** Somebody's own, latest first. */
    public Page<Passkey> of(Viewer viewer, Page.Request page) {
        return transactions.read(() -> Page.of(
                sql.selectFrom(PASSKEY)
                        .where(PASSKEY.LOGIN_ID.eq(viewer.loginId()))
                        .and(PASSKEY.ID.lt(page.before()))
                        .orderBy(PASSKEY.ID.desc())
                        .limit(page.limit() + 1)
                        .fetch(row -> new Passkey(row.getId(), row.getName(), row.getCreatedAt(), row.getLastUsedAt())),
                page.limit(),
                Passkey::id));
    }

    public boolean hasAny(long loginId) {
        return transactions.read(() -> sql.fetchExists(PASSKEY, PASSKEY.LOGIN_ID.eq(loginId)));
    }

    /** It opens nothing any more; the password does, as before. */
    public void remove(Viewer viewer, long id) {
        var removed = transactions.write(() -> sql.deleteFrom(PASSKEY)
                .where(PASSKEY.ID.eq(id).and(PASSKEY.LOGIN_ID.eq(viewer.loginId())))
                .execute());
        if (removed == 0) {
            throw Refused.notFound("This passkey is gone already.");
        }
    }

    private String remember(@Nullable Long loginId, String asked) {
        var token = Tokens.create();
        transactions.run(() -> sql.insertInto(PASSKEY_CEREMONY)
                .set(PASSKEY_CEREMONY.TOKEN_HASH, Tokens.hash(token))
                .set(PASSKEY_CEREMONY.LOGIN_ID, loginId)
                .set(PASSKEY_CEREMONY.ASKED, asked)
                .set(PASSKEY_CEREMONY.EXPIRES_AT, clock.instant().plus(LASTS))
                .execute());
        return token;
    }

    /** Uses the question up: an answer heard on the way is good for nothing afterwards. */
    private String asked(String token, @Nullable Long loginId) {
        return transactions
                .write(() -> sql.deleteFrom(PASSKEY_CEREMONY)
                        .where(PASSKEY_CEREMONY.TOKEN_HASH.eq(Tokens.hash(token)))
                        .and(PASSKEY_CEREMONY.EXPIRES_AT.gt(clock.instant()))
                        .and(
                                loginId == null
                                        ? PASSKEY_CEREMONY.LOGIN_ID.isNull()
                                        : PASSKEY_CEREMONY.LOGIN_ID.eq(loginId))
                        .returning(PASSKEY_CEREMONY.ASKED)
                        .fetchOptional(PASSKEY_CEREMONY.ASKED))
                .orElseThrow(Passkeys::wrong);
    }

    private static String bounded(String answer) {
        if (answer.length() > LONGEST_ANSWER) {
            throw wrong();
        }
        return answer;
    }

    private interface Checking<T> {
        T check() throws AssertionFailedException, RegistrationFailedException, IOException;
    }

    /** What the library makes of an answer; whatever is wrong with one is refused. */
    private static <T> T checked(Checking<T> checking) {
        try {
            return checking.check();
        } catch (AssertionFailedException
                | RegistrationFailedException
                | IOException
                | IllegalArgumentException cause) {
            throw wrong();
        } catch (RuntimeException cause) {
            // a signature that cannot be read at all the library takes for a fault of its own
            if (cause.getCause() instanceof SignatureException) {
                throw wrong();
            }
            throw cause;
        }
    }

    private interface Writing {
        Question write() throws JsonProcessingException;
    }

    private static Question json(Writing writing) {
        try {
            return writing.write();
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("options of our own cannot be written", cause);
        }
    }

    private static Refused wrong() {
        return Refused.invalid(
                "credential", "That did not work: the passkey is not one of this server, or it took too long.");
    }

    @Override
    public String name() {
        return "passkey-ceremonies";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        transactions.run(() -> sql.deleteFrom(PASSKEY_CEREMONY)
                .where(PASSKEY_CEREMONY.EXPIRES_AT.le(clock.instant()))
                .execute());
    }
}
