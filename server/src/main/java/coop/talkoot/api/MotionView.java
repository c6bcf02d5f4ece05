package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.BylawsText;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.PoliciesText;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a member put to their group; {@code amendment} is a charter as it would be, {@code policies} what it would advise. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record MotionView(
        PostView post,
        IdentityView group,
        String type,
        String state,
        @Nullable IdentityView subject,
        @Nullable String affiliating,
        @Nullable SendingView sending,
        @Nullable Map<String, Object> amendment,
        @Nullable Map<String, Object> policies,
        @Nullable String adoptsId,
        List<String> options,
        int seats,
        int supporters) {
    static MotionView of(Motion motion, PostView post) {
        var subject = motion.subject();
        var amendment = motion.terms().amendment();
        var affiliating = motion.terms().affiliating();
        var sending = motion.terms().sending();
        var policies = motion.terms().policies();
        var adopts = motion.terms().adopts();
        return new MotionView(
                post,
                IdentityView.of(motion.group()),
                motion.terms().type().name().toLowerCase(Locale.ROOT),
                motion.state().name().toLowerCase(Locale.ROOT),
                subject == null ? null : IdentityView.of(subject),
                affiliating == null ? null : affiliating.name().toLowerCase(Locale.ROOT),
                sending == null ? null : SendingView.of(sending),
                amendment == null ? null : BylawsText.tree(amendment),
                policies == null ? null : PoliciesText.tree(policies),
                adopts == null ? null : adopts.toString(),
                motion.terms().options(),
                motion.terms().seats(),
                motion.supporters());
    }
}
