package coop.talkoot.web;

import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import java.util.Map;

/** A refusal that names a value as the domain does, for a form whose field is called otherwise. */
final class Renamed {
    private Renamed() {}

    static Refused of(Refused refused, Map<String, String> fields) {
        return refused.refusal() instanceof Refusal.Invalid invalid && fields.containsKey(invalid.field())
                ? Refused.invalid(fields.getOrDefault(invalid.field(), invalid.field()), invalid.sentence())
                : refused;
    }
}
