package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.ledger.Verdict;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** What a check of a journal came to; {@code seq} is the first entry that does not hold. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record CheckView(
        boolean isSound,
        @Nullable Long entries,
        @Nullable Long seq,
        @Nullable String finding) {
    static CheckView of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Sound sound -> new CheckView(true, sound.entries(), null, null);
            case Verdict.Broken broken -> new CheckView(false, null, broken.seq(), broken.finding());
            case Verdict.Differs differs ->
                new CheckView(false, null, null, differs.account() + ": " + differs.finding());
        };
    }
}
