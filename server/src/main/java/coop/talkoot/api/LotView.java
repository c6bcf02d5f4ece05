package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.PanelLot;
import coop.talkoot.governance.SentLotAnswer;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The drawing of a panel; its count file has all that is needed to draw it again. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record LotView(
        String id,
        String uri,
        String groupId,
        @Nullable String motionId,
        String title,
        int seats,
        int restMonths,
        List<String> parts,
        String state,
        String promisedBy,
        String revealedBy,
        String numberSource,
        @Nullable String publicNumber,
        boolean isNumberConfirmed,
        @Nullable String poolHash,
        @Nullable String seed,
        List<PromiseView> promises,
        List<IdentityView> panel,
        List<String> panelParts,
        List<AnswerView> answers) {
    /** Somebody's hidden number. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PromiseView(
            IdentityView by, String commitment, @Nullable String revealed) {}

    /** What the viewer said in a drawing of another server, the latest of each kind; there it is decided whether it counts. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AnswerView(String kind, String state, String words, String sentAt) {
        static AnswerView of(SentLotAnswer sent) {
            var answer = sent.answer();
            return new AnswerView(
                    sent.kind().toLowerCase(Locale.ROOT),
                    answer == null ? "sent" : answer.isAccepted() ? "accepted" : "refused",
                    answer == null ? "" : answer.words(),
                    sent.sentAt().toString());
        }
    }

    static LotView of(PanelLot lot, List<SentLotAnswer> sent) {
        var motionId = lot.motionId();
        return new LotView(
                Long.toString(lot.id()),
                lot.uri(),
                Long.toString(lot.group().id()),
                motionId == null ? null : motionId.toString(),
                lot.title(),
                lot.seats(),
                lot.restMonths(),
                lot.parts(),
                DecisionViews.word(lot.state()),
                lot.promisedBy().toString(),
                lot.revealedBy().toString(),
                lot.numberSource(),
                lot.publicNumber(),
                lot.isNumberConfirmed(),
                lot.poolHash(),
                lot.seed(),
                lot.promises().stream()
                        .map(promise -> new PromiseView(
                                IdentityView.of(promise.by()), promise.commitment(), promise.revealed()))
                        .toList(),
                lot.panel().stream().map(IdentityView::of).toList(),
                lot.panel().stream()
                        .map(one -> lot.partOf().getOrDefault(one.id(), ""))
                        .toList(),
                sent.stream().map(AnswerView::of).toList());
    }
}
