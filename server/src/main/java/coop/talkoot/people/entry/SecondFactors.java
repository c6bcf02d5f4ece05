package coop.talkoot.people.entry;

import static coop.talkoot.schema.Tables.RECOVERY_CODE;
import static coop.talkoot.schema.Tables.TOTP;

import coop.talkoot.people.Logins;
import coop.talkoot.people.Throttle;
import coop.talkoot.people.Tokens;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** What somebody shows besides the password: a code of the time, or one of ten from a piece of paper. */
@Singleton
public final class SecondFactors {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 10;
    private static final int CODE_LENGTH = 12;
    /** Nothing in it that looks like something else. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final Duration NEWS = Duration.ofDays(7);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Settings settings;
    private final Logins logins;
    private final Throttle throttle;
    private final LetterTexts letters;

    SecondFactors(
            DSLContext sql,
            Transactions transactions,
            Clock clock,
            Settings settings,
            Logins logins,
            Throttle throttle,
            LetterTexts letters) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
        this.logins = logins;
        this.throttle = throttle;
        this.letters = letters;
    }

    /**
     * What an app must know, said once.
     *
     * @param typed to be typed in
     * @param uri to be read as a picture
     */
    public record Secret(String typed, String uri) {
        @Override
        public String toString() {
            return "Secret[not shown]";
        }
    }

    /** Whether signing in as them takes a code. */
    public boolean isOn(long loginId) {
        return transactions.read(
                () -> sql.fetchExists(TOTP, TOTP.LOGIN_ID.eq(loginId).and(TOTP.CONFIRMED_AT.isNotNull())));
    }

    /** Makes a secret, which counts only once a code of it was given. Refused while another one is in force. */
    public Secret begin(Viewer viewer) {
        var secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        transactions.run(() -> {
            requireOff(viewer);
            sql.deleteFrom(TOTP).where(TOTP.LOGIN_ID.eq(viewer.loginId())).execute();
            sql.insertInto(TOTP)
                    .set(TOTP.LOGIN_ID, viewer.loginId())
                    .set(TOTP.SECRET, secret)
                    .set(TOTP.CREATED_AT, clock.instant())
                    .execute();
        });
        return said(viewer, secret);
    }

    /** The secret that was begun with, to be shown again; refused when there is none. */
    public Secret begun(Viewer viewer) {
        return said(viewer, unconfirmed(viewer));
    }

    /** The app works: from now on signing in takes a code. Gives the codes for paper, said this once. */
    public List<String> confirm(Viewer viewer, String code) {
        throttle.count(Throttle.Kind.SECOND_FACTOR, who(viewer));
        return transactions.write(() -> {
            var step = Totp.stepOf(unconfirmed(viewer), digits(code), clock.instant())
                    .orElseThrow(SecondFactors::wrong);
            sql.update(TOTP)
                    .set(TOTP.CONFIRMED_AT, clock.instant())
                    .set(TOTP.LAST_STEP, step)
                    .where(TOTP.LOGIN_ID.eq(viewer.loginId()))
                    .execute();
            throttle.forget(Throttle.Kind.SECOND_FACTOR, who(viewer));
            tell(viewer, "secondFactorOn");
            return freshCodes(viewer);
        });
    }

    /** Refused unless the code is one of this time not used before, or one from paper, which is used up by it. */
    public void check(Viewer viewer, String code) {
        throttle.count(Throttle.Kind.SECOND_FACTOR, who(viewer));
        var isRight = transactions.write(() -> isOfTheTime(viewer, digits(code)) || isFromPaper(viewer, code));
        if (!isRight) {
            throw wrong();
        }
        throttle.forget(Throttle.Kind.SECOND_FACTOR, who(viewer));
    }

    /** Ten new codes for paper; those before are worth nothing. */
    public List<String> newCodes(Viewer viewer) {
        return transactions.write(() -> {
            if (!isOn(viewer.loginId())) {
                throw Refused.conflict("There is no second factor.");
            }
            return freshCodes(viewer);
        });
    }

    public int countCodes(Viewer viewer) {
        return transactions.read(() -> sql.fetchCount(RECOVERY_CODE, RECOVERY_CODE.LOGIN_ID.eq(viewer.loginId())));
    }

    /** Signing in takes the password alone again. */
    public void turnOff(Viewer viewer) {
        transactions.run(() -> {
            sql.deleteFrom(RECOVERY_CODE)
                    .where(RECOVERY_CODE.LOGIN_ID.eq(viewer.loginId()))
                    .execute();
            var ended = sql.deleteFrom(TOTP)
                    .where(TOTP.LOGIN_ID.eq(viewer.loginId()))
                    .execute();
            if (ended > 0) {
                tell(viewer, "secondFactorOff");
            }
        });
    }

    private boolean isOfTheTime(Viewer viewer, String digits) {
        var row = sql.selectFrom(TOTP)
                .where(TOTP.LOGIN_ID.eq(viewer.loginId()))
                .and(TOTP.CONFIRMED_AT.isNotNull())
                .forUpdate()
                .fetchOptional();
        var step = row.map(totp -> Totp.stepOf(totp.getSecret(), digits, clock.instant()));
        if (step.isEmpty() || step.get().isEmpty()) {
            return false;
        }
        return sql.update(TOTP)
                        .set(TOTP.LAST_STEP, step.get().getAsLong())
                        .where(TOTP.LOGIN_ID.eq(viewer.loginId()))
                        .and(TOTP.LAST_STEP.lt(step.get().getAsLong()))
                        .execute()
                == 1;
    }

    private boolean isFromPaper(Viewer viewer, String code) {
        return sql.deleteFrom(RECOVERY_CODE)
                        .where(RECOVERY_CODE.LOGIN_ID.eq(viewer.loginId()))
                        .and(RECOVERY_CODE.CODE_HASH.eq(Tokens.hash(plain(code))))
                        .execute()
                == 1;
    }

    private List<String> freshCodes(Viewer viewer) {
        sql.deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.LOGIN_ID.eq(viewer.loginId()))
                .execute();
        var codes = Stream.generate(SecondFactors::code).distinct().limit(CODES).toList();
        codes.forEach(code -> sql.insertInto(RECOVERY_CODE)
                .set(RECOVERY_CODE.LOGIN_ID, viewer.loginId())
                .set(RECOVERY_CODE.CODE_HASH, Tokens.hash(plain(code)))
                .execute());
        return codes;
    }

    /** Some 59 random bits: a hash that is quick to compute suffices for these. */
    private static String code() {
        var text = new StringBuilder();
        for (var index = 0; index < CODE_LENGTH; index++) {
            if (index > 0 && index % 4 == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private byte[] unconfirmed(Viewer viewer) {
        return transactions
                .read(() -> sql.fetchOptional(
                        TOTP, TOTP.LOGIN_ID.eq(viewer.loginId()).and(TOTP.CONFIRMED_AT.isNull())))
                .orElseThrow(() -> Refused.conflict("Begin again: there is no code to confirm."))
                .getSecret();
    }

    private void requireOff(Viewer viewer) {
        if (isOn(viewer.loginId())) {
            throw Refused.conflict("There is a second factor already. Turn it off first.");
        }
    }

    /** As authenticator apps read it (Key Uri Format of Google Authenticator). */
    private Secret said(Viewer viewer, byte[] secret) {
        var base32 = Totp.base32(secret);
        var issuer = encoded(settings.domain());
        return new Secret(
                base32.replaceAll("(.{4})(?=.)", "$1 "),
                "otpauth://totp/" + issuer + ":" + encoded(viewer.identity().handle()) + "?secret=" + base32
                        + "&issuer=" + issuer);
    }

    private void tell(Viewer viewer, String name) {
        logins.emailOf(viewer.loginId())
                .ifPresent(email -> letters.post(
                        name, viewer.language(), email, NEWS, viewer.identity().handle()));
    }

    private static Refused wrong() {
        return Refused.invalid("code", "This is not the code of the moment, nor one of your paper that is left.");
    }

    private static String who(Viewer viewer) {
        return "login " + viewer.loginId();
    }

    private static String digits(String code) {
        return code.replaceAll("\\s", "");
    }

    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
