package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.Adoption;
import coop.talkoot.governance.Advice;
import coop.talkoot.governance.Bound;
import coop.talkoot.governance.Bylaws;
import coop.talkoot.governance.BylawsText;
import coop.talkoot.governance.Floor;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a federation advises a group, beside what the group has.
 *
 * @param adopted the latest of each part, of whatever version
 * @param floors each beside the group's own charter
 * @param amendment the group's charter as it would be if it met all of them; null where it does, or nothing is advised
 * @param motionId of an amendment under way that takes this version on
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AdviceView(
        IdentityView parent,
        @Nullable PolicyVersionView version,
        List<AdoptionView> adopted,
        List<Compared> floors,
        @Nullable Map<String, Object> amendment,
        @Nullable String motionId) {
    /** {@code yours} is a whole number or a fraction, in the unit of the floor; null where it has no end. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Compared(
            String floor,
            @Nullable String yours,
            @Nullable Integer least,
            @Nullable Integer most,
            boolean isMet) {
        static Compared of(Floor floor, Bound bound, Bylaws rules) {
            var amount = floor.in(rules);
            var yours = amount.isWhole() ? Long.toString(amount.whole()) : amount.num() + "/" + amount.den();
            return new Compared(
                    floor.written(),
                    amount.isEndless() ? null : yours,
                    bound.least(),
                    bound.most(),
                    floor.isMet(rules, bound));
        }
    }

    static AdviceView of(Advice advice, Bylaws rules) {
        var version = advice.version();
        var motion = advice.motionId();
        var isMet = version == null || version.policies().areMetBy(rules);
        return new AdviceView(
                IdentityView.of(advice.parent()),
                version == null ? null : PolicyVersionView.of(version),
                advice.adopted().values().stream()
                        .sorted(Comparator.comparing(Adoption::part))
                        .map(AdoptionView::of)
                        .toList(),
                version == null
                        ? List.of()
                        : version.policies().floors().entrySet().stream()
                                .map(floor -> Compared.of(floor.getKey(), floor.getValue(), rules))
                                .toList(),
                isMet || version == null
                        ? null
                        : BylawsText.tree(version.policies().metBy(rules)),
                motion == null ? null : motion.toString());
    }
}
