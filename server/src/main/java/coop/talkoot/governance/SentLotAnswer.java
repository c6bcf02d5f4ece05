package coop.talkoot.governance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody here did in a drawing of another server's group, which alone can say whether it counts.
 *
 * @param lotId null where it is about all drawings of the group
 * @param answer null while that server has not answered
 */
public record SentLotAnswer(
        String uri,
        long groupId,
        @Nullable Long lotId,
        long actorId,
        LotDeed deed,
        Instant sentAt,
        @Nullable Answer answer) {
    /**
     * What that server said.
     *
     * @param words its reason when it refused, else empty
     */
    public record Answer(boolean isAccepted, String words, Instant at) {}

    /** As {@link LotDeed#kind()}. */
    public String kind() {
        return deed.kind();
    }

    /** It was said that it does not count. */
    public boolean isRefused() {
        return answer != null && !answer.isAccepted();
    }
}
