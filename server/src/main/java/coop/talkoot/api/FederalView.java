package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.FederalPart;
import coop.talkoot.governance.FederalResult;
import coop.talkoot.governance.method.Counts;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What ties a vote to those of other groups. {@code mode} and {@code weighting} are null where it was put to no member
 * groups; {@code partOf} is the federation's vote of which it is one group's part, and {@code partOfId} its id if it is
 * known here. {@code modes} and {@code groups} are missing before the close. Weights are in thousandths of a vote.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record FederalView(
        String decisionId,
        @Nullable String mode,
        @Nullable String weighting,
        boolean isDouble,
        @Nullable String partOf,
        @Nullable String partOfId,
        List<Part> parts,
        @Nullable Map<String, Count> modes,
        @Nullable Count groups) {

    /** One member group; {@code people} and what follows is null before the close. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Part(
            IdentityView group,
            String state,
            String because,
            @Nullable String decisionId,
            long contribution,
            boolean isAffected,
            @Nullable String standing,
            @Nullable Long people,
            @Nullable Long unclippedWeight,
            @Nullable Long weight) {}

    /** What one way of counting comes to. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Count(String outcome, List<String> selected, long cast, long rollWeight, List<Line> lines) {}

    /** One possible answer. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(String choice, long amount, long weight, long people) {}

    static FederalView of(
            Decision decision, List<FederalPart> parts, @Nullable Decision whole, @Nullable FederalResult result) {
        var rule = decision.terms().federal().rule();
        Map<String, FederalResult.Line> lines = result == null
                ? Map.of()
                : result.parts().stream().collect(Collectors.toMap(FederalResult.Line::group, line -> line));
        return new FederalView(
                Long.toString(decision.id()),
                rule == null ? null : DecisionViews.word(rule.mode()),
                rule == null ? null : DecisionViews.word(rule.weighting()),
                rule != null && rule.isDouble(),
                decision.terms().federal().partOf(),
                whole == null ? null : Long.toString(whole.id()),
                parts.stream()
                        .map(part -> part(part, lines.get(part.child().uri())))
                        .toList(),
                result == null ? null : modes(result),
                result == null || result.groups() == null ? null : count(result.groups()));
    }

    private static Part part(FederalPart part, FederalResult.@Nullable Line line) {
        return new Part(
                IdentityView.of(part.child()),
                DecisionViews.word(part.state()),
                part.because(),
                part.partId() == null ? null : Long.toString(part.partId()),
                part.contribution(),
                part.isAffected(),
                line == null ? null : DecisionViews.word(line.standing()),
                line == null ? null : (Long) line.people(),
                line == null ? null : (Long) line.unclipped(),
                line == null ? null : (Long) line.weight());
    }

    private static Map<String, Count> modes(FederalResult result) {
        var modes = new TreeMap<String, Count>();
        result.modes().forEach((mode, each) -> modes.put(DecisionViews.word(mode), count(each)));
        return modes;
    }

    private static Count count(FederalResult.Count count) {
        return new Count(
                DecisionViews.word(count.outcome()),
                count.selected(),
                count.cast(),
                count.rollWeight(),
                count.lines().stream().map(FederalView::line).toList());
    }

    private static Line line(Counts.Line line) {
        return new Line(line.choice(), line.amount(), line.weight(), line.people());
    }
}
