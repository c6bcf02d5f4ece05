package coop.talkoot.api;

import coop.talkoot.governance.Affiliating;
import coop.talkoot.governance.BylawsText;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.http.SentFields;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a body says of a motion beside its words. */
record SentMotion(
        Motion.Type type,
        @Nullable Long subjectId,
        Optional<Object> amendment,
        List<String> options,
        int seats,
        @Nullable Affiliating affiliating,
        @Nullable SentSending sending,
        @Nullable MotionTerms kept) {
    /** Of an election or a recall, what nobody can say differently once it is proposed. */
    private static final List<String> FIXED =
            List.of("type", "subject", "amendment", "options", "seats", "affiliating", "sending");

    static SentMotion of(SentFields sent) {
        var sending = sent.part("sending").map(SentSending::of).orElse(null);
        return new SentMotion(
                sent.oneOf("type", Motion.Type.class),
                sent.id("subject").orElse(null),
                sent.tree("amendment"),
                sent.texts("options", List.of()),
                sent.whole("seats", 1, MotionTerms.MOST_OPTIONS),
                affiliating(sent, null),
                sending,
                null);
    }

    /** What is not sent stays as it is. */
    static SentMotion of(SentFields sent, MotionTerms old) {
        var fixed = old.sending() == null
                ? List.<String>of()
                : FIXED.stream().filter(sent::has).toList();
        if (!fixed.isEmpty()) {
            throw Refused.invalid(
                    fixed.getFirst(), "Only the words of this can be changed: withdraw it and propose another.");
        }
        var subject = old.subject();
        var amendment = old.amendment();
        return new SentMotion(
                sent.oneOf("type", Motion.Type.class, old.type()),
                sent.has("subject")
                        ? sent.id("subject").orElse(null)
                        : subject == null ? null : Long.valueOf(subject.id()),
                sent.has("amendment")
                        ? sent.tree("amendment")
                        : Optional.ofNullable(amendment == null ? null : BylawsText.tree(amendment)),
                sent.texts("options", old.options()),
                sent.whole("seats", old.seats(), MotionTerms.MOST_OPTIONS),
                affiliating(sent, old.affiliating()),
                null,
                old.sending() == null ? null : old);
    }

    MotionTerms terms(Addresses addresses) {
        if (kept != null) {
            return kept;
        }
        if (sending != null) {
            return electing(addresses, sending);
        }
        @Nullable Identity subject = subjectId == null ? null : addresses.byId(subjectId);
        var bylaws = amendment.map(tree -> BylawsText.of("amendment", tree)).orElse(null);
        return new MotionTerms(type, subject, bylaws, options, seats, affiliating);
    }

    /** Elects or recalls: what else a motion can say is none of its business. */
    private MotionTerms electing(Addresses addresses, SentSending wanted) {
        if (affiliating != null || amendment.isPresent() || !options.isEmpty()) {
            throw Refused.invalid(
                    "sending",
                    "To elect or recall delegates goes with no options, rules or other step: leave them out.");
        }
        var terms = wanted.terms(addresses, subjectId, seats);
        if (terms.type() != type) {
            throw Refused.invalid("type", "To elect delegates is of type policy, to recall one of type removal.");
        }
        return terms;
    }

    private static @Nullable Affiliating affiliating(SentFields sent, @Nullable Affiliating old) {
        return sent.has("affiliating") ? sent.oneOf("affiliating", Affiliating.class) : old;
    }
}
