package coop.talkoot.activitypub.mapping;

import static coop.talkoot.vocab.Namespaces.TALKOOT;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Role;
import coop.talkoot.groups.affiliation.Affiliation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Our own words on the wire for the domain's enums. */
final class CoopTerms {
    static final String HAS_MEMBER = TALKOOT + "hasMember";
    static final String HAS_CHILD = TALKOOT + "hasChild";
    static final String DELEGATE_OF = TALKOOT + "delegateOf";

    private CoopTerms() {}

    static String of(ExchangeKind kind) {
        return TALKOOT
                + switch (kind) {
                    case GIFT -> "gift";
                    case LOAN -> "loan";
                    case EXCHANGE -> "exchange";
                    case PAYMENT -> "payment";
                    case TIME_CREDIT -> "timeCredit";
                    case PURCHASE -> "purchase";
                };
    }

    /** The kind a term means, or nothing. A bare word is taken for ours. */
    static @Nullable ExchangeKind kind(@Nullable String term) {
        if (term == null) {
            return null;
        }
        for (var kind : ExchangeKind.values()) {
            var ours = of(kind);
            if (term.equals(ours)
                    || term.equals(ours.substring(TALKOOT.length()))
                    || term.equals("coop:" + ours.substring(TALKOOT.length()))) {
                return kind;
            }
        }
        return null;
    }

    /** One word of an enum as ours: SOME_PRACTICE is somePractice. */
    static String of(Enum<?> word) {
        var parts = word.name().toLowerCase(Locale.ROOT).split("_");
        var term = new StringBuilder(parts[0]);
        for (var part : List.of(parts).subList(1, parts.length)) {
            term.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
        }
        return TALKOOT + term;
    }

    /** The word of an enum that a term means, or nothing. A bare word is taken for ours. */
    static <E extends Enum<E>> @Nullable E of(Class<E> type, @Nullable String term) {
        if (term != null) {
            for (var word : type.getEnumConstants()) {
                var ours = of((Enum<?>) word);
                var bare = ours.substring(TALKOOT.length());
                if (term.equals(ours) || term.equals(bare) || term.equals("coop:" + bare)) {
                    return word;
                }
            }
        }
        return null;
    }

    static String of(Group.Kind kind) {
        return TALKOOT
                + switch (kind) {
                    case COOPERATIVE -> "Cooperative";
                    case FEDERATION -> "Federation";
                };
    }

    static String of(Role role) {
        return TALKOOT
                + switch (role) {
                    case OBSERVER -> "observer";
                    case MEMBER -> "member";
                    case COORDINATOR -> "coordinator";
                    case ADMIN -> "admin";
                };
    }

    static String of(Affiliation.State state) {
        return TALKOOT
                + switch (state) {
                    case ASKED -> "requested";
                    case MEMBER -> "active";
                    case NOTICE -> "leaving";
                    case EXITED, EXPELLED, MOVED -> "left";
                    case REFUSED, WITHDRAWN -> "refused";
                };
    }

    static String of(Membership.State state) {
        return TALKOOT
                + switch (state) {
                    case REQUESTED -> "requested";
                    case ACTIVE -> "active";
                    case LEFT -> "left";
                };
    }
}
