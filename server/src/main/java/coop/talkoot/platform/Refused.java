package coop.talkoot.platform;

import java.io.Serial;

/** Carries a {@link Refusal} out of a transaction, so that nothing half done stays. Has no stack trace: it is no fault. */
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.sentence(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    public static Refused invalid(String field, String sentence) {
        return new Refused(new Refusal.Invalid(field, sentence));
    }

    public static Refused notFound(String sentence) {
        return new Refused(new Refusal.NotFound(sentence));
    }

    public static Refused notAllowed(String sentence) {
        return new Refused(new Refusal.NotAllowed(sentence));
    }

    public static Refused conflict(String sentence) {
        return new Refused(new Refusal.Conflict(sentence));
    }
}
