package coop.talkoot.activitypub.mapping;

import static coop.talkoot.vocab.Namespaces.TALKOOT;

import coop.talkoot.governance.Adoption;
import coop.talkoot.governance.Affiliating;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.Occasion;
import coop.talkoot.governance.PanelLot;
import coop.talkoot.governance.Receipt;
import coop.talkoot.governance.Secrecy;
import coop.talkoot.governance.VotingMethod;
import coop.talkoot.governance.method.Outcome;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our words on the wire for what votes are made of: a value's own name in camel case, but where the wire says it otherwise. */
final class GovernanceTerms {
    private static final Map<Enum<?>, String> OTHERWISE =
            Map.of(Outcome.Kind.PASSED, "accepted", Outcome.Kind.PASSED_WEAK, "acceptedWeak");

    private GovernanceTerms() {}

    static String of(VotingMethod method) {
        return written(method);
    }

    static String of(Motion.Type type) {
        return written(type);
    }

    static String of(Affiliating step) {
        return written(step);
    }

    static String of(Occasion occasion) {
        return written(occasion);
    }

    static String of(Secrecy secrecy) {
        return written(secrecy);
    }

    static String of(Outcome.Kind outcome) {
        return written(outcome);
    }

    static String of(Receipt.Why why) {
        return written(why);
    }

    static String of(Adoption.Part part) {
        return written(part);
    }

    static String of(PanelLot.State state) {
        return written(state);
    }

    /** The value of that enum a term means, or nothing. A bare word is taken for ours. */
    static <E extends Enum<E>> @Nullable E read(Class<E> type, @Nullable String term) {
        if (term == null) {
            return null;
        }
        var word = term.startsWith(TALKOOT) ? term.substring(TALKOOT.length()) : term.replaceFirst("^coop:", "");
        for (var value : type.getEnumConstants()) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        return null;
    }

    /** A value's name as it stands on papers, {@code standAside}. */
    static String word(Enum<?> value) {
        var otherwise = OTHERWISE.get(value);
        if (otherwise != null) {
            return otherwise;
        }
        var word = new StringBuilder();
        for (var part : value.name().split("_", -1)) {
            var small = part.toLowerCase(Locale.ROOT);
            word.append(word.isEmpty() ? small : part.charAt(0) + small.substring(1));
        }
        return word.toString();
    }

    private static String written(Enum<?> value) {
        return TALKOOT + word(value);
    }
}
