package coop.talkoot.api;

import coop.talkoot.governance.Affiliating;
import coop.talkoot.governance.BylawsText;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.http.SentFields;
import coop.talkoot.people.Identity;
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
        @Nullable Affiliating affiliating) {
    static SentMotion of(SentFields sent) {
        return new SentMotion(
                sent.oneOf("type", Motion.Type.class),
                sent.id("subject").orElse(null),
                sent.tree("amendment"),
                sent.texts("options", List.of()),
                sent.whole("seats", 1, MotionTerms.MOST_OPTIONS),
                affiliating(sent, null));
    }

    /** What is not sent stays as it is. */
    static SentMotion of(SentFields sent, MotionTerms old) {
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
                affiliating(sent, old.affiliating()));
    }

    MotionTerms terms(Addresses addresses) {
        @Nullable Identity subject = subjectId == null ? null : addresses.byId(subjectId);
        var bylaws = amendment.map(tree -> BylawsText.of("amendment", tree)).orElse(null);
        return new MotionTerms(type, subject, bylaws, options, seats, affiliating);
    }

    private static @Nullable Affiliating affiliating(SentFields sent, @Nullable Affiliating old) {
        return sent.has("affiliating") ? sent.oneOf("affiliating", Affiliating.class) : old;
    }
}
