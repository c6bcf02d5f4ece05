package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.ledger.Entry;
import coop.talkoot.ledger.Posting;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line of a unit's journal. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record EntryView(
        String id,
        String unitId,
        long seq,
        String kind,
        String memo,
        List<PostingView> postings,
        String byId,
        @Nullable String reversesId,
        String createdAt,
        String previousHash,
        String hash) {
    /** What one account got by it. */
    @Serdeable
    record PostingView(String accountId, long amount) {
        static PostingView of(Posting posting) {
            return new PostingView(Long.toString(posting.accountId()), posting.amount());
        }
    }

    static EntryView of(Entry entry) {
        return new EntryView(
                Long.toString(entry.id()),
                Long.toString(entry.unitId()),
                entry.seq(),
                entry.kind().name().toLowerCase(Locale.ROOT),
                entry.memo(),
                entry.postings().stream().map(PostingView::of).toList(),
                Long.toString(entry.byId()),
                entry.reversesId() == null ? null : Long.toString(entry.reversesId()),
                entry.createdAt().toString(),
                entry.previousHash(),
                entry.hash());
    }
}
