package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/**
 * What one member does in a drawing of their group ({@code context}), or whether they may be drawn for its panels
 * ({@code context} is the group): one of these.
 */
public record TalkootLotAnswer(
        ObjectCore core,
        @Nullable Boolean willing,
        @Nullable String part,
        @Nullable String commitment,
        @Nullable String number,
        @Nullable String publicNumber,
        @Nullable Boolean declines)
        implements ActivityObject.OfLot {
    @Override
    public String type() {
        return "LotAnswer";
    }
}
