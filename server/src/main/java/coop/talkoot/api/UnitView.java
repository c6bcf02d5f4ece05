package coop.talkoot.api;

import coop.talkoot.ledger.Unit;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** What a co-op counts in; amounts everywhere are whole minor units of it. */
@Serdeable
record UnitView(
        String id, String groupId, String name, String kind, int decimals, LimitsView limits, String createdAt) {
    static UnitView of(Unit unit) {
        return new UnitView(
                Long.toString(unit.id()),
                Long.toString(unit.groupId()),
                unit.name(),
                unit.kind().name().toLowerCase(Locale.ROOT),
                unit.decimals(),
                LimitsView.of(unit.limits()),
                unit.createdAt().toString());
    }
}
