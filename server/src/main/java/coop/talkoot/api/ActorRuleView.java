package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.moderation.ActorRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** Somebody who is limited or suspended by themselves. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ActorRuleView(String id, IdentityView identity, String measure, String reason, String createdAt) {
    static ActorRuleView of(ActorRule rule) {
        return new ActorRuleView(
                String.valueOf(rule.id()),
                IdentityView.of(rule.actor()),
                rule.measure().name().toLowerCase(Locale.ROOT),
                rule.reason(),
                rule.createdAt().toString());
    }
}
