package coop.talkoot.people;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import coop.talkoot.platform.Refused;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;

/** Argon2id with the parameters OWASP names first (19 MiB, 2 passes, 1 lane). */
public final class Passwords {
    public static final int SHORTEST = 8;
    public static final int LONGEST = 200;
    static final Argon2Function OWASP = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    /** Each hash takes 19 MiB; a flood of sign-ins must not take the heap. */
    private static final Semaphore AT_ONCE = new Semaphore(8);

    /** Specs take one that costs less: they sign up thousands of people. */
    private static volatile Argon2Function argon2id = OWASP;

    private static final int SALT_BYTES = 16;
    /** zxcvbn's score of what takes more than a million guesses: above it are all but the most common ones. */
    private static final int LEAST = 2;
    /** Its time grows with the square of the length; what is longer is judged by its beginning. */
    private static final int JUDGED = 40;

    private Passwords() {}

    /** How new passwords are kept from now on; those kept before stay good. For specs. */
    static void keepBy(Argon2Function function) {
        argon2id = function;
    }

    /** What is kept of a new password; refused when it is too short or among the first that anybody would try. */
    public static String hash(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw Refused.invalid(
                    "password",
                    "A password has " + SHORTEST + " to " + LONGEST + " characters. A sentence is a good one.");
        }
        var judged = password.length() > JUDGED ? password.substring(0, JUDGED) : password;
        if (Guesses.OF_ALL.measure(judged).getScore() < LEAST) {
            throw Refused.invalid(
                    "password",
                    "This is one of the first passwords anybody would try. Three or four words are better.");
        }
        AT_ONCE.acquireUninterruptibly();
        try {
            return Password.hash(password)
                    .addRandomSalt(SALT_BYTES)
                    .with(argon2id)
                    .getResult();
        } finally {
            AT_ONCE.release();
        }
    }

    /**
     * What is kept of no password at all: to compare one with it takes as long as with any other, and it is nobody's. Made
     * by drawing, not by hashing, as a server is not to take its time for it at each start.
     */
    static String ofNobody() {
        var function = argon2id;
        return "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        function.getVersion(),
                        function.getMemory(),
                        function.getIterations(),
                        function.getParallelism(),
                        drawn(SALT_BYTES),
                        drawn(function.getOutputLength()));
    }

    private static String drawn(int bytes) {
        var drawn = new byte[bytes];
        new SecureRandom().nextBytes(drawn);
        return Base64.getEncoder().withoutPadding().encodeToString(drawn);
    }

    static boolean matches(String password, String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        AT_ONCE.acquireUninterruptibly();
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } finally {
            AT_ONCE.release();
        }
    }

    /** Its dictionaries are some ten megabytes, read when the first password is chosen. */
    private static final class Guesses {
        private static final Zxcvbn OF_ALL = new Zxcvbn();

        private Guesses() {}
    }
}
