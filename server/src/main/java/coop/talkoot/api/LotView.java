package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.PanelLot;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
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
        List<String> panelParts) {
    /** Somebody's hidden number. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PromiseView(
            IdentityView by, String commitment, @Nullable String revealed) {}

    static LotView of(PanelLot lot) {
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
                        .toList());
    }
}
