package coop.talkoot.web.view.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a ballot is in.
 *
 * @param said what stands on it, in words; empty where it is not shown again
 * @param tracker the name of the ballot in the count file, null for an open one
 * @param hash of the ballot as it was taken, null where there is none
 * @param viaDelegate who voted in one's place, null for one's own ballot
 * @param changeHref where it can be changed, null once that is over
 * @param checkHref where it is looked up in the count, null before the close
 */
public record Receipt(
        Instant at,
        List<String> said,
        @Nullable String tracker,
        @Nullable String hash,
        @Nullable String viaDelegate,
        @Nullable String changeHref,
        @Nullable String checkHref) {
    public Receipt {
        said = List.copyOf(said);
    }

    /** The tracker in groups of four, to be read aloud. */
    public String trackerInGroups() {
        return tracker == null ? "" : tracker.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
