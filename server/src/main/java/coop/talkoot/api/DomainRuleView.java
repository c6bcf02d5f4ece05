package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.moderation.DomainRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** What was decided about a server; severity in the words of Mastodon's lists. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DomainRuleView(
        String id,
        String domain,
        String severity,
        boolean rejectMedia,
        boolean rejectReports,
        String publicComment,
        String privateComment,
        boolean obfuscate,
        String createdAt,
        String updatedAt) {
    static DomainRuleView of(DomainRule rule) {
        var terms = rule.terms();
        return new DomainRuleView(
                String.valueOf(rule.id()),
                rule.host().text(),
                terms.severity().name().toLowerCase(Locale.ROOT),
                terms.rejectsMedia(),
                terms.rejectsReports(),
                terms.publicComment(),
                terms.privateComment(),
                terms.isObfuscated(),
                rule.createdAt().toString(),
                rule.updatedAt().toString());
    }
}
