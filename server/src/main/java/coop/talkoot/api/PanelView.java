package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.agreement.PanelDraw;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A dispute of two other co-ops, as somebody sees it who was drawn for its panel; {@code told} in lines. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PanelView(String id, String title, String told, String until, DisputeView.@Nullable RemedyView remedy) {
    static PanelView of(PanelDraw draw) {
        return new PanelView(
                Long.toString(draw.id()),
                draw.title(),
                draw.told(),
                draw.until().toString(),
                DisputeView.RemedyView.of(draw.remedy()));
    }
}
