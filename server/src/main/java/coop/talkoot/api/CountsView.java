package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.find.Counts;
import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How many offers and needs fit, and how many would with another choice; least figures unless {@code isAll}. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record CountsView(
        int total, Map<String, Integer> purposes, Map<String, Integer> kinds, int withPicture, boolean isAll) {
    static CountsView of(Counts counts) {
        var purposes = new LinkedHashMap<String, Integer>();
        for (var purpose : Purpose.values()) {
            purposes.put(purpose.name().toLowerCase(Locale.ROOT), counts.of(purpose));
        }
        var kinds = new LinkedHashMap<String, Integer>();
        for (var kind : ExchangeKind.values()) {
            kinds.put(kind.name().toLowerCase(Locale.ROOT), counts.of(kind));
        }
        return new CountsView(counts.total(), purposes, kinds, counts.withPicture(), counts.isAll());
    }
}
