package coop.talkoot.api;

import coop.talkoot.governance.MotionTerms;
import coop.talkoot.governance.Sending;
import coop.talkoot.http.SentFields;
import coop.talkoot.platform.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body says of delegates to a federation: who can be elected, and for how long; or neither, where the subject is
 * recalled.
 */
record SentSending(long parentId, List<String> candidates, boolean isDrawn, int months) {
    static SentSending of(SentFields sent) {
        return new SentSending(
                sent.requiredId("parent"),
                sent.texts("candidates", List.of()),
                sent.yes("isDrawn", false),
                sent.has("months") ? sent.whole("months", 0, Sending.LONGEST) : 0);
    }

    MotionTerms terms(Addresses addresses, @Nullable Long subjectId, int seats) {
        var parent = addresses.byId(parentId);
        if (subjectId != null) {
            if (!candidates.isEmpty() || isDrawn || months != 0) {
                throw Refused.invalid(
                        "candidates", "Delegates are elected from candidates; one is recalled, the subject.");
            }
            return MotionTerms.recalling(parent, addresses.byId(subjectId));
        }
        if (isDrawn) {
            if (!candidates.isEmpty()) {
                throw Refused.invalid("candidates", "Who is drawn by lot is nobody's candidate.");
            }
            return MotionTerms.drawing(parent, seats, months);
        }
        var named = candidates.stream()
                .map(id -> SentFields.readId(id)
                        .map(addresses::byId)
                        .orElseThrow(() -> Refused.invalid("candidates", "Candidates are named by their ids.")))
                .toList();
        return MotionTerms.electing(parent, named, seats, months);
    }
}
