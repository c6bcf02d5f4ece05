package coop.talkoot.web.view;

import coop.talkoot.platform.Texts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a listing says beyond its text. Empty strings where nothing was said. */
public record Terms(
        KindLook kind,
        @Nullable BigDecimal quantity,
        String unit,
        String inReturn,
        String place,
        @Nullable Instant due,
        @Nullable Instant openUntil) {

    /** Whether the amount says the kind already: three hours are given for three hours. */
    public boolean isCountedInHours() {
        return kind == KindLook.TIME_CREDIT && quantity != null;
    }

    /** Quantity and unit as people write them, or an empty string. */
    public String amount(Texts texts) {
        if (quantity == null) {
            return "";
        }
        var format = NumberFormat.getInstance(texts.locale());
        format.setMaximumFractionDigits(6);
        var number = format.format(quantity);
        var known = "unit." + unit;
        return texts.has(known) ? texts.say(known, quantity, number) : number + " " + unit;
    }
}
