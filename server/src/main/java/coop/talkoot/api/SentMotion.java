package coop.talkoot.api;

import coop.talkoot.governance.Affiliating;
import coop.talkoot.governance.BylawsText;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.governance.PoliciesText;
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
        Optional<Object> policies,
        @Nullable Long adoptsId,
        @Nullable MotionTerms kept) {
    /** Of an election, a recall or policies, what nobody can say differently once it is proposed. */
    private static final List<String> FIXED =
            List.of("type", "subject", "amendment", "options", "seats", "affiliating", "sending", "policies", "adopts");

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
                sent.tree("policies"),
                sent.id("adopts").orElse(null),
                null);
    }

    /** What is not sent stays as it is. */
    static SentMotion of(SentFields sent, MotionTerms old) {
        var isFixed = old.sending() != null || old.policies() != null || old.adopts() != null;
        var fixed = isFixed ? FIXED.stream().filter(sent::has).toList() : List.<String>of();
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
                Optional.empty(),
                null,
                isFixed ? old : null);
    }

    MotionTerms terms(Addresses addresses) {
        if (kept != null) {
            return kept;
        }
        if (sending != null) {
            return electing(addresses, sending);
        }
        if (policies.isPresent()) {
            return advising(policies.get());
        }
        @Nullable Identity subject = subjectId == null ? null : addresses.byId(subjectId);
        var bylaws = amendment.map(tree -> BylawsText.of("amendment", tree)).orElse(null);
        return new MotionTerms(type, subject, bylaws, options, seats, affiliating, null, null, adoptsId);
    }

    /** What a federation advises: what else a motion can say is none of its business. */
    private MotionTerms advising(Object tree) {
        if (type != Motion.Type.POLICY
                || subjectId != null
                || affiliating != null
                || amendment.isPresent()
                || adoptsId != null
                || !options.isEmpty()) {
            throw Refused.invalid(
                    "policies", "What is advised is a motion of type policy, without subject, rules, options or step.");
        }
        return MotionTerms.advising(PoliciesText.of("policies", tree));
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
